import { z } from "zod";
import type { Moment } from "../alarms/moment.ts";
import type { NodeState, NodeStates } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { refusal } from "../platform/errors.ts";
import { InstantText, compareInstants, toInstant } from "../platform/instant.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { MOST_ALTERNATIVES } from "../platform/query.ts";
import { text } from "../platform/text.ts";

function listOf<Item extends z.ZodType>(item: Item) {
  const tooLong = `must not hold more than ${MOST_ALTERNATIVES}`;
  return z.array(item).min(1, "must not be an empty list").max(MOST_ALTERNATIVES, tooLong);
}
const Wanted = z.union([text(500), listOf(text(500))], { error: "must be a text or a list of texts" });
const WantedTime = z.union([InstantText, listOf(InstantText)], {
  error: "must be an RFC 3339 time with an offset, or a list of them",
});
const Share = z.number().min(0, "must be 0 to 1").max(1, "must be 0 to 1");

/** Nodes by what they have in common; every field must fit, each by one of its values. */
const Select = z
  .strictObject({
    function: Wanted.optional(),
    vendor: Wanted.optional(),
    product: Wanted.optional(),
    softwareRelease: Wanted.optional(),
    site: Wanted.optional(),
    certificateExpiresBefore: WantedTime.optional(),
  })
  .refine((select) => Object.keys(select).length > 0, "must name at least one field");

export const WhatIf = z.strictObject({
  states: z
    .record(
      z.string(),
      z.union([z.enum(["up", "down", "unknown"]), Share], {
        error: 'must be "up", "down", "unknown" or a share from 0 to 1',
      }),
    )
    .optional(),
  select: Select.optional(),
  /** Whether every other node is as it is now; else it is up. */
  onTopOfNow: z.boolean().default(false),
  at: InstantText.optional(),
  knownAt: InstantText.optional(),
});
z.globalRegistry.add(WhatIf, { id: "WhatIf" });
export type WhatIf = z.infer<typeof WhatIf>;

type AskedState = NonNullable<WhatIf["states"]>[string];

/** The node states that a question supposes; 422 for a node that is not there and for a selection of none. */
export function suppose(moment: Moment, question: WhatIf): NodeStates {
  const { states = {}, select, onTopOfNow } = question;
  const selected = select === undefined ? [] : selectNodes(moment.document, select);
  const known = new Set(moment.document.nodes.map(({ id }) => id));
  const offences: readonly Offence[] = [
    ...Object.keys(states).flatMap((node) =>
      known.has(node) ? [] : [{ path: formatPath(["states", node]), message: `no node "${node}"` }],
    ),
    ...(select !== undefined && selected.length === 0 ? [{ path: "select", message: "fits no node" }] : []),
  ];
  if (offences.length > 0) throw refusal(offences);
  const present: NodeStates = onTopOfNow ? moment.states : new Map();
  return new Map([
    ...present,
    ...selected.map((node): readonly [string, NodeState] => [node, 0]),
    ...Object.entries(states).map(([node, state]): readonly [string, NodeState] => [
      node,
      stateOf(state, present.get(node)),
    ]),
  ]);
}

/** A node that is supposed unknown was last known as it is now. */
function stateOf(asked: AskedState, present: NodeState | undefined): NodeState {
  if (typeof asked === "number") return asked;
  if (asked !== "unknown") return asked === "up" ? 1 : 0;
  return { unknown: true, lastKnown: typeof present === "object" ? present.lastKnown : (present ?? 1) };
}

/** The states, of nodes that may be seen, as a reader gives them. */
export function describeStates(states: NodeStates, { nodes }: Inventory): Readonly<Record<string, AskedState>> {
  const seen = new Set(nodes.map(({ id }) => id));
  return Object.fromEntries(
    [...states].filter(([node]) => seen.has(node)).map(([node, state]) => [node, describeState(state)]),
  );
}

function describeState(state: NodeState): AskedState {
  if (typeof state === "object") return "unknown";
  if (state === 0) return "down";
  return state === 1 ? "up" : state;
}

function selectNodes({ nodes }: Inventory, select: z.infer<typeof Select>): readonly string[] {
  const { certificateExpiresBefore, ...wanted } = select;
  const befores = certificateExpiresBefore === undefined ? undefined : [certificateExpiresBefore].flat();
  const fits = (node: Inventory["nodes"][number]): boolean =>
    isOneOf(wanted.function, node.function) &&
    isOneOf(wanted.vendor, node.vendor) &&
    isOneOf(wanted.product, node.product) &&
    isOneOf(wanted.softwareRelease, node.softwareRelease) &&
    isOneOf(wanted.site, node.site) &&
    (befores === undefined || befores.some((before) => isBefore(node.certificateExpiresAt, before)));
  return nodes.filter(fits).map(({ id }) => id);
}

function isOneOf(wanted: string | readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && [wanted].flat().includes(value));
}

/** A date means its first moment. */
function isBefore(dateOrTime: string | undefined, before: string): boolean {
  if (dateOrTime === undefined) return false;
  const expires = toInstant(dateOrTime) ?? toInstant(`${dateOrTime}T00:00:00Z`);
  return expires !== undefined && compareInstants(expires, before) < 0;
}
