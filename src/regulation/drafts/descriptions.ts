import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import examples from "./examples.json" with { type: "json" };
import { Draft } from "./draft.ts";
import { DraftOffer } from "./offers.ts";

/** The routes of drafts, as their callers are told of them; the example is of O2's outage. */

const tag = "Regulation";

export const listDrafts: Description = {
  operationId: "listRegulatoryDrafts",
  summary: "Which forms there are of an incident, for which provider and stage",
  tag,
  example: { params: { id: "2" } },
  answers: {
    200: {
      description: "The due first",
      schema: z.strictObject({ drafts: z.array(DraftOffer).readonly() }).meta({ id: "DraftOffers" }),
      example: { drafts: [examples.offer] },
    },
  },
};

export const getDraft: Description = {
  operationId: "getRegulatoryDraft",
  summary: "A regulator's form, filled as far as it can be",
  description:
    "As JSON, a page to print (`format=html`), or a file for a word processor (`format=docx`), by `format` or `Accept`. Every figure has the id of its estimate; what a person must write is marked. `edition=public` leaves out each field that is not public, and says on what ground.",
  tag,
  example: { params: { id: "2", form: examples.draft.form.id }, query: { provider: "o2", jurisdiction: "GB" } },
  answers: {
    200: {
      description: "The draft",
      schema: Draft,
      example: examples.draft,
      text: ["text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    },
  },
};
