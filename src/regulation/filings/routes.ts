import { Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { AppError } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { FORMATS, sendDocument } from "../drafts/send.ts";
import { decidePutRight } from "./decide.ts";
import { NewDecision } from "./decision.ts";
import * as descriptions from "./descriptions.ts";
import { file } from "./file.ts";
import { type Filing, filingsIn } from "./filing.ts";
import { loadPutRight } from "./known-now.ts";
import { findOnFile } from "./on-file.ts";
import { NewFiling } from "./new-filing.ts";

const nothing = validQuery(z.strictObject({}));

/** What was filed. */
export const filingRoutes = new Hono<IncidentEnv>()
  .post(
    "/incidents/:id/filings",
    describe(descriptions.postFiling),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewFiling, readAs(NewFiling)),
    async (c) => {
      const sent = c.req.valid("json").body;
      const { filing, isNew } = await file(c.var, { id: c.req.param("id"), sent });
      return c.json(filing, isNew ? 201 : 200);
    },
  )
  .get(
    "/incidents/:id/filings",
    describe(descriptions.listFilings),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { records } = await findOnFile(c.var, c.req.param("id"));
      return c.json({ filings: filingsIn(records) });
    },
  )
  .get(
    "/incidents/:id/filings/:number",
    describe(descriptions.getFiling),
    allow("regulation"),
    wholeNetworkOnly(),
    validQuery(z.strictObject({ format: z.enum(FORMATS).optional() })),
    async (c) => {
      const { records } = await findOnFile(c.var, c.req.param("id"));
      const filing = filingsIn(records).find(({ number }) => String(number) === c.req.param("number"));
      if (filing === undefined) throw new AppError("not-found", "This incident has no such filing.");
      const { format: asked } = c.req.valid("query");
      const name = `incident-${filing.incident}-filing-${filing.number}`;
      return await sendDocument(c, { ...filing, filed: filedInWords(filing) }, { asked, name });
    },
  );

/** What of it is to be put right. */
export const putRightRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/put-right",
    describe(descriptions.listPutRight),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json({ putRight: (await loadPutRight(c.var, c.req.param("id"))).items }),
  )
  .post(
    "/incidents/:id/put-right/:item",
    describe(descriptions.postDecision),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewDecision, readAs(NewDecision)),
    async (c) => {
      const { id, item } = c.req.param();
      return c.json(await decidePutRight(c.var, { id, item, sent: c.req.valid("json").body }), 201);
    },
  );

function filedInWords({ number, submittedAt, channel, reference, by, incomplete, ground }: Filing): string {
  const under = reference === null ? "" : `, reference ${reference}`;
  const lacking = incomplete ? `; incomplete: ${ground ?? ""}` : "";
  return `Filing ${number}, ${submittedAt}, by ${channel}${under}; recorded by ${by}${lacking}`;
}
