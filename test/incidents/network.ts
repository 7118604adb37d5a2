import {
  type Declared,
  type Inventory,
  type Model,
  type NodeState,
  type NodeStates,
  type Requirement,
  cellsWithin,
  compile,
  estimate,
  nodesBehind,
  pointShareOf,
  report,
} from "../../src/engine/index.ts";
import type { IncidentSettings, NetworkStep, Thing, Totals } from "../../src/incidents/track/step.ts";
import { type Instant, compareInstants, plusMilliseconds } from "../../src/platform/instant.ts";

/** Real networks over time: what was recorded of one in, the steps that the tracker reads out, by the engine. */
type NodeEvent = { readonly sequence: number; readonly at: Instant; readonly node: string; readonly state: NodeState };
type Said = {
  readonly sequence: number;
  readonly at: Instant;
  readonly declared: Declared;
  readonly until?: Instant | undefined;
};
export type Entry = NodeEvent | Said;

export const SETTINGS: IncidentSettings = {
  incidentLeastCustomers: 1000,
  incidentLeastSeconds: 60,
  incidentContinuesSeconds: 3600,
};

/** Minutes of a day; parts of one are seconds. */
export function minute(minutes: number): Instant {
  return plusMilliseconds("2018-12-06T00:00:00Z", Math.round(minutes * 60_000));
}

type Profile = { readonly customers: number; readonly services: Readonly<Record<string, Requirement>> };
type Network = {
  readonly nodes: readonly (string | Inventory["nodes"][number])[];
  readonly pools?: Inventory["pools"];
  readonly profiles: Readonly<Record<string, Profile>>;
};

/** One segment for each profile, in an area of the same name. */
export function networkOf({ nodes, pools = [], profiles }: Network): Inventory {
  const drawn = Object.entries(profiles);
  const services = new Set(drawn.flatMap(([, profile]) => Object.keys(profile.services)));
  return {
    operators: [{ id: "host", kind: "mno" }],
    areas: drawn.map(([id]) => ({ id })),
    nodes: nodes.map((node) => (typeof node === "string" ? { id: node } : node)),
    pools,
    services: [...services].map((id) => ({ id })),
    profiles: drawn.map(([id, profile]) => ({ id, services: profile.services })),
    segments: drawn.map(([id, { customers }]) => ({
      operator: "host",
      area: id,
      customerClass: "consumer",
      profile: id,
      subscriptions: customers,
      asOf: "2018-09-30",
    })),
  };
}

/** What a pool of equals is, of which as many as `needed` carry all. */
export function shared(id: string, members: readonly string[], needed = members.length): Inventory["pools"][number] {
  return { id, policy: "shared", needed, members: members.map((node) => ({ node })) };
}

/** `mme-1 down 10:00` as recorded. */
export function event(sequence: number, minutes: number, node: string, state: NodeState): Entry {
  return { sequence, at: minute(minutes), node, state };
}

/** What is declared of a part of the customers, or of nodes, over some minutes. */
export function said(sequence: number, [from, until]: readonly [number, number?], declared: DeclaredPart): Entry {
  const share = { low: declared.share, point: declared.share, high: declared.share };
  const { of, outcome = "affected" } = declared;
  return {
    sequence,
    at: minute(from),
    until: until === undefined ? undefined : minute(until),
    declared: { id: `d-${sequence}`, outcome, share, of },
  };
}

type DeclaredPart = {
  readonly share: number;
  readonly of: Declared["of"];
  readonly outcome?: Declared["outcome"];
};

/** The network as it is at one moment. */
export type State = { readonly states: NodeStates; readonly declared: readonly Declared[] };

export type Recorded = { readonly inventory: Inventory; readonly entries: readonly Entry[] };

/** The network from a moment on, by all entries. */
export function stateAt({ entries }: Pick<Recorded, "entries">, at: Instant): State {
  const inForce = entries
    .filter((entry) => compareInstants(entry.at, at) <= 0)
    .toSorted((a, b) => compareInstants(a.at, b.at) || a.sequence - b.sequence);
  const states = new Map(inForce.flatMap((entry) => ("node" in entry ? [[entry.node, entry.state]] : [])));
  const declared = inForce.flatMap((entry) =>
    "declared" in entry && (entry.until === undefined || compareInstants(at, entry.until) < 0) ? [entry.declared] : [],
  );
  return { states, declared };
}

/** Everything at which something changed, with the quiet before. */
export function momentsOf(entries: readonly Entry[]): readonly Instant[] {
  const moments = entries.flatMap((entry) => [entry.at, ...("until" in entry && entry.until ? [entry.until] : [])]);
  return [minute(-1), ...new Set(moments.toSorted(compareInstants))];
}

export function thingsFailing({ states, declared }: State): ReadonlySet<Thing> {
  const nodes = [...states].filter(([, state]) => pointShareOf(state) < 1).map(([node]) => `node:${node}`);
  const told = declared.filter(({ share }) => share.point > 0).flatMap(thingsOf);
  return new Set([...nodes, ...told]);
}

function thingsOf({ id, of }: Declared): readonly Thing[] {
  return "nodes" in of ? [...of.nodes].map((node) => `node:${node}`) : [`declaration:${id}`];
}

/** The network as if all but some things were up. */
export function stateOfAlone({ states, declared }: State, things: ReadonlySet<Thing>): State {
  return {
    states: new Map([...states].filter(([node]) => things.has(`node:${node}`))),
    declared: declared.flatMap((one): readonly Declared[] => {
      if (!("nodes" in one.of)) return things.has(`declaration:${one.id}`) ? [one] : [];
      const nodes = [...one.of.nodes].filter((node) => things.has(`node:${node}`));
      return nodes.length === 0 ? [] : [{ ...one, of: { nodes: new Set(nodes) } }];
    }),
  };
}

export type Asking = Recorded & {
  readonly settings?: Partial<IncidentSettings>;
  /** Moments at which nothing changes, but the tracker is told all the same. */
  readonly idle?: readonly Instant[];
};

/** The network from each moment on at which anything changed. */
export type Stretch = { readonly at: Instant; readonly state: State; readonly failing: ReadonlySet<Thing> };

export function stretchesOf(entries: readonly Entry[]): readonly Stretch[] {
  return momentsOf(entries).map((at) => {
    const state = stateAt({ entries }, at);
    return { at, state, failing: thingsFailing(state) };
  });
}

/** What the tracker reads. */
export function stepsOf({ inventory, entries, settings, idle = [] }: Asking): readonly NetworkStep[] {
  const { leavesOf, profilesOf, totalsOf } = lookInto({ inventory, entries });
  const stretches = stretchesOf(entries);
  const asked = new Map<string, NetworkStep["totalsOf"]>();
  const askIn = (state: State): NetworkStep["totalsOf"] => {
    const ask = asked.get(keyOf(state)) ?? totalsOf(state);
    asked.set(keyOf(state), ask);
    return ask;
  };
  const steps = stretches.map(({ at, state, failing }, index) => ({
    at,
    failing: new Map([...failing].map((thing) => [thing, runSequence({ entries, stretches }, thing, index)])),
    totalsOf: askIn(state),
    leavesOf,
    profilesOf,
    settings: { ...SETTINGS, ...settings },
  }));
  const idled = idle.flatMap((at): readonly NetworkStep[] => {
    const last = steps.findLast((step) => compareInstants(step.at, at) <= 0);
    return last === undefined || last.at === at ? [] : [{ ...last, at }];
  });
  return [...steps, ...idled].sort((a, b) => compareInstants(a.at, b.at));
}

/** States and what is declared, as one text. */
function keyOf({ states, declared }: State): string {
  const nodes = [...states].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([nodes, declared.map(({ id, of }) => [id, "nodes" in of ? [...of.nodes].sort() : ""])]);
}

/** What an inventory says of any part of what was recorded. */
export function lookInto({ inventory, entries }: Recorded) {
  const model = compile(inventory);
  const known = new Map<string, Totals>();
  const totalsIn = (state: State): Totals => {
    const key = keyOf(state);
    const totals = known.get(key) ?? report(estimate(model, state.states, { declared: state.declared })).total;
    known.set(key, totals);
    return totals;
  };
  return {
    totalsOf: (state: State) => (things: ReadonlySet<Thing>) => totalsIn(stateOfAlone(state, things)),
    leavesOf: namesByThing(leavesOnThings(model)),
    profilesOf: namesByThing([
      ...leavesOnThings(model).map(({ thing, profile }) => ({ thing, name: profile })),
      ...entries.flatMap((entry) => ("declared" in entry ? profilesDeclared(model, entry.declared) : [])),
    ]),
  };
}

type Named = { readonly thing: Thing; readonly name: string };

function leavesOnThings(model: Model): readonly (Named & { readonly profile: string })[] {
  return model.profiles.flatMap((profile) =>
    [...profile.leaves].flatMap((leaf) =>
      nodesBehind(model, [leaf]).map((node) => ({
        thing: `node:${model.elements[node]?.id}`,
        name: model.elements[leaf]?.id ?? "",
        profile: profile.id,
      })),
    ),
  );
}

function profilesDeclared(model: Model, { id, of }: Declared): readonly Named[] {
  if ("nodes" in of) return [];
  return cellsWithin(model, of.view).map(({ profile }) => ({
    thing: `declaration:${id}`,
    name: model.profiles[profile]?.id ?? "",
  }));
}

function namesByThing(named: readonly Named[]): (thing: Thing) => ReadonlySet<string> {
  const names = new Map<Thing, Set<string>>();
  for (const { thing, name } of named) names.set(thing, (names.get(thing) ?? new Set()).add(name));
  const none: ReadonlySet<string> = new Set();
  return (thing) => names.get(thing) ?? none;
}

type Time = { readonly entries: readonly Entry[]; readonly stretches: readonly Stretch[] };

/** The lowest sequence of the entries by which a thing fails without a break around a stretch. */
export function runSequence({ entries, stretches }: Time, thing: Thing, index: number): number {
  let [first, last] = [index, index];
  while (stretches[first - 1]?.failing.has(thing) === true) first -= 1;
  while (stretches[last + 1]?.failing.has(thing) === true) last += 1;
  const run = stretches.slice(first, last + 1);
  const isOfRun = (entry: Entry): boolean =>
    "declared" in entry
      ? thingsOf(entry.declared).includes(thing) && run.some(({ state }) => state.declared.includes(entry.declared))
      : thing === `node:${entry.node}` && pointShareOf(entry.state) < 1 && run.some(({ at }) => at === entry.at);
  return Math.min(...entries.filter(isOfRun).map(({ sequence }) => sequence));
}
