import { type Instant, compareInstants } from "../platform/instant.ts";
import { closingsIn } from "./records/decisions/decision.ts";
import type { IncidentRecord } from "./records/record.ts";
import type { Track } from "./track/track.ts";

/** open: somebody is hit. recovering: nobody is by the nodes; that customers are back is not confirmed. closed: it is. */
export type IncidentState = "open" | "recovering" | "closed";

/** Where an incident stands, and who says that it is over. */
export type Standing = {
  readonly state: IncidentState;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
};

/** By counts of registered subscribers, and by no person. */
const BY_REGISTRATIONS = "registrations";

/** `confirmed`: when counts of subscribers showed that they were back. A blip needs nobody to close it. */
export function standingOf(
  { to, openedAt }: Pick<Track, "to" | "openedAt">,
  records: readonly IncidentRecord[],
  confirmed: Instant | undefined,
): Standing {
  if (to === undefined) return { state: "open", closedAt: null, closedBy: null };
  if (openedAt === undefined) return { state: "closed", closedAt: to, closedBy: null };
  const closing = closingOf({ to }, records);
  if (closing !== undefined)
    return { state: "closed", closedAt: closing.recordedAt, closedBy: closing.content.confirmedBy };
  if (confirmed === undefined) return { state: "recovering", closedAt: null, closedBy: null };
  return { state: "closed", closedAt: confirmed, closedBy: BY_REGISTRATIONS };
}

/** By whom it was closed, first, since nobody was hit any more. */
export function closingOf({ to }: { readonly to: Instant }, records: readonly IncidentRecord[]) {
  return closingsIn(records).find(({ recordedAt }) => compareInstants(recordedAt, to) >= 0);
}
