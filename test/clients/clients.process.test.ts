import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, addressOf, privateFolder, startService } from "../support/running-service.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

let service: Running;
let address: string;
let data: Awaited<ReturnType<typeof privateFolder>>;
let folder: string;
beforeAll(async () => {
  data = await privateFolder();
  service = startService({ DATA_DIR: data.folder }, ["--example", "examples/o2-2018"]);
  address = await addressOf(service);
  await service.prints(/See it as JSON/);
  // Inside the project, so that its packages are found.
  await mkdir(join(root, "node_modules/.cache"), { recursive: true });
  folder = await mkdtemp(join(root, "node_modules/.cache/clients-"));
});
afterAll(async () => {
  await service.end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
  await data.remove();
});

const OPTIONS = [
  "--ignoreConfig",
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--target",
  "es2024",
  "--module",
  "nodenext",
  "--types",
  "node",
  "--skipLibCheck",
  "--allowImportingTsExtensions",
  "--resolveJsonModule",
  "--lib",
  "es2025,webworker",
];

const GENERATED = "test/clients/generated.ts";

/** Compiles a client, where the types that it imports lie, and lets it speak to the service; what it printed. */
async function compileAndRun(file: string, within = root): Promise<unknown> {
  const tsc = join(root, "node_modules/typescript-7/bin/tsc");
  await run(process.execPath, [tsc, ...OPTIONS, join(within, file)], { cwd: root }).catch((error: unknown) => {
    throw new Error(String(Object(error).stdout));
  });
  const { stdout } = await run(process.execPath, [join(root, file), address], { cwd: root });
  return JSON.parse(stdout);
}

test("a client generated from the service's own description compiles, and calls it", async () => {
  await mkdir(join(folder, "test/clients"), { recursive: true });
  const types = astToString(await openapiTS(new URL("/openapi.json", address), { defaultNonNullable: false }));
  await writeFile(join(folder, "test/clients/api.d.ts"), types);
  await writeFile(join(folder, "package.json"), '{"type": "module"}');
  await copyFile(join(root, GENERATED), join(folder, GENERATED));
  expect(await compileAndRun(GENERATED, folder)).toEqual({
    accepted: 1,
    point: 650_000,
    supposed: "between 4 million and 8.1 million",
    problem: 400,
    wrong: "broken",
  });
});

test("Hono's own client, typed by the app, compiles and calls it", async () => {
  expect(await compileAndRun("test/clients/hono.ts")).toEqual({
    accepted: 1,
    supposed: "between 4 million and 8.1 million",
    impact: 650_000,
  });
});

test("the page of the description comes whole from the service itself", async () => {
  const page = await fetch(`${address}/docs`);
  const html = await page.text();
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:/);
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = ""]) => file);
  expect(files).toHaveLength(3);
  for (const file of files) {
    expect(file).toMatch(/^\/docs\//);
    const answer = await fetch(`${address}${file}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringMatching(/css|javascript/)]);
  }
  expect((await fetch(`${address}/docs/package.json`)).status).toBe(404);
});
