import { canonicalJson } from "../platform/canonical-json.ts";
import { aheadOf, isTooFarAhead } from "../platform/clock-skew.ts";
import { AppError, refusal } from "../platform/errors.ts";
import { type Head, type Stamped, stamp } from "../platform/ledger/stamp.ts";
import type { Offence } from "../platform/offences.ts";
import { type NodeEvent, entryOf } from "./event.ts";

export type Batch = {
  readonly events: readonly NodeEvent[];
  /** How a reader finds an event in what it sent: `[3]` in a list, nothing where it sent one. */
  readonly placeOf: (index: number) => string;
};

export type Known = {
  readonly head: Head;
  /** What is stored under the events' ids, as far as any of them is. */
  readonly contentById: ReadonlyMap<string, string>;
  /** Nodes that no stored version has. */
  readonly unknownNodes: ReadonlySet<string>;
};

/** Which events of a batch are new, stamped. All or nothing: 422 names every offence, 409 every id that is taken. */
export function acceptBatch(batch: Batch, known: Known): Stamped {
  const { fresh, conflicts } = sortOut(batch, known.contentById);
  const offences = fresh.flatMap((place) => offencesIn(place, known));
  const stamped = stamp(
    known.head,
    fresh.map(({ event }) => entryOf(event)),
    (index) => fresh[index]?.at("recordedAt") ?? "",
  );
  const refused = [...offences, ...stamped.offences];
  if (refused.length > 0) throw refusal(refused);
  if (conflicts.length > 0) throw new AppError("conflict", conflicts[0]?.message ?? "", conflicts);
  return stamped;
}

type Placed = { readonly event: NodeEvent; readonly at: (field: string) => string };

/** The same id with the same content is one event, however often it is sent; with another content it is a conflict. */
function sortOut(
  { events, placeOf }: Batch,
  earlier: ReadonlyMap<string, string>,
): { readonly fresh: readonly Placed[]; readonly conflicts: readonly Offence[] } {
  const contentById = new Map<string, string>();
  const fresh: Placed[] = [];
  const conflicts: Offence[] = [];
  for (const [index, event] of events.entries()) {
    const at = (field: string): string => [placeOf(index), field].filter((part) => part !== "").join(".");
    const content = contentOf(event);
    const known = contentById.get(event.id) ?? earlier.get(event.id);
    if (known === undefined) fresh.push({ event, at });
    else if (known !== content)
      conflicts.push({ path: at("id"), message: `event "${event.id}" is stored with another content` });
    contentById.set(event.id, known ?? content);
  }
  return { fresh, conflicts };
}

/** What makes an event the same as another of its id. */
export function contentOf({
  node,
  state,
  capacity,
  occurredAt,
  reason,
  source,
}: Omit<NodeEvent, "recordedAt">): string {
  return canonicalJson([node, state, capacity ?? null, occurredAt, reason ?? null, source ?? null]);
}

function offencesIn({ event, at }: Placed, { head, unknownNodes }: Known): readonly Offence[] {
  const isAhead = isTooFarAhead(event.occurredAt, head);
  return [
    ...(unknownNodes.has(event.node)
      ? [{ path: at("node"), message: `no node "${event.node}" in any stored inventory` }]
      : []),
    ...(isAhead ? [{ path: at("occurredAt"), message: aheadOf(head) }] : []),
  ];
}
