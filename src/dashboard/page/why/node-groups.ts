import type { NetworkNode, Supposition } from "../data/answers.ts";

export type NodeState = "down" | "degraded" | "unknown";

/** What is known of a node that fails. */
export type FailingNode = {
  readonly id: string;
  readonly name: string;
  readonly state: NodeState | undefined;
  /** Undefined where it is supposed. */
  readonly since: string | undefined;
};

/** As the service describes a node that was asked for since it fails. */
export function failingNode({ id, name, state, since }: NetworkNode): FailingNode {
  return { id, name, state: state === "up" ? undefined : state, since: since ?? undefined };
}

export type NodeGroup = Pick<FailingNode, "state" | "since"> & { readonly nodes: readonly FailingNode[] };

/** Nodes in the same state since the same moment, the largest group first. */
export function groupsOf(nodes: readonly string[], known: ReadonlyMap<string, FailingNode>): readonly NodeGroup[] {
  const all = nodes.map((id) => known.get(id) ?? { id, name: id, state: undefined, since: undefined });
  return [...Map.groupBy(all, ({ state, since }) => `${state} ${since}`).values()]
    .map((inside) => ({ state: inside[0]?.state, since: inside[0]?.since, nodes: inside }))
    .sort((a, b) => b.nodes.length - a.nodes.length);
}

/** The nodes that a question supposes to fail. */
export function supposedNodes(states: Supposition["states"]): ReadonlyMap<string, FailingNode> {
  return new Map(
    Object.entries(states).flatMap(([id, supposed]): [string, FailingNode][] => {
      const state = stateOf(supposed);
      return state === undefined ? [] : [[id, { id, name: id, state, since: undefined }]];
    }),
  );
}

function stateOf(supposed: Supposition["states"][string]): NodeState | undefined {
  if (typeof supposed !== "number") return supposed === "up" ? undefined : supposed;
  if (supposed === 0) return "down";
  return supposed === 1 ? undefined : "degraded";
}
