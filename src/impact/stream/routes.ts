import { Hono } from "hono";
import { z } from "zod";
import type { AccessEnv } from "../../access/access-env.ts";
import { admissionOf } from "../../access/admission.ts";
import { makeTicket } from "../../access/tickets.ts";
import type { PresentEnv } from "../../alarms/present.ts";
import { allow } from "../../platform/access.ts";
import { AppError } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { FilterQuery, heldTo } from "../filter.ts";
import { answerLasting } from "../lasting.ts";
import { renderings } from "../renderings/index.ts";
import * as descriptions from "./descriptions.ts";
import type { OpenStream } from "./listeners.ts";
import { messageOf } from "./message.ts";

type StreamEnv = {
  Variables: PresentEnv["Variables"] &
    AccessEnv["Variables"] & {
      /** Undefined where there is none. */
      readonly openStream: OpenStream | undefined;
    };
};

const StreamQuery = z.strictObject({
  ...FilterQuery,
  ticket: z
    .string()
    .max(200, "must be at most 200 characters")
    .optional()
    .meta({ description: "In place of a credential, from `POST /v1/impact/stream/tickets`" }),
});

/** As intermediaries must leave it: not kept, not changed, not held back. */
const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
};

export const streamRoutes = new Hono<StreamEnv>()
  .get(
    "/impact/stream",
    describe(descriptions.getStream),
    allow("impact:read", { evenSilent: true }),
    validQuery(StreamQuery),
    async (c) => {
      const { openStream, principal } = c.var;
      if (openStream === undefined) throw new AppError("unavailable", "Nothing is streamed here.");
      const { ticket: _ticket, ...asked } = c.req.valid("query");
      const filter = heldTo(principal.operators, asked);
      const present = await answerLasting(c.var, { when: {}, filter, rendering: renderings.json });
      if (c.req.method === "HEAD") return c.body(null, 200, HEADERS);
      const subject = { operators: principal.operators, filter };
      const body = await openStream({ subject, admission: admissionOf(c.var), first: messageOf(present) });
      return c.body(body, 200, HEADERS);
    },
  )
  .post(
    "/impact/stream/tickets",
    describe(descriptions.createTicket),
    allow("impact:read"),
    validQuery(z.strictObject({})),
    async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json(await makeTicket(c.var.db, c.var.caller), 201);
    },
  );
