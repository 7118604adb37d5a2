import { z } from "zod";
import { type Instant, InstantAnswer, InstantText, compareInstants } from "../../../platform/instant.ts";
import { text } from "../../../platform/text.ts";
import { type IncidentRecord, type Read, lastBy, recordsOf } from "../record.ts";
import { type Comparison, Compared, compare } from "./compare.ts";

/** What is measured afterwards of an incident, and estimated or published before. */
export const FIGURES = [
  "affected",
  "impaired",
  "peakAffected",
  "peakImpaired",
  "everAffected",
  "customerHours",
  "userMinutes",
] as const;
export type Figure = (typeof FIGURES)[number];

const What = z.enum(FIGURES).meta({
  description:
    "`affected` and `impaired`: at a time within the period; `peakAffected`, `peakImpaired`, `everAffected` in customers; `customerHours`, `userMinutes`",
});
const Amount = z.number().min(0, "must not be negative").max(1e15, "must be at most 1e15");

/** A figure with how far it may be off; low ≤ point ≤ high. */
export const MeasuredRange = z
  .strictObject({ low: Amount, point: Amount, high: Amount })
  .refine(({ low, point, high }) => low <= point && point <= high, "must be low ≤ point ≤ high")
  .meta({ id: "MeasuredRange" });
export type MeasuredRange = z.infer<typeof MeasuredRange>;

const NumberOrRange = z.union([Amount, MeasuredRange], { error: "must be a number, or {low, point, high}" });

function asRange(given: z.infer<typeof NumberOrRange>): MeasuredRange {
  return typeof given === "number" ? { low: given, point: given, high: given } : given;
}

export const NewMeasurement = z
  .strictObject({
    what: What,
    range: NumberOrRange,
    method: text(2000).meta({ description: "How, such as counted from call records" }),
    source: text(2000).meta({ description: "By whom, and where it can be read" }),
    period: z.strictObject({ from: InstantText, to: InstantText }),
  })
  .refine(({ period: { from, to } }) => compareInstants(from, to) <= 0, {
    path: ["period", "to"],
    error: "must not be before from",
  })
  .meta({ id: "NewMeasurement" });
export type NewMeasurement = z.infer<typeof NewMeasurement>;

export const NewPublished = z
  .strictObject({
    by: text(200).meta({ description: "Who published it" }),
    at: InstantText,
    what: What,
    figure: NumberOrRange,
    words: text(2000).optional().meta({ description: "As it was put" }),
    source: text(2000).meta({ description: "Where it can be read" }),
  })
  .meta({ id: "NewPublished" });
export type NewPublished = z.infer<typeof NewPublished>;

const MeasurementContent = z.object({
  what: What,
  range: MeasuredRange,
  method: z.string(),
  source: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
});
export type MeasurementContent = z.infer<typeof MeasurementContent>;

const PublishedContent = z.object({
  by: z.string(),
  at: z.string(),
  what: What,
  figure: MeasuredRange,
  words: z.string().nullable(),
  source: z.string(),
});
export type PublishedContent = z.infer<typeof PublishedContent>;

export function measurementOf({ range, ...sent }: NewMeasurement): MeasurementContent {
  return { ...sent, range: asRange(range) };
}

export function publishedOf({ figure, words, ...sent }: NewPublished): PublishedContent {
  return { ...sent, figure: asRange(figure), words: words ?? null };
}

export function measurementsIn(records: readonly IncidentRecord[]): readonly Read<MeasurementContent>[] {
  return recordsOf(records, "measurement", MeasurementContent);
}

export function publishedIn(records: readonly IncidentRecord[]): readonly Read<PublishedContent>[] {
  return recordsOf(records, "published", PublishedContent);
}

/** What an incident is estimated to have been, by figure; what is not estimated as such is left out. */
export type Estimates = Readonly<Partial<Record<Figure, MeasuredRange>>>;

/** An incident as far as figures of it can be measured. */
export type Measurable = {
  readonly peak: { readonly affected: MeasuredRange; readonly impaired: MeasuredRange };
  readonly everAffected: MeasuredRange;
  readonly customerHours: MeasuredRange;
};

export function estimatesOf({ peak, everAffected, customerHours }: Measurable): Estimates {
  const { low, point, high } = customerHours;
  const userMinutes = { low: 60 * low, point: 60 * point, high: 60 * high };
  return { peakAffected: peak.affected, peakImpaired: peak.impaired, everAffected, customerHours, userMinutes };
}

/** A measurement, and the estimate beside it. */
export const Measurement = z
  .strictObject({
    number: z.int(),
    what: What,
    measured: MeasuredRange,
    method: z.string(),
    source: z.string(),
    period: z.strictObject({ from: InstantAnswer, to: InstantAnswer }),
    by: z.string(),
    at: InstantAnswer,
    isSuperseded: z.boolean().meta({ description: "The same was measured anew since, for the same period" }),
    estimated: MeasuredRange.nullable().meta({
      description: "Null where this is not estimated of an incident as such",
    }),
    ...Compared.partial().shape,
  })
  .meta({ id: "Measurement" });
export type Measurement = z.infer<typeof Measurement>;

/** Every measurement with the present estimate of the same beside it, in the order recorded. */
export function measurementsBeside(records: readonly IncidentRecord[], estimates: Estimates): readonly Measurement[] {
  const all = measurementsIn(records);
  const inForce = new Set(measurementsInForce(all).map(({ number }) => number));
  return all.map(({ number, content: { range: measured, ...content }, by, recordedAt: at }) => {
    const estimated = estimates[content.what];
    const compared: Partial<Comparison> = estimated === undefined ? {} : compare(estimated, measured);
    const isSuperseded = !inForce.has(number);
    return { number, ...content, measured, by, at, isSuperseded, estimated: estimated ?? null, ...compared };
  });
}

/** Of the same measured again for the same period the last. */
export function measurementsInForce(all: readonly Read<MeasurementContent>[]): readonly Read<MeasurementContent>[] {
  return [...lastBy(all, ({ content: { what, period } }) => `${what} ${period.from} ${period.to}`).values()];
}

/** Whether a moment lies within a period, its ends included. */
export function isWithin(moment: Instant, { from, to }: MeasurementContent["period"]): boolean {
  return compareInstants(from, moment) <= 0 && compareInstants(moment, to) <= 0;
}

/** A published figure as it is shown. */
export const Published = z
  .strictObject({
    number: z.int(),
    publishedBy: z.string(),
    publishedAt: InstantAnswer,
    what: What,
    figure: MeasuredRange,
    words: z.string().nullable(),
    source: z.string(),
    by: z.string().meta({ description: "Who recorded it" }),
    at: InstantAnswer,
  })
  .meta({ id: "PublishedFigure" });
export type Published = z.infer<typeof Published>;

export function describePublished({ number, content, by, recordedAt }: Read<PublishedContent>): Published {
  const { by: publishedBy, at: publishedAt, ...said } = content;
  return { number, publishedBy, publishedAt, ...said, by, at: recordedAt };
}
