import type { Impact } from "./answer.ts";

/** An estimate as a document of some kind; `renderings/` has one file for each. */
export type Rendering = {
  readonly mediaType: string;
  readonly render: (impact: Impact & { readonly estimateId: string | null }) => string;
};
