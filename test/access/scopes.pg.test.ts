import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Credential } from "../../src/access/credential.ts";
import { Scope } from "../../src/platform/principal.ts";
import { type DescribedOperation, operations } from "../support/described.ts";
import { type TestService, expectProblem, startTestService, storeCredential } from "../support/service.ts";

/** Of every operation that the OpenAPI document knows: whom it refuses. */

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ settings: { allowOpen: false } });
  // Without any credential there is no access control to speak of, and everything is answered 503.
  await storeCredential(service.db, { id: "first", scopes: "all", operators: "all" });
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

type Rights = { readonly scopes: readonly Scope[]; readonly alter?: Partial<Credential> };

async function secretOf({ scopes, alter = {} }: Rights): Promise<string> {
  return (await storeCredential(service.db, { id: "somebody", scopes, operators: "all" }, alter)).secret;
}

/** Sends what the document gives as an example. */
async function send({ method, path, parameters, requestBody }: DescribedOperation, headers: Record<string, string>) {
  const examples = new Map(parameters.map(({ name, example }) => [name, String(example)]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(examples.get(name) ?? ""));
  const body = requestBody?.content["application/json"]?.example;
  return method === "GET" ? await service.get(filled, headers) : await service.send(method, filled, body, headers);
}

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const needOf = ({ security }: DescribedOperation) => security.map(({ bearer: scopes = [] }) => scopes)[0]?.[0];
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
const guarded = named.filter(([, { security }]) => security.length > 0);
const HOUR_AGO = new Date(Date.now() - 3_600_000).toISOString();
const OWN_PAGE = { "Sec-Fetch-Site": "same-origin" };
/** Whatever the operation says of its example once it was reached. */
const LET_THROUGH = [200, 201, 202, 204, 400, 404, 409, 412, 422];

test("what needs no credential is this and no more", () => {
  expect(named.filter(([, { security }]) => security.length === 0).map(([name]) => name)).toEqual([
    "GET /health",
    "GET /ready",
    "GET /auth/sign-in",
    "GET /auth/callback",
    "POST /v1/sessions",
    "GET /public/status.json",
    "GET /public/status",
    "GET /public/feed.atom",
    "GET /public/feed.rss",
    "GET /v1/about",
    "GET /",
    "GET /what-if",
    "GET /incidents",
    "GET /incidents/{id}",
    "GET /sign-in",
    "GET /openapi.json",
    "GET /docs",
  ]);
});

describe.each(guarded)("%s", (_, operation) => {
  const scopes = Scope.options.filter((scope) => scope === (needOf(operation) ?? "impact:read"));

  test("refuses whoever shows no credential", async () => {
    expectProblem(await send(operation, {}), 401);
  });

  test("refuses a credential that nobody was given", async () => {
    expectProblem(await send(operation, bearer(`hck_${"A".repeat(43)}`)), 401);
  });

  test("refuses whoever may do everything else", async () => {
    const others = Scope.options.filter((scope) => !scopes.includes(scope));
    const answer = await send(operation, bearer(await secretOf({ scopes: others })));
    if (needOf(operation) === undefined) expect(LET_THROUGH).toContain(answer.status);
    else expect(expectProblem(answer, 403).detail).toBe(`This needs the scope ${needOf(operation)}.`);
  });

  test("refuses a credential that has expired", async () => {
    expectProblem(await send(operation, bearer(await secretOf({ scopes, alter: { expiresAt: HOUR_AGO } }))), 401);
  });

  test("refuses a credential that was revoked", async () => {
    const alter = { revokedAt: HOUR_AGO, revokedBy: "admin" };
    expectProblem(await send(operation, bearer(await secretOf({ scopes, alter }))), 401);
  });

  test.each(["expiresAt", "revokedAt"] as const)("refuses a session that is past its %s", async (field) => {
    const cookie = await secretOf({ scopes, alter: { kind: "session", [field]: HOUR_AGO } });
    expectProblem(await send(operation, { Cookie: `headcount_session=${cookie}`, ...OWN_PAGE }), 401);
  });

  test("lets through whoever holds its scope", async () => {
    const { status, body } = await send(operation, bearer(await secretOf({ scopes })));
    // What takes a second person is reached, and refused to the first.
    const isForAnother = status === 403 && /somebody else has to/.test(String(Object(body).detail));
    if (!isForAnother) expect(LET_THROUGH).toContain(status);
  });
});
