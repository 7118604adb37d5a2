import type { Moment } from "../../alarms/moment.ts";
import { loadMomentOf } from "../../alarms/moment.ts";
import { estimateIdOf } from "../../impact/estimate-id.ts";
import { impactOf } from "../../impact/impact.ts";
import type { Impact } from "../../impact/answer.ts";
import { peakStep } from "../../incidents/figures.ts";
import type { IncidentAsker } from "../../incidents/load.ts";
import { reportAlone } from "../../incidents/network.ts";
import { factsIn } from "../../incidents/records/facts/fact.ts";
import { type Found, findIncident } from "../../incidents/records/found.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Track } from "../../incidents/track/track.ts";
import { silence } from "../../platform/database.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { StatementConfiguration } from "../keep/in-force.ts";
import { type Known, situationOf } from "./of-impact.ts";
import type { Situation } from "./situation.ts";

/** An incident as it may be told of, as of where the asker's head stands. */
export type Standing = {
  readonly found: Found;
  readonly moment: Moment;
  readonly impact: Impact;
  /** Of everybody, at that moment. */
  readonly estimateId: string;
  /** The situation, with what a person promises and puts right. */
  readonly situationWith: (told: Pick<Known, "nextUpdateAt" | "before" | "words">) => Situation;
};

/** 404 where there is no such incident; 503 while the database is silent. */
export async function loadStanding(
  asker: IncidentAsker,
  id: string,
  { settings }: Pick<StatementConfiguration, "settings">,
): Promise<Standing> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const found = await findIncident(asker, id);
  const moment = await loadMomentOf(asker, { at: head.now, knownAt: head.recordedAt, sequence: head.sequence });
  const impact = impactOf(moment, {});
  const { document } = moment;
  const facts = factsIn(found.known.records, { operators: [], services: [], now: head.now });
  const goingOn = goingOnWith(found);
  const known = {
    impact,
    incident: { from: firstOf(goingOn), to: found.incident.to },
    lostAtPeak: new Set(goingOn.flatMap((track) => [...lostAtPeakOf(track)])),
    facts,
    settings,
    operator: operatorNameOf(document),
  };
  return {
    found,
    moment,
    impact,
    estimateId: await estimateIdOf(impact, {}),
    situationWith: (told) => situationOf({ ...known, ...told }),
  };
}

/** Its first network operator's, or whoever is first. */
export function operatorNameOf({ operators }: Inventory): string {
  return (operators.find(({ kind }) => kind === "mno") ?? operators[0])?.name ?? "";
}

/**
 * What is told beside it: the figures are of all that fails, nobody twice, so where several outages go on at once it is since the
 * first of them. Of one that is over it is told alone.
 */
function goingOnWith({ known, all }: Found): readonly Track[] {
  if (known.track.to !== undefined) return [known.track];
  const others = all.filter(({ track }) => track !== known.track && track.to === undefined);
  return [known.track, ...others.map(({ track }) => track)];
}

function firstOf(tracks: readonly Track[]): Instant {
  return tracks.map(({ from }) => from).toSorted(compareInstants)[0] ?? "";
}

function lostAtPeakOf(track: Track): ReadonlySet<string> {
  const { network, things } = peakStep(track);
  const { byService } = reportAlone(network, things);
  return new Set(byService.filter(({ affected }) => affected.point > 0).map(({ key }) => key));
}
