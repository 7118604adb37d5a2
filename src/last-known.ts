import type { DurableObjectState, DurableObjectStorage } from "@cloudflare/workers-types";
import { z } from "zod";

/** Of what is kept: under which key, what it is, when it was known to hold, until when anybody wants it. */
export const Label = z.object({ key: z.string(), tag: z.string(), at: z.coerce.number(), until: z.coerce.number() });
export type Label = z.infer<typeof Label>;

/** Beyond so many keys the one that was known to hold the longest ago is dropped. */
const MOST_KEPT = 500;

/** A value of a Durable Object's database has at most 2 MB. */
const MOST_BYTES_OF_A_PART = 1_500_000;

const SCHEMA = `
  create table if not exists kept (key text primary key, tag text not null, at integer not null, until integer not null);
  create table if not exists parts (key text not null, number integer not null, bytes blob not null, primary key (key, number));
`;

/** Rows of it are older than the n that were known last, or wanted no more. */
const DROPPED =
  "select key from kept where until < ? union select key from (select key from kept order by at desc limit -1 offset ?)";

/**
 * A Durable Object that keeps what was last known, each under a key, for isolates that have just begun. It never goes back:
 * what was known earlier than what it keeps changes nothing.
 * GET gives what is kept under a key; PATCH says that it still held (404: it keeps something else); PUT replaces it.
 */
export class LastKnown {
  readonly #storage: DurableObjectStorage;

  constructor({ storage }: Pick<DurableObjectState, "storage">) {
    this.#storage = storage;
    storage.sql.exec(SCHEMA);
  }

  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") return this.#get(searchParams.get("key") ?? "");
    const label = Label.parse(Object.fromEntries(searchParams));
    if (request.method === "PATCH") return new Response(null, { status: this.#confirm(label) ? 204 : 404 });
    const bytes = await request.arrayBuffer();
    this.#storage.transactionSync(() => this.#replace(label, bytes));
    return new Response(null, { status: 204 });
  }

  #get(key: string): Response {
    const { sql } = this.#storage;
    const [kept] = sql.exec<{ at: number }>("select at from kept where key = ? and until >= ?", key, Date.now());
    if (kept === undefined) return new Response(null, { status: 404 });
    const parts = sql.exec<{ bytes: ArrayBuffer }>("select bytes from parts where key = ? order by number", key);
    return new Response(new Blob([...parts].map(({ bytes }) => bytes)), { headers: { "x-at": String(kept.at) } });
  }

  /** Whether there is nothing more to say: it keeps this, or something later. */
  #confirm({ key, tag, at, until }: Label): boolean {
    const { sql } = this.#storage;
    sql.exec("update kept set at = ?, until = ? where key = ? and tag = ? and at < ?", at, until, key, tag, at);
    return [...sql.exec("select 1 from kept where key = ? and (tag = ? or at > ?)", key, tag, at)].length > 0;
  }

  #replace(label: Label, bytes: ArrayBuffer): void {
    if (this.#confirm(label)) return;
    const { sql } = this.#storage;
    const { key, tag, at, until } = label;
    sql.exec("delete from parts where key = ?", key);
    sql.exec("insert or replace into kept values (?, ?, ?, ?)", key, tag, at, until);
    for (let start = 0, number = 0; start < bytes.byteLength; start += MOST_BYTES_OF_A_PART, number += 1)
      sql.exec("insert into parts values (?, ?, ?)", key, number, bytes.slice(start, start + MOST_BYTES_OF_A_PART));
    const dropped = [...sql.exec<{ key: string }>(DROPPED, Date.now(), MOST_KEPT)];
    for (const { key: old } of dropped) {
      sql.exec("delete from parts where key = ?", old);
      sql.exec("delete from kept where key = ?", old);
    }
  }
}
