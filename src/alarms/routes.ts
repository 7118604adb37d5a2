import { Hono } from "hono";
import { z } from "zod";
import type { ModelEnv } from "../inventory/models.ts";
import { jsonBody } from "../platform/body.ts";
import { AppError, refusal } from "../platform/errors.ts";
import { InstantQuery } from "../platform/instant.ts";
import { entriesAfter } from "../platform/ledger/repository.ts";
import { offencesOf } from "../platform/offences.ts";
import { allow, wholeNetworkOnly } from "../platform/access.ts";
import { CommaList, validQuery, wholeNumber } from "../platform/query.ts";
import type { Batch } from "./accept.ts";
import { EVENT, NodeEvent, eventOf } from "./event.ts";
import { loadMoment } from "./moment.ts";
import { describeNodes } from "./nodes.ts";
import { recordEvents } from "./repository.ts";

const MOST_EVENTS = 10_000;
const Limit = wholeNumber(1, 1_000).default(100);
const EventsQuery = z.strictObject({ after: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0), limit: Limit });
const When = { at: InstantQuery.optional(), knownAt: InstantQuery.optional() };
const NodesQuery = z.strictObject({
  ...When,
  after: z.string().optional(),
  limit: Limit,
  state: CommaList.pipe(z.array(z.enum(["up", "down", "degraded", "unknown"]))).optional(),
  function: CommaList.optional(),
  vendor: CommaList.optional(),
  product: CommaList.optional(),
  softwareRelease: CommaList.optional(),
  site: CommaList.optional(),
  operator: CommaList.optional(),
});

export const alarmRoutes = new Hono<ModelEnv>()
  .post("/events", allow("events:write"), wholeNetworkOnly(), jsonBody(readBatch), async (c) => {
    return c.json(await recordEvents(c.var.db, c.req.valid("json").body), 202);
  })
  .get("/events", allow("impact:read"), wholeNetworkOnly(), validQuery(EventsQuery), async (c) => {
    const { after, limit } = c.req.valid("query");
    const entries = await entriesAfter(c.var.db, { kind: EVENT, after, limit: limit + 1 });
    const page = entries.slice(0, limit).map(eventOf);
    return c.json({ events: page, next: entries.length > limit ? (page.at(-1)?.sequence ?? null) : null });
  })
  .get("/nodes", allow("impact:read"), validQuery(NodesQuery), async (c) => {
    const { at, knownAt, after, limit, ...filters } = c.req.valid("query");
    const nodes = describeNodes(await loadMoment(c.var, { at, knownAt }), {
      filters,
      operators: c.var.principal.operators,
    });
    const start = after === undefined ? 0 : nodes.findIndex(({ id }) => id === after) + 1;
    if (after !== undefined && start === 0)
      throw new AppError("malformed-request", `query after: no node "${after}" in this list`);
    const page = nodes.slice(start, start + limit);
    return c.json({
      nodes: page,
      total: nodes.length,
      next: start + limit < nodes.length ? (page.at(-1)?.id ?? null) : null,
    });
  })
  .get("/nodes/:id{.+}", allow("impact:read"), validQuery(z.strictObject(When)), async (c) => {
    const id = c.req.param("id");
    const nodes = describeNodes(await loadMoment(c.var, c.req.valid("query")), {
      filters: {},
      operators: c.var.principal.operators,
    });
    const node = nodes.find((one) => one.id === id);
    if (node === undefined) throw new AppError("not-found", `There is no node "${id}" in the inventory in force.`);
    return c.json(node);
  });

const Events = z.array(NodeEvent).max(MOST_EVENTS, `must not hold more than ${MOST_EVENTS} events`);

/** One event or a list of them. */
function readBatch(raw: unknown): Batch {
  const isList = Array.isArray(raw);
  const parsed = isList ? Events.safeParse(raw) : NodeEvent.transform((event) => [event]).safeParse(raw);
  if (!parsed.success) throw refusal(offencesOf(parsed.error.issues));
  return { events: parsed.data, placeOf: (index) => (isList ? `[${index}]` : "") };
}
