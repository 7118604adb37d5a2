import type { Problem } from "../data/ask.ts";
import type { Words } from "../words/index.ts";

/** Nothing went wrong: there is nothing yet. */
export const NO_INVENTORY = "/problems/no-inventory";

type Told = { readonly title: string; readonly detail: string };

/** What a reader is told of what went wrong: what it means for them, else what the service says. */
export function problemInWords({ type, status, title, detail }: Problem, words: Words["frame"]["problem"]): Told {
  if (type === NO_INVENTORY) return { title: words.noInventory, detail: words.noInventoryDetail };
  switch (status) {
    case 0:
      return { title: words.unreachable, detail: words.unreachableDetail };
    case 503:
      return { title: words.silent, detail: words.silentDetail };
    case 403:
      return { title: words.forbidden, detail };
    default:
      return { title, detail };
  }
}
