import type { Reading } from "../alarms/history/series.ts";
import { type Scene, keyOfScene } from "../alarms/history/scene.ts";
import {
  type Declared,
  type Model,
  type NodeState,
  type NodeStates,
  type Report,
  TotalEstimator,
  type View,
  cellsWithin,
  estimate,
  nodesBehind,
  pointShareOf,
  report,
  roundFigures,
} from "../engine/index.ts";
import type { NetworkStep, Thing, Totals } from "./track/step.ts";

const NODE = "node:";
const DECLARATION = "declaration:";

/** Nodes among things, by id. */
export function nodesAmong(things: Iterable<Thing>): readonly string[] {
  return withoutPrefix(things, NODE);
}

/** Declarations of customers among things, by id. */
export function declarationsAmong(things: Iterable<Thing>): readonly string[] {
  return withoutPrefix(things, DECLARATION);
}

function withoutPrefix(things: Iterable<Thing>, prefix: string): readonly string[] {
  return [...things].filter((thing) => thing.startsWith(prefix)).map((thing) => thing.slice(prefix.length));
}

/** Reads from each scene what the tracker of incidents looks at. A step of its own only where anything of that changed. */
export function networkReading(): Reading<NetworkStep> {
  let last: { readonly key: string; readonly totalsOf: NetworkStep["totalsOf"] } | undefined;
  return {
    valueOf: (scene) => {
      const key = keyOfScene(scene);
      if (last?.key !== key) last = { key, totalsOf: totalsIn(scene) };
      const step = {
        at: scene.at,
        failing: failingIn(scene),
        totalsOf: last.totalsOf,
        ...namesIn(scene),
        settings: scene.settings,
      };
      sceneByStep.set(step, scene);
      return step;
    },
    isSame: (one, other) =>
      one.totalsOf === other.totalsOf && one.settings === other.settings && isSameFailing(one.failing, other.failing),
  };
}

const sceneByStep = new WeakMap<NetworkStep, Scene>();

/** The scene that a step was read from. */
export function sceneOfStep(step: NetworkStep): Scene {
  const scene = sceneByStep.get(step);
  if (scene === undefined) throw new Error("a step was read from no scene");
  return scene;
}

/** What fails, or by what somebody said may: nodes that nothing is known of do not, unless they did when that began. */
function failingIn({ inventory, states, declarations, runs }: Scene): ReadonlyMap<Thing, number> {
  const failing = new Map<Thing, number>();
  const add = (thing: Thing, sequence: number): void => {
    failing.set(thing, Math.min(sequence, failing.get(thing) ?? sequence));
  };
  for (const [node, state] of states) {
    const run = runs.get(node);
    if (run !== undefined && pointShareOf(state) < 1 && inventory.model.elementById.has(node))
      add(`${NODE}${node}`, run.sequence);
  }
  for (const { declaration, declared } of declarations.filter(({ declared: { share } }) => share.high > 0)) {
    const things =
      "nodes" in declared.of
        ? [...declared.of.nodes].map((node) => `${NODE}${node}`)
        : [`${DECLARATION}${declaration.id}`];
    for (const thing of things) add(thing, declaration.sequence);
  }
  return failing;
}

function isSameFailing(one: NetworkStep["failing"], other: NetworkStep["failing"]): boolean {
  return one.size === other.size && [...one].every(([thing, sequence]) => other.get(thing) === sequence);
}

/** Of one model who is hit by what, as far as it was worked out: the same few things fail again and again. */
type Known = { readonly estimator: TotalEstimator; readonly totals: Map<string, Totals> };

const knownOf = new WeakMap<Model, Known>();
const MOST_KNOWN = 50_000;

function totalsIn(scene: Scene): NetworkStep["totalsOf"] {
  const { inventory, model } = scene;
  const estimator = knownOf.get(inventory.model)?.estimator ?? new TotalEstimator(inventory.model);
  const known = knownOf.get(model) ?? { estimator, totals: new Map<string, Totals>() };
  knownOf.set(model, known);
  return (things) => {
    const { key, states, declared } = describeAlone(scene, things);
    const totals = known.totals.get(key) ?? roundFigures(known.estimator.total(model, states, declared));
    if (known.totals.size > MOST_KNOWN) known.totals.clear();
    known.totals.set(key, totals);
    return totals;
  };
}

/** What is declared, as text: by which entry, and of which of its nodes. */
function saidIn({ declarations }: Scene, { id, of }: Declared): readonly unknown[] {
  const sequence = declarations.find(({ declaration }) => declaration.id === id)?.declaration.sequence;
  return [id, sequence, "nodes" in of ? [...of.nodes].sort() : []];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** States of the nodes among things, and what is declared of them: all else is up. */
function aloneIn({ states, declarations }: Scene, things: ReadonlySet<Thing>): [NodeStates, readonly Declared[]] {
  const nodes = new Map(
    nodesAmong(things).flatMap((node): [string, NodeState][] => {
      const state = states.get(node);
      return state === undefined ? [] : [[node, state]];
    }),
  );
  const declared = declarations.flatMap(({ declared: one }): readonly Declared[] => {
    if (!("nodes" in one.of)) return things.has(`${DECLARATION}${one.id}`) ? [one] : [];
    const own = new Set([...one.of.nodes].filter((node) => things.has(`${NODE}${node}`)));
    return own.size === 0 ? [] : [{ ...one, of: { nodes: own } }];
  });
  return [nodes, declared];
}

/** These things alone as they are; `key`: the same text for the same states. */
export type Alone = { readonly key: string; readonly states: NodeStates; readonly declared: readonly Declared[] };

export function describeAlone(scene: Scene, things: ReadonlySet<Thing>): Alone {
  const [states, declared] = aloneIn(scene, things);
  const key = JSON.stringify([[...states].sort(byName), declared.map((one) => saidIn(scene, one))]);
  return { key, states, declared };
}

/** All figures of a step when these things alone are as they are; of a part of the base where a view says which. */
export function reportAlone(step: NetworkStep, things: ReadonlySet<Thing>, view: View = {}): Report {
  const scene = sceneOfStep(step);
  const [states, declared] = aloneIn(scene, things);
  return report(estimate(scene.model, states, { declared, view }));
}

type Names = Pick<NetworkStep, "leavesOf" | "profilesOf">;
type Standing = {
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly profiles: ReadonlyMap<string, ReadonlySet<string>>;
};

const standingOf = new WeakMap<Model, Standing>();
const NONE: ReadonlySet<string> = new Set();

/** What stands on things: leaves on nodes, profiles on both. */
function namesIn({ inventory: { model }, declarations }: Scene): Names {
  const standing = standingOf.get(model) ?? findStanding(model);
  standingOf.set(model, standing);
  const told = (thing: Thing): ReadonlySet<string> => {
    const found = declarations.find(({ declaration }) => thing === `${DECLARATION}${declaration.id}`)?.declared.of;
    if (found === undefined || !("view" in found)) return NONE;
    return new Set(cellsWithin(model, found.view).map(({ profile }) => model.profiles[profile]?.id ?? ""));
  };
  return {
    leavesOf: (thing) => standing.leaves.get(thing) ?? NONE,
    profilesOf: (thing) => (thing.startsWith(NODE) ? (standing.profiles.get(thing) ?? NONE) : told(thing)),
  };
}

function findStanding(model: Model): Standing {
  const leaves = new Map<Thing, Set<string>>();
  const profiles = new Map<Thing, Set<string>>();
  const thingsBehind = new Map<number, readonly Thing[]>();
  for (const { id, leaves: own } of model.profiles) {
    for (const leaf of own) {
      const behind =
        thingsBehind.get(leaf) ?? nodesBehind(model, [leaf]).map((node) => `${NODE}${model.elements[node]?.id ?? ""}`);
      thingsBehind.set(leaf, behind);
      for (const thing of behind) {
        addName(leaves, thing, model.elements[leaf]?.id ?? "");
        addName(profiles, thing, id);
      }
    }
  }
  return { leaves, profiles };
}

function addName(names: Map<Thing, Set<string>>, thing: Thing, name: string): void {
  names.set(thing, (names.get(thing) ?? new Set()).add(name));
}
