import type { Report } from "../engine/index.ts";
import type { Impact } from "../impact/answer.ts";
import { describeCauses } from "../impact/causes.ts";
import { headline } from "../impact/headline.ts";
import { type FiguredStep, sumsOf } from "../impact/timeline/integrate.ts";
import type { Instant } from "../platform/instant.ts";
import type { IncidentAnswer, IncidentSummary, Joint } from "./answer.ts";
import { breakdownsOf, createReports, figuresOf, peakStep, presentStep } from "./figures.ts";
import type { KnownIncident } from "./load.ts";
import { declarationsAmong, nodesAmong, sceneOfStep } from "./network.ts";
import { givenName } from "./records/decisions/decision.ts";
import { estimatesOf, measurementsBeside } from "./records/measured/measurement.ts";
import type { Track } from "./track/track.ts";

const NOBODY = { low: 0, point: 0, high: 0 };

/** What it is about is only who is hit by what is known to fail; that all else is seen is for the estimate to say. */
const ALONE = { nodes: 0, seen: 0, isFailing: true, isCounted: false };

/** An incident in short. */
export function summarize({ track, records, standing }: KnownIncident, now: Instant): IncidentSummary {
  const { id, from, to, openedAt } = track;
  const figures = figuresOf(track, now);
  const { customerHours, everAffected, peak } = sumsOf(figures, to ?? now);
  const present = presentStep(track)?.totals ?? nobodyOf(peakStep(track).totals.base);
  return {
    id,
    name: givenName(records) ?? null,
    ...standing,
    from,
    to: to ?? null,
    openedAt: openedAt ?? null,
    headline: headline(present.affected, ALONE),
    present,
    peak: bare(peak ?? { at: from, ...present }),
    everAffected,
    customerHours,
  };
}

function nobodyOf(base: number) {
  return { affected: NOBODY, impaired: NOBODY, base };
}

function bare({ at, affected, impaired, base }: FiguredStep): FiguredStep {
  return { at, affected, impaired, base };
}

/** An incident whole: its own figures, beside the joint one. */
export function describeIncident(
  known: KnownIncident,
  { now, joint }: { readonly now: Instant; readonly joint: Joint },
): IncidentAnswer {
  const { track, records } = known;
  const summary = summarize(known, now);
  const figures = figuresOf(track, now);
  const { impairedHours, customerHours } = sumsOf(figures, track.to ?? now);
  const reportOf = createReports();
  const causing = presentStep(track) ?? peakStep(track);
  return {
    ...summary,
    joint,
    impairedHours,
    userMinutes: { low: 60 * customerHours.low, point: 60 * customerHours.point, high: 60 * customerHours.high },
    ...describeMembers(track),
    causesAt: causing.at,
    causes: causesIn(causing, reportOf(causing)),
    ...breakdownsOf(track, now, reportOf),
    timeline: figures.map(bare),
    entries: [...track.claims].sort((a, b) => a - b),
    measurements: measurementsBeside(records, estimatesOf(summary)),
    otherIds: track.mergedIds,
  };
}

function describeMembers({ members, steps, remaining, isCurrent }: Track) {
  const last = steps.at(-1);
  const document = last === undefined ? undefined : sceneOfStep(last.network).inventory.document;
  const nameById = new Map(document?.nodes.map(({ id, name }) => [id, name]));
  const failing = new Set(nodesAmong(isCurrent ? (last?.things ?? []) : remaining));
  const nodes = members.flatMap(({ thing, since }) =>
    nodesAmong([thing]).map((id) => ({ id, name: nameById.get(id) ?? id, since, isFailing: failing.has(id) })),
  );
  const things = members.map(({ thing }) => thing);
  return {
    nodes,
    declarations: declarationsAmong(things),
    remaining: [...nodesAmong(remaining), ...declarationsAmong(remaining)],
  };
}

/** Why a step of an incident is as it is, by what belongs to it. */
export function causesIn(
  { network, things }: Pick<Track["steps"][number], "network" | "things">,
  report: Report,
): Impact["causes"] {
  const { at, inventory, declarations } = sceneOfStep(network);
  const { document, hidden } = inventory;
  const own = new Set(nodesAmong(things));
  const all = describeCauses(report, { at, document, hidden, declarations, blind: [], isPart: false });
  // What stands when all else is taken to be up may have failed all the same.
  return all.map(({ nodesStanding: _ofAll, ...cause }) => ({
    ...cause,
    nodes: cause.nodes.filter((node) => own.has(node)),
  }));
}
