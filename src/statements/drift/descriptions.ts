import type { Description } from "../../platform/openapi/route.ts";
import examples from "../examples.json" with { type: "json" };
import { FiguresCompared } from "./compared.ts";

/** The routes of whose figure is which, as their callers are told of them. */

const tag = "Statements";
const { figures } = examples;

export const getFigures: Description = {
  operationId: "compareFigures",
  summary:
    "Executive, regulatory and public figure side by side, with the reason for each difference, and what others published",
  tag,
  example: { params: { id: "2" } },
  answers: { 200: { description: "Of this moment", schema: FiguresCompared, example: figures } },
};

export const putAnswer: Description = {
  operationId: "answerPublishedFigure",
  summary: "Say what we say of a figure that others published",
  tag,
  example: { params: { id: "2", number: "5" }, body: { text: "Counts giffgaff twice." } },
  answers: { 200: { description: "With all others", schema: FiguresCompared, example: figures } },
};
