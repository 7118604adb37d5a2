import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { AppError } from "../../platform/errors.ts";
import { END_OF_TIME, lastOfEach, readHead } from "../../platform/ledger/repository.ts";
import { describe } from "../../platform/openapi/route.ts";
import { CommaList, validQuery } from "../../platform/query.ts";
import type { Db } from "../../platform/database.ts";
import { nameIn } from "../../platform/text.ts";
import type { PresentEnv } from "../present.ts";
import { DECLARATION, Declaration, NewDeclaration, Release, declarationOf } from "./declaration.ts";
import { declare, release } from "./declare.ts";
import * as descriptions from "./descriptions.ts";

const NoQuery = z.strictObject({});
const State = Declaration.shape.state;
const ListQuery = z.strictObject({ state: CommaList.pipe(z.array(State)).optional() });

export const declarationRoutes = new Hono<PresentEnv>()
  .post(
    "/declarations",
    describe(descriptions.postDeclaration),
    allow("declarations:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    jsonBody(NewDeclaration, readAs(NewDeclaration)),
    async (c) => {
      const { declaration, isNew } = await declare(c.var, c.req.valid("json").body);
      return c.json(declaration, isNew ? 201 : 200);
    },
  )
  .get(
    "/declarations",
    describe(descriptions.listDeclarations),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(ListQuery),
    async (c) => {
      const { state } = c.req.valid("query");
      const all = await allDeclarations(c.var.db);
      return c.json({ declarations: all.filter((one) => state?.includes(one.state) ?? true) });
    },
  )
  .get(
    "/declarations/:id{.+}",
    describe(descriptions.getDeclaration),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    async (c) => {
      const id = c.req.param("id");
      const found = (await allDeclarations(c.var.db)).find((one) => one.id === id);
      if (found === undefined) throw new AppError("not-found", `There is no declaration "${id}".`);
      return c.json(found);
    },
  )
  .post(
    "/declarations/:id{.+}/release",
    describe(descriptions.releaseDeclaration),
    allow("declarations:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    jsonBody(Release, readAs(Release)),
    async (c) => {
      const id = nameIn(c.req.param("id"));
      if (id === undefined) throw new AppError("not-found", "There is no such declaration.");
      return c.json(await release(c.var, id, c.req.valid("json").body));
    },
  );

/** Every declaration as it was recorded last, planned ones too, the newest first. */
async function allDeclarations(db: Db): Promise<readonly Declaration[]> {
  const { now, sequence } = await readHead(db);
  const last = await lastOfEach(db, [DECLARATION], { at: END_OF_TIME, sequence });
  return last.map((entry) => declarationOf(entry, now)).sort((a, b) => b.sequence - a.sequence);
}
