import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import { refusal } from "../../platform/errors.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { Offence } from "../../platform/offences.ts";
import { formatPath } from "../../platform/path.ts";
import { type Previous, changedSince } from "../drafts/changes.ts";
import { type Draft, publishedOf } from "../drafts/draft.ts";
import type { DraftField } from "../drafts/filled.ts";
import type { Counting } from "../drafts/gather.ts";
import { rangeOfAmounts } from "../drafts/in-words.ts";
import type { FiledField, FilingContent } from "./filing.ts";
import type { NewFiling, Written } from "./new-filing.ts";

/** What a filing is made of beside what was sent. */
export type Basis = {
  readonly draft: Draft;
  /** What was filed before it, against which its changes are held. */
  readonly previous: Previous | undefined;
  readonly counting: Counting;
  readonly timeZone: string;
  /** Of what was sent. */
  readonly digest: string;
  /** When it is recorded. */
  readonly now: Instant;
  /** From when on there was something to file. */
  readonly since: Instant;
};

/** The document as filed; 422 with every offence. Pure. */
export function composeFiling(
  sent: NewFiling,
  { draft, previous, counting, timeZone, digest, now, since }: Basis,
): FilingContent {
  const written = new Map(Object.entries(sent.fields ?? {}));
  const fields = draft.fields.map((field) => filedField(field, written.get(field.id), draft));
  const offences = [
    ...offencesOfWritten(draft, written),
    ...(sent.incomplete === true ? [] : unwritten(fields)),
    ...offencesOfTime(sent.submittedAt, { now, since }),
  ];
  if (offences.length > 0) throw refusal(offences);
  const { incident: _, ...document } = draft;
  return {
    ...document,
    fields,
    changedSince: previous === undefined ? null : changedSince(fields, publishedOf(previous, draft.edition)),
    toWrite: fields.filter(({ text }) => text === null).map(({ id }) => id),
    stage: sent.stage ?? draft.stage,
    counting,
    timeZone,
    submittedAt: sent.submittedAt,
    channel: sent.channel,
    reference: sent.reference ?? null,
    key: sent.key ?? null,
    digest,
    incomplete: sent.incomplete ?? false,
    ground: sent.ground ?? null,
  };
}

function filedField(field: DraftField, written: Written | undefined, { estimateId }: Draft): FiledField {
  if (written === undefined || written.text === field.text)
    return { ...field, filled: null, reason: written?.reason ?? null };
  const figures = (written.figures ?? []).map((figure) => ({
    ...figure,
    words: `${rangeOfAmounts(figure)} ${figure.unit}`,
    estimateId,
    from: "person" as const,
    meets: [],
  }));
  return {
    ...field,
    text: written.text,
    figures,
    from: "person",
    why: null,
    estimateId: field.estimateId ?? (figures.length === 0 ? null : estimateId),
    mustBeWritten: false,
    prompt: null,
    filled: field.text,
    reason: written.reason ?? null,
  };
}

function offencesOfWritten({ fields }: Draft, written: ReadonlyMap<string, Written>): readonly Offence[] {
  const fieldById = new Map(fields.map((field) => [field.id, field]));
  return [...written].flatMap(([id, { text, reason }]) => {
    const field = fieldById.get(id);
    if (field === undefined) return [{ path: pathOf(id), message: "is no field of this edition of the form" }];
    if (field.text === null || field.text === text || reason !== undefined) return [];
    return [{ path: pathOf(id, "reason"), message: `is missing: the draft says "${field.text.slice(0, 200)}"` }];
  });
}

function unwritten(fields: readonly FiledField[]): readonly Offence[] {
  return fields
    .filter(({ text }) => text === null)
    .map(({ id, prompt, label }) => ({ path: pathOf(id), message: `is to be written: ${prompt ?? label}` }));
}

function pathOf(...rest: readonly string[]): string {
  return formatPath(["fields", ...rest]);
}

function offencesOfTime(submittedAt: Instant, { now, since }: Pick<Basis, "now" | "since">): readonly Offence[] {
  if (isTooFarAhead(submittedAt, { now })) return [{ path: "submittedAt", message: aheadOf({ now }) }];
  if (compareInstants(submittedAt, since) < 0)
    return [{ path: "submittedAt", message: `is before the outage began, ${since}` }];
  return [];
}
