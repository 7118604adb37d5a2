import type { Db } from "../platform/database.ts";
import { refusal } from "../platform/errors.ts";
import type { Instant } from "../platform/instant.ts";
import { append, lockHead, readHead } from "../platform/ledger/repository.ts";
import { stamp } from "../platform/ledger/stamp.ts";
import type { Offence } from "../platform/offences.ts";
import { countParts, decideVersion, digestParts, effectiveFromOf, type Offer } from "./accept.ts";
import { checkDocument } from "./check.ts";
import type { Inventory } from "./document.ts";
import { INVENTORY, insertDocument, lockVersions, newestVersion, type Version } from "./repository.ts";
import { warningsFor } from "./warnings.ts";

export type PutAnswer = {
  readonly isNew: boolean;
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly counts: Readonly<Record<string, number>>;
  readonly warnings: readonly Offence[];
};

export type PutOptions = Omit<Offer, "digests"> & {
  readonly recordedAt: Instant | undefined;
  readonly mode: "store" | "dry-run";
};

/** Stores a document as a new version, or finds that the newest says the same; in a dry run only says what it would do. */
export async function putInventory(db: Db, raw: unknown, options: PutOptions): Promise<PutAnswer> {
  const { document, offences } = checkDocument(raw);
  if (document === undefined) throw refusal(offences);
  const offer = { ...options, digests: await digestParts(document) };
  return options.mode === "dry-run"
    ? await rehearse(db, document, offer)
    : await db.transaction((tx) => store(tx, document, offer));
}

type FullOffer = Offer & Pick<PutOptions, "recordedAt">;

async function rehearse(db: Db, document: Inventory, offer: FullOffer): Promise<PutAnswer> {
  const newest = await newestVersion(db);
  const decided = decideVersion(offer, newest);
  return answer({ document, newest, decided, effectiveFrom: undefined, now: (await readHead(db)).now, offer });
}

/** The rows go in before the ledger's head is held, so that events need not wait for a large document. */
async function store(tx: Db, document: Inventory, offer: FullOffer): Promise<PutAnswer> {
  await lockVersions(tx);
  const newest = await newestVersion(tx);
  const decided = decideVersion(offer, newest);
  if (decided.isNew) await insertDocument(tx, decided.version, document);
  const head = await lockHead(tx);
  if (!decided.isNew) return answer({ document, newest, decided, effectiveFrom: undefined, now: head.now, offer });
  const entry = {
    kind: INVENTORY,
    id: String(decided.version),
    subject: "",
    occurredAt: effectiveFromOf(offer, decided.version, offer.recordedAt ?? head.now),
    recordedAt: offer.recordedAt,
    content: { counts: countParts(document), digests: offer.digests },
  };
  const stamped = stamp(head, [entry], () => "recordedAt");
  if (stamped.offences.length > 0) throw refusal(stamped.offences);
  await append(tx, stamped.entries, stamped.head);
  return answer({ document, newest, decided, effectiveFrom: entry.occurredAt, now: head.now, offer });
}

function answer(put: {
  readonly document: Inventory;
  readonly newest: Version | undefined;
  readonly decided: { readonly isNew: boolean; readonly version: number };
  readonly effectiveFrom: Instant | undefined;
  readonly now: Instant;
  readonly offer: FullOffer;
}): PutAnswer {
  const { document, newest, decided, now, offer } = put;
  const known = decided.isNew ? undefined : newest?.effectiveFrom;
  return {
    ...decided,
    effectiveFrom: put.effectiveFrom ?? known ?? effectiveFromOf(offer, decided.version, offer.recordedAt ?? now),
    counts: countParts(document),
    warnings: warningsFor(document, { previousTotal: newest?.counts["subscriptions"], now }),
  };
}
