import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ProfileLoss } from "../../src/engine/lost.ts";
import {
  type Inventory,
  type NodeStates,
  compile,
  estimate,
  excessOfWork,
  shareRange,
} from "../../src/engine/index.ts";
import { Work } from "../../src/engine/terms.ts";
import { checkDocument } from "../../src/inventory/check.ts";
import { situations } from "../engine/oracle/inventories.ts";
import { HOSTILE } from "../support/hostile-inventories.ts";

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as much. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 2500 : Number(process.env["RUNS"] ?? 250);

const partly = ({ nodes }: Inventory): NodeStates =>
  new Map(nodes.map(({ id }, index) => [id, 0.3 + (0.6 * ((index * 7919) % 1000)) / 1000]));

test.each(HOSTILE)("$name: $small are accepted, and estimated when all is partly failed", ({ build, small }) => {
  const { document, offences } = checkDocument(build(small));
  expect(offences).toBeUndefined();
  if (document === undefined) return;
  const { total } = estimate(compile(document), partly(document));
  expect(total.affected.low).toBeLessThanOrEqual(total.affected.point);
  expect(total.affected.point).toBeLessThanOrEqual(total.affected.high);
});

const refusals = HOSTILE.flatMap(({ name, build, refused }) =>
  refused === undefined ? [] : { name, build, ...refused },
);

test.each(refusals)("$name: $size are refused, with where and why", ({ build, size, path, message }) => {
  const { offences } = checkDocument(build(size));
  expect(offences?.[0]).toEqual({ path, message: expect.stringMatching(message) });
});

test("no state of the nodes takes more steps than were measured, but for the readings that unknown nodes add", () => {
  console.info(`the work of an estimate: seed ${seed}, ${runs} runs`);
  const holds = fc.property(situations, ({ inventory, states }) => {
    const model = compile(inventory);
    const work = new Work(Number.POSITIVE_INFINITY);
    const situation = { ...shareRange(model, states), work };
    for (const index of new Set(model.cells.map(({ profile }) => profile))) {
      const profile = model.profiles[index];
      if (profile === undefined) continue;
      const loss = new ProfileLoss(model, profile, situation);
      loss.ofServices(({ customerFacing }) => customerFacing);
      for (const service of profile.services) loss.ofServices((other) => other === service);
    }
    expect(excessOfWork(model, Math.ceil(work.spent / 3) - 1)).toBeDefined();
  });
  fc.assert(holds, { numRuns: runs, seed, endOnFailure: true });
});
