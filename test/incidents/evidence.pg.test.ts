import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack, sha256, unpack } from "../../src/incidents/evidence/archive.ts";
import { loadExample } from "../examples/load-example.ts";
import { faultsIn } from "./evidence-faults.ts";
import { type TestService, expectProblem } from "../support/service.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 20_000 : 2_000;

let service: TestService;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
  const answer = await service.request("/v1/incidents/2/evidence.zip");
  expect(answer.status).toBe(200);
  file = new Uint8Array(await answer.arrayBuffer());
  expect(answer.headers.get("repr-digest")).toBe(`sha-256=:${Buffer.from(sha256(file), "hex").toString("base64")}:`);
});

afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

test("whoever has the file and nothing else can work every figure out again", async () => {
  expect(await faultsIn(file)).toEqual([]);
  expect(unpack(file).parts.map(({ name }) => name)).toEqual([
    "evidence.json",
    "incident.json",
    "timeline.json",
    "estimates.json",
    "records.json",
    "ledger.json",
    "inventories.json",
    "audit.json",
    "filings.json",
    "verdicts.json",
  ]);
});

test("the audit knows which file was given to whom", async () => {
  const { body } = await service.get("/v1/audit?limit=1000");
  const rows = Object(body).entries.filter(({ kind, detail }: Record<string, unknown>) => kind === "export" && detail);
  expect(rows.at(-1)).toMatchObject({ detail: { incident: "2", bytes: file.length, sha256: sha256(file) } });
});

test("any byte that is another is found", () => {
  console.info(`altered bytes: seed ${seed}, ${runs} runs`);
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const altered = file.slice();
      altered[at] = (altered[at] ?? 0) ^ by;
      expect(unpack(altered).faults).not.toEqual([]);
    }),
    { seed, numRuns: runs },
  );
  expect(unpack(file.slice(0, -1)).faults).not.toEqual([]);
  expect(unpack(new Uint8Array([...file, 0])).faults).not.toEqual([]);
});

/** What is found once a part and all digests with it were altered. */
async function alter(name: string, from: string, to: string): Promise<readonly string[]> {
  const { parts } = unpack(file);
  const altered = parts.map((part) => (part.name === name ? { ...part, text: part.text.replace(from, to) } : part));
  expect(altered, `${from} stands in ${name}`).not.toEqual(parts);
  const bytes = pack(altered);
  expect(unpack(bytes).faults).toEqual([]);
  return await faultsIn(bytes);
}

describe("whoever alters a figure and all digests with it is found by working it out again:", () => {
  test.each([
    ["incident.json", '"point": 32300000', '"point": 25000000'],
    ["incident.json", "2018-12-06T04:39:00Z", "2018-12-06T04:59:00Z"],
    ["incident.json", '"base": 8500', '"base": 8501'],
    ["estimates.json", '"base": 8500', '"base": 8501'],
    ["timeline.json", '"point": 32300000', '"point": 32300001'],
    ["estimates.json", '"base": 32300000', '"base": 32300002'],
    ["ledger.json", '"state": "down"', '"state": "up"'],
    ["ledger.json", "2018-12-06T04:39:00Z", "2018-12-06T04:40:00Z"],
    ["inventories.json", '"subscriptions": ', '"subscriptions": 1'],
  ])("%s: %s becomes %s", async (name, from, to) => {
    expect(await alter(name, from, to)).not.toEqual([]);
  });
});

const TOLD_LATER = new Set(["byPriority", "nodesStanding", "latitude", "longitude"]);
const withoutLater = (field: string, value: unknown) => (TOLD_LATER.has(field) ? undefined : value);

test("a file of before priorities, standing nodes and places were told is held to what it says", async () => {
  const parts = unpack(file).parts.map(({ name, text }) => {
    const isFigure = name === "incident.json" || name === "estimates.json";
    return isFigure ? { name, text: JSON.stringify(JSON.parse(text, withoutLater)) } : { name, text };
  });
  const before = pack(parts);
  expect(before.length).toBeLessThan(file.length);
  expect(await faultsIn(before)).toEqual([]);
});

test("what is no evidence is told as that", async () => {
  expect(await faultsIn(new TextEncoder().encode("PK no archive"))).toContain("it is no archive that can be read");
  expect(await faultsIn(pack([{ name: "other.json", text: "{}" }]))).toEqual(["evidence.json is missing"]);
  const { parts } = unpack(file);
  const without = pack(parts.filter(({ name }) => name !== "ledger.json"));
  expect(await faultsIn(without)).toEqual(["ledger.json is missing"]);
});

test("what is no id means no incident, though a number could be read from it", async () => {
  for (const id of ["0x2", "%0A2", "%202", "2.0", "2e0", "02"])
    for (const path of [`/v1/incidents/${id}`, `/v1/incidents/${id}/evidence.zip`])
      expectProblem(await service.get(path), 404);
});

test("it is given to those who report to regulators, of the whole network, and of incidents that there are", async () => {
  const path = "/v1/incidents/2/evidence.zip";
  const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
  expectProblem(await reader.get(path), 403);
  const partner = service.restart({ id: "partner", scopes: ["regulation"], operators: ["sky-mobile"] });
  expectProblem(await partner.get(path), 403);
  expectProblem(await service.get("/v1/incidents/1/evidence.zip"), 404);
});
