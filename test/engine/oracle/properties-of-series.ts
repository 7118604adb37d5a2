import * as fc from "fast-check";
import type { Estimate, NodeStates } from "../../../src/engine/index.ts";
import { situations } from "./inventories.ts";
import { saidOfBoth } from "./properties-of-declarations.ts";
import { type Property, property } from "./property.ts";

/** States of one network one after the other: some nodes as drawn, the others up; in turn, so that what is remembered is used. */
const turns = fc.array(fc.nat(2 ** 12 - 1), { minLength: 1, maxLength: 6 });

function taken(states: NodeStates, which: number): NodeStates {
  return new Map([...states].filter((_, index) => ((which >> (index % 12)) & 1) === 1));
}

/** Of one inventory the total in many states, one after the other. */
export const propertiesOfSeries: readonly Property[] = [
  property(
    "a series of totals is the totals of the estimates, to the last bit",
    fc.tuple(fc.oneof(saidOfBoth, situations), turns, fc.boolean()),
    ({ compile, estimate, TotalEstimator }, [situation, drawn, isOfOneOperator]) => {
      const { inventory, states } = situation;
      const [first] = inventory.segments;
      const view = isOfOneOperator && first !== undefined ? { operators: new Set([first.operator]) } : {};
      const model = compile(inventory);
      const series = new TotalEstimator(model, view);
      return drawn.flatMap((which) => {
        const declared = "declared" in situation && which % 2 === 0 ? situation.declared : [];
        const now = taken(states, which);
        const total: Estimate["total"] = series.total(model, now, declared);
        const alone = estimate(model, now, { view, declared }).total;
        const [got, wanted] = [JSON.stringify(total), JSON.stringify(alone)];
        return got === wanted ? [] : [`states ${which}: ${got} and not ${wanted}`];
      });
    },
  ),
];
