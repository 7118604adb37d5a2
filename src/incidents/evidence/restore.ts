import { z } from "zod";
import { Inventory } from "../../inventory/document.ts";
import { insertDocument } from "../../inventory/repository.ts";
import type { Db } from "../../platform/database.ts";
import { append } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import { restoreRecords } from "../records/repository.ts";
import type { Part } from "./archive.ts";
import { Cover, InventoriesPart, LedgerPart, RecordsPart } from "./contents.ts";

/** Fills an empty database with what an evidence file holds; gives what it is evidence of. Throws where a part is no such thing. */
export async function restoreEvidence(db: Db, parts: readonly Part[]): Promise<{ cover: Cover; head: Head }> {
  const cover = readPart(parts, "evidence.json", Cover);
  const ledger = readPart(parts, "ledger.json", LedgerPart);
  const { sequence, recordedAt, areAllStated, createdAt: now } = cover;
  const head = { sequence, recordedAt, areAllStated, now };
  await db.transaction(async (tx) => {
    for (const { version, document } of readPart(parts, "inventories.json", InventoriesPart))
      await insertDocument(tx, version, Inventory.parse(document));
    await append(
      tx,
      ledger.map((entry) => ({ ...entry, content: entry.content })),
      head,
    );
    await restoreRecords(tx, readPart(parts, "records.json", RecordsPart));
  });
  return { cover, head };
}

/** A part as its schema reads it. Throws, saying which part is missing or wrong. */
export function readPart<Value>(parts: readonly Part[], name: string, schema: z.ZodType<Value>): Value {
  const part = parts.find((one) => one.name === name);
  if (part === undefined) throw new Error(`${name} is missing`);
  const read = schema.safeParse(parseJson(part.text));
  if (!read.success) throw new Error(`${name} is not what it should be: ${z.prettifyError(read.error)}`);
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
