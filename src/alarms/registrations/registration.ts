import { z } from "zod";
import { type Instant, InstantText, compareInstants, secondsBetween } from "../../platform/instant.ts";
import type { Entry, NewEntry } from "../../platform/ledger/stamp.ts";
import { type Model, nodesBehind } from "../../engine/index.ts";

/** How many subscribers a node said were attached to it: the last good number, since a dead node says nothing more. */
export const NewRegistration = z
  .strictObject({
    count: z.int({ error: "must be a whole number" }).min(0, "must not be negative"),
    observedAt: InstantText,
    recordedAt: InstantText.optional(),
  })
  .meta({ id: "NewRegistration" });
export type NewRegistration = z.infer<typeof NewRegistration>;

export const REGISTRATION = "registration";
const RegistrationContent = z.object({ count: z.int() });

export function registrationEntry(node: string, { count, observedAt, recordedAt }: NewRegistration): NewEntry {
  const id = `${node} ${observedAt}`;
  return { kind: REGISTRATION, id, subject: node, occurredAt: observedAt, recordedAt, content: { count } };
}

export function countOf({ content }: Entry): number {
  return RegistrationContent.parse(content).count;
}

/** A pool whose members' planned capacities are replaced by what was counted at them. */
export type CountedPool = {
  readonly pool: string;
  /** In the order of the members. */
  readonly counts: readonly number[];
  readonly oldestObservedAt: Instant;
  /** Of the oldest, at the moment up to which it counts. */
  readonly ageSeconds: number;
};

/** A pool that can be counted, and up to when: what is counted after it began to fail shows who is left, not whose it is. */
export type Countable = {
  readonly pool: string;
  readonly members: readonly string[];
  readonly upTo: Instant;
  /** A node behind it fails: where none does it makes no difference whose customers are whose. */
  readonly isFailing: boolean;
};

type Partitioned = Pick<Countable, "pool" | "members"> & { readonly behind: readonly string[] };

const partitionedOf = new WeakMap<Model, readonly Partitioned[]>();

/** Pools whose members each own their customers and are nodes, with the nodes behind them. */
function partitionedPools(model: Model): readonly Partitioned[] {
  const known = partitionedOf.get(model) ?? findPartitioned(model);
  partitionedOf.set(model, known);
  return known;
}

function findPartitioned(model: Model): readonly Partitioned[] {
  return model.elements.flatMap((element, index) => {
    if (element.kind !== "pool" || element.policy !== "partitioned") return [];
    const members = element.members.map(({ element: member }) => model.elements[member]);
    if (members.some((member) => member?.kind !== "node")) return [];
    const behind = nodesBehind(model, [index]).map((node) => model.elements[node]?.id ?? "");
    return [{ pool: element.id, members: members.map((member) => member?.id ?? ""), behind }];
  });
}

/** Pools that can be counted, with since when the first node behind them fails. */
export function countablePools(
  model: Model,
  { failingSince, at }: { readonly failingSince: ReadonlyMap<string, Instant>; readonly at: Instant },
): readonly Countable[] {
  return partitionedPools(model).map(({ pool, members, behind }) => {
    const starts = behind.flatMap((node) => failingSince.get(node) ?? []);
    const upTo = starts.reduce((first, start) => (compareInstants(start, first) < 0 ? start : first), at);
    return { pool, members, upTo, isFailing: starts.length > 0 };
  });
}

/** What was counted of a pool: nothing where a member has no count, or one that is too old, or where nobody was counted. */
export function countPool(
  { pool, members, upTo }: Countable,
  last: readonly Entry[],
  maxAgeSeconds: number,
): CountedPool | undefined {
  const entryByNode = new Map(last.map((entry) => [entry.subject, entry]));
  const entries = members.flatMap((member) => entryByNode.get(member) ?? []);
  const [first] = entries.toSorted((a, b) => compareInstants(a.occurredAt, b.occurredAt));
  if (first === undefined || entries.length < members.length) return undefined;
  const ageSeconds = secondsBetween(first.occurredAt, upTo);
  const counts = entries.map(countOf);
  if (ageSeconds > maxAgeSeconds || counts.every((count) => count === 0)) return undefined;
  return { pool, counts, oldestObservedAt: first.occurredAt, ageSeconds };
}
