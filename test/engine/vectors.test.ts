import { expect, test } from "vitest";
import * as engine from "../../src/engine/index.ts";
import { disagreementsWithVector, vectorFiles } from "./oracle/vectors.ts";

test("there are vectors to agree with", () => {
  expect(vectorFiles.length).toBe(20);
});

test.each(vectorFiles)("the estimate agrees with %s", (file) => {
  expect(disagreementsWithVector(engine, file)).toEqual([]);
});
