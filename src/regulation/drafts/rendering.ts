import type { Draft } from "./draft.ts";

/** What is rendered: a draft, or one that was filed. */
export type Document = Draft & {
  /** Of a filing: to whom, when, how. */
  readonly filed: string | null;
};

/** A draft as a document of some kind; `renderings/` has one file for each. */
export type Rendering = {
  readonly mediaType: string;
  /** How a file of it ends. */
  readonly extension: string;
  readonly render: (document: Document) => Promise<string | Uint8Array<ArrayBuffer>>;
};
