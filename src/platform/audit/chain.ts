import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../canonical-json.ts";
import type { Instant } from "../instant.ts";

/** What the audit keeps of an act. `count`: how often within a second, where the same was seen more than once. */
export type AuditEntry = {
  readonly kind: "write" | "export" | "use" | "refused" | "break-glass" | "system";
  /** The principal. */
  readonly who: string;
  /** The credential's id, where one was shown. */
  readonly credential?: string | undefined;
  /** The address. */
  readonly from: string;
  /** Method and route, such as `PUT /v1/inventory`. */
  readonly action: string;
  /** The address that was asked for, without what may be secret. */
  readonly target?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly count?: number | undefined;
  /** What came of it, or why it was refused. */
  readonly detail?: unknown;
};

export type SealedEntry = {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly entry: unknown;
  readonly key: string;
  readonly seal: string;
};

export type ChainHead = { readonly sequence: number; readonly recordedAt: Instant; readonly seal: string };

/**
 * Seals entries. Without a secret a digest, which shows a row altered, removed or inserted by somebody who did not
 * also compute all later seals anew; with one an HMAC, which nobody can who has not the secret.
 */
export type Sealer = { readonly key: string; readonly seal: (text: string) => string };

export const PLAIN_SEALER: Sealer = {
  key: "",
  seal: (text) => createHash("sha256").update(text).digest("base64url"),
};

export function createSealer(secret: string | undefined): Sealer {
  if (secret === undefined) return PLAIN_SEALER;
  const seal = (text: string): string => createHmac("sha256", secret).update(text).digest("base64url");
  return { key: seal("name of this key").slice(0, 8), seal };
}

/** The entries with their place and seal, in order. */
export function chain(head: ChainHead, entries: readonly AuditEntry[], { key, seal }: Sealer): readonly SealedEntry[] {
  const sealed: SealedEntry[] = [];
  let last: ChainHead = head;
  for (const entry of entries) {
    const row = { sequence: last.sequence + 1, recordedAt: head.recordedAt, entry, key };
    last = { ...row, seal: seal(sealedText(last.seal, row)) };
    sealed.push({ ...row, seal: last.seal });
  }
  return sealed;
}

function sealedText(before: string, { sequence, recordedAt, entry, key }: Omit<SealedEntry, "seal">): string {
  return canonicalJson([before, sequence, recordedAt, key, entry]);
}

/** Something in the stored audit that is not as it was written. */
export const AuditFault = z.strictObject({ sequence: z.int(), fault: z.string() }).meta({ id: "AuditFault" });
export type AuditFault = Readonly<z.infer<typeof AuditFault>>;

/** A place in the chain: the next row follows it. */
type Link = Pick<SealedEntry, "sequence" | "seal" | "key">;

export const BEGINNING: Link = { sequence: 0, seal: "", key: "" };

/** Holds stored rows, in order, against the one before them. */
export function verifyRows(before: Link, rows: readonly SealedEntry[], sealer: Sealer): readonly AuditFault[] {
  return rows.flatMap((row, index) => {
    const fault = faultOf(row, rows[index - 1] ?? before, sealer);
    return fault === undefined ? [] : [{ sequence: row.sequence, fault }];
  });
}

function faultOf(row: SealedEntry, before: Link, sealer: Sealer): string | undefined {
  const missing = row.sequence - before.sequence - 1;
  if (missing > 0)
    return missing === 1 ? "the entry before it was removed" : `${missing} entries before it were removed`;
  if (row.key === "" && before.key !== "") return "it is sealed without the key that sealed the one before";
  if (row.key !== "" && row.key !== sealer.key) return `it is sealed with the key ${row.key}, which is not at hand`;
  const { seal } = row.key === "" ? PLAIN_SEALER : sealer;
  const isRight = seal(sealedText(before.seal, row)) === row.seal;
  return isRight ? undefined : "it was altered or inserted, or the entry before it was";
}

/** Holds the end of the rows against the head that was written with the newest. */
export function verifyEnd(last: Link, head: Pick<Link, "sequence" | "seal">): readonly AuditFault[] {
  if (last.sequence === head.sequence && last.seal === head.seal) return [];
  const fault =
    last.sequence < head.sequence
      ? `the last ${head.sequence - last.sequence} entries were removed`
      : "the newest entry is not the one that was written last";
  return [{ sequence: head.sequence, fault }];
}
