import { z } from "zod";
import { unknownNodes } from "../inventory/repository.ts";
import type { Witness } from "../platform/app-env.ts";
import type { Db } from "../platform/database.ts";
import { append, entriesById, lockHead } from "../platform/ledger/repository.ts";
import { type Batch, acceptBatch } from "./accept.ts";
import { EVENT } from "./event.ts";

export const Accepted = z
  .strictObject({ accepted: z.int(), duplicates: z.int(), sequence: z.int() })
  .meta({ id: "Accepted" });
type Accepted = z.infer<typeof Accepted>;

/** Adds the new events of a batch to the ledger, all or none of them. */
export async function recordEvents(db: Db, batch: Batch, witness: Witness): Promise<Accepted> {
  return await db.transaction(async (tx) => {
    const head = await lockHead(tx);
    const earlier = await entriesById(
      tx,
      EVENT,
      batch.events.map(({ id }) => id),
    );
    const unknown = await unknownNodes(
      tx,
      batch.events.map(({ node }) => node),
    );
    const { entries, head: next } = acceptBatch(batch, { head, earlier, unknownNodes: unknown });
    const accepted = {
      accepted: entries.length,
      duplicates: batch.events.length - entries.length,
      sequence: next.sequence,
    };
    if (entries.length > 0) {
      await append(tx, entries, next);
      await witness(tx, accepted);
    }
    return accepted;
  });
}
