import { type Context, Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import type { AppEnv } from "../../platform/app-env.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { silence } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import { parse } from "../../platform/offences.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { Pack } from "../pack.ts";
import { addRecord } from "./add.ts";
import { describeBaseTables, describePacks, describeRuleOf, describeRules } from "./answers.ts";
import { BaseTables } from "./base-tables.ts";
import { NewConfirmation } from "./confirmation.ts";
import * as decide from "./decide.ts";
import * as descriptions from "./descriptions.ts";
import { type Configuration, documentOfPack, loadConfiguration } from "./in-force.ts";
import { NewRecipient, RecipientId } from "./recipient.ts";

const nothing = validQuery(z.strictObject({}));
const SentConfirmation = NewConfirmation.nullable();

const packRoutes = new Hono<AppEnv>()
  .get(
    "/regulation/packs",
    describe(descriptions.listPacks),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json({ packs: describePacks(await loadConfiguration(c.var.db), nowOf(c)) }),
  )
  .get(
    "/regulation/packs/:id",
    describe(descriptions.getPack),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(findPack(await loadConfiguration(c.var.db), c.req.param("id"))),
  )
  .put(
    "/regulation/packs/:id",
    describe(descriptions.putPack),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Pack, readAs(Pack)),
    async (c) => {
      const pack = c.req.valid("json").body;
      const offences = decide.checkSentPack(pack, c.req.param("id"));
      if (offences.length > 0) throw refusal(offences);
      const { configuration, now, isChanged } = await addRecord(c.var, (standing) => decide.decidePack(pack, standing));
      const summary = describePacks(configuration, now).find(({ id }) => id === pack.id);
      return c.json(summary, isChanged ? 201 : 200);
    },
  );

const ruleRoutes = new Hono<AppEnv>()
  .get(
    "/regulation/rules",
    describe(descriptions.listRules),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json({ rules: describeRules(await loadConfiguration(c.var.db), nowOf(c)) }),
  )
  .put(
    "/regulation/rules/:id/confirmation",
    describe(descriptions.putConfirmation),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(SentConfirmation, readAs(SentConfirmation)),
    async (c) => {
      const [id, confirmation] = [c.req.param("id"), c.req.valid("json").body];
      const { configuration, now } = await addRecord(c.var, (standing) =>
        decide.decideConfirmation(id, confirmation, standing),
      );
      return c.json(describeRuleOf(configuration, id, now));
    },
  );

const tableRoutes = new Hono<AppEnv>()
  .get(
    "/regulation/base-tables",
    describe(descriptions.getBaseTables),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(describeBaseTables(await loadConfiguration(c.var.db))),
  )
  .put(
    "/regulation/base-tables",
    describe(descriptions.putBaseTables),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(BaseTables, readAs(BaseTables)),
    async (c) => {
      const tables = c.req.valid("json").body;
      const { configuration } = await addRecord(c.var, (standing) => decide.decideBaseTables(tables, standing));
      return c.json(describeBaseTables(configuration));
    },
  );

const recipientRoutes = new Hono<AppEnv>()
  .get(
    "/regulation/recipients",
    describe(descriptions.listRecipients),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json({ recipients: (await loadConfiguration(c.var.db)).recipients }),
  )
  .put(
    "/regulation/recipients/:id",
    describe(descriptions.putRecipient),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewRecipient, readAs(NewRecipient)),
    async (c) => {
      const { value: id, offences } = parse(RecipientId, c.req.param("id"), ["id"]);
      if (id === undefined) throw refusal(offences);
      const recipient = { id, ...c.req.valid("json").body };
      const { configuration } = await addRecord(c.var, (standing) => decide.decideRecipient(recipient, standing));
      return c.json(configuration.recipients.find((one) => one.id === id));
    },
  )
  .delete(
    "/regulation/recipients/:id",
    describe(descriptions.deleteRecipient),
    allow("regulation"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      await addRecord(c.var, (standing) => decide.decideRemoval(c.req.param("id"), standing));
      return c.body(null, 204);
    },
  );

/** What is configured of regulation: packs, what counsel confirmed, base tables and recipients. */
export const regulationKeepRoutes = new Hono<AppEnv>()
  .route("/", packRoutes)
  .route("/", ruleRoutes)
  .route("/", tableRoutes)
  .route("/", recipientRoutes);

/** By the database's clock. */
function nowOf({ var: { head } }: Context<AppEnv>): Instant {
  if (head === undefined) throw silence();
  return head.now;
}

function findPack({ packs }: Configuration, id: string): Pack {
  const found = packs.find((pack) => pack.id === id);
  if (found === undefined) throw new AppError("not-found", `There is no pack "${id.slice(0, 40)}".`);
  return documentOfPack(found);
}
