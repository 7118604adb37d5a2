import * as fc from "fast-check";
import type { Estimate, Figures, Inventory, NodeState, NodeStates, Range, Report } from "../../../src/engine/index.ts";
import { MOST_EXACT_LEAVES, headlineOf, momentOf, partialLeaves, writtenOut } from "./brute-force.ts";
import { BOUNDS, EVERYTHING, OUTCOMES, figuresByName, slackOf } from "./figures.ts";
import { type Situation, knownStates, situations } from "./inventories.ts";
import { type Property, property } from "./property.ts";

/** What is never less than what: bounds and points, affected and impaired, before and after another failure. */
export const propertiesOfOrder: readonly Property[] = [
  property("a range holds its point, before rounding and after", situations, (engine, { inventory, states }) => {
    const given = engine.estimate(engine.compile(inventory), states, EVERYTHING);
    return [...outOfOrder(given, slackOf), ...outOfOrder(engine.report(given), () => 0)];
  }),

  property("who is affected is impaired, and nobody is so twice", situations, (engine, { inventory, states }) => {
    const given = engine.estimate(engine.compile(inventory), states, EVERYTHING);
    return [...notImpaired(given, slackOf), ...notImpaired(engine.report(given), () => 1)];
  }),

  property(
    "rounding widens a range by less than one and moves a point by less than one",
    situations,
    (engine, { inventory, states }) => {
      const given = engine.estimate(engine.compile(inventory), states, EVERYTHING);
      const reported = figuresByName(engine.report(given));
      return [...figuresByName(given)].flatMap(([name, figures]) =>
        OUTCOMES.flatMap((outcome) => {
          const rounded = reported.get(name)?.[outcome];
          const isNearest = name === "total" || name.startsWith("service");
          return rounded !== undefined && isRounded(figures[outcome], rounded, isNearest ? 0.5 : 1)
            ? []
            : [`${name} ${outcome}: ${JSON.stringify(figures[outcome])} as ${JSON.stringify(rounded)}`];
        }),
      );
    },
  ),

  property(
    "another failure never gives service back",
    fc.tuple(situations, fc.nat(99), knownStates),
    (engine, [{ inventory, states }, which, factor]) => {
      const model = engine.compile(inventory);
      const worse = lower(inventory, states, { which, factor });
      const before = figuresByName(engine.estimate(model, states, EVERYTHING));
      const after = figuresByName(engine.estimate(model, worse, EVERYTHING));
      const areExact = [states, worse].every((one) => hasExactBounds({ inventory, states: one }));
      return [...before].flatMap(([name, figures]) => givenBack(name, figures, { after: after.get(name), areExact }));
    },
  ),

  property(
    "any service is neither the sum over services nor their maximum",
    situations,
    (engine, { inventory, states }) => {
      const { total, byService } = engine.estimate(engine.compile(inventory), states);
      const facing = byService.filter(({ key }) =>
        inventory.services.some(({ id, customerFacing = true }) => id === key && customerFacing),
      );
      const slack = 10 * slackOf(total);
      return OUTCOMES.flatMap((outcome) => {
        const points = facing.map((row) => row[outcome].point);
        const { point } = total[outcome];
        const isBetween = point >= Math.max(0, ...points) - slack && point <= points.reduce((a, b) => a + b, 0) + slack;
        return isBetween ? [] : [`${outcome}: ${point} of services ${points.join()}`];
      });
    },
  ),
];

type Slack = (figures: Figures) => number;

function outOfOrder(given: Estimate | Report, slack: Slack): readonly string[] {
  return [...figuresByName(given)].flatMap(([name, figures]) =>
    OUTCOMES.flatMap((outcome) => {
      const { low, point, high } = figures[outcome];
      const isOrdered = low - slack(figures) <= point && point <= high + slack(figures) && low >= -slack(figures);
      return isOrdered ? [] : [`${name} ${outcome}: ${low}, ${point}, ${high}`];
    }),
  );
}

function notImpaired(given: Estimate | Report, slack: Slack): readonly string[] {
  return [...figuresByName(given)].flatMap(([name, figures]) => {
    const { affected, impaired, base } = figures;
    const fewer = BOUNDS.filter((bound) => affected[bound] > impaired[bound] + slack(figures));
    const offences = fewer.map((bound) => `${name} ${bound}: ${affected[bound]} affected, ${impaired[bound]} impaired`);
    return impaired.point > base + slack(figures) ? [...offences, `${name}: ${impaired.point} of ${base}`] : offences;
  });
}

function isRounded(exact: Range, rounded: Range, mostAway: number): boolean {
  const { low, point, high } = rounded;
  return (
    [low, point, high].every(Number.isInteger) &&
    low <= exact.low + 1e-6 &&
    low > exact.low - 1 &&
    high >= exact.high - 1e-6 &&
    high < exact.high + 1 &&
    Math.abs(point - exact.point) <= mostAway + 1e-6
  );
}

function lower(
  inventory: Inventory,
  states: NodeStates,
  drawn: { readonly which: number; readonly factor: number },
): NodeStates {
  const id = inventory.nodes[drawn.which % inventory.nodes.length]?.id ?? "";
  const state: NodeState = states.get(id) ?? 1;
  return new Map(states).set(id, typeof state === "number" ? state * drawn.factor : 0);
}

/** Whether every requirement has at most six leaves below full, whichever share is taken: beyond that bounds may move against a failure. */
export function hasExactBounds({ inventory, states }: Situation): boolean {
  const moment = momentOf(inventory, states);
  return inventory.profiles.every((profile) =>
    [headlineOf(inventory, profile), ...Object.keys(profile.services).map((id) => writtenOut(id, profile))].every(
      (requirement) =>
        [moment.low, moment.high].every(
          (shares) =>
            partialLeaves(requirement, (leaf) => shares.get(leaf)?.served ?? 1).length <= MOST_EXACT_LEAVES &&
            partialLeaves(requirement, (leaf) => shares.get(leaf)?.unimpaired ?? 1).length <= MOST_EXACT_LEAVES,
        ),
    ),
  );
}

function givenBack(
  name: string,
  before: Figures,
  { after, areExact }: { readonly after: Figures | undefined; readonly areExact: boolean },
): readonly string[] {
  if (after === undefined) return [`${name}: gone`];
  return OUTCOMES.flatMap((outcome) =>
    (areExact ? BOUNDS : (["point"] as const)).flatMap((bound) => {
      const fall = before[outcome][bound] - after[outcome][bound];
      return fall > slackOf(before) ? [`${name} ${outcome}.${bound} falls by ${fall}`] : [];
    }),
  );
}
