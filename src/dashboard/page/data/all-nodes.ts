import type { NetworkNode, Nodes } from "./answers.ts";
import { ask, query } from "./ask.ts";

type Page = Pick<Nodes, "nodes" | "next">;

const PAGE_LIMIT = "1000";

/** All nodes that the reader may see and that fit a query, page by page. */
export async function askForNodes(
  wanted: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly NetworkNode[]> {
  return await allPages(
    async (after) => await ask<Nodes>(`/v1/nodes${query({ ...wanted, limit: PAGE_LIMIT, after })}`, { signal }),
  );
}

/** The nodes of all pages, each asked for by the node after which it begins. */
export async function allPages(
  askForPage: (after: string | undefined) => Promise<Page>,
): Promise<readonly NetworkNode[]> {
  const all: NetworkNode[] = [];
  let after: string | undefined;
  do {
    const { nodes, next } = await askForPage(after);
    all.push(...nodes);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}
