import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { SMALL } from "../inventory/documents.ts";
import { type DescribedOperation, operations } from "../support/described.ts";
import {
  type TestService,
  expectProblem,
  isInWorkerd,
  pathsOf,
  runsHere,
  startTestService,
} from "../support/service.ts";

/** What somebody sends who wants the service slow, wrong or down: to every operation that the description knows. */

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as much. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? runsHere(1000) : isInWorkerd ? 4 : 100;

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    settings: { requestsPerMinute: { address: 1_000_000, credential: 1_000_000 } },
  });
  await service.send("PUT", "/v1/inventory", SMALL);
  // Entry 2, and so the incident that the examples name.
  const failure = { id: "failure", node: "n1", state: "down", occurredAt: "2018-12-06T04:39:00Z" };
  expect((await service.send("POST", "/v1/events", failure)).status).toBe(202);
  expect((await service.get("/v1/incidents/2")).status).toBe(200);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  expect((await service.get("/v1/impact")).status).toBe(200);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
afterAll(async () => await service.close());

const BULK = new Set(["PUT /v1/inventory", "POST /v1/events"]);
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
const withBody = named.filter(([, { requestBody }]) => requestBody !== undefined);

/** The path with what the document gives as examples of its parameters. */
function pathOf({ path, parameters }: DescribedOperation, values: ReadonlyMap<string, string> = new Map()): string {
  const examples = new Map(parameters.map(({ name, example }) => [name, String(example)]));
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values.get(name) ?? examples.get(name) ?? "x"));
}

const exampleOf = ({ requestBody }: DescribedOperation) => requestBody?.content["application/json"]?.example;

describe.each(withBody)("%s", (name, operation) => {
  const send = async (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    await service.send(operation.method, pathOf(operation), body, headers);

  test.skipIf(BULK.has(name))("reads no body of more than 4 MB", async () => {
    const answer = await send(JSON.stringify(exampleOf(operation)) + " ".repeat(4_000_000));
    expect(expectProblem(answer, 413).detail).toContain("4000000");
  });

  test("refuses more values than anybody means", async () => {
    const most = name === "PUT /v1/inventory" ? 5_000_000 : name === "POST /v1/events" ? 200_000 : 100_000;
    if (isInWorkerd && most > 1_000_000) return; // Its body ends before so many values.
    const answer = await send(`[${"0,".repeat(most)}0]`);
    expect(expectProblem(answer, 422).detail).toBe(`has more than ${most} values`);
  });

  test("refuses what is nested without end", async () => {
    for (const [opening, closing] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const answer = await send(`${opening.repeat(10_000)}0${closing.repeat(10_000)}`);
      expect(expectProblem(answer, 422).detail).toMatch(/is nested deeper than 64$/);
    }
  });

  test("unpacks nothing", async () => {
    const bomb = new Uint8Array(await new Response(zerosPacked()).arrayBuffer());
    const response = await service.request(pathOf(operation), {
      method: operation.method,
      headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
      body: bomb,
    });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain("Content-Encoding must be identity");
  });

  test("takes no name that stands for what all objects share", async () => {
    expect(pathsOf(await send('{"__proto__": {"polluted": true}}'))).toEqual(["__proto__"]);
    expect(pathsOf(await send('[{"a": {"__proto__": {"polluted": true}}}]'))).toEqual(["[0].a.__proto__"]);
    const answer = await send('{"constructor": {"prototype": {"polluted": true}}}');
    expectProblem(answer, 422);
  });

  test("lists a thousand faults and no more", async () => {
    const faults = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 0]));
    const answer = await send(faults);
    expect(expectProblem(answer, 422).detail).toMatch(/\(and \d+ more\)$/);
    expect(pathsOf(answer)).toHaveLength(1000);
  });
});

/** A megabyte for each kilobyte. */
function zerosPacked(): ReadableStream {
  return new Blob([new Uint8Array(10_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
}

test("a list of alternatives that is too long is refused", async () => {
  const list = Array.from({ length: 1001 }, () => "op").join(",");
  expect(expectProblem(await service.get(`/v1/impact?operator=${list}`), 400).detail).toContain("more than 1000 names");
  const answer = await service.send("POST", "/v1/impact/what-if", { select: { vendor: list.split(",") } });
  expect(pathsOf(answer)).toEqual(["select.vendor"]);
});

const NASTY = [
  "",
  " ",
  "\u0000",
  "\r\nSet-Cookie: a=b",
  "__proto__",
  "constructor",
  "toString",
  "'; drop table ledger; --",
  "=cmd|' /C calc'!A0",
  "../../../etc/passwd",
  "%",
  "%00",
  "\u{1f600}",
  "\u202e",
  "-1",
  "1e400",
  "9".repeat(400),
  "NaN",
  "null",
  "2018-12-06T05:00:00Z",
  "0000-01-01T00:00:00Z",
  "a,".repeat(900),
  "(a+)+$".repeat(200),
  "a".repeat(6000),
];
const nastyTexts = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 40 }));
const nastyValues = fc.oneof(nastyTexts, fc.jsonValue({ maxDepth: 4 }));

type Sent = {
  readonly operation: DescribedOperation;
  readonly query: readonly (readonly [string, string])[];
  readonly place: number;
  readonly value: unknown;
  readonly headers: readonly (readonly [string, string])[];
};
const HEADERS = [
  "If-Match",
  "If-None-Match",
  "Accept",
  "Authorization",
  "Cookie",
  "Origin",
  "X-Request-Id",
  "Content-Type",
];

/** A request that is nearly right: an example of the document in which something is something else. */
function sent(operation: DescribedOperation): fc.Arbitrary<Sent> {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const query = fc.tuple(fc.constantFrom(...parameters, "x", "__proto__"), nastyTexts);
  const header = fc.tuple(fc.constantFrom(...HEADERS), fc.stringMatching(/^[\u0021-\u007e]{0,60}$/));
  return fc.record({
    operation: fc.constant(operation),
    query: fc.array(query, { maxLength: 3 }),
    place: fc.nat(),
    value: nastyValues,
    headers: fc.array(header, { maxLength: 2 }),
  });
}

/** The same with the value in another's place. */
function altered(given: unknown, place: number, value: unknown): unknown {
  if (typeof given !== "object" || given === null) return value;
  const keys = Object.keys(given);
  if (place % (keys.length + 1) === keys.length) return value;
  const key = keys[place % keys.length] ?? "";
  const part = altered(Reflect.get(given, key), Math.floor(place / (keys.length + 1)), value);
  return Array.isArray(given) ? given.with(Number(key), part) : { ...given, [key]: part };
}

const harmless = named.filter(([name]) => name !== "GET /v1/impact/stream");

test.each(harmless)("%s answers whatever is sent as it is described", async (name, operation) => {
  console.info(`${name}: seed ${seed}, ${runs} runs`);
  const answers = fc.asyncProperty(sent(operation), async ({ query, place, value, headers }) => {
    const text = new URLSearchParams(query.map(([key, given]) => [key, given])).toString();
    const given = typeof value === "string" ? value : JSON.stringify(value);
    const at = new Map(operation.parameters.map((parameter) => [parameter.name, given.toWellFormed()]));
    const path = `${pathOf(operation, place % 2 === 0 ? at : new Map())}?${text}`;
    const body = operation.requestBody && JSON.stringify(altered(exampleOf(operation), place, value));
    // Held against the description by the service of tests.
    const answer = await service.send(operation.method, path, body, Object.fromEntries(headers));
    expect(answer.status).not.toBe(500);
    expect(answer.headers.get("set-cookie") ?? "").not.toContain("a=b");
  });
  await fc.assert(answers, { numRuns: runs, seed, endOnFailure: true });
});
