import { z } from "zod";
import type { Description } from "../../../platform/openapi/route.ts";
import { FactAnswer, FactHistory } from "./fact.ts";
import { FACTS } from "./known-facts.ts";

/** The routes of what only people know, as their callers are told of them. */

const tag = "Incidents";
const by = "key:w6jRA-y6zlRr";

const aware: FactAnswer = {
  name: "awareAt",
  operator: "o2",
  isSet: true,
  value: "2018-12-06T04:55:00Z",
  by,
  at: "2018-12-06T05:12:00Z",
  ground: "Call of the duty manager",
  lapsesAt: null,
  hasLapsed: false,
};

const unset: FactAnswer = {
  name: "cause",
  isSet: false,
  value: null,
  by: null,
  at: null,
  ground: null,
  lapsesAt: null,
  hasLapsed: false,
};

const history: FactHistory = {
  name: "awareAt",
  what: "When an operator became aware of it: from then on its regulator's deadlines run",
  per: "operator",
  lapsesAfterMinutes: null,
  history: [{ number: 7, operator: "o2", value: aware.value, by, at: aware.at, ground: aware.ground }],
};

export const listFacts: Description = {
  operationId: "listIncidentFacts",
  summary: "What people know of an incident, set or not",
  tag,
  example: { params: { id: "2" } },
  answers: {
    200: {
      description: "Every fact by its name, and for each operator or service where it is one of each",
      schema: z.strictObject({ facts: z.array(FactAnswer).readonly() }).meta({ id: "Facts" }),
      example: { facts: [aware, unset] },
    },
  },
};

export const getFact: Description = {
  operationId: "getIncidentFact",
  summary: "What was ever said of a fact, and what it means",
  tag,
  example: { params: { id: "2", name: "awareAt" } },
  answers: { 200: { description: "In the order recorded", schema: FactHistory, example: history } },
};

export const putFact: Description = {
  operationId: "putIncidentFact",
  summary: "Say what only people know, or take it back with null",
  description: FACTS.map(({ name, what, per }) => `\`${name}\` (${ofWhom(per)}): ${what}.`).join(" "),
  tag,
  example: {
    params: { id: "2", name: "awareAt" },
    body: { value: aware.value, operator: "o2", ground: aware.ground },
  },
  answers: { 200: { description: "As it is now", schema: FactAnswer, example: aware } },
};

function ofWhom(per: FactHistory["per"]): string {
  return per === "incident" ? "of the incident" : `of each ${per}`;
}
