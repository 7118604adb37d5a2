import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../platform/access.ts";
import { describe } from "../platform/openapi/route.ts";
import { validQuery } from "../platform/query.ts";
import { describeIncident, summarize } from "./describe.ts";
import * as descriptions from "./descriptions.ts";
import { jointOf } from "./joint.ts";
import { type IncidentEnv, incidentById, loadIncidents } from "./load.ts";

const nothing = validQuery(z.strictObject({}));

export const incidentRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents",
    describe(descriptions.listIncidents),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { incidents, withdrawn, now } = await loadIncidents(c.var);
      const latestFirst = incidents.toReversed();
      const isOpened = ({ track }: (typeof incidents)[number]): boolean => track.openedAt !== undefined;
      return c.json({
        joint: await jointOf(c.var),
        incidents: latestFirst.filter(isOpened).map((one) => summarize(one, now)),
        blips: latestFirst.filter((one) => !isOpened(one)).map((one) => summarize(one, now)),
        withdrawn,
      });
    },
  )
  .get(
    "/incidents/:id",
    describe(descriptions.getIncident),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const all = await loadIncidents(c.var);
      const known = incidentById(all, c.req.param("id"));
      return c.json(describeIncident(known, { now: all.now, joint: await jointOf(c.var) }));
    },
  );
