import { isSameRange } from "../../engine/index.ts";
import { type Instant, plusSeconds } from "../../platform/instant.ts";
import { customersHit } from "./groups.ts";
import { type Opening, continueOpening } from "./opening.ts";
import type { NetworkStep, Thing, Totals } from "./step.ts";

/** An incident's own figure from `at` on: by these things, its members that fail then. */
export type TrackStep = {
  readonly at: Instant;
  readonly things: ReadonlySet<Thing>;
  readonly totals: Totals;
  readonly network: NetworkStep;
};

/** An incident while time passes over it; mutable, since a year has many steps. */
export type IncidentState = {
  readonly id: string;
  /** Which was founded how manieth: who began first. */
  readonly order: number;
  readonly from: Instant;
  to: Instant | undefined;
  /** From when on it is no longer current, unless somebody is hit before. */
  endsAt: Instant | undefined;
  opening: Opening;
  readonly claims: Set<number>;
  /** What would have been incidents of their own, had nobody merged them with this. */
  readonly mergedIds: string[];
  readonly joinedAt: Map<Thing, Instant>;
  /** What belongs to it now, failing or not. */
  readonly members: Set<Thing>;
  /** Members that fail, and who is hit by them; as of `network`. */
  things: ReadonlySet<Thing>;
  totals: Totals;
  /** Customers, beyond those who are when nothing fails. */
  hit: number;
  readonly steps: TrackStep[];
  /** Once it is no longer current: members that have failed ever since. */
  readonly remaining: Set<Thing>;
};

const NOBODY = { low: 0, point: 0, high: 0 };

export function newIncident(id: string, order: number, from: Instant): IncidentState {
  return {
    id,
    order,
    from,
    to: undefined,
    endsAt: undefined,
    opening: undefined,
    claims: new Set(),
    mergedIds: [],
    joinedAt: new Map(),
    members: new Set(),
    things: new Set(),
    totals: { affected: NOBODY, impaired: NOBODY, base: 0 },
    hit: 0,
    steps: [],
    remaining: new Set(),
  };
}

/** Looks again at which members fail and who is hit by them. */
export function refresh(incident: IncidentState, network: NetworkStep): void {
  const { failing, totalsOf } = network;
  const things = [...incident.members].filter((thing) => failing.has(thing));
  const isAsBefore = things.length === incident.things.size && things.every((thing) => incident.things.has(thing));
  if (!isAsBefore) incident.things = new Set(things);
  incident.totals = totalsOf(incident.things);
  incident.hit = customersHit(network, incident.totals);
}

/** Writes down what holds for an incident from `at` on, once all belongs where it does. */
export function observe(incident: IncidentState, network: NetworkStep, at: Instant): void {
  const { things, totals, hit, members, joinedAt } = incident;
  const { settings, failing } = network;
  for (const thing of members) if (!joinedAt.has(thing)) joinedAt.set(thing, at);
  for (const thing of things) incident.claims.add(failing.get(thing) ?? 0);
  incident.opening = continueOpening(incident.opening, at, { hit, settings });
  if (hit > 0) {
    incident.to = undefined;
    incident.endsAt = undefined;
  } else if (incident.to === undefined) {
    incident.to = at;
    incident.endsAt = plusSeconds(at, settings.incidentContinuesSeconds);
  }
  addStep(incident.steps, { at, things, totals, network });
}

/** Of an incident that is to be current again: since its end nothing belonged to it. */
export function markGap({ endsAt, steps }: IncidentState): void {
  const network = steps.at(-1)?.network;
  if (endsAt === undefined || network === undefined) return;
  const things: ReadonlySet<Thing> = new Set();
  addStep(steps, { at: endsAt, things, totals: network.totalsOf(things), network });
}

function addStep(steps: TrackStep[], step: TrackStep): void {
  // What was so for no time at all was not so.
  if (steps.at(-1)?.at === step.at) steps.pop();
  const last = steps.at(-1);
  if (last === undefined || !isSameStep(last, step)) steps.push(step);
}

/** Where the states that figures stand on are the same, steps have one function. */
function isSameStep(a: TrackStep, b: TrackStep): boolean {
  if (a.network.totalsOf !== b.network.totalsOf || a.things.symmetricDifference(b.things).size > 0) return false;
  return a.totals === b.totals || isSameTotals(a.totals, b.totals);
}

function isSameTotals(a: Totals, b: Totals): boolean {
  return a.base === b.base && isSameRange(a.affected, b.affected) && isSameRange(a.impaired, b.impaired);
}
