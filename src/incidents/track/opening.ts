import { type Instant, compareInstants, plusSeconds } from "../../platform/instant.ts";
import type { IncidentSettings } from "./step.ts";

/** How near an incident is to being opened. `since`: from when enough customers are hit without a break, by the settings of then. */
export type Opening =
  | { readonly openedAt: Instant }
  | { readonly since: Instant; readonly settings: IncidentSettings }
  | undefined;

/** What is so until `at` is settled, then it goes on with what is so from `at` on. */
export function continueOpening(opening: Opening, at: Instant, now: Hit): Opening {
  const settled = settleOpening(opening, at);
  if (settled !== undefined && "openedAt" in settled) return settled;
  const settings = settled?.settings ?? now.settings;
  if (isEnough(now.hit, settings)) return { since: settled?.since ?? at, settings };
  // What is no longer enough by the settings of then may be by those of now.
  return isEnough(now.hit, now.settings) ? { since: at, settings: now.settings } : undefined;
}

/** `hit`: customers. */
type Hit = { readonly hit: number; readonly settings: IncidentSettings };

/** Opened where the stretch has lasted long enough at `at`. */
export function settleOpening(opening: Opening, at: Instant): Opening {
  if (opening === undefined || "openedAt" in opening) return opening;
  const openedAt = opensAt(opening);
  return openedAt !== undefined && compareInstants(openedAt, at) <= 0 ? { openedAt } : opening;
}

/** When it is opened if nothing changes; undefined where it is already, or too few are hit. */
export function opensAt(opening: Opening): Instant | undefined {
  if (opening === undefined || "openedAt" in opening) return undefined;
  return plusSeconds(opening.since, opening.settings.incidentLeastSeconds);
}

/** Where the least is nobody, somebody still has to be hit. */
function isEnough(hit: number, { incidentLeastCustomers }: IncidentSettings): boolean {
  return hit >= Math.max(1, incidentLeastCustomers);
}
