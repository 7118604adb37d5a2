import * as fc from "fast-check";
import type { Engine } from "./engine.ts";

/** `isQuick`: the first offence will do, without looking for a smaller one. */
export type Runs = { readonly runs: number; readonly seed: number; readonly isQuick?: boolean };
export type Property = { readonly name: string; readonly check: (engine: Engine, runs: Runs) => void };

/** What must hold of an engine for everything drawn; `offences` says in words where it does not. */
export function property<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  offences: (engine: Engine, drawn: T) => readonly string[],
): Property {
  const check = (engine: Engine, { runs, seed, isQuick = false }: Runs): void => {
    const holds = fc.property(arbitrary, (drawn) => {
      const found = offences(engine, drawn);
      if (found.length > 0) throw new Error(found.slice(0, 5).join("\n"));
    });
    fc.assert(holds, { numRuns: runs, seed, endOnFailure: isQuick });
  };
  return { name, check };
}
