import { SignJWT, UnsecuredJWT, generateKeyPair } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type IdentityProvider, startIdentityProvider } from "../support/identity-provider.ts";
import { type TestService, expectProblem, onlyOnNode, startTestService } from "../support/service.ts";

/** Tokens of an identity provider, and a browser's sign-in there. */

let provider: IdentityProvider;
let service: TestService;
beforeEach(async () => {
  provider = await startIdentityProvider();
  const { issuer, jwksUrl } = provider;
  service = await startTestService({
    settings: {
      allowOpen: false,
      publicUrl: "http://localhost",
      tokens: {
        issuer,
        jwksUrl,
        audience: "headcount",
        grants: [
          { claim: "groups", value: "noc", scopes: ["impact:read", "events:write"], operators: "all" },
          { claim: "org.partner", value: "giffgaff", scopes: ["impact:read"], operators: ["giffgaff"] },
          { claim: "email", value: "chief@example.org", scopes: ["impact:read"], operators: "all" },
          { claim: "common_name", value: "feed.access", scopes: ["events:write"], operators: "all" },
        ],
      },
      signIn: { issuer, clientId: "pages", clientSecret: "a secret" },
    },
  });
});
afterEach(async () => {
  vi.useRealTimers();
  expect(service.defects).toEqual([]);
  await service.close();
  await provider.goAway();
});

const me = async (token: string) => await service.get("/v1/me", { Authorization: `Bearer ${token}` });
const NOC = { sub: "ada", groups: ["staff", "noc"] };

describe("a token", () => {
  test.each([
    [NOC, { principal: "ada", scopes: ["impact:read", "events:write"], operators: "all" }],
    [
      { sub: "bo", groups: "staff noc" },
      { principal: "bo", operators: "all" },
    ],
    [
      { sub: "cy", org: { partner: "giffgaff" } },
      { principal: "cy", operators: ["giffgaff"] },
    ],
    [
      { sub: "di", "org.partner": "giffgaff" },
      { principal: "di", operators: ["giffgaff"] },
    ],
    [
      { sub: "ed", email: "chief@example.org" },
      { principal: "ed", scopes: ["impact:read"] },
    ],
    [
      { sub: "fay", groups: ["noc"], org: { partner: "giffgaff" } },
      { principal: "fay", operators: "all" },
    ],
    [
      { sub: "", common_name: "feed.access" },
      { principal: "feed.access", scopes: ["events:write"] },
    ],
  ])("with the claims %j is who the first fitting grant says", async (claims, expected) => {
    const answer = await me(await provider.sign(claims));
    expect(answer.body).toMatchObject({ ...expected, principal: `${provider.issuer}#${expected.principal}` });
  });

  test("is taken from Cloudflare Access's own header as well", async () => {
    const token = await provider.sign(NOC);
    expect((await service.get("/v1/me", { "Cf-Access-Jwt-Assertion": token })).status).toBe(200);
    expectProblem(await service.get("/v1/me", { "Cf-Access-Jwt-Assertion": `${token}x` }), 401);
  });

  test.each([
    ["to which nothing is granted", () => provider.sign({ sub: "eve", groups: ["guests"] })],
    ["whose claim only begins like a grant's", () => provider.sign({ sub: "eve", groups: "nocturnal" })],
    ["that names nobody", () => provider.sign({ groups: ["noc"] })],
    ["of another issuer", () => provider.sign(NOC, { issuer: "https://evil.example" })],
    ["for another audience", () => provider.sign(NOC, { audience: "other" })],
    ["that has expired, beyond what clocks may differ", () => provider.sign(NOC, { expiresInSeconds: -61 })],
    [
      "that is signed by nobody",
      async () =>
        new UnsecuredJWT({ ...NOC, exp: 9_999_999_999 }).setIssuer(provider.issuer).setAudience("headcount").encode(),
    ],
    [
      "that is signed by somebody else",
      async () => provider.sign(NOC, { key: (await generateKeyPair("RS256")).privateKey }),
    ],
    [
      "that is signed with the public key as if it were a shared secret",
      async () =>
        await new SignJWT(NOC)
          .setProtectedHeader({ alg: "HS256", kid: "key-1" })
          .setIssuer(provider.issuer)
          .setAudience("headcount")
          .setExpirationTime("5m")
          .sign(new TextEncoder().encode("x".repeat(64))),
    ],
    [
      "that never ends",
      async () => {
        const { privateKey } = await generateKeyPair("RS256");
        return await new SignJWT(NOC)
          .setProtectedHeader({ alg: "RS256" })
          .setIssuer(provider.issuer)
          .setAudience("headcount")
          .sign(privateKey);
      },
    ],
  ])("%s is refused", async (_, sign) => {
    expectProblem(await me(await sign()), 401);
  });

  test("may be late by what clocks differ", async () => {
    expect((await me(await provider.sign(NOC, { expiresInSeconds: -30 }))).status).toBe(200);
  });
});

describe("the provider's keys", () => {
  onlyOnNode("the clock of another process cannot be set")(
    "are asked for once, and again for a key that is not known",
    async () => {
      for (let times = 0; times < 3; times += 1) expect((await me(await provider.sign(NOC))).status).toBe(200);
      expect(provider.keyRequests()).toBe(1);
      const old = await provider.sign(NOC);
      await provider.rotate();
      expectProblem(await me(await provider.sign(NOC)), 401);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
      expect((await me(await provider.sign(NOC))).status).toBe(200);
      expect(provider.keyRequests()).toBe(2);
      expectProblem(await me(old), 401);
    },
  );

  onlyOnNode("the clock of another process cannot be set")("hold for a day while the provider is away", async () => {
    expect((await me(await provider.sign(NOC))).status).toBe(200);
    await provider.goAway();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 23 * 3_600_000 });
    expect((await me(await provider.sign(NOC))).status).toBe(200);
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    expectProblem(await me(await provider.sign(NOC)), 401);
  });
});

/** Goes the whole way as a browser would; gives the last answer and the cookies. */
async function signIn(to?: string) {
  const begun = await service.get(`/auth/sign-in${to === undefined ? "" : `?to=${encodeURIComponent(to)}`}`);
  expect(begun.status).toBe(303);
  const attempt = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const back = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
  const callback = back.headers.get("location") ?? "";
  const done = await service.get(callback, { Cookie: attempt });
  const session = done.headers.getSetCookie().find((cookie) => cookie.startsWith("headcount_session")) ?? "";
  return { done, callback, attempt, cookie: session.split(";")[0] ?? "" };
}

describe("a browser's sign-in", () => {
  test("ends in a session with what is granted, where they wanted to go", async () => {
    provider.nextPerson(NOC);
    const { done, cookie } = await signIn("/v1/impact?by=operator,service");
    expect(done.status).toBe(303);
    expect(done.headers.get("location")).toBe("/v1/impact?by=operator,service");
    expect((await service.get("/v1/me", { Cookie: cookie })).body).toMatchObject({
      principal: `${provider.issuer}#ada`,
      scopes: ["impact:read", "events:write"],
    });
  });

  test("lasts while the provider is away", async () => {
    provider.nextPerson(NOC);
    const { cookie } = await signIn();
    await provider.goAway();
    expect((await service.get("/v1/me", { Cookie: cookie })).status).toBe(200);
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"])(
    "never leads to %s",
    async (to) => {
      provider.nextPerson(NOC);
      expect((await signIn(to)).done.headers.get("location")).toBe("/");
    },
  );

  test("gives nothing to whom nothing is granted", async () => {
    provider.nextPerson({ sub: "eve" });
    const { done, cookie } = await signIn();
    expect(expectProblem(done, 403).detail).toContain("nothing is granted");
    expect(cookie).toBe("");
  });

  test("cannot be finished in another browser than it was begun in, nor twice", async () => {
    provider.nextPerson(NOC);
    const { callback, attempt } = await signIn();
    expectProblem(await service.get(callback), 401);
    expectProblem(await service.get(callback.replace(/state=[^&]*/, "state=other"), { Cookie: attempt }), 401);
  });

  test("is not there where no provider is configured", async () => {
    const plain = await startTestService();
    expectProblem(await plain.get("/auth/sign-in"), 404);
    await plain.close();
  });
});
