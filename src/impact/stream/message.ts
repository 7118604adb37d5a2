import type { Answered } from "../answered.ts";

/** An estimate as those who listen are sent it. */
export type Message = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the last entry that it stands on. */
  readonly sequence: number;
  /** Differs where the estimate does. */
  readonly etag: string;
};

const TEXT = new TextEncoder();

/** One server-sent event. An estimate as JSON is a single line. */
export function messageOf({ bytes, sequence, etag }: Answered): Message {
  const head = TEXT.encode(`event: impact\nid: ${sequence}\ndata: `);
  const framed = new Uint8Array(head.length + bytes.length + 2);
  framed.set(head);
  framed.set(bytes, head.length);
  framed.fill("\n".charCodeAt(0), head.length + bytes.length);
  return { bytes: framed, sequence, etag };
}

/** Says nothing but that the connection lives. */
export const COMMENT = TEXT.encode(": still here\n\n");
