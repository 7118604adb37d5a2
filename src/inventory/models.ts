import { type Model, compile } from "../engine/index.ts";
import type { AppEnv } from "../platform/app-env.ts";
import type { Db } from "../platform/database.ts";
import type { Inventory } from "./document.ts";
import { loadDocument } from "./repository.ts";

export type LoadedInventory = { readonly document: Inventory; readonly model: Model };

/** Compiled models by version. A version never changes, so each is loaded and compiled once; the last few are kept. */
export type Models = (db: Db, version: number) => Promise<LoadedInventory>;

/** What handlers find in their context once models are at hand. */
export type ModelEnv = { Variables: AppEnv["Variables"] & { readonly models: Models } };

const MODELS_KEPT = 4;

export function createModels(): Models {
  const kept = new Map<number, Promise<LoadedInventory>>();
  return async (db, version) => {
    const loading = kept.get(version) ?? loadInventory(db, version);
    kept.delete(version);
    kept.set(version, loading);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MODELS_KEPT))) kept.delete(oldest);
    try {
      return await loading;
    } catch (error) {
      if (kept.get(version) === loading) kept.delete(version);
      throw error;
    }
  };
}

/** Reads and compiles what the tables hold now, whatever is kept. */
export async function loadInventory(db: Db, version: number): Promise<LoadedInventory> {
  const document = await loadDocument(db, version);
  return { document, model: compile(document) };
}
