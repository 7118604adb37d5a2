/** Something that a request has learnt. */
export type Learnt = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Differs where the bytes do. */
  readonly tag: string;
  /** When it was asked of the database; when the request came unless said. What was committed later may be missing. */
  readonly atMilliseconds?: number;
  /** After so long nobody wants it any more. */
  readonly keepMilliseconds?: number;
};

/** What was learnt, and since when it is not known to hold. */
export type Recalled = { readonly bytes: Uint8Array<ArrayBuffer>; readonly atMilliseconds: number };

/**
 * A memory beyond this process, as one request uses it: for those who come to a process that remembers nothing while the
 * database is silent. A key begins with the kind of what it names.
 */
export type Recall = {
  /** Keeps it unless something later is kept. Nobody waits for it, and it may be lost. */
  readonly remember: (key: string, learnt: Learnt) => void;
  /** Undefined where nothing is kept, or the memory does not say in time. */
  readonly recall: (key: string) => Promise<Recalled | undefined>;
};
