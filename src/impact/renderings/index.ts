import type { Impact } from "../impact.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";

/** An estimate as a document of some kind. */
export type Rendering = {
  readonly mediaType: string;
  readonly render: (impact: Impact & { readonly estimateId: string | null }) => string;
};

/** By the name that `?format=` gives it; the first is what is sent to those who want none in particular. */
export const renderings = { json, csv } as const;

export type Format = keyof typeof renderings;
