import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import type { AppEnv } from "../../platform/app-env.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { type Author, type Kept, addKept } from "../../platform/kept/add.ts";
import { readClock } from "../../platform/repository.ts";
import { parse } from "../../platform/offences.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { plusSeconds } from "../../platform/instant.ts";
import { CODES_AT_ONCE, CODE_DAYS, drawCode, hashOfCode } from "./codes.ts";
import * as decide from "./decide.ts";
import * as descriptions from "./descriptions.ts";
import { Approving, type KnownHolding, NewHolding, holdingAt } from "./holding.ts";
import { type StatementConfiguration, loadStatementConfiguration, statementConfigurationOf } from "./in-force.ts";
import { NewStatementRecipient, RecipientId, describeRecipient, whyUnreachable } from "./recipient.ts";
import type { Kind, NewRecord } from "./record.ts";
import { statementKeeper } from "./repository.ts";
import { NewStatementSettings } from "./settings.ts";

const nothing = validQuery(z.strictObject({}));

const settingsRoutes = new Hono<AppEnv>()
  .get(
    "/statements/settings",
    describe(descriptions.getSettings),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json((await loadStatementConfiguration(c.var.db)).settings),
  )
  .put(
    "/statements/settings",
    describe(descriptions.putSettings),
    allow("admin"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewStatementSettings, readAs(NewStatementSettings)),
    async (c) => {
      const settings = c.req.valid("json").body;
      const { configuration } = await keep(c.var, (kept) => decide.decideSettings(settings, kept));
      return c.json(configuration.settings);
    },
  );

const recipientRoutes = new Hono<AppEnv>()
  .get(
    "/statements/recipients",
    describe(descriptions.listRecipients),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { recipients } = await loadStatementConfiguration(c.var.db);
      return c.json({ recipients: recipients.map((one) => describeRecipient(one, c.var.outbox)) });
    },
  )
  .put(
    "/statements/recipients/:id",
    describe(descriptions.putRecipient),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewStatementRecipient, readAs(NewStatementRecipient)),
    async (c) => {
      const id = readId(c.req.param("id"));
      const recipient = { id, ...c.req.valid("json").body };
      const message = whyUnreachable(recipient, c.var.outbox);
      if (message !== undefined) throw refusal([{ path: "via.address", message }]);
      const { configuration } = await keep(c.var, (kept) => decide.decideRecipient(recipient, kept));
      const known = configuration.recipients.filter((one) => one.id === id);
      return c.json(known.map((one) => describeRecipient(one, c.var.outbox))[0]);
    },
  )
  .delete(
    "/statements/recipients/:id",
    describe(descriptions.deleteRecipient),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      await keep(c.var, (kept) => decide.decideRemoval(c.req.param("id"), kept));
      return c.body(null, 204);
    },
  );

const holdingRoutes = new Hono<AppEnv>()
  .get(
    "/statements/holding",
    describe(descriptions.listHoldings),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { holdings } = await loadStatementConfiguration(c.var.db);
      const now = await readClock(c.var.db);
      return c.json({ holding: holdings.map((one) => holdingAt(one, now)) });
    },
  )
  .put(
    "/statements/holding/:id",
    describe(descriptions.putHolding),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewHolding, readAs(NewHolding)),
    async (c) => {
      const id = readId(c.req.param("id"));
      const sent = c.req.valid("json").body;
      const kept = await keep(c.var, (standing) => decide.decideHolding(id, sent, standing));
      return c.json(holdingIn(kept, id), 201);
    },
  )
  .post(
    "/statements/holding/:id/approve",
    describe(descriptions.approveHolding),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Approving, readAs(Approving)),
    async (c) => {
      const id = c.req.param("id");
      const { ground } = c.req.valid("json").body;
      const approval = { id, approver: c.var.principal.id, ground };
      return c.json(holdingIn(await keep(c.var, (standing) => decide.decideApproval(approval, standing)), id));
    },
  );

const codeRoutes = new Hono<AppEnv>().post(
  "/statements/codes",
  describe(descriptions.postCodes),
  allow("statements:approve"),
  wholeNetworkOnly(),
  nothing,
  async (c) => {
    const owner = c.var.principal.id;
    const codes = Array.from({ length: CODES_AT_ONCE }, () =>
      drawCode((count) => crypto.getRandomValues(new Uint8Array(count))),
    );
    const expiresAt = plusSeconds(await readClock(c.var.db), CODE_DAYS * 86_400);
    const drawing = crypto.randomUUID();
    for (const code of codes) {
      const hash = await hashOfCode(code);
      await keep(c.var, () => decide.decideCode({ hash, owner, expiresAt, drawing }));
    }
    return c.json({ codes, expiresAt }, 201);
  },
);

/** What is configured of statements, and what is approved beforehand. */
export const statementKeepRoutes = new Hono<AppEnv>()
  .route("/", settingsRoutes)
  .route("/", recipientRoutes)
  .route("/", holdingRoutes)
  .route("/", codeRoutes);

type Stored = Pick<Kept<Kind>, "now"> & { readonly configuration: StatementConfiguration };

async function keep(author: Author, decided: (kept: Kept<Kind>) => NewRecord | undefined): Promise<Stored> {
  const { records, now } = await addKept(author, statementKeeper, {
    decide: decided,
    summaryOf: () => ({}),
  });
  return { configuration: statementConfigurationOf(records), now };
}

function holdingIn({ configuration, now }: Stored, id: string): KnownHolding {
  const found = configuration.holdings.find((one) => one.id === id);
  if (found === undefined) throw new AppError("not-found", `There is no holding text "${id.slice(0, 128)}".`);
  return holdingAt(found, now);
}

function readId(text: string): string {
  const { value, offences } = parse(RecipientId, text, ["id"]);
  if (value === undefined) throw refusal(offences);
  return value;
}
