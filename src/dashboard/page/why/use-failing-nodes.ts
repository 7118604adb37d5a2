import { useMemo } from "preact/hooks";
import type { AnyImpact } from "../data/answers.ts";
import { askForNodes } from "../data/all-nodes.ts";
import { useAnswer } from "../data/use-asked.ts";
import { usePaced } from "../data/use-paced.ts";
import { type FailingNode, failingNode, supposedNodes } from "./node-groups.ts";

const FAILING = "down,degraded,unknown";

/** What is known of the nodes that fail, as of the same moment as the figures; of a supposition, as it supposes. */
export function useFailingNodes(impact: AnyImpact): ReadonlyMap<string, FailingNode> {
  const { at, knownAt, estimateId } = impact;
  const moment = usePaced(`${at} ${knownAt}`);
  const isNeeded = estimateId !== null && impact.causes.some(({ nodes }) => nodes.length > 0);
  const { answer, problem } = useAnswer(
    isNeeded ? moment : undefined,
    async (_, signal) => await askForNodes({ at, knownAt, state: FAILING }, signal),
  );
  // Where they cannot be asked for they are called by their ids: how those of another moment were would be wrong.
  const nodes = problem === undefined ? answer : undefined;
  const known = useMemo(() => new Map(nodes?.map((node) => [node.id, failingNode(node)])), [nodes]);
  return "states" in impact ? supposedNodes(impact.states) : known;
}
