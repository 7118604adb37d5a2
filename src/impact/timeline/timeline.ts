import { type HistoryAsker, readOn } from "../../alarms/history/read.ts";
import type { Scene } from "../../alarms/history/scene.ts";
import { NO_SERIES, type Reading, type Series, standingBefore } from "../../alarms/history/series.ts";
import type { PresentEnv } from "../../alarms/present.ts";
import { ENGINE_VERSION, type Figures } from "../../engine/index.ts";
import type { Inventory } from "../../inventory/document.ts";
import { inventoryInForce, seenBy } from "../../inventory/models.ts";
import { AppError } from "../../platform/errors.ts";
import { type Instant, compareInstants, plusMilliseconds, secondsBetween } from "../../platform/instant.ts";
import { keepLast } from "../../platform/keep-last.ts";
import { lastRecordedBy } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import { audienceOf } from "../../platform/principal.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import { type Filter, checkFilter } from "../filter.ts";
import type { TimelineAnswer } from "./answer.ts";
import { type FiguredStep, type Interval, everySeconds, sumsOf, within } from "./integrate.ts";
import { type By, figuresReading, isSameFigures, rowsIn, scenesReading } from "./reading.ts";

type Remembered = { readonly series: Series<Figures>; readonly reading: Reading<Figures> };

/** What a process remembers of timelines, by for whom and of what they are. */
export type Timelines = Map<string, Remembered>;

const MOST_REMEMBERED = 8;

export type TimelineAsker = HistoryAsker & { readonly timelines: Timelines; readonly head: Head };

/** What handlers find in their context once the past is at hand. */
export type PastEnv = { Variables: PresentEnv["Variables"] & Pick<TimelineAsker, "chronicle" | "timelines"> };

export type TimelineQuestion = {
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly knownAt: Instant | undefined;
  readonly stepSeconds: number | undefined;
  readonly filter: Filter;
  readonly by: By | undefined;
};

const DAY_MILLISECONDS = 86_400_000;

/** In one answer. */
const MOST_POINTS = 10_000;

/** Figures over time. 404 `no-inventory` where none was in force at its end; 400 where it would have too many points. */
export async function timelineOf(asker: TimelineAsker, question: TimelineQuestion): Promise<TimelineAnswer> {
  const interval = intervalOf(question, asker.head);
  const known = question.knownAt === undefined ? asker.head : await lastRecordedBy(asker.db, question.knownAt);
  const sequence = known?.sequence ?? 0;
  const document = await documentAt(asker, interval.to, sequence);
  checkFilter(question.filter, document);
  const series = await seriesOf(asker, question, sequence);
  const wanted = { ...question, interval, document, sequence };
  const steps = series.steps.map(({ at, value }) => ({ at, ...value }));
  const isPart = asker.principal.operators !== "all";
  return {
    ...interval,
    ...(isPart ? {} : { sequence }),
    ...(isPart && question.knownAt === undefined ? {} : { knownAt: question.knownAt ?? asker.head.recordedAt }),
    engine: ENGINE_VERSION,
    ...describeSteps(within(steps, interval), wanted),
    ...(await describeRows(asker, series, wanted)),
  };
}

/** The last day where nothing else is asked; what has not come yet is not told. */
function intervalOf({ from, to }: TimelineQuestion, { now }: Head): Interval {
  const end = to === undefined || compareInstants(to, now) > 0 ? now : to;
  const start = from ?? plusMilliseconds(end, -DAY_MILLISECONDS);
  if (compareInstants(start, end) < 0) return { from: start, to: end };
  const message = `query from: must be before to, and before now, ${now}`;
  throw new AppError("malformed-request", message, [{ path: "from", message: "must be before to, and before now" }]);
}

async function documentAt({ db, models, principal }: TimelineAsker, at: Instant, sequence: number): Promise<Inventory> {
  const inventory = await inventoryInForce({ db, models }, { now: at, sequence });
  if (inventory === undefined)
    throw new AppError("no-inventory", `No inventory was in force at ${at}, as far as was known.`);
  return seenBy(inventory, principal.operators).document;
}

/** Of the present knowledge it remembers; what was known at another time is gone through each time. */
async function seriesOf(
  asker: TimelineAsker,
  { filter, knownAt }: TimelineQuestion,
  sequence: number,
): Promise<Series<Figures>> {
  const extent = { sequence, until: asker.head.now };
  const key = JSON.stringify([audienceOf(asker.principal.operators), filter]);
  const remembered = knownAt === undefined ? asker.timelines.get(key) : undefined;
  const { series, reading } = remembered ?? { series: NO_SERIES, reading: figuresReading(filter) };
  const extended = await readOn<Figures>(asker, series, { extent, reading });
  if (knownAt === undefined) keepLast(asker.timelines, [key, { series: extended, reading }], MOST_REMEMBERED);
  return extended;
}

type Wanted = Pick<TimelineQuestion, "by" | "stepSeconds" | "filter"> & {
  readonly interval: Interval;
  readonly document: Inventory;
  readonly sequence: number;
};

function describeSteps(steps: readonly FiguredStep[], { stepSeconds, interval }: Wanted) {
  if (stepSeconds !== undefined) refuseTooMany(secondsBetween(interval.from, interval.to) / stepSeconds);
  const points = (stepSeconds === undefined ? steps : everySeconds(steps, interval, stepSeconds)).map(bare);
  refuseTooMany(points.length);
  return { points, ...describeSums(steps, interval) };
}

/** Each key's own, from what the network was at every change: the rows of one may change where the total does not. */
async function describeRows(
  asker: TimelineAsker,
  series: Series<Figures>,
  wanted: Wanted,
): Promise<Pick<TimelineAnswer, "by" | "rows">> {
  const { by, filter, interval, document, sequence } = wanted;
  if (by === undefined) return {};
  const extent = { sequence, until: interval.to };
  const reading = scenesReading(interval.from, MOST_POINTS);
  const { steps: scenes } = await readOn<Scene>(asker, standingBefore(series, interval.from), { extent, reading });
  const inside = within(
    scenes.map(({ at, value }) => ({ at, scene: value })),
    interval,
  );
  refuseTooMuch(inside.length, inside[0] === undefined ? 0 : rowsIn(inside[0].scene, filter, by).length, wanted);
  const rows: (FiguredStep & { readonly key: string })[] = [];
  for (const [index, { at, scene }] of inside.entries()) {
    if (index % SCENES_AT_ONCE === SCENES_AT_ONCE - 1) await takeTurns();
    rows.push(...rowsIn(scene, filter, by).map((row) => ({ ...row, at })));
  }
  const moments = inside.map(({ at }) => at);
  const described = [...Map.groupBy(rows, ({ key }) => key)].map(([key, own]) => ({
    key,
    name: nameOf(document, by, key),
    ...describeSteps(distinct(filled(own, moments)), wanted),
  }));
  refuseTooMany(described.reduce((sum, { points }) => sum + points.length, 0));
  return { by, rows: described.sort((a, b) => b.customerHours.point - a.customerHours.point) };
}

/** Rows that are worked out for one answer, of all its changes. */
const MOST_ROWS = 500_000;

/** Before it is made: of 10,000 areas each change has as many rows. */
function refuseTooMuch(changes: number, keys: number, { stepSeconds, interval: { from, to } }: Wanted): void {
  if (stepSeconds !== undefined) refuseTooMany((keys * secondsBetween(from, to)) / stepSeconds);
  if (changes * keys <= MOST_ROWS) return;
  const message = `needs ${keys} rows at each of ${changes} changes, and ${MOST_ROWS} at most can be worked out; take a shorter time`;
  throw new AppError("malformed-request", `query by: ${message}`, [{ path: "by", message }]);
}

/** Between two of which others may go first. */
const SCENES_AT_ONCE = 20;

/** A key that an inventory does not have counts nobody. */
function filled(own: readonly FiguredStep[], moments: readonly Instant[]): readonly FiguredStep[] {
  const stepByMoment = new Map(own.map((step) => [step.at, step]));
  return moments.map((at) => stepByMoment.get(at) ?? { at, ...NONE });
}

function describeSums(steps: readonly FiguredStep[], { to }: Interval) {
  const { peak, ...sums } = sumsOf(steps, to);
  return { ...sums, peak: peak === undefined ? null : bare(peak) };
}

function bare({ at, affected, impaired, base }: FiguredStep): FiguredStep {
  return { at, affected, impaired, base };
}

/** Those at which anything changed. */
function distinct(steps: readonly FiguredStep[]): readonly FiguredStep[] {
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return before === undefined || !isSameFigures(before, step);
  });
}

const NOBODY = { low: 0, point: 0, high: 0 };
const NONE = { affected: NOBODY, impaired: NOBODY, base: 0 };

function nameOf(document: Inventory, by: By, key: string): string {
  const named = { service: document.services, operator: document.operators, area: document.areas };
  if (by === "operatorKind" || by === "customerClass") return key;
  return named[by].find(({ id }) => id === key)?.name ?? key;
}

function refuseTooMany(points: number): void {
  if (points <= MOST_POINTS) return;
  const message = `makes ${Math.ceil(points)} points, and an answer has at most ${MOST_POINTS}; take a longer step or a shorter time`;
  throw new AppError("malformed-request", `query step: ${message}`, [{ path: "step", message }]);
}
