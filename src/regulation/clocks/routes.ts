import { Hono } from "hono";
import { z } from "zod";
import type { AccessEnv } from "../../access/access-env.ts";
import type { IncidentEnv } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { describeRecord } from "../../incidents/records/record.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { filingMeant, requireObligation } from "./acknowledge.ts";
import { NewAcknowledgement, recordOfAnswer } from "./acknowledgement.ts";
import { callFaultsOf } from "./callable.ts";
import * as descriptions from "./descriptions.ts";
import { icalOf } from "./ical.ts";
import { loadObligations, obligationsOfIncident } from "./load.ts";

const nothing = validQuery(z.strictObject({}));

/** What is needed beside what every incident needs: where people reach the service, and whom it reaches. */
type Env = { Variables: IncidentEnv["Variables"] & Pick<AccessEnv["Variables"], "settings" | "outbox"> };

const obligationRoutes = new Hono<Env>()
  .get(
    "/incidents/:id/obligations",
    describe(descriptions.listIncidentObligations),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const found = await findIncident(c.var, c.req.param("id"));
      const { obligations, reach } = await obligationsOfIncident(c.var, found);
      return c.json({ now: found.now, obligations, callFaults: callFaultsOf({ ...reach, outbox: c.var.outbox }) });
    },
  )
  .get(
    "/obligations",
    describe(descriptions.listObligations),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { now, obligations, reach } = await loadObligations(c.var);
      return c.json({ now, obligations, callFaults: callFaultsOf({ ...reach, outbox: c.var.outbox }) });
    },
  )
  .get(
    "/obligations.ics",
    describe(descriptions.getCalendar),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { now, obligations, lastRecord } = await loadObligations(c.var);
      const revision = (c.var.head?.sequence ?? 0) + lastRecord;
      c.header("Content-Type", "text/calendar; charset=utf-8");
      c.header("Cache-Control", "no-store");
      return c.body(icalOf(obligations, { now, revision, publicUrl: c.var.settings.publicUrl }));
    },
  );

const acknowledgementRoutes = new Hono<Env>().post(
  "/incidents/:id/obligations/:obligation/acknowledgement",
  describe(descriptions.postAcknowledgement),
  allow("regulation"),
  wholeNetworkOnly(),
  nothing,
  jsonBody(NewAcknowledgement, readAs(NewAcknowledgement)),
  async (c) => {
    const said = c.req.valid("json").body;
    const found = await findIncident(c.var, c.req.param("id"));
    const { obligations } = await obligationsOfIncident(c.var, found);
    const obligation = requireObligation(obligations, c.req.param("obligation"));
    const filing = filingMeant(said, obligation, found.now);
    const { provider, pack, jurisdiction, recipient, stage } = obligation;
    const duty = { provider: provider.id, pack: pack.id, jurisdiction, recipient, stage };
    const answer = recordOfAnswer(said, { obligation: obligation.id, duty, filing });
    const decide = () => ({ incident: found.incident.id, ...answer });
    return c.json(describeRecord(await addRecord(c.var, { ids: found.ids, decide })), 201);
  },
);

export const clockRoutes = new Hono<Env>().route("/", obligationRoutes).route("/", acknowledgementRoutes);
