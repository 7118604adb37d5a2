import type { NowView } from "../data/view.ts";

const DAY_MILLISECONDS = 86_400_000;

type Window = { readonly from?: string; readonly to?: string };

/** The time that is looked at around a moment: a day to either side, unless the reader chose; of the present the last day. */
export function windowOf({ at, from, to, known }: Pick<NowView, "at" | "from" | "to" | "known">): Window {
  if (at === undefined) return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const moment = Date.parse(at);
  const end = known === "then" ? at : new Date(moment + DAY_MILLISECONDS).toISOString();
  return { from: from ?? new Date(moment - DAY_MILLISECONDS).toISOString(), to: to ?? end };
}
