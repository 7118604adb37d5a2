import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import { AnswerAnswer } from "./answer.ts";

const tag = "Regulation";

const example: AnswerAnswer = {
  number: 12,
  field: "national_mainstream_media_coverage",
  what: "Whether national mainstream media report it",
  value: true,
  provider: null,
  country: "GB",
  ground: "BBC News at 06:00",
  by: "local",
  at: "2018-12-06T06:05:00Z",
};

export const listAnswers: Description = {
  operationId: "listRegulatoryAnswers",
  summary: "What people said of an incident that no estimate can tell, for rules to read",
  tag,
  example: { params: { id: "2" } },
  answers: {
    200: {
      description: "In the order recorded; the last word for a provider and country holds",
      schema: z.strictObject({ answers: z.array(AnswerAnswer).readonly() }).meta({ id: "RegulatoryAnswers" }),
      example: { answers: [example] },
    },
  },
};

export const putAnswer: Description = {
  operationId: "putRegulatoryAnswer",
  summary: "Answer a question that verdicts wait for",
  description: "Kept for ever with who said it and from what it is known; a later answer counts in its stead.",
  tag,
  example: {
    params: { id: "2", field: "national_mainstream_media_coverage" },
    body: { value: true, country: "GB", ground: "BBC News at 06:00" },
  },
  answers: { 200: { description: "Recorded", schema: AnswerAnswer, example } },
};
