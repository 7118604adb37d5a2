import { expect } from "vitest";
import type { Form, Rule, Vector } from "../../../src/regulation/pack.ts";
import { smallNetwork } from "../../impact/small-network.ts";
import type { TestService } from "../../support/service.ts";
import { RULES } from "./scene.ts";

/** A country of which no rules ship, and its rules: those that others have, met as soon as anybody is hit. */

export const COUNTRY = "NZ";
export const PACK = "nz-own";

export const network = {
  ...smallNetwork,
  operators: smallNetwork.operators.map((operator) => ({ ...operator, country: COUNTRY })),
};

let version = 0;

/** Has these rules and no others in force. */
export async function putOwnRules(service: TestService, ids: readonly string[]): Promise<void> {
  version += 1;
  const pack = { version: `v${version}`, timeZone: "Pacific/Auckland", holidays: "NZ" };
  const rules = ids.map(ownRule);
  const own = { ...pack, id: PACK, name: "Own", countries: [COUNTRY], rules, forms: formsOf(rules) };
  await put(service, { ...own, vectors: rules.flatMap(vectorsOf) });
  await put(service, { ...pack, id: "house", name: "House", countries: [], rules: [], forms: [], vectors: [] });
}

async function put(
  service: TestService,
  pack: Readonly<Record<string, unknown>> & { readonly id: string },
): Promise<void> {
  const { status, body } = await service.send("PUT", `/v1/regulation/packs/${pack.id}`, pack);
  expect(status, JSON.stringify(body)).toBe(201);
}

function ownRule(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  const conditions = { field: "users_affected", op: ">=", value: 1, unit: "users" } as const;
  return {
    ...rule,
    id: `own-${id}`,
    jurisdiction: COUNTRY,
    networkKind: ["mobile"],
    providers: ["mno"],
    inForceFrom: null,
    conditions,
  };
}

function vectorsOf({ id }: Rule): readonly Vector[] {
  const vector = (users: number, expected: Vector["expect"]): Vector => ({
    rule: id,
    given: { users_affected: users },
    expect: expected,
    origin: "made up",
  });
  return [vector(1, "met"), vector(0, "not-met")];
}

/** A form of one field for each initial report. */
function formsOf(rules: readonly Rule[]): readonly Form[] {
  return rules
    .filter(({ stage }) => stage.includes("initial"))
    .map(({ regime }) => ({
      id: "own-initial",
      title: "Initial",
      stage: "initial",
      regime,
      source: "made up",
      confidence: "high",
      fields: [{ id: "who", label: "Who", from: "provider.name", public: true }],
    }));
}

/** Files the initial report to whom its rule names. */
export async function fileInitial(service: TestService, id: string, submittedAt: string): Promise<number> {
  const sent = { form: "own-initial", provider: "host", jurisdiction: COUNTRY, edition: "whole", channel: "portal" };
  const body = { ...sent, recipient: "CSIRT or competent authority", submittedAt };
  const answer = await service.send("POST", `/v1/incidents/${id}/filings`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Number(Object(answer.body).number);
}
