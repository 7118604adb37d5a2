import type { Report } from "../engine/index.ts";
import { type Rows, describeRows } from "../impact/impact.ts";
import { type FiguredStep, type Sums, isMore, sumsOf, within } from "../impact/timeline/integrate.ts";
import type { Instant } from "../platform/instant.ts";
import { reportAlone, sceneOfStep } from "./network.ts";
import type { Track } from "./track/track.ts";

type TrackStep = Track["steps"][number];

/** An incident's own figure over time, from when somebody was hit until nobody was any more, or until now. */
export function figuresOf({ steps, from, to }: Track, now: Instant): readonly FiguredStep[] {
  return within(
    steps.map(({ at, totals }) => ({ at, ...totals })),
    { from, to: to ?? now },
  );
}

/** The step in which most were hit, for the first time. */
export function peakStep({ steps }: Track): TrackStep {
  const [first, ...others] = steps;
  if (first === undefined) throw new Error("an incident has at least one step");
  return others.reduce((peak, step) => (isMore(step.totals, peak.totals) ? step : peak), first);
}

/** The step that holds while somebody is hit; undefined once nobody is. */
export function presentStep({ steps, to }: Track): TrackStep | undefined {
  return to === undefined ? steps.at(-1) : undefined;
}

/** All figures of a step of an incident, by it alone; each worked out once. */
export function createReports(): (step: TrackStep) => Report {
  const known = new Map<TrackStep["network"]["totalsOf"], Map<string, Report>>();
  return ({ network, things }) => {
    const ofNetwork = known.get(network.totalsOf) ?? new Map<string, Report>();
    known.set(network.totalsOf, ofNetwork);
    const key = [...things].sort().join("\n");
    const report = ofNetwork.get(key) ?? reportAlone(network, things);
    ofNetwork.set(key, report);
    return report;
  };
}

export type RowOverTime<Row> = Row & Pick<Sums, "customerHours" | "everAffected">;
type DescribedRows = ReturnType<typeof describeRows>;
export type Breakdowns = { readonly [Name in Rows]: readonly RowOverTime<DescribedRows[Name][number]>[] };

/** Each row of each breakdown as it was at the peak, and what it came to over the whole time. */
export function breakdownsOf(track: Track, now: Instant, reportOf: (step: TrackStep) => Report): Breakdowns {
  const peak = peakStep(track);
  const rows = describeRows(reportOf(peak), sceneOfStep(peak.network).inventory.document);
  const end = track.to ?? now;
  const reports = track.steps.map((step) => ({ at: step.at, report: reportOf(step) }));
  const overTime = <Row extends { readonly key: string }>(name: Rows, described: readonly Row[]) =>
    described.map((row): RowOverTime<Row> => {
      const own = reports.map(({ at, report }) => ({
        at,
        ...(report[name].find(({ key }) => key === row.key) ?? NONE),
      }));
      const { customerHours, everAffected } = sumsOf(within(own, { from: track.from, to: end }), end);
      return { ...row, customerHours, everAffected };
    });
  return {
    byService: overTime("byService", rows.byService),
    byOperator: overTime("byOperator", rows.byOperator),
    byOperatorKind: overTime("byOperatorKind", rows.byOperatorKind),
    byCustomerClass: overTime("byCustomerClass", rows.byCustomerClass),
    byPriority: overTime("byPriority", rows.byPriority),
    byArea: overTime("byArea", rows.byArea),
  };
}

const NOBODY = { low: 0, point: 0, high: 0 };
const NONE = { affected: NOBODY, impaired: NOBODY, base: 0 };
