import { Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { readIfMatch } from "../../platform/if-match.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import * as descriptions from "./descriptions.ts";
import { loadStatement, loadStatements } from "./load.ts";
import { NewStatement } from "./new-statement.ts";
import { preview } from "./preview.ts";
import { saveStatement } from "./save.ts";

const nothing = validQuery(z.strictObject({}));

/** Statements as they are worded. */
export const statementRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/statements",
    describe(descriptions.listStatements),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(await loadStatements(c.var, c.req.param("id"))),
  )
  .get(
    "/incidents/:id/statements/:reference",
    describe(descriptions.getStatement),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(await loadStatement(c.var, c.req.param())),
  )
  .post(
    "/incidents/:id/statements/preview",
    describe(descriptions.previewStatement),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewStatement, readAs(NewStatement)),
    async (c) => c.json(await preview(c.var, { id: c.req.param("id"), sent: c.req.valid("json").body })),
  )
  .post(
    "/incidents/:id/statements",
    describe(descriptions.postStatement),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewStatement, readAs(NewStatement)),
    async (c) => {
      const id = c.req.param("id");
      const sent = c.req.valid("json").body;
      const reference = await saveStatement(c.var, { id, reference: undefined, ifMatch: undefined, sent });
      return c.json(await loadStatement(c.var, { id, reference }), 201);
    },
  )
  .put(
    "/incidents/:id/statements/:reference",
    describe(descriptions.putStatement),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewStatement, readAs(NewStatement)),
    async (c) => {
      const { id, reference } = c.req.param();
      const ifMatch = readIfMatch(c.req.header("if-match"));
      await saveStatement(c.var, { id, reference, ifMatch, sent: c.req.valid("json").body });
      return c.json(await loadStatement(c.var, { id, reference }));
    },
  );
