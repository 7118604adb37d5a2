import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestService, expectProblem, pathsOf, startTestService, storeCredential } from "../support/service.ts";

/** API keys, break-glass credentials and sessions over HTTP, where nobody is let in without one. */

let service: TestService;
let admin: string;
beforeAll(async () => {
  service = await startTestService({ settings: { allowOpen: false } });
  admin = (await storeCredential(service.db, { id: "admin", scopes: "all", operators: "all" })).secret;
});
afterEach(() => expect(service.defects).toEqual([]));
afterAll(async () => await service.close());

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const Made = z.object({
  credential: z.looseObject({ id: z.string(), prefix: z.string(), expiresAt: z.string() }),
  secret: z.string(),
});
const READER = { name: "reader", scopes: ["impact:read"], operators: "all" };

async function make(body: object): Promise<z.infer<typeof Made>> {
  const answer = await service.send("POST", "/v1/credentials", body, bearer(admin));
  expect(answer.status).toBe(201);
  return Made.parse(answer.body);
}

const me = async (secret: string) => await service.get("/v1/me", bearer(secret));

describe("an API key", () => {
  test("is shown once, works at once, and says who one is", async () => {
    const { secret, credential } = await make({ ...READER, operators: ["guest"] });
    expect(secret).toMatch(/^hck_[\w-]{43}$/);
    expect(secret.startsWith(credential.prefix)).toBe(true);
    expect((await me(secret)).body).toEqual({
      principal: `key:${credential.id}`,
      scopes: ["impact:read"],
      operators: ["guest"],
      credential: credential.id,
    });
    const listed = await service.get("/v1/credentials", bearer(admin));
    expect(JSON.stringify(listed.body)).toContain(credential.id);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
  });

  test("is stored as a hash of the whole secret alone", async () => {
    const { secret } = await make(READER);
    const rows = await service.db.execute(sql`select * from credentials`);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(12));
    const other = secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
    expectProblem(await me(other), 401);
  });

  test.each([
    ["nothing", {}],
    ["another scheme", { Authorization: "Basic aGVsbG86d29ybGQ=" }],
    ["no token", { Authorization: "Bearer" }],
    ["a text that is no secret", { Authorization: "Bearer hello" }],
    ["a secret that nobody has", { Authorization: `Bearer hck_${"A".repeat(43)}` }],
    ["a JWT where no identity provider is configured", { Authorization: "Bearer eyJhbGciOiJub25lIn0.e30." }],
  ])("is needed: %s is answered 401, without saying why", async (_, headers) => {
    const answer = await service.get("/v1/impact", headers);
    expect(expectProblem(answer, 401).detail).toBe(
      "Send a valid API key or token: Authorization: Bearer …, or sign in.",
    );
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="headcount"');
  });

  test("that has expired or was revoked is answered like one that never was", async () => {
    const rights = { id: "x", scopes: ["impact:read" as const], operators: "all" as const };
    const expired = await storeCredential(service.db, rights, { expiresAt: "2020-01-01T00:00:00Z" });
    const revoked = await storeCredential(service.db, rights, { revokedAt: "2020-01-01T00:00:00Z" });
    const never = await me(`hck_${"A".repeat(43)}`);
    for (const { secret } of [expired, revoked]) {
      const answer = await me(secret);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(never.body);
    }
  });

  test("ends at once when it is revoked, and stays so", async () => {
    const { secret, credential } = await make(READER);
    expect((await me(secret)).status).toBe(200);
    const ended = await service.send("DELETE", `/v1/credentials/${credential.id}`, "", bearer(admin));
    expect(ended.body).toMatchObject({ state: "revoked", revokedBy: "admin" });
    expect((await me(secret)).status).toBe(401);
    const again = await service.send("DELETE", `/v1/credentials/${credential.id}`, "", bearer(admin));
    expect(again.body).toEqual(ended.body);
    expectProblem(await service.send("DELETE", "/v1/credentials/none", "", bearer(admin)), 404);
  });

  test("is rotated: the new secret has the same rights, the old one works on for the overlap", async () => {
    const { secret, credential } = await make({ ...READER, requestsPerMinute: 77 });
    const path = `/v1/credentials/${credential.id}/rotate`;
    const rotated = Made.parse((await service.send("POST", path, {}, bearer(admin))).body);
    expect(rotated.credential).toMatchObject({ scopes: ["impact:read"], operators: "all", requestsPerMinute: 77 });
    expect([(await me(secret)).status, (await me(rotated.secret)).status]).toEqual([200, 200]);
    const second = await service.send("POST", path, { overlapHours: 0 }, bearer(admin));
    expect(second.status).toBe(201);
    expect((await me(secret)).status).toBe(401);
    expectProblem(await service.send("POST", path, {}, bearer(admin)), 409);
  });

  test("never gets more time by its rotation", async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { credential } = await make({ ...READER, expiresAt: soon });
    await service.send("POST", `/v1/credentials/${credential.id}/rotate`, { overlapHours: 24 }, bearer(admin));
    const { credentials } = z
      .object({ credentials: z.array(z.looseObject({ id: z.string(), expiresAt: z.string() })) })
      .parse((await service.get("/v1/credentials", bearer(admin))).body);
    const old = credentials.find(({ id }) => id === credential.id);
    expect(Date.parse(old?.expiresAt ?? "")).toBe(Date.parse(soon));
  });

  test.each([
    [{ ...READER, scopes: [] }, "scopes"],
    [{ ...READER, scopes: ["everything"] }, "scopes[0]"],
    [{ ...READER, operators: [] }, "operators"],
    [{ ...READER, operators: "some" }, "operators"],
    [{ ...READER, expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
    [{ ...READER, expiresAt: "2099-01-01T00:00:00Z" }, "expiresAt"],
    [{ ...READER, name: "" }, "name"],
    [{ ...READER, requestsPerMinute: 0 }, "requestsPerMinute"],
    [{ ...READER, kind: "session" }, "kind"],
    [{ ...READER, secret: "mine" }, "secret"],
  ])("is not made of %j", async (body, path) => {
    const answer = await service.send("POST", "/v1/credentials", body, bearer(admin));
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toContain(path);
  });

  test("tells when and from where it was last used", async () => {
    const { secret, credential } = await make(READER);
    await service.get("/v1/me", { ...bearer(secret), "x-test-address": "192.0.2.7" });
    await service.flush();
    const listed = await service.get("/v1/credentials", bearer(admin));
    expect(listed.body).toMatchObject({
      credentials: expect.arrayContaining([
        expect.objectContaining({ id: credential.id, lastUsedFrom: "192.0.2.7", lastUsedAt: expect.any(String) }),
      ]),
    });
  });
});

describe("who may administer", () => {
  test.each(["impact:read", "events:write", "inventory:write", "regulation", "statements:approve"] as const)(
    "is not who has only %s",
    async (scope) => {
      const { secret } = await storeCredential(service.db, { id: "x", scopes: [scope], operators: "all" });
      expectProblem(await service.get("/v1/credentials", bearer(secret)), 403);
      expectProblem(await service.send("POST", "/v1/credentials", READER, bearer(secret)), 403);
      expectProblem(await service.get("/v1/audit", bearer(secret)), 403);
    },
  );

  test("is nobody who is bound to operators: they could make a credential that is not", async () => {
    const { secret } = await storeCredential(service.db, { id: "x", scopes: "all", operators: ["guest"] });
    expectProblem(await service.send("POST", "/v1/credentials", READER, bearer(secret)), 403);
  });
});

describe("a break-glass credential", () => {
  test("works, is told loudly each time, and from its first use on ends within twelve hours", async () => {
    const { secret, credential } = await make({ ...READER, kind: "break-glass", name: "envelope in the safe" });
    const before = service.warnings.length;
    expect((await me(secret)).status).toBe(200);
    expect((await me(secret)).status).toBe(200);
    expect(service.warnings.slice(before)).toHaveLength(2);
    const [row] = await service.db.execute(
      sql`select expires_at - first_used_at between interval '11:59' and interval '12:00' as "isHalfDay" from credentials where id = ${credential.id}`,
    );
    expect(row).toEqual({ isHalfDay: true });
    await service.flush();
    const { body } = await service.get("/v1/audit?limit=1000", bearer(admin));
    expect(JSON.stringify(body)).toContain(`"kind":"break-glass","who":"break-glass:${credential.id}"`);
  });

  test("does not work once its hours are over", async () => {
    const rights = { id: "x", scopes: ["impact:read" as const], operators: "all" as const };
    const old = {
      kind: "break-glass" as const,
      firstUsedAt: "2026-01-01T00:00:00Z",
      expiresAt: "2026-01-01T12:00:00Z",
    };
    const { secret } = await storeCredential(service.db, rights, old);
    expectProblem(await me(secret), 401);
  });
});

describe("a session", () => {
  const page = { "Sec-Fetch-Site": "same-origin" };

  async function open(key: string): Promise<{ readonly cookie: string; readonly header: string }> {
    const answer = await service.send("POST", "/v1/sessions", { key }, page);
    expect(answer.status).toBe(201);
    const header = answer.headers.get("set-cookie") ?? "";
    return { header, cookie: header.split(";")[0] ?? "" };
  }

  test("is got in exchange for a key, by a cookie that no script and no other site can use", async () => {
    const { secret, credential } = await make(READER);
    const { header, cookie } = await open(secret);
    expect(header).toMatch(/; HttpOnly/);
    expect(header).toMatch(/; SameSite=Lax/);
    expect(header).not.toContain(secret);
    expect((await service.get("/v1/me", { Cookie: cookie })).body).toMatchObject({
      principal: `key:${credential.id}`,
      scopes: ["impact:read"],
    });
  });

  test("is kept to HTTPS and to this very host wherever others can reach it", async () => {
    const { secret } = await make(READER);
    const elsewhere = await startTestService({
      settings: { allowOpen: false, publicUrl: "https://headcount.example" },
    });
    const { secret: key } = await storeCredential(elsewhere.db, { id: "x", scopes: "all", operators: "all" });
    const answer = await elsewhere.send("POST", "/v1/sessions", { key });
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-headcount_session=.*; Secure/);
    await elsewhere.close();
    expect((await me(secret)).status).toBe(200);
  });

  test("changes something only from our own pages", async () => {
    const { secret } = await make({ ...READER, scopes: ["admin"] });
    const { cookie } = await open(secret);
    const send = async (headers: Record<string, string>) =>
      (await service.send("POST", "/v1/credentials", READER, { Cookie: cookie, ...headers })).status;
    expect(await send({})).toBe(403);
    expect(await send({ "Sec-Fetch-Site": "cross-site" })).toBe(403);
    expect(await send({ "Sec-Fetch-Site": "same-site" })).toBe(403);
    expect(await send({ Origin: "https://evil.example" })).toBe(403);
    expect(await send({ Origin: "null" })).toBe(403);
    expect(await send({ Origin: "http://localhost" })).toBe(201);
    expect(await send(page)).toBe(201);
  });

  test("ends when it is signed out, when its key is revoked, and with its key's time", async () => {
    const first = await make(READER);
    const { cookie } = await open(first.secret);
    expect((await service.send("DELETE", "/v1/sessions/current", "", { Cookie: cookie, ...page })).status).toBe(204);
    expectProblem(await service.get("/v1/me", { Cookie: cookie }), 401);

    const { cookie: second } = await open(first.secret);
    await service.send("DELETE", `/v1/credentials/${first.credential.id}`, "", bearer(admin));
    expectProblem(await service.get("/v1/me", { Cookie: second }), 401);
    expectProblem(await service.send("POST", "/v1/sessions", { key: first.secret }, page), 401);

    const third = await make({ ...READER, expiresAt: new Date(Date.now() + 700).toISOString() });
    const { cookie: last } = await open(third.secret);
    expect((await service.get("/v1/me", { Cookie: last })).status).toBe(200);
    await expect.poll(async () => (await service.get("/v1/me", { Cookie: last })).status).toBe(401);
  });

  test("is not got for a session: it would never end", async () => {
    const { secret } = await make(READER);
    const { cookie } = await open(secret);
    expectProblem(await service.send("POST", "/v1/sessions", { key: cookie.split("=")[1] }, page), 401);
  });

  test("of a break-glass credential is as loud as that", async () => {
    const { secret } = await make({ ...READER, kind: "break-glass" });
    const { cookie } = await open(secret);
    const before = service.warnings.length;
    await service.get("/v1/me", { Cookie: cookie });
    expect(service.warnings).toHaveLength(before + 1);
  });

  test("is forgotten a week after its end, and nothing else is", async () => {
    const rights = { id: "x", scopes: ["impact:read" as const], operators: "all" as const };
    await storeCredential(service.db, rights, { kind: "session", expiresAt: "2026-01-01T00:00:00Z" });
    await storeCredential(service.db, rights, { kind: "key", expiresAt: "2026-01-01T00:00:00Z" });
    const count = async () => (await service.db.execute(sql`select id from credentials`)).length;
    const before = await count();
    const { deleteOldSessions } = await import("../../src/access/repository.ts");
    expect(await deleteOldSessions(service.db)).toBe(1);
    expect(await count()).toBe(before - 1);
  });
});
