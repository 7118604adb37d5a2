import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grantFor } from "../../src/access/grants.ts";
import { RequestCounter } from "../../src/access/rate-limit.ts";
import { DEFAULT_SETTINGS, readAccessSettings } from "../../src/access/settings.ts";
import { ownPath } from "../../src/access/sign-in.ts";

const GRANTS = '[{"claim": "groups", "value": "noc", "scopes": ["impact:read"], "operators": "all"}]';
const OIDC = {
  OIDC_ISSUER: "https://team.cloudflareaccess.com",
  OIDC_AUDIENCE: "aud",
  OIDC_JWKS_URL: "https://team.cloudflareaccess.com/cdn-cgi/access/certs",
  OIDC_GRANTS: GRANTS,
};

describe("who may do what", () => {
  test("is read from the environment", () => {
    const { settings, faults } = readAccessSettings({
      ...OIDC,
      PUBLIC_URL: "https://h.example",
      ALLOW_OPEN: "0",
      SESSION_HOURS: "4",
    });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject({
      allowOpen: false,
      sessionHours: 4,
      tokens: { audience: "aud", grants: [{ claim: "groups", operators: "all" }] },
      signIn: undefined,
    });
  });

  test("is a newcomer's where nothing is set, or set to nothing", () => {
    expect(readAccessSettings({ ALLOW_OPEN: "", AUDIT_KEY: "" }).settings).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS.allowOpen).toBeUndefined();
  });

  test.each([
    [{ ALLOW_OPEN: "yes" }, /^ALLOW_OPEN must be 0 or 1/],
    [{ PUBLIC_URL: "headcount" }, /^PUBLIC_URL must be a URL/],
    [{ AUDIT_KEY: "short" }, /^AUDIT_KEY must have at least 32/],
    [{ REQUESTS_PER_MINUTE: "0" }, /^REQUESTS_PER_MINUTE must be/],
    [{ CLIENT_ADDRESS_HEADER: "x: y" }, /^CLIENT_ADDRESS_HEADER must be the name/],
    [{ SESSION_HOURS: "1000" }, /^SESSION_HOURS must be at most/],
    [{ ...OIDC, OIDC_GRANTS: "not json" }, /^OIDC_GRANTS must be JSON/],
    [{ ...OIDC, OIDC_GRANTS: "[]" }, /^OIDC_GRANTS must hold/],
    [{ ...OIDC, OIDC_GRANTS: GRANTS.replace("impact:read", "all") }, /^OIDC_GRANTS\[0\]\.scopes\[0\]/],
    [{ ...OIDC, OIDC_AUDIENCE: "" }, /^OIDC_ISSUER is set, but OIDC_AUDIENCE is not/],
    [{ OIDC_CLIENT_SECRET: "x" }, /^OIDC_CLIENT_SECRET is set, but OIDC_CLIENT_ID is not/],
  ])("is not read from %j", (environment, fault) => {
    const { settings, faults } = readAccessSettings(environment);
    expect(settings).toBeUndefined();
    expect(faults.join("\n")).toMatch(new RegExp(fault.source, "m"));
  });

  test("is told wrong all at once, and no secret with it", () => {
    const { faults } = readAccessSettings({ AUDIT_KEY: "hunter2", ALLOW_OPEN: "2", OIDC_CLIENT_ID: "x" });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain("hunter2");
  });
});

test("a grant is never found in what an object inherits", () => {
  const grant = { claim: "constructor.name", value: "Object", scopes: ["admin" as const], operators: "all" as const };
  expect(grantFor({}, [grant])).toBeUndefined();
});

test("after a sign-in one is never led to another site", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\]{1,3}[a-z.@:]*$/)), (to) => {
      expect(new URL(ownPath(to), "https://ours.example").origin).toBe("https://ours.example");
    }),
  );
});

describe("the counter of requests", () => {
  const policy = { name: "address", key: "a", limit: 2 } as const;

  test("opens a new window a minute after the first request of the last", () => {
    const counter = new RequestCounter();
    expect(counter.hit(policy, 0)).toEqual({ remaining: 1, resetSeconds: 60, isOver: false });
    expect(counter.hit(policy, 30_000)).toEqual({ remaining: 0, resetSeconds: 30, isOver: false });
    expect(counter.hit(policy, 59_999)).toEqual({ remaining: 0, resetSeconds: 1, isOver: true });
    expect(counter.hit(policy, 60_000)).toEqual({ remaining: 1, resetSeconds: 60, isOver: false });
  });

  test("never lets more through in a window than its limit, and never fewer", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (gaps, limit) => {
        const counter = new RequestCounter();
        let [now, start, passed] = [0, Number.NEGATIVE_INFINITY, 0];
        for (const gap of gaps) {
          now += gap;
          if (now - start >= 60_000) [start, passed] = [now, 0];
          passed += 1;
          expect(counter.hit({ ...policy, limit }, now).isOver).toBe(passed > limit);
        }
      }),
    );
  });

  test("keeps each apart, and forgets the oldest where there are too many", () => {
    const counter = new RequestCounter();
    for (let key = 0; key < 20_001; key += 1) counter.hit({ ...policy, key: String(key) }, 0);
    expect(counter.hit({ ...policy, key: "1" }, 1).remaining).toBe(0);
    expect(counter.hit({ ...policy, key: "0" }, 1).remaining).toBe(1);
    expect(counter.hit({ ...policy, name: "credential" as const, key: "1" }, 1).remaining).toBe(1);
  });
});
