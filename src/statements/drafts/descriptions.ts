import { z } from "zod";
import { IF_MATCH } from "../../platform/if-match.ts";
import type { Description } from "../../platform/openapi/route.ts";
import { StatementPutRight } from "../drift/put-right.ts";
import examples from "../examples.json" with { type: "json" };
import { PreviewAnswer, StatementAnswer } from "./answer.ts";

/** The routes of statements as they are worded, as their callers are told of them. */

const tag = "Statements";
const { statement, preview } = examples;
const body = { message: "first.customers", languages: ["en"], channels: ["web-banner"] } as const;
const params = { id: "2", reference: statement.reference };

const Statements = z
  .strictObject({
    statements: z.array(StatementAnswer).readonly().meta({ description: "The last begun first" }),
    putRight: z
      .array(StatementPutRight)
      .readonly()
      .meta({ description: "Who was told what is so no longer, and whether they have heard better; the open first" }),
  })
  .meta({ id: "Statements" });

export const listStatements: Description = {
  operationId: "listStatements",
  summary: "What is said, was said and is to be said of an incident",
  tag,
  example: { params: { id: "2" } },
  answers: {
    200: {
      description: "Each with who did what, and what of it is so no longer",
      schema: Statements,
      example: { statements: [statement], putRight: [] },
    },
  },
};

export const getStatement: Description = {
  operationId: "getStatement",
  summary: "A statement and all that became of it",
  tag,
  example: { params },
  answers: { 200: { description: "The statement", schema: StatementAnswer, example: statement } },
};

export const previewStatement: Description = {
  operationId: "previewStatement",
  summary: "A statement as it would be saved, in every channel with its length, and what may not be said in it",
  description:
    "Every figure, time and name is a value that the texts are bound to: `{affected}` stands for one. People word what is around them. Nothing is stored.",
  tag,
  example: { params: { id: "2" }, body },
  answers: { 200: { description: "As it would be", schema: PreviewAnswer, example: preview } },
};

export const postStatement: Description = {
  operationId: "draftStatement",
  summary: "Save a statement as a draft",
  description:
    "The figures are those of the estimate or report that it names, or of now. What may not be said is refused when it is submitted.",
  tag,
  example: { params: { id: "2" }, body },
  answers: { 201: { description: "Saved", schema: StatementAnswer, example: statement } },
};

export const putStatement: Description = {
  operationId: "rewordStatement",
  summary: "Word a statement anew, which is a version of its own: what was approved before is so no longer",
  tag,
  headers: { "If-Match": IF_MATCH },
  example: { params, body },
  answers: { 200: { description: "Saved", schema: StatementAnswer, example: statement } },
  problems: [409, 412],
};
