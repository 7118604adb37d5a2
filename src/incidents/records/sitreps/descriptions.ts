import { z } from "zod";
import type { Description } from "../../../platform/openapi/route.ts";
import { Sitrep } from "./sitrep.ts";
import examples from "../examples.json" with { type: "json" };

/** The routes of reports of record, as their callers are told of them; the example is of O2's outage. */

const tag = "Incidents";

export const postSitrep: Description = {
  operationId: "postSitrep",
  summary: "Freeze what is estimated of an incident now, as a report of record",
  description:
    "Numbered, and with a reference of six characters that can be read out over a telephone, a text of at most 160 characters, and a page.",
  tag,
  example: { params: { id: "2" }, body: { remark: "First report to the bridge" } },
  answers: { 201: { description: "The report, for ever", schema: Sitrep, example: examples.sitrep } },
};

export const listSitreps: Description = {
  operationId: "listSitreps",
  summary: "The reports of an incident, in the order made",
  tag,
  example: { params: { id: "2" } },
  answers: {
    200: {
      description: "Those of the incidents that are merged with it too",
      schema: z.strictObject({ sitreps: z.array(Sitrep).readonly() }).meta({ id: "Sitreps" }),
      example: { sitreps: [examples.sitrep] },
    },
  },
};

export const getSitrep: Description = {
  operationId: "getSitrep",
  summary: "A report by its reference, as it was made",
  description:
    "As a page by `format=html` or `Accept: text/html`: one of A4, which shows beside it the figure of now. In the reference small letters, blanks and hyphens do not matter.",
  tag,
  example: { params: { reference: examples.sitrep.reference } },
  answers: {
    200: { description: "The report", schema: Sitrep, example: examples.sitrep, text: ["text/html"] },
  },
};
