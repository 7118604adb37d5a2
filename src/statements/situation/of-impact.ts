import { type Range, isSameRange } from "../../engine/index.ts";
import type { Impact } from "../../impact/answer.ts";
import { affectedIn, isMachine, isOwn } from "../../impact/whose.ts";
import type { IncidentSummary } from "../../incidents/answer.ts";
import type { FactAnswer } from "../../incidents/records/facts/fact.ts";
import { EXPECTED_RESTORATION, Restoration } from "../../incidents/records/facts/known-facts.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { StatementSettings } from "../keep/settings.ts";
import type { Before, Emergency, Expected, ServiceName, Services, Situation } from "./situation.ts";

/** What a situation is read out of. */
export type Known = {
  readonly impact: Pick<Impact, "at" | "affected" | "impaired" | "byService" | "byOperator" | "byCustomerClass">;
  readonly incident: Pick<IncidentSummary, "from" | "to">;
  /** Services of which somebody was cut off when most were hit. */
  readonly lostAtPeak: ReadonlySet<string>;
  readonly facts: readonly FactAnswer[];
  readonly settings: StatementSettings;
  /** Where nobody set by which name the public knows the operator. */
  readonly operator: string;
  readonly nextUpdateAt: Instant | null;
  readonly before: Before | null;
  readonly words?: Situation["words"];
};

/** All that is known of an outage, as the public may be told it. Pure. */
export function situationOf(known: Known): Situation {
  const { impact, incident, facts, settings, operator, nextUpdateAt, before, words } = known;
  const services = servicesIn(known);
  return {
    operator: nameOf(settings.operatorName ?? operator, LONGEST_NAME),
    timeZone: settings.timeZone,
    at: impact.at,
    since: incident.from,
    to: incident.to,
    affected: plain(impact.affected),
    impaired: plain(impact.impaired),
    ours: affectedIn(impact.byOperator.filter(({ kind }) => isOwn(kind))),
    others: affectedIn(impact.byOperator.filter(({ kind }) => !isOwn(kind))),
    machines: impact.byCustomerClass.some(({ key, affected }) => isMachine(key) && affected.point > 0),
    services,
    emergency: { state: emergencyIn(impact, facts), numbers: settings.emergencyNumbers },
    expected: expectedIn(facts, services, impact.at),
    nextUpdateAt,
    ...(words === undefined ? {} : { words }),
    before,
  };
}

const LONGEST_NAME = 40;

/** On one line, without what nobody sees, and no half of a surrogate pair where it is cut. */
function nameOf(name: string, longest?: number): string {
  const shown = name.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return shown.slice(0, longest).replace(/\p{Cs}$/u, "");
}

const NOBODY = { low: 0, point: 0, high: 0 };

function plain({ low, point, high }: Range) {
  return { low, point, high };
}

type Row = Known["impact"]["byService"][number];

/** Customers' own services, each by the worst that is known of it; emergency calls are told of apart. */
function servicesIn({ impact, lostAtPeak }: Known): Services {
  const facing = impact.byService.filter(({ kind, customerFacing }) => customerFacing && kind !== "emergency");
  const named = (isSo: (row: Row) => boolean): readonly ServiceName[] =>
    facing.filter(isSo).map(({ key: id, name, kind }) => ({ id, name: nameOf(name), kind }));
  return {
    lost: named(({ affected }) => affected.point > 0),
    slower: named((row) => isWorse(row) && lostAtPeak.has(row.key)),
    worse: named((row) => isWorse(row) && !lostAtPeak.has(row.key)),
    unsure: named((row) => row.impaired.point === 0 && isHit(row)),
    back: named((row) => !isHit(row) && lostAtPeak.has(row.key)),
    working: named((row) => !isHit(row) && !lostAtPeak.has(row.key)),
  };
}

function isWorse({ affected, impaired }: Row): boolean {
  return affected.point === 0 && impaired.point > 0;
}

function isHit({ impaired }: Row): boolean {
  return !isSameRange(impaired, NOBODY);
}

function emergencyIn({ byService }: Known["impact"], facts: readonly FactAnswer[]): Emergency["state"] {
  const isLost = byService.some(({ kind, affected }) => kind === "emergency" && affected.point > 0);
  if (isLost) return "lost";
  const isConfirmed = facts.some(({ name, isSet, hasLapsed }) => name === EMERGENCY && isSet && !hasLapsed);
  return isConfirmed ? "working" : "unconfirmed";
}

const EMERGENCY = "emergencyAccessConfirmed";

/** When the last of what is out is expected, as somebody said of each; what they said would be over by now is no expectation. */
function expectedIn(facts: readonly FactAnswer[], { lost, slower, worse }: Services, at: Instant): Expected | null {
  const said = facts
    .filter(({ name, isSet }) => name === EXPECTED_RESTORATION && isSet)
    .map(({ service, value }) => ({ service, ...Restoration.parse(value) }))
    .filter(({ latest }) => compareInstants(latest, at) > 0);
  const out = lost.length > 0 ? lost : [...slower, ...worse];
  const own = out.map(({ id }) => said.find(({ service }) => service === id));
  const last = own.toSorted((a, b) => compareInstants(a?.latest ?? at, b?.latest ?? at)).at(-1);
  if (last === undefined || own.includes(undefined)) return null;
  return { earliest: last.earliest, likely: last.likely, latest: last.latest };
}
