import { useEffect, useState } from "preact/hooks";
import { askForNodes } from "../data/all-nodes.ts";
import type { NetworkNode } from "../data/answers.ts";
import { type Problem, problemOf } from "../data/ask.ts";

type Known = { readonly nodes: readonly NetworkNode[] | undefined; readonly problem: Problem | undefined };

/** All nodes that the reader may see, page by page; asked anew with another inventory. */
export function useNodes(inventoryVersion: number | undefined): Known & { readonly again: () => void } {
  const [known, setKnown] = useState<Known>({ nodes: undefined, problem: undefined });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    askForNodes({}, signal)
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
