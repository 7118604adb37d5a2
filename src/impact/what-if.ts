import { z } from "zod";
import type { Moment } from "../alarms/moment.ts";
import type { NodeState, NodeStates } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { Select, selectNodes } from "../inventory/select.ts";
import { refusal } from "../platform/errors.ts";
import { InstantText } from "../platform/instant.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";

const Share = z.number().min(0, "must be 0 to 1").max(1, "must be 0 to 1");

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

/**
 * The network as a question supposes it; 422 for a node that is not there and for a selection of none. What is supposed of a
 * node is not held up by a silence, and what is supposed by name not by a declaration either.
 */
export function suppose(moment: Moment, question: WhatIf): Moment {
  const { states: named = {}, select, onTopOfNow } = question;
  const selected = select === undefined ? [] : selectNodes(moment.document.nodes, select);
  refuseUnknown(moment, { named, isEmpty: select !== undefined && selected.length === 0 });
  const present: NodeStates = onTopOfNow ? moment.states : new Map();
  const states = new Map([
    ...present,
    ...selected.map((node): readonly [string, NodeState] => [node, 0]),
    ...Object.entries(named).map(([node, state]): readonly [string, NodeState] => [
      node,
      stateOf(state, present.get(node)),
    ]),
  ]);
  const isSupposed = (node: string): boolean => Object.hasOwn(named, node) || selected.includes(node);
  const isUnknown = (node: string): boolean => typeof states.get(node) === "object";
  const seen = onTopOfNow ? moment.seen : new Set(moment.behind.nodes.map(({ id }) => id));
  const supposed = [...states.keys()].filter(isSupposed);
  return {
    ...moment,
    states,
    seen: new Set([...seen, ...supposed].filter((node) => !isUnknown(node))),
    blind: onTopOfNow ? withoutNodes(moment.blind, isSupposed) : [],
    declarations: onTopOfNow ? withoutNamed(moment.declarations, named) : [],
  };
}

type Named = NonNullable<WhatIf["states"]>;

function refuseUnknown(
  { document }: Moment,
  { named, isEmpty }: { readonly named: Named; readonly isEmpty: boolean },
): void {
  const known = new Set(document.nodes.map(({ id }) => id));
  const offences: readonly Offence[] = [
    ...Object.keys(named).flatMap((node) =>
      known.has(node) ? [] : [{ path: formatPath(["states", node]), message: `no node "${node}"` }],
    ),
    ...(isEmpty ? [{ path: "select", message: "fits no node" }] : []),
  ];
  if (offences.length > 0) throw refusal(offences);
}

function withoutNodes(blind: Moment["blind"], isSupposed: (node: string) => boolean): Moment["blind"] {
  return blind
    .map((silence) => ({ ...silence, nodes: silence.nodes.filter((node) => !isSupposed(node)) }))
    .filter(({ nodes }) => nodes.length > 0);
}

function withoutNamed(declarations: Moment["declarations"], named: Named): Moment["declarations"] {
  return declarations.map(({ declaration, declared }) => {
    const { of } = declared;
    if (!("nodes" in of)) return { declaration, declared };
    const nodes = new Set([...of.nodes].filter((node) => !Object.hasOwn(named, node)));
    return { declaration, declared: { ...declared, of: { nodes } } };
  });
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
