import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VerdictsAnswer } from "../../src/regulation/verdicts/answer.ts";
import { loadExample } from "../examples/load-example.ts";
import { type TestService, expectProblem } from "../support/service.ts";

/** O2's outage held against the rules; the description's example is a part of the answer: `npx vitest -u` writes it anew. */

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const INCIDENT = "/v1/incidents/2";

async function verdicts(query = ""): Promise<VerdictsAnswer> {
  const { status, body } = await service.get(`${INCIDENT}/verdicts${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return VerdictsAnswer.parse(body);
}

async function verdictOf(rule: string, { provider = "o2", query = "" } = {}) {
  const found = (await verdicts(query)).verdicts.find((one) => one.rule === rule && one.provider.id === provider);
  expect(found, rule).toBeDefined();
  return found;
}

const asIf = (country: string): { readonly query: string } => ({ query: `?asIf=${country}&on=2026-11-22` });

describe("O2's outage", () => {
  test("is held to the rules of the day on which it began, where it happened", async () => {
    const { verdicts: all, asIf: elsewhere, estimateId } = await verdicts();
    const inForce = all.filter(({ proposed, jurisdiction }) => !proposed && jurisdiction === "GB");
    expect(new Set(inForce.map(({ rule }) => rule))).toEqual(new Set(["uk-2017-urgent-10m"]));
    expect(elsewhere).toBeNull();
    expect((await service.get(`/v1/estimates/${estimateId}`)).body).toMatchObject({ verified: true });
  });

  test("counts with the host whoever is on its network, and each of these for itself", async () => {
    const host = await verdictOf("uk-2017-urgent-10m");
    const [users] = host?.compared ?? [];
    expect(users?.value).toEqual({ low: 32_300_000, point: 32_300_000, high: 32_300_000 });
    const own = await verdictOf("uk-2017-urgent-10m", { provider: "sky-mobile" });
    expect(own?.compared[0]?.value).toMatchObject({ point: 500_000 });
  });

  test("lost 544,255,000 user-hours, and the draft's lower bar is passed as well as today's", async () => {
    const inForce = await verdictOf("uk-2022-critical-user-hours", asIf("GB"));
    expect(inForce?.compared[0]).toMatchObject({ value: { point: 544_255_000 }, holds: { low: true } });
    expect(inForce).toMatchObject({ verdict: "met", toBeConfirmed: true, proposed: false });
    expect(await verdictOf("uk-2026-draft-critical-user-hours", asIf("GB"))).toMatchObject({
      verdict: "met",
      proposed: true,
    });
  });

  test("lost no calls by the best estimate: the FCC's potential counts, Canada's complete loss does not", async () => {
    expect(await verdictOf("us-nors-wireless-user-minutes", asIf("US"))).toMatchObject({
      verdict: "met",
      service: "voice",
      isMetByBestEstimate: false,
    });
    expect(await verdictOf("ca-primary-user-minutes", asIf("CA"))).toMatchObject({ verdict: "met", service: "data" });
  });

  test("asks what nobody can compute, and an answer decides it", async () => {
    const before = await verdictOf("us-nors-911-facility-notice", asIf("US"));
    expect(before).toMatchObject({
      verdict: "unknown",
      missing: ["affects_911_special_facility", "affects_988_special_facility"],
    });
    for (const field of before?.missing ?? []) {
      const body = { value: false, country: "US", ground: "no PSAP lost calls (invented)" };
      expect((await service.send("PUT", `${INCIDENT}/answers/${field}`, body)).status).toBe(200);
    }
    const after = await verdictOf("us-nors-911-facility-notice", asIf("US"));
    expect(after).toMatchObject({ verdict: "not-met", missing: [] });
    expect(after?.compared[0]?.origins).toMatchObject([{ kind: "answer", ground: "no PSAP lost calls (invented)" }]);
    expect((await verdicts()).verdicts.map(({ rule }) => rule)).not.toContain("us-nors-911-facility-notice");
  });

  test("the more verdicts wait for a question the earlier it stands", async () => {
    const { questions } = await verdicts("?asIf=AU&on=2026-11-22");
    expect(questions[0]).toMatchObject({ field: "planned", how: "fact:plannedWork" });
    expect(questions[0]?.rules).toContain("au-major-outage");
  });

  test("a fact that is known settles what waits for it", async () => {
    const body = { value: { isPlanned: false }, ground: "Ericsson's statement" };
    expect((await service.send("PUT", `${INCIDENT}/facts/plannedWork`, body)).status).toBe(200);
    expect(await verdictOf("au-major-outage", asIf("AU"))).toMatchObject({ verdict: "met" });
    expect(await verdictOf("au-slo-remote", asIf("AU"))).toMatchObject({
      verdict: "superseded",
      supersededBy: "au-major-outage",
    });
  });

  test("a share of the nation is asked for until the nation is known", async () => {
    expect(await verdictOf("it-2018-8h-1pct", asIf("IT"))).toMatchObject({
      verdict: "unknown",
      missing: ["percent_of_national_service_base"],
    });
    const count = { users: 80_000_000, source: "made up", asOf: "2018-09-30" };
    const tables = { nationalUsers: { IT: { data: count } }, macroSites: {}, agreedCriteria: {} };
    const body = { ...tables, networkKinds: {}, fiscalYearEndUsers: {} };
    expect((await service.send("PUT", "/v1/regulation/base-tables", body)).status).toBeLessThan(300);
    const italy = await verdictOf("it-2018-8h-1pct", asIf("IT"));
    expect(italy).toMatchObject({ verdict: "met", service: "data" });
    expect(italy?.compared.find(({ unit }) => unit === "percent")?.origins).toContainEqual({
      kind: "base-table",
      name: "nationalUsers",
      source: "made up",
    });
  });
});

async function put(field: string, body: unknown) {
  return await service.send("PUT", `${INCIDENT}/answers/${field}`, body);
}

async function contracts() {
  return (await verdictOf("house-contracts"))?.verdict;
}

describe("answers", () => {
  test("what the estimate tells is not told by hand, and a value must be as its field has it", async () => {
    const ground = "by hand";
    const figure = await put("users_affected", { value: 5, ground });
    expectProblem(figure, 422);
    expect(figure.body).toMatchObject({ errors: [{ path: "value" }] });
    expectProblem(await put("community_isolated", { value: 5, ground }), 422);
    expectProblem(await put("community_class", { value: true, ground }), 422);
    expectProblem(await put("community_isolated", { value: true }), 422);
    const strange = await put("community_isolated", { value: true, ground, provider: "giffgaff" });
    expectProblem(strange, 422);
    expect(strange.body).toMatchObject({ errors: [{ path: "provider" }] });
    expectProblem(await put("nonsense", { value: true, ground }), 404);
  });

  test("of somebody who has no duties of its own, such as a brand, are refused: nobody would read them", async () => {
    const answer = { value: true, ground: "contract" };
    for (const provider of ["giffgaff", "o3"]) {
      const refused = await put("community_isolated", { ...answer, provider });
      expectProblem(refused, 422);
      expect(refused.body).toMatchObject({ errors: [{ path: "provider" }] });
    }
    expect((await put("community_isolated", { value: null, ground: "a slip", provider: "giffgaff" })).status).toBe(200);
  });

  test("the most particular counts, the last of it, and what is taken back counts no longer", async () => {
    const field = "duty:service-level-contract-breached";
    const say = async (value: boolean | null, provider?: string) =>
      expect(
        (await put(field, { value, ground: "contract", ...(provider === undefined ? {} : { provider }) })).status,
      ).toBe(200);
    await say(true);
    expect(await contracts()).toBe("met");
    await say(false, "o2");
    expect(await contracts()).toBe("not-met");
    await say(null, "o2");
    expect(await contracts()).toBe("met");
    await say(null);
    expect(await contracts()).toBe("unknown");
    const { body } = await service.get(`${INCIDENT}/answers`);
    expect(JSON.stringify(body).match(/service-level/g)).toHaveLength(4);
  });
});

test("counsel's threshold counts in the rule's stead, and the rule is confirmed", async () => {
  const threshold = { field: "user_hours_lost", op: ">", value: 544_255_000, unit: "user-hours" };
  const body = { by: "Counsel LLP", on: "2026-11-26", text: "more than", threshold, until: null };
  expect(
    (await service.send("PUT", "/v1/regulation/rules/uk-2022-critical-user-hours/confirmation", body)).status,
  ).toBe(200);
  expect(await verdictOf("uk-2022-critical-user-hours", asIf("GB"))).toMatchObject({
    verdict: "not-met",
    toBeConfirmed: false,
  });
});

test("a partner is shown no verdicts, and cannot answer", async () => {
  const partner = service.restart({ id: "sky", scopes: ["impact:read"], operators: ["sky-mobile"] });
  expectProblem(await partner.get(`${INCIDENT}/verdicts`), 403);
  expectProblem(await partner.get(`${INCIDENT}/answers`), 403);
});

test("a question that makes no sense is refused with its place", async () => {
  for (const query of ["?asIf=JP", "?on=2026-11-22", "?asIf=japan&on=2026-11-22", "?asIf=JP&on=yesterday"])
    expectProblem(await service.get(`${INCIDENT}/verdicts${query}`), 400);
  expectProblem(await service.get("/v1/incidents/1/verdicts"), 404);
});

test("the described answer is a part of the one that is given", async () => {
  const { service: fresh } = await loadExample("o2-2018");
  const { body } = await fresh.get(`${INCIDENT}/verdicts`);
  await fresh.close();
  const { questions, verdicts: all, notApplicable, ...rest } = VerdictsAnswer.parse(body);
  const part = {
    ...rest,
    questions: questions.slice(0, 1),
    verdicts: all.slice(0, 1),
    notApplicable: notApplicable.slice(0, 1),
  };
  await expect(`${JSON.stringify({ verdicts: part }, null, 2)}\n`).toMatchFileSnapshot(
    "../../src/regulation/examples.json",
  );
});
