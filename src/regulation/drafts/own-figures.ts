import { type Range, type Report, type View, isSameRange } from "../../engine/index.ts";
import { describeRows } from "../../impact/impact.ts";
import { type FiguredStep, sumsOf, within } from "../../impact/timeline/integrate.ts";
import { figuresOf, peakStep } from "../../incidents/figures.ts";
import { reportAlone, sceneOfStep } from "../../incidents/network.ts";
import type { Track } from "../../incidents/track/track.ts";
import { type Instant, latest } from "../../platform/instant.ts";
import { spanOf } from "../measures/course.ts";
import { valueNow } from "../measures/reading.ts";
import type { Reads } from "../pack.ts";

/** Whose customers count, and whether those served worse do. */
export type Slice = { readonly view: View; readonly counts: Reads["counts"] };

type Row = { readonly key: string; readonly name: string };
type Counted = { readonly ever: Range; readonly hours: Range };

/** What an incident is for the customers of one provider in one jurisdiction, by the incident alone. */
export type OwnFigures = {
  /** From when on one of them was hit, or may have been, and when none was any more; null while one is. */
  readonly from: Instant;
  readonly to: Instant | null;
  /** In minutes, from when the first was hit until none was: by each bound. */
  readonly duration: Range;
  /** Different users who were hit at any time: the most at once, at most as if nobody was twice. */
  readonly ever: Range;
  /** Users times hours. */
  readonly hours: Range;
  readonly base: number;
  readonly byService: readonly (Row & Counted & { readonly kind: string; readonly base: number })[];
  readonly byArea: readonly (Row & Counted & { readonly parent: string | undefined })[];
  readonly byOperator: readonly (Row & Counted & { readonly kind: string })[];
  /** Of each figure: these are all who lost service by the incident, and nobody was only served worse: what was measured of it is of just them. */
  readonly isWhole: Readonly<Record<keyof Counted, boolean>>;
};

/** Rows at nobody are left out; the largest first. */
export function ownFigures(track: Track, now: Instant, { view, counts }: Slice): OwnFigures {
  const end = track.to ?? now;
  const reports = track.steps.map(({ at, network, things }) => ({ at, report: reportAlone(network, things, view) }));
  const count = (steps: readonly FiguredStep[]): Counted => counted(steps, counts, { from: track.from, to: end });
  const total = count(reports.map(({ at, report }) => ({ at, ...report.total })));
  const whole = counted(figuresOf(track, now), "affected", { from: track.from, to: end });
  const peak = peakStep(track);
  const document = sceneOfStep(peak.network).inventory.document;
  const rows = describeRows(reportAlone(peak.network, peak.things, view), document);
  const over = <One extends Row>(name: "byService" | "byArea" | "byOperator", described: readonly One[]) =>
    described
      .map((row) => ({ ...row, ...count(reports.map(({ at, report }) => ({ at, ...rowIn(report[name], row.key) }))) }))
      .filter(({ ever }) => ever.high > 0);
  return {
    ...stretchOf(
      track,
      reports.map(({ report }) => report.total[counts].high > 0),
    ),
    duration: durationOf(
      reports.map(({ at, report }) => ({ at, ...report.total })),
      { counts, from: track.from, end, isRunning: track.to === undefined },
    ),
    ...total,
    base: reports[0]?.report.total.base ?? 0,
    byService: over(
      "byService",
      rows.byService.filter(({ customerFacing }) => customerFacing),
    ),
    byArea: over("byArea", rows.byArea).map((row) => ({ ...row, parent: row.parent })),
    byOperator: over("byOperator", rows.byOperator),
    isWhole: { ever: isSameRange(whole.ever, total.ever), hours: isSameRange(whole.hours, total.hours) },
  };
}

/** Of an incident that hits none of them, the incident's own. `areHit`: whether in each of its steps. */
function stretchOf({ steps, from, to }: Track, areHit: readonly boolean[]): Pick<OwnFigures, "from" | "to"> {
  const [first, last] = [areHit.indexOf(true), areHit.lastIndexOf(true)];
  const begun = steps[first]?.at ?? from;
  const end = last === -1 ? to : (steps[last + 1]?.at ?? to);
  return { from: latest(from, begun), to: end ?? null };
}

type Lasting = {
  readonly counts: Reads["counts"];
  readonly from: Instant;
  readonly end: Instant;
  readonly isRunning: boolean;
};

/** As rules measure it. */
function durationOf(steps: readonly FiguredStep[], { counts, from, end, isRunning }: Lasting): Range {
  const course = { steps: within(steps, { from, to: end }), end, isRunning };
  const minutes = (bound: keyof Range): number => valueNow(spanOf(course, { outcome: counts, bound }));
  return { low: minutes("low"), point: minutes("point"), high: minutes("high") };
}

const NOBODY = { low: 0, point: 0, high: 0 };

function rowIn(rows: Report["byService"], key: string) {
  return rows.find((row) => row.key === key) ?? { affected: NOBODY, impaired: NOBODY, base: 0 };
}

type Interval = { readonly from: Instant; readonly to: Instant };

function counted(steps: readonly FiguredStep[], counts: Reads["counts"], interval: Interval): Counted {
  const meant = steps.map((step) => ({ ...step, affected: step[counts] }));
  const { everAffected: ever, customerHours: hours } = sumsOf(within(meant, interval), interval.to);
  return { ever, hours };
}
