import { type Context, Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../access.ts";
import type { AppEnv } from "../app-env.ts";
import { jsonBody, readAs } from "../body.ts";
import type { Db } from "../database.ts";
import { AppError, refusal } from "../errors.ts";
import { addToLedger } from "../ledger/add.ts";
import { lastOfEach, readHead } from "../ledger/repository.ts";
import type { Head } from "../ledger/stamp.ts";
import { type Description, describe } from "../openapi/route.ts";
import { parse } from "../offences.ts";
import { validQuery } from "../query.ts";
import { SETTING, SETTINGS, SETTING_NAMES, SettingAnswer, type SettingName, describeSettings } from "./setting.ts";

const example: SettingAnswer = {
  name: "registrationsMaxAgeSeconds",
  value: 43_200,
  what: SETTINGS.registrationsMaxAgeSeconds.what,
  since: "2026-11-25T19:00:00Z",
  by: "local",
};

const listSettings: Description = {
  operationId: "listSettings",
  summary: "What is configured and moves figures, or what an incident is",
  tag: "Inventory",
  answers: {
    200: {
      description: "Every setting as it is in force",
      schema: z.strictObject({ settings: z.array(SettingAnswer).readonly() }).meta({ id: "Settings" }),
      example: { settings: [example] },
    },
  },
};

const putSetting: Description = {
  operationId: "putSetting",
  summary: "Set what moves figures, or what an incident is, from now on",
  description: "An entry of the ledger: estimates of earlier moments keep what was in force then.",
  tag: "Inventory",
  example: { params: { name: "registrationsMaxAgeSeconds" }, body: { value: 43_200 } },
  answers: { 200: { description: "In force", schema: SettingAnswer, example } },
};

const NewValue = z.strictObject({ value: z.int() }).meta({ id: "NewSetting" });
const NoQuery = z.strictObject({});

export const settingsRoutes = new Hono<AppEnv>()
  .get("/settings", describe(listSettings), allow("impact:read"), wholeNetworkOnly(), validQuery(NoQuery), async (c) =>
    c.json({ settings: await inForce(c.var.db, await readHead(c.var.db)) }),
  )
  .put(
    "/settings/:name",
    describe(putSetting),
    allow("inventory:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    jsonBody(NewValue, readAs(NewValue)),
    async (c) => {
      const name = nameOf(c.req.param("name"));
      const { value, offences } = parse(SETTINGS[name].schema, c.req.valid("json").body.value, ["value"]);
      if (value === undefined) throw refusal(offences);
      return c.json(await set(c, name, value));
    },
  );

function nameOf(text: string): SettingName {
  const name = SETTING_NAMES.find((known) => known === text);
  if (name === undefined) throw new AppError("not-found", `The settings are ${SETTING_NAMES.join(", ")}.`);
  return name;
}

async function inForce(db: Db, { now, sequence }: Head): Promise<readonly SettingAnswer[]> {
  return describeSettings(await lastOfEach(db, [SETTING], { at: now, sequence }));
}

/** The same value again adds nothing. */
async function set(c: Context<AppEnv>, name: SettingName, value: number): Promise<SettingAnswer> {
  const { db, principal, witness } = c.var;
  return await addToLedger(db, witness, async (tx, head) => {
    const present = (await inForce(tx, head)).find((setting) => setting.name === name);
    if (present !== undefined && present.value === value) return { entries: [], answer: () => present };
    const [since, by] = [head.now, principal.id];
    const content = { value, by };
    const id = `${name} ${head.sequence + 1}`;
    return {
      entries: [{ kind: SETTING, id, subject: name, occurredAt: since, content }],
      answer: () => ({ name, value, what: SETTINGS[name].what, since, by }),
    };
  });
}
