import { useEffect, useState } from "preact/hooks";
import type { NetworkNode, Nodes } from "../data/answers.ts";
import { type Problem, ask, problemOf, query } from "../data/ask.ts";
import { allPages } from "./all-pages.ts";

type Known = { readonly nodes: readonly NetworkNode[] | undefined; readonly problem: Problem | undefined };

/** All nodes that the reader may see, page by page; asked anew with another inventory. */
export function useNodes(inventoryVersion: number | undefined): Known & { readonly again: () => void } {
  const [known, setKnown] = useState<Known>({ nodes: undefined, problem: undefined });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    askForAll(signal)
      .then((nodes) => setKnown({ nodes, problem: undefined }))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const problem = problemOf(error);
        setKnown(({ nodes }) => ({ nodes, problem }));
      });
    return () => controller.abort();
  }, [inventoryVersion, turn]);
  return { ...known, again: () => setTurn((last) => last + 1) };
}

const PAGE_LIMIT = "1000";

async function askForAll(signal: AbortSignal): Promise<readonly NetworkNode[]> {
  return await allPages(
    async (after) => await ask<Nodes>(`/v1/nodes${query({ limit: PAGE_LIMIT, after })}`, { signal }),
  );
}
