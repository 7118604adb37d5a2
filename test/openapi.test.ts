import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { SCOPES } from "../src/platform/principal.ts";
import { breakingChanges } from "../src/platform/openapi/breaking.ts";
import { describeService, readCommitted } from "../src/openapi.ts";
import { faultsOf, operations } from "./support/described.ts";

const document = describeService();

describe("the description of the interface", () => {
  test("breaks no client of the one that is committed, and is it", async () => {
    const committed = await readCommitted();
    expect(breakingChanges(committed, document)).toEqual([]);
    expect(JSON.parse(JSON.stringify(document)), "run npm run openapi").toEqual(committed);
  });

  test("passes a public linter", async () => {
    const problems = await lintFromString({
      source: JSON.stringify(document),
      config: await createConfig({
        extends: ["recommended"],
        rules: {
          // A browser's way leads elsewhere (303), and whether a process runs cannot be asked wrongly.
          "operation-2xx-response": "off",
          "operation-4xx-response": "off",
        },
      }),
    });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual(
      [],
    );
  });

  test("names every operation once, in words, and under what scope it is", () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const scopes = operations.flatMap(({ security }) => security.flatMap((way) => Object.values(way).flat()));
    for (const scope of scopes) expect(Object.keys(SCOPES)).toContain(scope);
    const open = operations.filter(({ security }) => security.length === 0).map(({ path }) => path);
    expect(open).toEqual([
      "/health",
      "/ready",
      "/auth/sign-in",
      "/auth/callback",
      "/v1/sessions",
      "/public/status.json",
      "/public/status",
      "/public/feed.atom",
      "/public/feed.rss",
      "/v1/about",
      "/",
      "/what-if",
      "/incidents",
      "/incidents/{id}",
      "/sign-in",
      "/openapi.json",
      "/docs",
    ]);
  });

  const examples = operations.flatMap(({ operationId, requestBody, responses }) => [
    ...Object.values(requestBody?.content ?? {}).map((content) => ({ name: `${operationId}'s body`, ...content })),
    ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).map((described) => ({ name: `${operationId}'s ${status}`, ...described })),
    ),
  ]);

  test.each(examples.filter(({ example }) => example !== undefined))(
    "has a true example of $name",
    ({ schema, example }) => {
      expect(faultsOf(schema, example)).toEqual([]);
    },
  );

  test("has an example of every JSON that it describes, but for itself", () => {
    const without = examples.filter(
      ({ example, schema }) => example === undefined && !JSON.stringify(schema).includes('"string"}'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

type Path = readonly (string | number)[];

/** The document with one place changed; undefined removes it. */
function altered(path: Path, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  let at: Record<string | number, unknown> = Object(copy);
  for (const step of path.slice(0, -1)) at = Object(at[step]);
  const last = path.at(-1) ?? "";
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const NODES: Path = ["paths", "/v1/nodes", "get"];
const EVENTS: Path = ["paths", "/v1/events", "post"];
const IMPACT: Path = ["components", "schemas", "Impact"];
const EXTRA = { in: "query", name: "extra", schema: { type: "string" } };
const parameters =
  operations.find(({ operationId }) => operationId === "listNodes" || operationId === "getNodes")?.parameters ?? [];

describe("a client breaks", () => {
  test.each<readonly [string, Path, unknown]>([
    ["when a route is gone", NODES, undefined],
    ["when a success is gone", [...NODES, "responses", "200"], undefined],
    ["when CSV is gone", ["paths", "/v1/impact", "get", "responses", "200", "content", "text/csv"], undefined],
    ["when a field of an answer is gone", [...IMPACT, "properties", "headline"], undefined],
    ["when a field of an answer may be missing", [...IMPACT, "required"], ["at"]],
    ["when a field of an answer is of another type", [...IMPACT, "properties", "base"], { type: "string" }],
    ["when a field deep in an answer is gone", ["components", "schemas", "Range", "properties", "low"], undefined],
    ["when a parameter is required", [...NODES, "parameters"], [...parameters, { ...EXTRA, required: true }]],
    ["when a parameter is gone", [...NODES, "parameters"], parameters.slice(1)],
    ["when another scope is needed", [...NODES, "security"], [{ bearer: ["admin"] }, { session: ["admin"] }]],
    ["when what was public is not", ["paths", "/health", "get", "security"], [{ bearer: ["impact:read"] }]],
  ])("%s", (_, path, value) => {
    expect(breakingChanges(document, altered(path, value))).not.toEqual([]);
  });

  test.each<readonly [string, Path, unknown]>([
    ["when a route is added", ["paths", "/v1/new"], { get: { responses: {} } }],
    ["when a parameter is added that need not be given", [...NODES, "parameters"], [...parameters, EXTRA]],
    ["when a field is added to an answer", [...IMPACT, "properties", "more"], { type: "string" }],
    ["when a text is worded otherwise", [...NODES, "summary"], "Nodes"],
    ["when a problem is added", [...EVENTS, "responses", "418"], { description: "x" }],
    ["when it becomes public", [...NODES, "security"], []],
  ])("not %s", (_, path, value) => {
    expect(breakingChanges(document, altered(path, value))).toEqual([]);
  });
});
