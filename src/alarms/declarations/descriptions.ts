import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import { Declaration } from "./declaration.ts";

/** The routes of declarations, as their callers are told of them. */

const said = {
  service: "voice",
  outcome: "impaired",
  share: { low: 0, point: 0, high: 1 },
  reason: "Calls fail for some; nobody has counted them",
} as const;

const example: Declaration = {
  id: "voice-2018-12-06",
  ...said,
  occurredAt: "2018-12-06T14:00:00Z",
  declaredBy: "local",
  sequence: 15,
  recordedAt: "2018-12-06T14:00:00Z",
  state: "active",
};

export const postDeclaration: Description = {
  operationId: "postDeclaration",
  summary: "Declare by hand what no alarm says",
  description:
    "About `nodes` or a `select` of them (down, or with `share` in part; `impaired`: they serve worse), or about customers by any of `service`, `area`, `operator`, `customerClass`: at least that `share` of them. It holds beside the node states and against events until it is released or `until` has come. The same again under its id is the same.",
  tag: "Declarations",
  example: { body: { id: "voice-2026-11-25", ...said } },
  answers: {
    200: { description: "Was declared already", schema: Declaration, example },
    201: { description: "Declared", schema: Declaration, example },
  },
  problems: [409],
};

export const listDeclarations: Description = {
  operationId: "listDeclarations",
  summary: "What is and was declared, the newest first",
  tag: "Declarations",
  example: { query: { state: "active" } },
  answers: {
    200: {
      description: "Every declaration as it stands now",
      schema: z.strictObject({ declarations: z.array(Declaration).readonly() }).meta({ id: "Declarations" }),
      example: { declarations: [example] },
    },
  },
};

export const getDeclaration: Description = {
  operationId: "getDeclaration",
  summary: "One declaration as it stands now",
  tag: "Declarations",
  example: { params: { id: "voice-2018-12-06" } },
  answers: { 200: { description: "The declaration", schema: Declaration, example } },
};

export const releaseDeclaration: Description = {
  operationId: "releaseDeclaration",
  summary: "End what was declared",
  tag: "Declarations",
  example: { params: { id: "voice-2018-12-06" }, body: { reason: "Calls are as always" } },
  answers: {
    200: {
      description: "Released",
      schema: Declaration,
      example: {
        ...example,
        sequence: 29,
        state: "released",
        releasedAt: "2018-12-07T03:27:00Z",
        releasedBy: "local",
        releaseReason: "Calls are as always",
      },
    },
  },
  problems: [409],
};
