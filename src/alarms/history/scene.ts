import type { Model, NodeStates } from "../../engine/index.ts";
import type { LoadedInventory } from "../../inventory/models.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import type { Settings } from "../../platform/settings/setting.ts";
import { type Blindness, statesOf } from "../circumstances.ts";
import { declarationOf } from "../declarations/declaration.ts";
import { failingSinceOf } from "../failing.ts";
import { countPools } from "../registrations/load.ts";
import { type Countable, type CountedPool, countablePools } from "../registrations/registration.ts";
import { type ActiveDeclaration, declarationsIn } from "../told.ts";
import type { Past, Run } from "./past.ts";

/** The network from a moment on, until anything else is told of it: what figures are computed from. */
export type Scene = {
  readonly at: Instant;
  readonly version: number;
  readonly inventory: LoadedInventory;
  /** With what was counted in place of what was planned. */
  readonly model: Model;
  readonly counted: readonly CountedPool[];
  readonly states: NodeStates;
  readonly blind: readonly Blindness[];
  readonly declarations: readonly ActiveDeclaration[];
  readonly settings: Settings;
  /** Of nodes that do not surely do all they should. */
  readonly runs: ReadonlyMap<string, Run>;
};

/** The last counts of a pool's members, as of the moment up to which they count. */
export type CountsOf = (pool: Countable) => readonly Entry[];

type Surroundings = { readonly inventory: LoadedInventory; readonly countsOf: CountsOf };

/** What the past makes of a moment: the same figures as what `loadMoment` makes of the ledger. */
export function sceneOf(past: Past, at: Instant, { inventory, countsOf }: Surroundings): Scene {
  const { settings, runs, lastKnown, feeds } = past;
  const { states, blind } = statesOf(inventory.behind.nodes, { events: past.bearingEvents, lastKnown, feeds });
  const declarations = activeDeclarations(past, at, inventory);
  const failingSince = failingSinceOf({ blind, declarations }, sincesOf(runs));
  const situation = { model: inventory.model, maxAgeSeconds: settings.registrationsMaxAgeSeconds };
  const countable = countablePools(inventory.model, { failingSince, at }).filter(({ isFailing }) => isFailing);
  const counted = countPools(situation, countable, countsOf);
  return {
    at,
    version: past.version ?? 0,
    inventory,
    ...counted,
    states,
    blind,
    declarations,
    settings,
    runs: new Map(runs),
  };
}

function sincesOf(runs: ReadonlyMap<string, Run>): readonly (readonly [string, Instant])[] {
  return [...runs].map(([node, { since }]) => [node, since]);
}

function activeDeclarations(past: Past, at: Instant, inventory: LoadedInventory): readonly ActiveDeclaration[] {
  const { declarations: said } = past;
  if (said.length === 0) return [];
  for (const { subject } of said.filter((entry) => OVER.has(declarationOf(entry, at).state)))
    past.forgetDeclaration(subject);
  return declarationsIn(said, inventory, at).declarations.filter(({ declaration }) => declaration.state === "active");
}

const OVER: ReadonlySet<string> = new Set(["released", "expired"]);

/** The same text where the same is known, and so the same figures. */
export function keyOfScene({ version, counted, states, declarations }: Scene): string {
  const counts = counted.map((pool) => [pool.pool, pool.counts]);
  const failing = [...states].filter(([, state]) => state !== 1).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([version, counts, failing, declarations.map(({ declaration }) => declaration.sequence)]);
}
