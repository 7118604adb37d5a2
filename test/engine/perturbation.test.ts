import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { Engine } from "./oracle/engine.ts";
import { type Perturbation, perturbations } from "./oracle/perturbations.ts";
import { properties } from "./oracle/properties.ts";
import type { Runs } from "./oracle/property.ts";
import { disagreementsWithVector, vectorFiles } from "./oracle/vectors.ts";

/** The checks are checked: a copy of the engine with one thing wrong must not get past all of them. */
const source = fileURLToPath(new URL("../../src/engine", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "engine-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Always the same runs, so that what is noticed once is noticed again. `LONG=1` lists every check that notices. */
const RUNS = { runs: 200, seed: 20_181_206, isQuick: true };
const FEW_RUNS = { ...RUNS, runs: 50 };
const isThorough = process.env["LONG"] === "1";

test("a copy of the engine with nothing changed passes every check", async () => {
  expect(checksThatFail(await copyOfEngine("unchanged"), isThorough ? RUNS : FEW_RUNS)).toEqual([]);
});

/** `npm run check`, which has a minute, tries a third of them. */
const isQuick = process.env["RUNS"] !== undefined;
if (isQuick) console.info("Every third perturbation of the engine is tried; all by npm test");
const tried = perturbations.filter((_, index) => !isQuick || index % 3 === 0);

test.each(tried.map((perturbation, index) => ({ ...perturbation, index })))(
  "it is noticed when $name",
  async ({ index, ...perturbation }) => {
    const engine = await copyOfEngine(`copy-${index}`, perturbation);
    if (isThorough) console.info(`${perturbation.name}: ${checksThatFail(engine, RUNS).join("; ")}`);
    const { check } = properties.find(({ name }) => name === perturbation.noticedBy) ?? {};
    expect(check, "a property by that name").toBeDefined();
    expect(() => check?.(engine, RUNS), perturbation.noticedBy).toThrow();
  },
);

async function copyOfEngine(name: string, perturbation?: Perturbation): Promise<Engine> {
  const copy = join(folder, name);
  cpSync(source, copy, { recursive: true });
  if (perturbation !== undefined) perturb(join(copy, perturbation.file), perturbation);
  const engine: Engine = await import(/* @vite-ignore */ pathToFileURL(join(copy, "index.ts")).href);
  return engine;
}

function perturb(file: string, { from, to }: Perturbation): void {
  const text = readFileSync(file, "utf8");
  expect(text.split(from).length - 1, `“${from}” once in the source`).toBe(1);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

function checksThatFail(engine: Engine, runs: Runs): readonly string[] {
  const failingFiles = vectorFiles.filter((file) => disagreementsWithVector(engine, file).length > 0);
  const failing = properties.filter(({ check }) => !isWithoutError(() => check(engine, runs)));
  return [...failing.map(({ name }) => name), ...failingFiles];
}

function isWithoutError(run: () => void): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
