import type { NetworkNode, Nodes } from "../data/answers.ts";

type Page = Pick<Nodes, "nodes" | "next">;

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
