import { z } from "zod";
import { InstantAnswer } from "../../../platform/instant.ts";
import type { IncidentRecord, Read } from "../record.ts";
import { type Sitrep, sitrepsIn } from "../sitreps/sitrep.ts";
import { Compared, compare, timesOff } from "./compare.ts";
import {
  type Estimates,
  type Figure,
  FIGURES,
  MeasuredRange,
  type MeasurementContent,
  isWithin,
  measurementsInForce,
  measurementsIn,
  publishedIn,
} from "./measurement.ts";

/** Whose word it was: the estimate as it is now, a report of ours as it was then, or what others published. */
const Whose = z.enum(["estimate", "report", "published"]);

/** Something said of an incident that can be measured. */
const Claim = z.strictObject({
  incident: z.string(),
  title: z.string(),
  whose: Whose,
  by: z.string().nullable().meta({ description: "Who published it" }),
  at: InstantAnswer.nullable().meta({ description: "When it was said; null: the present estimate" }),
  reference: z.string().nullable().meta({ description: "Of a report" }),
  what: z.enum(FIGURES),
  figure: MeasuredRange,
});
type Claim = z.infer<typeof Claim>;
const NotMeasured = Claim.meta({ id: "ClaimNotMeasured", description: "Not known to be right, nor to be wrong" });

const Row = z
  .strictObject({
    ...Claim.shape,
    measured: MeasuredRange,
    measurement: z.int().meta({ description: "Its number" }),
    ...Compared.shape,
    isWithinRange: z
      .boolean()
      .meta({ description: "What was measured lies in the figure's range, or the figure in the measured one" }),
  })
  .meta({ id: "ClaimMeasured" });
type Row = z.infer<typeof Row>;

const Summary = z
  .strictObject({
    measured: z.int().meta({ description: "How many were measured afterwards" }),
    notMeasured: z.int(),
    withinRange: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: "Share of the measured; null where none was" }),
    medianFactor: z.number().nullable(),
    worst: Row.nullable().meta({ description: "The most times too much or too little" }),
  })
  .meta({ id: "TrackRecordSummary" });

/** How far estimates and published figures were off from what was measured afterwards. */
export const TrackRecord = z
  .strictObject({
    summary: Summary,
    byWhose: z.strictObject({ estimate: Summary, report: Summary, published: Summary }),
    measured: z.array(Row).readonly(),
    notMeasured: z.array(NotMeasured).readonly(),
  })
  .meta({ id: "TrackRecord" });
export type TrackRecord = z.infer<typeof TrackRecord>;

/** An incident with all that was recorded of it. */
export type Recorded = {
  readonly id: string;
  readonly name: string;
  readonly estimates: Estimates;
  readonly records: readonly IncidentRecord[];
};

/** Over all incidents, each in the order given. */
export function trackRecord(incidents: readonly Recorded[]): TrackRecord {
  const judged = incidents.flatMap(judge);
  const measured = judged.flatMap(({ row }) => row ?? []);
  const notMeasured = judged.flatMap(({ claim, row }) => (row === undefined ? claim : []));
  const of = (whose: Claim["whose"]) =>
    summarise(
      measured.filter((row) => row.whose === whose),
      notMeasured.filter((claim) => claim.whose === whose).length,
    );
  return {
    summary: summarise(measured, notMeasured.length),
    byWhose: { estimate: of("estimate"), report: of("report"), published: of("published") },
    measured,
    notMeasured,
  };
}

type Judged = { readonly claim: Claim; readonly row: Row | undefined };

function judge(recorded: Recorded): readonly Judged[] {
  const inForce = measurementsInForce(measurementsIn(recorded.records));
  return claimsIn(recorded).map((claim) => {
    const measurement = findMeasurement(inForce, claim);
    return { claim, row: measurement === undefined ? undefined : rowOf(claim, measurement) };
  });
}

type Measured = Read<MeasurementContent>;

/** What stands at one time is measured by what was counted around that time; of several the last recorded. */
function findMeasurement(inForce: readonly Measured[], { what, at }: Claim): Measured | undefined {
  const isOfMoment = MOMENTARY.has(what);
  return inForce
    .filter(({ content }) => content.what === what && (!isOfMoment || (at !== null && isWithin(at, content.period))))
    .toSorted((a, b) => a.number - b.number)
    .at(-1);
}

const MOMENTARY: ReadonlySet<Figure> = new Set(["affected", "impaired"]);

function rowOf(claim: Claim, { number, content: { range: measured } }: Measured): Row {
  const compared = compare(claim.figure, measured);
  const isWithinRange = contains(claim.figure, measured.point) || contains(measured, claim.figure.point);
  return { ...claim, measured, measurement: number, ...compared, isWithinRange };
}

function contains({ low, high }: MeasuredRange, point: number): boolean {
  return low <= point && point <= high;
}

function claimsIn({ id: incident, name: title, estimates, records }: Recorded): readonly Claim[] {
  const said = { incident, title };
  const present = FIGURES.flatMap((what): readonly Claim[] => {
    const figure = estimates[what];
    return figure === undefined
      ? []
      : [{ ...said, whose: "estimate", by: null, at: null, reference: null, what, figure }];
  });
  const published = publishedIn(records).map(({ content: { by, at, what, figure } }): Claim => {
    return { ...said, whose: "published", by, at, reference: null, what, figure };
  });
  return [
    ...present,
    ...claimsOfReports(sitrepsIn(records)).map((claim): Claim => ({ ...said, ...claim })),
    ...published,
  ];
}

type OfReport = Omit<Claim, "incident" | "title">;

/** Each report says who is affected at that time, and the greatest of them what we held to be the peak. */
function claimsOfReports(sitreps: readonly Sitrep[]): readonly OfReport[] {
  const each = sitreps.flatMap((sitrep) => [
    claimOf(sitrep, "affected", sitrep.own.affected),
    claimOf(sitrep, "impaired", sitrep.own.impaired),
  ]);
  const [peak] = sitreps.toSorted((a, b) => b.own.affected.point - a.own.affected.point);
  return peak === undefined ? each : [...each, claimOf(peak, "peakAffected", peak.own.affected)];
}

function claimOf({ reference, by, at }: Sitrep, what: Figure, figure: MeasuredRange): OfReport {
  return { whose: "report", by, at, reference, what, figure };
}

function summarise(rows: readonly Row[], notMeasured: number): z.infer<typeof Summary> {
  const factors = rows.flatMap(({ factor }) => factor ?? []).toSorted((a, b) => a - b);
  const within = rows.filter(({ isWithinRange }) => isWithinRange).length;
  return {
    measured: rows.length,
    notMeasured,
    withinRange: rows.length === 0 ? null : within / rows.length,
    medianFactor: medianOf(factors),
    worst: worstOf(rows),
  };
}

function worstOf([first, ...others]: readonly Row[]): Row | null {
  if (first === undefined) return null;
  return others.reduce((worst, row) => (timesOff(row.factor) > timesOff(worst.factor) ? row : worst), first);
}

/** Of sorted numbers. */
function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
