import { useEffect, useState } from "preact/hooks";
import type { AnyImpact } from "../data/answers.ts";
import { askForNodes } from "../data/all-nodes.ts";
import { usePaced } from "../data/use-paced.ts";
import { type FailingNode, failingNode, supposedNodes } from "./node-groups.ts";

const FAILING = "down,degraded,unknown";

/** What is known of the nodes that fail, as of the same moment as the figures; of a supposition, as it supposes. */
export function useFailingNodes(impact: AnyImpact): ReadonlyMap<string, FailingNode> {
  const { at, knownAt, estimateId } = impact;
  const [known, setKnown] = useState<ReadonlyMap<string, FailingNode>>(NONE);
  const paced = usePaced(`${at} ${knownAt}`);
  const isNeeded = estimateId !== null && impact.causes.some(({ nodes }) => nodes.length > 0);
  useEffect(() => {
    if (!isNeeded) return setKnown(NONE);
    const controller = new AbortController();
    askForNodes({ at, knownAt, state: FAILING }, controller.signal)
      .then((nodes) => setKnown(new Map(nodes.map((node) => [node.id, failingNode(node)]))))
      // They are called by their ids: how those of another moment were would be wrong.
      .catch(() => {
        if (!controller.signal.aborted) setKnown(NONE);
      });
    return () => controller.abort();
  }, [isNeeded, paced]);
  return "states" in impact ? supposedNodes(impact.states) : known;
}

const NONE: ReadonlyMap<string, FailingNode> = new Map();
