import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../../platform/access.ts";
import { jsonBody, readAs } from "../../../platform/body.ts";
import { describe } from "../../../platform/openapi/route.ts";
import { validQuery } from "../../../platform/query.ts";
import { summarize } from "../../describe.ts";
import { type IncidentEnv, loadIncidents } from "../../load.ts";
import { addRecord } from "../add.ts";
import { findIncident, titleOf } from "../found.ts";
import * as descriptions from "./descriptions.ts";
import {
  NewMeasurement,
  NewPublished,
  describePublished,
  estimatesOf,
  measurementOf,
  measurementsBeside,
  publishedIn,
  publishedOf,
} from "./measurement.ts";
import { trackRecord } from "./track-record.ts";

const nothing = validQuery(z.strictObject({}));

export const measurementRoutes = new Hono<IncidentEnv>()
  .post(
    "/incidents/:id/measurements",
    describe(descriptions.postMeasurement),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewMeasurement, readAs(NewMeasurement)),
    async (c) => {
      const content = measurementOf(c.req.valid("json").body);
      const { incident, ids } = await findIncident(c.var, c.req.param("id"));
      const decide = () => ({ incident: incident.id, kind: "measurement" as const, name: content.what, content });
      const record = await addRecord(c.var, { ids, decide });
      return c.json(measurementsBeside([record], estimatesOf(incident))[0], 201);
    },
  )
  .get(
    "/incidents/:id/measurements",
    describe(descriptions.listMeasurements),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { incident, known } = await findIncident(c.var, c.req.param("id"));
      return c.json({
        measurements: measurementsBeside(known.records, estimatesOf(incident)),
        published: publishedIn(known.records).map(describePublished),
      });
    },
  )
  .post(
    "/incidents/:id/published",
    describe(descriptions.postPublished),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewPublished, readAs(NewPublished)),
    async (c) => {
      const content = publishedOf(c.req.valid("json").body);
      const { incident, ids } = await findIncident(c.var, c.req.param("id"));
      const decide = () => ({ incident: incident.id, kind: "published" as const, name: content.what, content });
      return c.json(describePublished({ ...(await addRecord(c.var, { ids, decide })), content }), 201);
    },
  )
  .get(
    "/track-record",
    describe(descriptions.getTrackRecord),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { incidents, now } = await loadIncidents(c.var);
      // Of what was too small to be an incident only what somebody had something to say about.
      const told = incidents.filter(({ track, records }) => track.openedAt !== undefined || records.length > 0);
      const recorded = told.map((known) => {
        const incident = summarize(known, now);
        return { id: incident.id, name: titleOf(incident), estimates: estimatesOf(incident), records: known.records };
      });
      return c.json(trackRecord(recorded));
    },
  );
