import type { LoadedInventory } from "../../inventory/models.ts";
import { type Instant, compareInstants, earliest } from "../../platform/instant.ts";
import { type Happening, Past } from "./past.ts";
import { type CountsOf, type Scene, sceneOf } from "./scene.ts";

export type Surroundings = {
  /** Of a version that is in force while it is swept over. */
  readonly inventoryOf: (version: number) => LoadedInventory;
  readonly countsOf: CountsOf;
};

/** Goes through what happened, one moment after the other. Mutable: it stands where it was taken to. */
export class Sweep {
  #past = new Past();
  #scene: Scene | undefined;

  /** Stands where this one does, and goes its own way from there. */
  copy(): Sweep {
    const copy = new Sweep();
    copy.#past = this.#past.copy();
    copy.#scene = this.#scene;
    return copy;
  }

  /** Where it stands; undefined before the first inventory. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  get version(): number | undefined {
    return this.#past.version;
  }

  /**
   * The network at each moment at which anything was told or ended by itself, up to and with `until`. `happenings`: those
   * after where it stands, in the order in which they happened. None while no inventory is in force.
   */
  *advance(happenings: Iterable<Happening>, until: Instant, surroundings: Surroundings): Generator<Scene> {
    let at: Instant | undefined;
    for (const happening of happenings) {
      if (compareInstants(happening.occurredAt, until) > 0) break;
      if (at !== undefined && at !== happening.occurredAt) yield* this.#standAt(at, surroundings);
      if (at !== happening.occurredAt) yield* this.#endsBefore(happening.occurredAt, surroundings);
      at = happening.occurredAt;
      this.#past.apply(happening);
    }
    if (at !== undefined) yield* this.#standAt(at, surroundings);
    yield* this.#endsBefore(until, surroundings);
    if (this.#nextEnd() === until) yield* this.#standAt(until, surroundings);
  }

  /** What was declared until a moment before this one. */
  *#endsBefore(at: Instant, surroundings: Surroundings): Generator<Scene> {
    for (let end = this.#nextEnd(); end !== undefined && compareInstants(end, at) < 0; end = this.#nextEnd())
      yield* this.#standAt(end, surroundings);
  }

  #nextEnd(): Instant | undefined {
    const ends = this.#scene?.declarations.flatMap(({ declaration: { until } }) => until ?? []) ?? [];
    return earliest(ends);
  }

  *#standAt(at: Instant, { inventoryOf, countsOf }: Surroundings): Generator<Scene> {
    const { version } = this.#past;
    if (version === undefined) return;
    this.#scene = sceneOf(this.#past, at, { inventory: inventoryOf(version), countsOf });
    yield this.#scene;
  }
}
