import { afterAll, beforeAll, expect, test } from "vitest";
import { VerdictsAnswer } from "../../../src/regulation/verdicts/answer.ts";
import { putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { fail, idOfNewest } from "../filings/filing-service.ts";

/** Beside a host with a guest another network, of another country, which shares nothing with them. */

let service: TestService;
let answer: VerdictsAnswer;

beforeAll(async () => {
  service = await startTestService();
  const { operators, areas, nodes, profiles, segments } = smallNetwork;
  const elsewhere = { area: "elsewhere", operator: "other", customerClass: "consumer", profile: "elsewhere" };
  const counted = { subscriptions: 18_000, asOf: "2026-09-30", source: "billing" };
  await putInventory(service, {
    ...smallNetwork,
    operators: [...operators, { id: "other", name: "Other", kind: "mno", country: "CA" }],
    areas: [...areas, { id: "elsewhere", name: "Canada", country: "CA" }],
    nodes: [...nodes, { id: "mme-other", name: "MME", function: "MME", operator: "other" }],
    profiles: [...profiles, { id: "elsewhere", services: { data: "mme-other" } }],
    segments: [...segments, { id: "others", ...elsewhere, ...counted }],
  });
  await fail(service, "mme-other", { minutes: -40 });
  const { body } = await service.get(`/v1/incidents/${await idOfNewest(service)}/verdicts`);
  answer = VerdictsAnswer.parse(body);
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const providersOf = (all: readonly { provider: string | { id: string } }[]) =>
  new Set(all.map(({ provider }) => (typeof provider === "string" ? provider : provider.id)));

test("an outage that touches nothing of a provider asks it nothing and gives it no verdict, and says why", () => {
  expect(providersOf(answer.verdicts)).toEqual(new Set(["other"]));
  expect(new Set(answer.questions.flatMap(({ providers }) => providers))).toEqual(new Set(["other"]));
  expect(answer.notApplicable).toContainEqual({
    rule: "uk-2022-mobile-100k-any",
    provider: "host",
    jurisdiction: "GB",
    why: "nothing failed that it runs or uses, and none of its customers is hit",
  });
});

test("partners are told only by whoever has any on the network", () => {
  expect(answer.verdicts.find(({ rule }) => rule === "ca-primary-user-minutes")?.verdict).toBe("met");
  expect(answer.notApplicable).toContainEqual({
    rule: "house-mvno-partners",
    provider: "other",
    jurisdiction: "*",
    why: "no provider on its network has customers there who have such a service",
  });
});
