import { tell, type Witness } from "../platform/app-env.ts";
import { z } from "zod";
import type { Db } from "../platform/database.ts";
import { refusal } from "../platform/errors.ts";
import { type Instant, InstantAnswer } from "../platform/instant.ts";
import { append, lockHead, readHead } from "../platform/ledger/repository.ts";
import { type Head, type Stamped, stamp } from "../platform/ledger/stamp.ts";
import { Offence } from "../platform/offences.ts";
import { decideVersion, digestParts, effectiveFromOf, type Offer } from "./accept.ts";
import { checkDocument } from "./check.ts";
import { Counts, countParts } from "./counts.ts";
import type { Inventory } from "./document.ts";
import { INVENTORY, insertDocument, lockVersions, newestVersion, type Version } from "./repository.ts";
import { warningsFor } from "./warnings.ts";

export const PutAnswer = z
  .strictObject({
    version: z.int(),
    effectiveFrom: InstantAnswer,
    counts: Counts,
    warnings: z.array(Offence).readonly().meta({ description: "What is accepted, and yet looks wrong" }),
  })
  .meta({ id: "StoredInventory" });
type Decided = z.infer<typeof PutAnswer> & { readonly isNew: boolean };

export type PutOptions = Omit<Offer, "digests"> & {
  readonly recordedAt: Instant | undefined;
  readonly mode: "store" | "dry-run";
  readonly witness: Witness;
};

/** Stores a document as a new version, or finds that the newest says the same; in a dry run only says what it would do. */
export async function putInventory(db: Db, raw: unknown, options: PutOptions): Promise<Decided> {
  const { document, offences } = checkDocument(raw);
  if (document === undefined) throw refusal(offences);
  const offer = { ...options, digests: await digestParts(document) };
  return options.mode === "dry-run"
    ? await rehearse(db, document, offer)
    : await db.transaction((tx) => store(tx, document, offer));
}

type FullOffer = Offer & Pick<PutOptions, "recordedAt" | "witness">;

async function rehearse(db: Db, document: Inventory, offer: FullOffer): Promise<Decided> {
  const newest = await newestVersion(db);
  const decided = decideVersion(offer, newest);
  return recordAs({ document, offer, newest, decided, head: await readHead(db) }).answer;
}

/** The rows go in before the ledger's head is held, so that events need not wait for a large document. */
async function store(tx: Db, document: Inventory, offer: FullOffer): Promise<Decided> {
  await lockVersions(tx);
  const newest = await newestVersion(tx);
  const decided = decideVersion(offer, newest);
  if (decided.isNew) await insertDocument(tx, decided.version, document);
  const { stamped, answer } = recordAs({ document, offer, newest, decided, head: await lockHead(tx) });
  if (stamped === undefined) return answer;
  await append(tx, stamped.entries, stamped.head);
  await tell(tx, offer.witness, { version: answer.version, sequence: stamped.head.sequence });
  return answer;
}

type Put = {
  readonly document: Inventory;
  readonly offer: FullOffer;
  readonly newest: Version | undefined;
  readonly decided: { readonly isNew: boolean; readonly version: number };
  readonly head: Head;
};

/** What a put adds to the ledger, if anything, and what it is answered. */
function recordAs({ document, offer, newest, decided, head }: Put): {
  readonly stamped?: Stamped;
  readonly answer: Decided;
} {
  const counts = countParts(document);
  const warnings = warningsFor(document, { previousTotal: newest?.counts.subscriptions, now: head.now });
  if (!decided.isNew)
    return { answer: { ...decided, effectiveFrom: newest?.effectiveFrom ?? head.now, counts, warnings } };
  const effectiveFrom = effectiveFromOf(offer, decided.version, offer.recordedAt ?? head.now);
  const content = { counts, digests: offer.digests };
  const id = String(decided.version);
  const entry = { kind: INVENTORY, id, subject: "", occurredAt: effectiveFrom, recordedAt: offer.recordedAt, content };
  const stamped = stamp(head, [entry], () => "recordedAt");
  if (stamped.offences.length > 0) throw refusal(stamped.offences);
  return { stamped, answer: { ...decided, effectiveFrom, counts, warnings } };
}
