import { Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { Id, text } from "../../platform/text.ts";
import { loadCase } from "./case.ts";
import { chooseForm, draftOf, offersOf } from "./choose.ts";
import * as descriptions from "./descriptions.ts";
import { EDITIONS } from "./draft.ts";
import { FORMATS, sendDocument } from "./send.ts";

const DraftQuery = z.strictObject({
  provider: Id.optional().meta({ description: "Needed where the form is for several" }),
  jurisdiction: text(10).optional().meta({ description: "ISO 3166-1; needed where the form is for several" }),
  recipient: text(500).optional().meta({ description: "Then what was filed to that recipient is held against it" }),
  edition: z.enum(EDITIONS).optional().meta({ description: "`whole` unless said otherwise" }),
  format: z.enum(FORMATS).optional(),
});

/** What is to be filed, as far as it can be filled. */
export const draftRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/drafts",
    describe(descriptions.listDrafts),
    allow("regulation"),
    wholeNetworkOnly(),
    validQuery(z.strictObject({})),
    async (c) => c.json({ drafts: offersOf(await loadCase(c.var, c.req.param("id"))) }),
  )
  .get(
    "/incidents/:id/drafts/:form",
    describe(descriptions.getDraft),
    allow("regulation"),
    wholeNetworkOnly(),
    validQuery(DraftQuery),
    async (c) => {
      const { edition = "whole", format, ...choice } = c.req.valid("query");
      const all = await loadCase(c.var, c.req.param("id"));
      const asked = chooseForm(all, { form: c.req.param("form"), ...choice });
      const draft = draftOf(all, asked, { edition, recipient: choice.recipient });
      const name = `incident-${draft.incident}-${asked.form.id}-${edition}`;
      return await sendDocument(c, { ...draft, filed: null }, { asked: format, name });
    },
  );
