import { type Context, Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import { refusal } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { loadStatement } from "../drafts/load.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import { publish } from "../publishing/publish.ts";
import { publishHolding } from "../publishing/publish-holding.ts";
import { approve, approveByCode } from "./approve.ts";
import * as descriptions from "./descriptions.ts";
import { ANNOUNCEMENT, ASSESSMENT, MARKET, NewAnnouncement, NewAssessment, marketIn } from "./market.ts";
import { Grounded, NewApproval, NewApprovalByCode, NewNotNeeded, NewTold, WithGround } from "./new-step.ts";
import * as steps from "./steps.ts";

const nothing = validQuery(z.strictObject({}));

/** From a draft to what is approved: who did what, when, and why. */
export const approvalRoutes = new Hono<IncidentEnv>()
  .post(
    "/incidents/:id/statements/:reference/submit",
    describe(descriptions.submit),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Grounded, readAs(Grounded)),
    async (c) => {
      await steps.submit(c.var, c.req.param(), orNull(c.req.valid("json").body));
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/return",
    describe(descriptions.giveBack),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(WithGround, readAs(WithGround)),
    async (c) => {
      await steps.giveBack(c.var, c.req.param(), c.req.valid("json").body);
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/approve",
    describe(descriptions.approve),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewApproval, readAs(NewApproval)),
    async (c) => {
      const { digest, ...said } = c.req.valid("json").body;
      await approve(c.var, c.req.param(), { digest, ...orNull(said) });
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/approve-by-code",
    describe(descriptions.approveByCode),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewApprovalByCode, readAs(NewApprovalByCode)),
    async (c) => {
      const { code, digest, ...said } = c.req.valid("json").body;
      await approveByCode(c.var, c.req.param(), { code, digest, ...orNull(said) });
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/release",
    describe(descriptions.release),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(WithGround, readAs(WithGround)),
    async (c) => {
      await steps.release(c.var, c.req.param(), c.req.valid("json").body);
      return await answer(c, c.req.param());
    },
  );

type Options = { readonly publicUrl: string | undefined };

/** What is published. `publicUrl`: where people reach the service. */
export function publicationRoutes({ publicUrl }: Options) {
  return new Hono<IncidentEnv>()
    .post(
      "/incidents/:id/statements/:reference/publish",
      describe(descriptions.publish),
      allow("statements:draft"),
      wholeNetworkOnly(),
      nothing,
      jsonBody(Grounded, readAs(Grounded)),
      async (c) => {
        const { ground } = orNull(c.req.valid("json").body);
        await publish({ ...c.var, publicUrl }, c.req.param(), ground);
        return await answer(c, c.req.param());
      },
    )
    .post(
      "/incidents/:id/holding/:holding/publish",
      describe(descriptions.publishHolding),
      allow("statements:draft"),
      wholeNetworkOnly(),
      nothing,
      async (c) => {
        const { id } = c.req.param();
        const reference = await publishHolding({ ...c.var, publicUrl }, c.req.param());
        return c.json(await loadStatement(c.var, { id, reference }), 201);
      },
    );
}

/** What follows: taking back, looking at again, telling by hand, and what the market has to hear first. */
export const afterwardsRoutes = new Hono<IncidentEnv>()
  .post(
    "/incidents/:id/statements/:reference/withdraw",
    describe(descriptions.withdraw),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(WithGround, readAs(WithGround)),
    async (c) => {
      await steps.withdraw(c.var, c.req.param(), c.req.valid("json").body);
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/review",
    describe(descriptions.review),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(WithGround, readAs(WithGround)),
    async (c) => {
      await steps.review(c.var, c.req.param(), c.req.valid("json").body);
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/told",
    describe(descriptions.told),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewTold, readAs(NewTold)),
    async (c) => {
      const said = c.req.valid("json").body;
      await steps.noteTold(c.var, c.req.param(), { ...said, ...orNull(said) });
      return await answer(c, c.req.param());
    },
  )
  .post(
    "/incidents/:id/statements/:reference/not-needed",
    describe(descriptions.notNeeded),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewNotNeeded, readAs(NewNotNeeded)),
    async (c) => {
      await steps.noteNotNeeded(c.var, c.req.param(), c.req.valid("json").body);
      return await answer(c, c.req.param());
    },
  )
  .get(
    "/incidents/:id/market",
    describe(descriptions.getMarket),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(await marketOf(c, c.req.param("id"))),
  )
  .post(
    "/incidents/:id/market/assessment",
    describe(descriptions.assess),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewAssessment, readAs(NewAssessment)),
    async (c) => {
      await addMarket(c, ASSESSMENT, c.req.valid("json").body);
      return c.json(await marketOf(c, c.req.param("id")), 201);
    },
  )
  .post(
    "/incidents/:id/market/announcement",
    describe(descriptions.announce),
    allow("statements:approve"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewAnnouncement, readAs(NewAnnouncement)),
    async (c) => {
      await addMarket(c, ANNOUNCEMENT, c.req.valid("json").body);
      return c.json(await marketOf(c, c.req.param("id")), 201);
    },
  );

type Asking = Context<IncidentEnv>;

async function answer(c: Asking, which: { readonly id: string; readonly reference: string }) {
  return c.json(await loadStatement(c.var, which));
}

function orNull({ ground }: { readonly ground?: string | undefined }): { readonly ground: string | null } {
  return { ground: ground ?? null };
}

async function marketOf(c: Asking, id: string) {
  const { settings } = await loadStatementConfiguration(c.var.db);
  return marketIn((await findIncident(c.var, id)).known.records, settings);
}

async function addMarket(
  c: Asking,
  name: string,
  content: { readonly at?: string | undefined; readonly ground?: string },
): Promise<void> {
  const { incident, ids } = await findIncident(c.var, c.req.param("id") ?? "");
  await addRecord(c.var, {
    ids,
    decide: ({ now }) => {
      if (content.at !== undefined && isTooFarAhead(content.at, { now }))
        throw refusal([{ path: "at", message: aheadOf({ now }) }]);
      return { incident: incident.id, kind: MARKET, name, content };
    },
  });
}
