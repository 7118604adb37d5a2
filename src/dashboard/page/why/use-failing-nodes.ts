import { useEffect, useState } from "preact/hooks";
import type { AnyImpact } from "../data/answers.ts";
import { ask, query } from "../data/ask.ts";
import { usePaced } from "../data/use-paced.ts";
import { type FailingNode, supposedNodes } from "./node-groups.ts";

type Nodes = { readonly nodes: readonly FailingNode[]; readonly next: string | null };

const PAGE_SIZE = "1000";
/** Beyond so many pages a node is called by its id. */
const MOST_PAGES = 5;

/** What is known of the nodes that fail, as of the same moment as the figures; of a supposition, as it supposes. */
export function useFailingNodes(impact: AnyImpact): ReadonlyMap<string, FailingNode> {
  const { at, knownAt, estimateId } = impact;
  const [known, setKnown] = useState<ReadonlyMap<string, FailingNode>>(NONE);
  const paced = usePaced(`${at} ${knownAt}`);
  const isNeeded = estimateId !== null && impact.causes.some(({ nodes }) => nodes.length > 0);
  useEffect(() => {
    if (!isNeeded) return setKnown(NONE);
    const controller = new AbortController();
    findAll({ at, knownAt }, controller.signal)
      .then(setKnown)
      // They are called by their ids: how those of another moment were would be wrong.
      .catch(() => {
        if (!controller.signal.aborted) setKnown(NONE);
      });
    return () => controller.abort();
  }, [isNeeded, paced]);
  return "states" in impact ? supposedNodes(impact.states) : known;
}

const NONE: ReadonlyMap<string, FailingNode> = new Map();

async function findAll(
  when: { readonly at: string; readonly knownAt: string },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FailingNode>> {
  const found: FailingNode[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const state = "down,degraded,unknown";
    const { nodes, next } = await ask<Nodes>(`/v1/nodes${query({ ...when, state, limit: PAGE_SIZE, after })}`, {
      signal,
    });
    found.push(...nodes);
    if (next === null) break;
    after = next;
  }
  return new Map(found.map((node) => [node.id, node]));
}
