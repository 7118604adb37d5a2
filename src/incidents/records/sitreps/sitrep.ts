import { z } from "zod";
import { ImpactAnswer } from "../../../impact/answer.ts";
import { refusal } from "../../../platform/errors.ts";
import {
  type Instant,
  InstantAnswer,
  InstantText,
  compareInstants,
  plusMilliseconds,
} from "../../../platform/instant.ts";
import { text } from "../../../platform/text.ts";
import { type IncidentRecord, recordsOf } from "../record.ts";
import { shortText } from "./short-text.ts";

const { affected, impaired, base, byOperator, byCustomerClass, byService, causes } = ImpactAnswer.shape;

export const NewSitrep = z
  .strictObject({
    nextReportAt: InstantText.optional().meta({ description: "In 60 minutes unless it is given" }),
    remark: text(1000).optional(),
    recordedAt: InstantText.optional().meta({ description: "In a replay only, as for events" }),
  })
  .meta({ id: "NewSitrep" });
export type NewSitrep = z.infer<typeof NewSitrep>;

export const Totals = z.strictObject({ affected, impaired, base }).meta({ id: "Totals" });
export type Totals = z.infer<typeof Totals>;

/** What stands in a report of what is estimated, as it was then. */
const Frozen = z.strictObject({
  title: z.string().meta({ description: "The incident's name" }),
  state: z.string(),
  since: InstantAnswer,
  to: InstantAnswer.nullable(),
  headline: z.string(),
  own: Totals.meta({ description: "This incident's alone, all else up" }),
  joint: Totals.meta({ description: "Of all that fails: nobody twice" }),
  jointHeadline: z.string(),
  estimateId: z.string().meta({ description: "Of the joint figure: `GET /v1/estimates/{id}` checks it for ever" }),
  byOperator,
  byCustomerClass,
  byService,
  causes,
  expectedRestoration: z
    .array(
      z.strictObject({ service: z.string(), earliest: InstantAnswer, likely: InstantAnswer, latest: InstantAnswer }),
    )
    .readonly(),
});
export type Frozen = z.infer<typeof Frozen>;

const SitrepContent = z.strictObject({
  number: z.int().min(1).meta({ description: "1, 2, 3 … of the incident" }),
  ...Frozen.shape,
  nextReportAt: InstantAnswer,
  remark: z.string().nullable(),
  at: InstantAnswer.meta({ description: "When it was said" }),
  text: z.string().meta({ description: "At most 160 characters, for a phone" }),
});

/** A report of record: what was said then, for ever. */
export const Sitrep = z
  .strictObject({
    reference: z.string().meta({ description: "Six characters, to be read out" }),
    incident: z.string(),
    ...SitrepContent.shape,
    by: z.string(),
  })
  .meta({ id: "Sitrep" });
export type Sitrep = z.infer<typeof Sitrep>;

const NEXT_REPORT_MILLISECONDS = 60 * 60 * 1000;

type Place = { readonly reference: string; readonly number: number; readonly now: Instant };

/** What is kept of a report; 422 where the next one is not to come. */
export function freeze(
  frozen: Frozen,
  sent: NewSitrep,
  { reference, number, now }: Place,
): z.infer<typeof SitrepContent> {
  const nextReportAt = sent.nextReportAt ?? plusMilliseconds(now, NEXT_REPORT_MILLISECONDS);
  if (compareInstants(nextReportAt, now) <= 0)
    throw refusal([{ path: "nextReportAt", message: `must be in the future; our clock is at ${now}` }]);
  const { headline, own, since, to } = frozen;
  const { affected, impaired } = own;
  const told = { reference, number, headline, affected, impaired, since, to, nextReportAt, at: now };
  return { number, ...frozen, nextReportAt, remark: sent.remark ?? null, at: now, text: shortText(told) };
}

export function describeSitrep(record: IncidentRecord): Sitrep {
  const { name: reference, incident, content, by } = record;
  return { reference, incident, ...SitrepContent.parse(content), by };
}

/** Every report, in the order made. */
export function sitrepsIn(records: readonly IncidentRecord[]): readonly Sitrep[] {
  return recordsOf(records, "sitrep", z.unknown()).map(describeSitrep);
}
