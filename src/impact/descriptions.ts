import type { Description } from "../platform/openapi/route.ts";
import { ImpactAnswer, VerifiedAnswer, WhatIfAnswer } from "./answer.ts";
import examples from "./examples.json" with { type: "json" };

/** The routes of the estimate, as their callers are told of them; examples are O2's outage. */

export const getImpact: Description = {
  operationId: "getImpact",
  summary: "How many customers are affected, which and why",
  description:
    "Now, or `at` a moment as `knownAt` another. Filters: commas mean or; `area` includes those below it; `service` limits to those who have it, and the figures then mean its loss. `by` names any two of service, operator, operatorKind, customerClass, area, and adds `cells`. `minSequence` waits up to a second for an entry that you were told of.",
  tag: "Estimate",
  example: { query: { at: "2018-12-06T05:00:00Z", operator: "sky-mobile" } },
  answers: {
    200: {
      description: "The estimate; as CSV by `format=csv` or `Accept: text/csv`",
      schema: ImpactAnswer,
      example: examples.impact,
      text: ["text/csv"],
    },
    304: { description: "What `If-None-Match` names holds still" },
  },
  problems: [404],
};

export const whatIf: Description = {
  operationId: "whatIf",
  summary: "How many would be affected if nodes were in these states",
  description:
    "Every other node is up, unless `onTopOfNow` is true. `select` takes down every node that fits all its fields; `states` wins over it. It stores nothing.",
  tag: "Estimate",
  example: {
    query: { operator: "sky-mobile" },
    body: { states: { "sgsn-mme-01": "down", "hss-1": 0.5 }, at: "2018-12-06T04:00:00Z" },
  },
  answers: { 200: { description: "The estimate for these states", schema: WhatIfAnswer, example: examples.whatIf } },
  problems: [404],
};

export const getEstimate: Description = {
  operationId: "getEstimate",
  summary: "Check a quoted estimate: computed again from what is stored",
  tag: "Estimate",
  example: { params: { id: examples.impact.estimateId } },
  answers: {
    200: {
      description: "The estimate, with `verified: true`, or each figure that differs and why",
      schema: VerifiedAnswer,
      example: examples.verification,
    },
  },
};
