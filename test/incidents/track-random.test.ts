import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Declared, NodeState } from "../../src/engine/index.ts";
import type { Merge } from "../../src/incidents/track/ids.ts";
import type { IncidentSettings, Thing, Totals } from "../../src/incidents/track/step.ts";
import { type Track, trackIncidents } from "../../src/incidents/track/track.ts";
import { compareInstants } from "../../src/platform/instant.ts";
import { inventories, knownStates, pick } from "../engine/oracle/inventories.ts";
import { type Entry, type Recorded, type Stretch, minute, networkOf, shared, stepsOf, stretchesOf } from "./network.ts";
import { type Expected, type Minute, claimsOf, endOf, incidentsByDefinition, openedAt, remainingOf } from "./oracle.ts";
import { jointPoints } from "./joint.ts";

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as many. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 5_000 : Number(process.env["RUNS"] ?? 500);

const LAST = 200;
const gene = fc.nat(9999);
const outages = fc.record({
  node: gene,
  from: fc.nat(LAST - 20),
  minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constantFrom(1, 2, 10, 400)),
  states: fc.array(
    fc.oneof(
      { arbitrary: fc.constant<NodeState>(0), weight: 4 },
      { arbitrary: knownStates, weight: 2 },
      { arbitrary: knownStates.map((lastKnown): NodeState => ({ unknown: true, lastKnown })), weight: 1 },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  told: gene,
});
const sayings = fc.record({
  of: gene,
  isOfNodes: fc.boolean(),
  outcome: fc.constantFrom("affected", "impaired"),
  share: fc.constantFrom(1, 0.5, 0.1, 1e-4),
  from: fc.nat(LAST - 20),
  minutes: fc.integer({ min: 1, max: 120 }),
  told: gene,
});
const settingsDrawn: fc.Arbitrary<IncidentSettings> = fc.record({
  incidentLeastCustomers: fc.constantFrom(0, 1, 50, 1000, 1_000_000),
  incidentLeastSeconds: fc.constantFrom(0, 30, 60, 300, 1230),
  incidentContinuesSeconds: fc.constantFrom(60, 300, 1200, 1800, 3600),
});
/** Two regions with room to spare, and what stands under both: more is left failing here than in what is drawn. */
const roomy = networkOf({
  nodes: ["power", "n1", "n2", "n3", { id: "s1", requires: "power" }, "s2", "a", "b"],
  pools: [shared("norths", ["n1", "n2", "n3"], 2), shared("souths", ["s1", "s2"], 1)],
  profiles: {
    north: {
      customers: 4000,
      services: { data: "norths", voice: { all: ["norths", { atLeast: 1, of: ["a", "b"] }] } },
    },
    south: { customers: 2000, services: { data: "souths" } },
    both: { customers: 77, services: { data: { any: ["norths", "souths"] }, voice: "a" } },
    town: { customers: 300, services: { data: { atLeast: 1, of: ["a", "s1", "n1"] } } },
  },
});
const drawnYears = fc.record({
  inventory: fc.oneof(inventories, fc.constant(roomy)),
  outages: fc.array(outages, { minLength: 1, maxLength: 9 }),
  sayings: fc.array(sayings, { maxLength: 2 }),
  settings: settingsDrawn,
  later: fc.option(fc.record({ from: fc.nat(LAST), settings: settingsDrawn })),
  merges: fc.array(fc.tuple(gene, gene), { maxLength: 3 }),
  idle: fc.array(fc.nat(LAST), { maxLength: 10 }),
});
type Drawn = typeof drawnYears extends fc.Arbitrary<infer D> ? D : never;

type Situation = Recorded & {
  readonly merges: readonly Merge[];
  readonly settingsAt: (minute: number) => IncidentSettings;
};

/** Sequences in the order of telling, which is none of time. */
function situationOf({ inventory, outages, sayings, settings, later, merges }: Drawn): Situation {
  const nodes = inventory.nodes.map(({ id }) => id);
  const events = outages.flatMap(({ node, from, minutes, states, told }) =>
    [...states, 1].map((state, index) => {
      const at = minute(Math.min(LAST, from + Math.ceil((index * minutes) / states.length)));
      return { told: told + index, entry: { at, node: pick(nodes, node), state } };
    }),
  );
  const declared = sayings.map(({ of, isOfNodes, outcome, share, from, minutes, told }, index) => {
    const said: Declared = {
      id: `d-${index}`,
      outcome: isOfNodes ? "affected" : outcome,
      share: { low: share, point: share, high: share },
      of: isOfNodes
        ? { nodes: new Set([pick(nodes, of), pick(nodes, of + 1)]) }
        : { view: { areas: new Set([pick(inventory.areas, of).id]) } },
    };
    return { told, entry: { at: minute(from), until: minute(from + minutes), declared: said } };
  });
  const entries = [...events, ...declared]
    .toSorted((a, b) => a.told - b.told)
    .map(({ entry }, index): Entry => ({ ...entry, sequence: index + 1 }));
  const nameOf = (drawn: number): string => `${1 + (drawn % entries.length)}${drawn % 17 === 0 ? "-2" : ""}`;
  return {
    inventory,
    entries,
    merges: merges.map(([a, b]): Merge => [nameOf(a), nameOf(b)]),
    settingsAt: (at) => (later !== null && at >= later.from ? later.settings : settings),
  };
}

function stepsIn({ inventory, entries, settingsAt }: Situation, idle: readonly number[] = []) {
  const changes = Array.from({ length: LAST + 1 }, (_, at) => at).filter(
    (at) => at > 0 && settingsAt(at) !== settingsAt(at - 1),
  );
  const steps = stepsOf({ inventory, entries, idle: [...changes, ...idle].map((at) => minute(at)) });
  return steps.map((step) => ({ ...step, settings: settingsAt(minuteOf(step.at)) }));
}

function minuteOf(at: string): number {
  return (Date.parse(at) - Date.parse(minute(0))) / 60_000;
}

function minutesOf(situation: Situation): readonly Minute[] {
  const steps = stepsIn(situation);
  return Array.from({ length: LAST + 1 }, (_, at) => {
    const step = steps.findLast((one) => compareInstants(one.at, minute(at)) <= 0);
    if (step === undefined) throw new Error("the first step is before the first minute");
    return { ...step, settings: situation.settingsAt(at) };
  });
}

function tracked(situation: Situation, idle?: readonly number[]): readonly Track[] {
  return trackIncidents(stepsIn(situation, idle), { merges: situation.merges, until: minute(LAST) });
}

/** What an incident is, minute by minute. */
function describeTrack(track: Track) {
  const { id, mergedIds, from, to, openedAt: opened, members, claims, isCurrent, remaining } = track;
  return {
    id,
    mergedIds,
    from,
    to,
    openedAt: opened,
    isCurrent,
    remaining,
    claims: [...claims].sort((a, b) => a - b),
    members: members.map(({ thing, since }) => `${since} ${thing}`).sort(),
  };
}

function instant(at: number | undefined): string | undefined {
  return at === undefined ? undefined : minute(at);
}

function describeExpected(incident: Expected, minutes: readonly Minute[]) {
  const { id, mergedIds, founded, lived } = incident;
  const things = new Set(lived.flatMap(({ members }) => members));
  const joined = (thing: Thing) => lived.find(({ members }) => members.includes(thing))?.minute;
  return {
    id,
    mergedIds,
    from: minute(founded),
    to: instant(endOf(incident, LAST)),
    openedAt: instant(openedAt(incident, minutes, LAST)),
    isCurrent: lived.at(-1)?.minute === LAST,
    remaining: remainingOf(incident, minutes),
    claims: [...claimsOf(incident, minutes)].sort((a, b) => a - b),
    members: [...things].map((thing) => `${instant(joined(thing))} ${thing}`).sort(),
  };
}

function stepAt({ steps }: Track, at: number) {
  return steps.findLast((step) => compareInstants(step.at, minute(at)) <= 0);
}

test("incidents are those of their definition, followed minute by minute", () => {
  console.info(`incidents by definition: seed ${seed}, ${runs} runs`);
  const seen = { incidents: 0, merged: 0, reopened: 0, numbered: 0, remaining: 0, opened: 0, severalAtOnce: 0 };
  fc.assert(
    fc.property(drawnYears, (drawn) => {
      const situation = situationOf(drawn);
      const minutes = minutesOf(situation);
      const expected = incidentsByDefinition(minutes, situation.merges);
      const tracks = tracked(situation);
      expect(tracks.map(describeTrack)).toEqual(expected.map((incident) => describeExpected(incident, minutes)));
      for (const [index, { lived }] of expected.entries()) {
        const track = tracks[index];
        for (const { minute: at, failing, totals } of track === undefined ? [] : lived) {
          const step = track && stepAt(track, at);
          expect([at, [...(step?.things ?? [])].sort(), step?.totals]).toEqual([at, failing.toSorted(), totals]);
        }
      }
      seen.incidents += tracks.length;
      seen.merged += tracks.filter(({ mergedIds }) => mergedIds.length > 0).length;
      seen.numbered += tracks.filter(({ id }) => id.includes("-")).length;
      seen.remaining += tracks.filter(({ remaining }) => remaining.length > 0).length;
      seen.opened += tracks.filter((track) => track.openedAt !== undefined).length;
      seen.reopened += tracks.filter(({ steps }) =>
        isReopened(steps.map(({ totals }) => totals.impaired.point)),
      ).length;
      seen.severalAtOnce += expected.some(({ lived }, index) => {
        const others = expected.filter((_, other) => other !== index).flatMap((other) => other.lived);
        return lived.some((one) => others.some((other) => other.minute === one.minute));
      })
        ? 1
        : 0;
    }),
    { numRuns: runs, seed },
  );
  console.info(JSON.stringify(seen));
}, 600_000);

function isReopened(points: readonly number[]): boolean {
  return points.some((point, index) => point > 0 && index > 0 && points[index - 1] === 0);
}

test("jointly nobody is counted twice, whoever is hit is so by an incident, and nothing is of two", () => {
  console.info(`joint figures: seed ${seed}, ${runs} runs`);
  fc.assert(
    fc.property(drawnYears, (drawn) => {
      const situation = situationOf(drawn);
      const tracks = tracked(situation);
      const stretches = stretchesOf(situation.entries);
      for (const step of stepsIn(situation).filter(({ at }) => minuteOf(at) <= LAST)) {
        const joint = step.totalsOf(new Set(step.failing.keys()));
        const stretch = stretches.findLast(({ at }) => compareInstants(at, step.at) <= 0);
        expectEachOnce(joint, situation, stretch);
        const current = tracks.flatMap((track) => {
          const own = stepAt(track, minuteOf(step.at));
          const end = track.to === undefined ? undefined : minuteOf(track.to);
          return own === undefined || (end !== undefined && end <= minuteOf(step.at)) ? [] : [own];
        });
        for (const { totals } of current) {
          for (const outcome of ["affected", "impaired"] as const) {
            expect(totals[outcome].point).toBeLessThanOrEqual(joint[outcome].point);
            expect(totals[outcome].point).toBeLessThanOrEqual(totals.base);
            expect(joint[outcome].point).toBeLessThanOrEqual(joint.base);
          }
        }
        const always = step.totalsOf(new Set());
        const isBeyond = ({ affected, impaired }: Totals): boolean =>
          affected.point > always.affected.point || impaired.point > always.impaired.point;
        expect(current.some(({ totals }) => isBeyond(totals))).toBe(isBeyond(joint));
        const things = current.flatMap((own) => [...own.things]);
        expect(things.toSorted()).toEqual([...new Set(things)].toSorted());
      }
    }),
    { numRuns: runs, seed },
  );
}, 600_000);

function expectEachOnce(
  joint: ReturnType<Minute["totalsOf"]>,
  situation: Situation,
  stretch: Stretch | undefined,
): void {
  if (stretch === undefined) throw new Error("no such moment");
  const counted = jointPoints(situation.inventory, stretch.state);
  expect(Math.abs(joint.affected.point - counted.affected)).toBeLessThan(0.5001);
  expect(Math.abs(joint.impaired.point - counted.impaired)).toBeLessThan(0.5001);
}

function figuresOf(tracks: readonly Track[]) {
  return tracks.map((track) => ({
    ...describeTrack(track),
    steps: track.steps.map(({ at, things, totals }) => ({ at, things: [...things].sort(), totals })),
  }));
}

test("neither the order of telling within a step, nor a step at which nothing changes, changes anything", () => {
  console.info(`orders and idle steps: seed ${seed}, ${runs} runs`);
  fc.assert(
    fc.property(drawnYears, (drawn) => {
      const situation = situationOf(drawn);
      const asked = { merges: situation.merges, until: minute(LAST) };
      const steps = stepsIn(situation);
      const given = figuresOf(trackIncidents(steps, asked));
      const turned = steps.map((step) => ({ ...step, failing: new Map([...step.failing].toReversed()) }));
      expect(figuresOf(trackIncidents(turned, asked))).toEqual(given);
      const idled = stepsIn(situation, drawn.idle);
      expect(figuresOf(trackIncidents(idled, asked))).toEqual(given);
      expect(
        figuresOf(trackIncidents(steps, { ...asked, merges: situation.merges.map(([a, b]) => [b, a] as const) })),
      ).toEqual(given);
    }),
    { numRuns: runs, seed },
  );
}, 600_000);
