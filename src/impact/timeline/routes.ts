import { Hono } from "hono";
import { z } from "zod";
import { allow } from "../../platform/access.ts";
import { silence } from "../../platform/database.ts";
import { InstantQuery } from "../../platform/instant.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery, wholeNumber } from "../../platform/query.ts";
import { FilterQuery, heldTo } from "../filter.ts";
import { getTimeline } from "./descriptions.ts";
import { type PastEnv, timelineOf } from "./timeline.ts";

const { by: _pair, ...filter } = FilterQuery;
const YEAR_SECONDS = 31_622_400;

const TimelineQuery = z.strictObject({
  from: InstantQuery.optional(),
  to: InstantQuery.optional(),
  knownAt: InstantQuery.optional(),
  step: wholeNumber(1, YEAR_SECONDS).optional(),
  by: z.enum(["service", "operator", "operatorKind", "customerClass", "area"]).optional(),
  ...filter,
});

export const timelineRoutes = new Hono<PastEnv>().get(
  "/impact/timeline",
  describe(getTimeline),
  allow("impact:read"),
  validQuery(TimelineQuery),
  async (c) => {
    const { from, to, knownAt, step: stepSeconds, by, ...asked } = c.req.valid("query");
    const { head, principal } = c.var;
    if (head === undefined) throw silence();
    const question = { from, to, knownAt, stepSeconds, by, filter: heldTo(principal.operators, asked) };
    return c.json(await timelineOf({ ...c.var, head }, question), 200, { "Cache-Control": "private, no-cache" });
  },
);
