import { type Context, Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../../platform/access.ts";
import { jsonBody, readAs } from "../../../platform/body.ts";
import { AppError, orUndefined } from "../../../platform/errors.ts";
import { formatOf } from "../../../platform/format.ts";
import { describe } from "../../../platform/openapi/route.ts";
import { validQuery } from "../../../platform/query.ts";
import type { IncidentEnv } from "../../load.ts";
import { findIncident } from "../found.ts";
import { findSitrepRecord } from "../repository.ts";
import * as descriptions from "./descriptions.ts";
import { type Live, pagePolicy, renderPage } from "./page.ts";
import { readReference } from "./reference.ts";
import { report } from "./report.ts";
import { NewSitrep, type Sitrep, describeSitrep, sitrepsIn } from "./sitrep.ts";

const nothing = validQuery(z.strictObject({}));
const FORMATS = { json: { mediaType: "application/json" }, html: { mediaType: "text/html" } } as const;
const SitrepQuery = z.strictObject({ format: z.enum(["json", "html"]).optional() });

export const sitrepRoutes = new Hono<IncidentEnv>()
  .post(
    "/incidents/:id/sitreps",
    describe(descriptions.postSitrep),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewSitrep, readAs(NewSitrep)),
    async (c) => c.json(await report(c.var, c.req.param("id"), c.req.valid("json").body), 201),
  )
  .get(
    "/incidents/:id/sitreps",
    describe(descriptions.listSitreps),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { known } = await findIncident(c.var, c.req.param("id"));
      return c.json({ sitreps: sitrepsIn(known.records) });
    },
  )
  .get(
    "/sitreps/:reference",
    describe(descriptions.getSitrep),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(SitrepQuery),
    async (c) => {
      const sitrep = await findSitrep(c, c.req.param("reference"));
      c.header("Vary", "Accept");
      c.header("Cache-Control", "private, no-cache");
      if (formatOf(c, c.req.valid("query").format, FORMATS) === "json") return c.json(sitrep);
      c.header("Content-Security-Policy", await pagePolicy());
      c.header("X-Content-Type-Options", "nosniff");
      c.header("Referrer-Policy", "no-referrer");
      return c.html(renderPage(sitrep, await liveOf(c, sitrep)));
    },
  );

async function findSitrep(c: Context<IncidentEnv>, text: string): Promise<Sitrep> {
  const reference = readReference(text);
  const record = reference === undefined ? undefined : await findSitrepRecord(c.var.db, reference);
  if (record === undefined) throw new AppError("not-found", "There is no report with this reference.");
  return describeSitrep(record);
}

/** The incident's figure now; undefined where what it stood on was corrected away. */
async function liveOf(c: Context<IncidentEnv>, { incident: id }: Sitrep): Promise<Live | undefined> {
  const found = await orUndefined(findIncident(c.var, id), "not-found");
  return found && { at: found.now, headline: found.incident.headline, own: found.incident.present };
}
