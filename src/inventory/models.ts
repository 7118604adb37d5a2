import { type Model, compile } from "../engine/index.ts";
import type { AppEnv } from "../platform/app-env.ts";
import type { Db } from "../platform/database.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { keepLast } from "../platform/keep-last.ts";
import type { Principal } from "../platform/principal.ts";
import type { Inventory } from "./document.ts";
import { type Domain, partOf } from "./partner.ts";
import { loadDocument, versionInForce } from "./repository.ts";

/** An inventory as somebody may see it, and the model, which may stand on more. */
export type LoadedInventory = {
  readonly document: Inventory;
  /** What the model is of: more than may be seen, where what may be seen stands on it. */
  readonly behind: Inventory;
  readonly model: Model;
  /** Of elements of the model that are not in the document: what to tell instead. */
  readonly hidden: ReadonlyMap<string, Domain>;
};

/** Compiled models by version. A version never changes, so each is loaded and compiled once; the last few are kept. */
export type Models = (db: Db, version: number) => Promise<LoadedInventory>;

/** What handlers find in their context once models are at hand. */
export type ModelEnv = { Variables: AppEnv["Variables"] & { readonly models: Models } };

const MODELS_KEPT = 4;
const PARTS_KEPT = 100;

export function createModels(): Models {
  const kept = new Map<number, LoadedInventory>();
  // Shared only by those who share a connection pool: on Workers a promise belongs to its request.
  const underWay = new WeakMap<Db, Map<number, Promise<LoadedInventory>>>();
  return async (db, version) => {
    const known = kept.get(version);
    if (known !== undefined) keepLast(kept, [version, known], MODELS_KEPT);
    return known ?? (await loadOnce(db, version));
  };

  async function loadOnce(db: Db, version: number): Promise<LoadedInventory> {
    const here = underWay.get(db) ?? new Map<number, Promise<LoadedInventory>>();
    underWay.set(db, here);
    const loading = here.get(version) ?? loadInventory(db, version).finally(() => here.delete(version));
    here.set(version, loading);
    const loaded = await loading;
    keepLast(kept, [version, loaded], MODELS_KEPT);
    return loaded;
  }
}

/** The inventory in force where the ledger stands; undefined where there is none. */
export async function inventoryInForce(
  { db, models }: { readonly db: Db; readonly models: Models },
  { now, sequence }: Pick<Head, "now" | "sequence">,
): Promise<LoadedInventory | undefined> {
  const version = await versionInForce(db, { at: now, sequence });
  return version === undefined ? undefined : await models(db, version.version);
}

/** Reads and compiles what the tables hold now, whatever is kept. */
export async function loadInventory(db: Db, version: number): Promise<LoadedInventory> {
  const document = await loadDocument(db, version);
  return { document, behind: document, model: compile(document), hidden: new Map() };
}

const partsOfInventories = new WeakMap<LoadedInventory, Map<string, LoadedInventory>>();

/** What a principal may see of an inventory: all of it, or its own part, compiled once and kept with the whole. */
export function seenBy(whole: LoadedInventory, operators: Principal["operators"]): LoadedInventory {
  if (operators === "all") return whole;
  const kept = partsOfInventories.get(whole) ?? new Map<string, LoadedInventory>();
  partsOfInventories.set(whole, kept);
  const key = JSON.stringify(operators.toSorted());
  const part = kept.get(key) ?? cutOut(whole, operators);
  keepLast(kept, [key, part], PARTS_KEPT);
  return part;
}

function cutOut({ document }: LoadedInventory, operators: readonly string[]): LoadedInventory {
  const { seen, behind, hidden } = partOf(document, operators);
  return { document: seen, behind, model: compile(behind), hidden };
}
