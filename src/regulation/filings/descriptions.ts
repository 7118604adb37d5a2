import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import examples from "./examples.json" with { type: "json" };
import { NewDecision } from "./decision.ts";
import { Filing } from "./filing.ts";
import type { NewFiling } from "./new-filing.ts";
import { PutRight } from "./put-right.ts";

/** The routes of what was filed, as their callers are told of them; the example is of O2's outage. */

const tag = "Regulation";
const params = { id: "2" };

const sent: z.input<typeof NewFiling> = {
  form: "gb-urgent",
  provider: "o2",
  jurisdiction: "GB",
  recipient: "Ofcom",
  edition: "whole",
  submittedAt: "2018-12-06T06:30:00Z",
  channel: "Telephone",
  reference: "OF-2018-1206",
  fields: { actions: { text: "The certificate is being replaced" } },
  incomplete: true,
  ground: "The cause is not known yet",
  key: "o2-ofcom-1",
};

export const postFiling: Description = {
  operationId: "postRegulatoryFiling",
  summary: "Record what was filed: the document, who, when, to whom, and the estimates behind it",
  description:
    "The form is filled as of `estimateId`, or as of now, with what people wrote in its fields. What changes a field that was filled says why. 422 with every field that is still to be written, unless it is said to be incomplete and why. 200 where the same was recorded under the same `key`, 409 where something else was. A filing is never changed.",
  tag,
  example: { params, body: sent },
  answers: {
    200: { description: "It is recorded already", schema: Filing, example: examples.filing },
    201: { description: "It is recorded", schema: Filing, example: examples.filing },
  },
  problems: [409],
};

export const listFilings: Description = {
  operationId: "listRegulatoryFilings",
  summary: "What was filed of an incident",
  tag,
  example: { params },
  answers: {
    200: {
      description: "In the order recorded",
      schema: z.strictObject({ filings: z.array(Filing).readonly() }).meta({ id: "RegulatoryFilings" }),
      example: { filings: [examples.filing] },
    },
  },
};

export const getFiling: Description = {
  operationId: "getRegulatoryFiling",
  summary: "What was filed, as it was",
  description: "As JSON, a page to print, or a file for a word processor, by `format` or `Accept`.",
  tag,
  example: { params: { ...params, number: "7" } },
  answers: {
    200: {
      description: "The filing",
      schema: Filing,
      example: examples.filing,
      text: ["text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    },
  },
};

export const listPutRight: Description = {
  operationId: "listPutRight",
  summary: "Figures that have left what was stated of them, by recipient",
  description:
    "Of each filing, held against what is known now. Closed by a later filing to the same recipient of which the range holds the figure, or by a decision. What is summed over time is held against its moment only.",
  tag,
  example: { params },
  answers: {
    200: {
      description: "The open ones first",
      schema: z.strictObject({ putRight: z.array(PutRight).readonly() }).meta({ id: "PutRightList" }),
      example: { putRight: [examples.putRight] },
    },
  },
};

const decision: z.input<typeof NewDecision> = { decision: "told", ground: "By telephone, to the duty officer" };

export const postDecision: Description = {
  operationId: "decidePutRight",
  summary: "Close what is to be put right, and say why",
  description: "It opens again once the figure leaves what was decided on.",
  tag,
  example: { params: { ...params, item: "7:users.affected" }, body: decision },
  answers: { 201: { description: "It is closed", schema: PutRight, example: examples.closed } },
  problems: [409],
};
