import { type Instant, compareInstants, earliest } from "../../platform/instant.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import { assign } from "./assign.ts";
import { type Merge, withMeant } from "./ids.ts";
import { type IncidentState, type TrackStep, observe } from "./incident-state.ts";
import { opensAt, settleOpening } from "./opening.ts";
import { Scene } from "./scene.ts";
import type { NetworkStep, Thing } from "./step.ts";

/** An incident over time, by the estimates alone. See docs/model.md, Incidents. */
export type Track = {
  /** A ledger sequence as text, or with a number after it: "10", "10-2". */
  readonly id: string;
  /** Ledger entries by which its members failed while they belonged to it: an id n that no incident has means that which claims n. */
  readonly claims: ReadonlySet<number>;
  /** What would have been incidents of their own, had nobody merged them with this. */
  readonly mergedIds: readonly string[];
  /** From when on somebody was hit, and when nobody was any more; undefined while somebody is. */
  readonly from: Instant;
  readonly to: Instant | undefined;
  /** When enough customers had been hit for long enough; undefined of a blip. */
  readonly openedAt: Instant | undefined;
  /** Whatever belonged to it, since when first. */
  readonly members: readonly { readonly thing: Thing; readonly since: Instant }[];
  /** Its own figure: each holds until the next, the last until it is no longer current. */
  readonly steps: readonly TrackStep[];
  /** At `until` what fails of its members continues it. */
  readonly isCurrent: boolean;
  /** Members that fail at `until`, and have since, though nobody is hit by the incident any more. */
  readonly remaining: readonly Thing[];
  /** When something of it changes by time alone, after `until`; undefined where nothing does. */
  readonly changesAt: Instant | undefined;
};

/** `until`: steps after it are not looked at. */
export type Asked = { readonly merges: readonly Merge[]; readonly until: Instant };

/**
 * The incidents of a network, in the order in which they began. Steps come in order of time, one for each moment at
 * which anything changed; they are read more than once where merges name what has another id now.
 */
export function trackIncidents(steps: Iterable<NetworkStep>, asked: Asked): readonly Track[] {
  const tracking = track(steps, asked);
  for (;;) {
    const { done, value } = tracking.next();
    if (done === true) return value;
  }
}

/** The same, letting others go first again and again: a year may take a second. */
export async function trackInTurns(steps: Iterable<NetworkStep>, asked: Asked): Promise<readonly Track[]> {
  const tracking = track(steps, asked);
  for (;;) {
    const { done, value } = tracking.next();
    if (done === true) return value;
    await takeTurns();
  }
}

type Tracking<Result> = Generator<undefined, Result>;

function* track(steps: Iterable<NetworkStep>, { merges, until }: Asked): Tracking<readonly Track[]> {
  const taken = [...steps].filter(({ at }) => compareInstants(at, until) <= 0);
  let known = merges;
  let incidents = yield* follow(taken, { merges: known, until });
  for (let meant = withMeant(known, incidents); meant.length > known.length; meant = withMeant(known, incidents)) {
    known = meant;
    incidents = yield* follow(taken, { merges: known, until });
  }
  return incidents.map((incident) => trackOf(incident, until));
}

/** Between two of which others may go first. */
const STEPS_AT_ONCE = 1_000;

/** Goes through the steps once, in time and in the order of incidents' ends between them. */
function* follow(steps: readonly NetworkStep[], { merges, until }: Asked): Tracking<readonly IncidentState[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const scene = new Scene(first, merges);
  for (const [index, network] of steps.entries()) {
    if (index % STEPS_AT_ONCE === STEPS_AT_ONCE - 1) yield;
    letEnd(scene, (endsAt) => compareInstants(endsAt, network.at) < 0);
    scene.endBy(network.at);
    lookAt(scene, network, network.at);
  }
  letEnd(scene, (endsAt) => compareInstants(endsAt, until) <= 0);
  return scene.incidents;
}

/** What is free again when an incident is no longer current may belong to another from that moment on, whenever the next step is. */
function letEnd(scene: Scene, isDue: (endsAt: Instant) => boolean): void {
  const nextEnd = (): Instant | undefined =>
    earliest(scene.current.flatMap(({ endsAt }) => endsAt ?? []).filter(isDue));
  for (let end = nextEnd(); end !== undefined; end = nextEnd()) {
    scene.endBy(end);
    lookAt(scene, scene.network, end);
  }
}

function lookAt(scene: Scene, network: NetworkStep, at: Instant): void {
  scene.turnTo(network, at);
  assign(scene);
  for (const incident of scene.current) observe(incident, network, at);
}

function trackOf(incident: IncidentState, until: Instant): Track {
  const { id, claims, mergedIds, from, to, joinedAt, steps, endsAt, things } = incident;
  const opening = settleOpening(incident.opening, until);
  const isCurrent = endsAt === undefined || compareInstants(endsAt, until) > 0;
  return {
    id,
    claims,
    mergedIds,
    from,
    to,
    openedAt: opening !== undefined && "openedAt" in opening ? opening.openedAt : undefined,
    members: [...joinedAt].map(([thing, since]) => ({ thing, since })),
    steps,
    isCurrent,
    remaining: to === undefined ? [] : [...(isCurrent ? things : incident.remaining)].sort(),
    changesAt: firstAfter(until, [endsAt, opensAt(opening)]),
  };
}

function firstAfter(until: Instant, moments: readonly (Instant | undefined)[]): Instant | undefined {
  const set = moments.flatMap((moment) => moment ?? []);
  return earliest(set.filter((moment) => compareInstants(moment, until) > 0));
}
