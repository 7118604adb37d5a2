import { z } from "zod";
import { type IncidentRecord, recordsOf } from "../../incidents/records/record.ts";
import { type Instant, InstantAnswer, compareInstants } from "../../platform/instant.ts";
import type { Previous } from "../drafts/changes.ts";
import { Draft } from "../drafts/draft.ts";
import { DraftField } from "../drafts/filled.ts";
import type { Filed } from "../drafts/offers.ts";

/** A field as it was filed. */
export const FiledField = DraftField.extend({
  filled: z.string().nullable().meta({ description: "What the draft said, where a person wrote something else" }),
  reason: z.string().nullable().meta({ description: "Why a person changed it" }),
}).meta({ id: "FiledField" });
export type FiledField = z.infer<typeof FiledField>;

/** A document as it was filed, and all that is known of its filing. */
const FilingContent = Draft.omit({ incident: true }).extend({
  fields: z.array(FiledField).readonly(),
  counting: z.strictObject({ counts: z.enum(["affected", "impaired"]), whose: z.enum(["network", "own"]) }),
  timeZone: z.string(),
  submittedAt: InstantAnswer,
  channel: z.string().meta({ description: "By what it was sent" }),
  reference: z.string().nullable().meta({ description: "That the recipient gave" }),
  key: z.string().nullable().meta({ description: "By which the same filing, sent again, is known" }),
  digest: z.string().meta({ description: "SHA-256 of what was sent, in base64url" }),
  incomplete: z.boolean().meta({ description: "Fields were left unwritten, on this ground" }),
  ground: z.string().nullable(),
});
export type FilingContent = z.infer<typeof FilingContent>;

/** What went out: for ever as it was. */
export const Filing = z
  .strictObject({
    number: z.int(),
    incident: z.string(),
    ...FilingContent.shape,
    by: z.string().meta({ description: "Who recorded it" }),
    recordedAt: InstantAnswer,
  })
  .meta({ id: "RegulatoryFiling" });
export type Filing = z.infer<typeof Filing>;

export const FILING = "filing";

/** Every filing, in the order recorded. */
export function filingsIn(records: readonly IncidentRecord[]): readonly Filing[] {
  return recordsOf(records, FILING, FilingContent).map(({ number, incident, content, by, recordedAt }) => ({
    number,
    incident,
    ...content,
    by,
    recordedAt,
  }));
}

export function filedIn(records: readonly IncidentRecord[]): readonly Filed[] {
  return filingsIn(records).map(({ number, form, pack, provider, jurisdiction }) => ({
    number,
    form: form.id,
    pack: pack.id,
    provider: provider.id,
    jurisdiction,
  }));
}

/** In the order submitted: what is recorded late may have gone out early. */
export function bySubmission(filings: readonly Filing[]): readonly Filing[] {
  return filings.toSorted((a, b) => compareInstants(a.submittedAt, b.submittedAt) || a.number - b.number);
}

type Whose = { readonly pack: string; readonly provider: string; readonly jurisdiction: string };

/** Of the same pack for the same provider in the same jurisdiction. */
export function filingsOf(filings: readonly Filing[], { pack, provider, jurisdiction }: Whose): readonly Filing[] {
  return filings.filter(
    (one) => one.pack.id === pack && one.provider.id === provider && one.jurisdiction === jurisdiction,
  );
}

type Before = { readonly recipient?: string | undefined; readonly submittedAt?: Instant };

/** The filing that was submitted last: to a recipient, and by a time, where these are asked for. */
export function previousOf(filings: readonly Filing[], { recipient, submittedAt: by }: Before): Previous | undefined {
  const last = bySubmission(filings).findLast(
    (one) =>
      (recipient === undefined || one.recipient === recipient) &&
      (by === undefined || compareInstants(one.submittedAt, by) <= 0),
  );
  if (last === undefined) return undefined;
  const { number, submittedAt, recipient: to, fields } = last;
  return { filing: number, submittedAt, recipient: to, fields };
}
