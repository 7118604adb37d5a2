import { test } from "vitest";
import * as engine from "../../src/engine/index.ts";
import { properties } from "./oracle/properties.ts";

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as much. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 2000 : Number(process.env["RUNS"] ?? 200);

test.each(properties)("$name", ({ name, check }) => {
  console.info(`${name}: seed ${seed}, ${runs} runs`);
  check(engine, { runs, seed });
});
