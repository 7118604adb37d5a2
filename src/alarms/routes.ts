import { type Context, Hono } from "hono";
import { z } from "zod";
import { jsonBody } from "../platform/body.ts";
import { AppError, refusal } from "../platform/errors.ts";
import { InstantQuery, compareInstants } from "../platform/instant.ts";
import { awaitSequence } from "../platform/ledger/await-sequence.ts";
import { parse } from "../platform/offences.ts";
import { allow, wholeNetworkOnly } from "../platform/access.ts";
import { describe } from "../platform/openapi/route.ts";
import { CommaList, validQuery, wholeNumber } from "../platform/query.ts";
import type { Batch } from "./accept.ts";
import * as descriptions from "./descriptions.ts";
import { NodeEvent, eventOf } from "./event.ts";
import type { When } from "./moment.ts";
import { type PresentEnv, findMoment } from "./present.ts";
import { type NodeFilters, describeNodes } from "./nodes.ts";
import { recordEvents } from "./record.ts";
import { type Window, eventsAfter } from "./repository.ts";

const MOST_EVENTS = 10_000;
const MOST_FIELDS = 20;
const Events = z.array(NodeEvent).max(MOST_EVENTS, `must not hold more than ${MOST_EVENTS} events`);
const Sequence = wholeNumber(0, Number.MAX_SAFE_INTEGER);
const Limit = wholeNumber(1, 1_000).default(100);
const EventsQuery = z.strictObject({
  after: Sequence.default(0),
  limit: Limit,
  from: InstantQuery.optional(),
  to: InstantQuery.optional(),
  minSequence: Sequence.optional(),
});
const WhenQuery = { at: InstantQuery.optional(), knownAt: InstantQuery.optional(), minSequence: Sequence.optional() };
const NodesQuery = z.strictObject({
  ...WhenQuery,
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

export const alarmRoutes = new Hono<PresentEnv>()
  .post(
    "/events",
    describe(descriptions.postEvents),
    allow("events:write"),
    wholeNetworkOnly(),
    validQuery(z.strictObject({})),
    jsonBody(z.union([NodeEvent, Events]), readBatch, { mostValues: MOST_EVENTS * MOST_FIELDS }),
    async (c) => {
      return c.json(await recordEvents(c.get("db"), c.req.valid("json").body, c.get("witness")), 202);
    },
  )
  .get(
    "/events",
    describe(descriptions.getEvents),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(EventsQuery),
    async (c) => {
      const { limit, minSequence, ...asked } = c.req.valid("query");
      refuseEmpty(asked);
      await awaitSequence(c.var, minSequence);
      const entries = await eventsAfter(c.get("db"), { ...asked, limit: limit + 1 });
      const page = entries.slice(0, limit).map(eventOf);
      return c.json({ events: page, next: entries.length > limit ? (page.at(-1)?.sequence ?? null) : null });
    },
  )
  .get(
    "/nodes",
    describe(descriptions.getNodes),
    allow("impact:read", { evenSilent: true }),
    validQuery(NodesQuery),
    async (c) => {
      const { at, knownAt, minSequence, after, limit, ...filters } = c.req.valid("query");
      const nodes = await findNodes(c, { at, knownAt, minSequence }, filters);
      const start = after === undefined ? 0 : nodes.findIndex(({ id }) => id === after) + 1;
      if (after !== undefined && start === 0)
        throw new AppError("malformed-request", `query after: no node "${after}" in this list`);
      const page = nodes.slice(start, start + limit);
      return c.json({
        nodes: page,
        total: nodes.length,
        next: start + limit < nodes.length ? (page.at(-1)?.id ?? null) : null,
      });
    },
  )
  .get(
    "/nodes/:id{.+}",
    describe(descriptions.getNode),
    allow("impact:read", { evenSilent: true }),
    validQuery(z.strictObject(WhenQuery)),
    async (c) => {
      const id = c.req.param("id");
      const nodes = await findNodes(c, c.req.valid("query"), {});
      const node = nodes.find((one) => one.id === id);
      if (node === undefined) throw new AppError("not-found", `There is no node "${id}" in the inventory in force.`);
      return c.json(node);
    },
  );

/** 400 where nothing can be between: it would look as if nothing had happened. */
function refuseEmpty({ from, to }: Window): void {
  if (from === undefined || to === undefined || compareInstants(from, to) < 0) return;
  const message = "must be before to";
  throw new AppError("malformed-request", `query from: ${message}`, [{ path: "from", message }]);
}

/** The nodes of a moment that a caller may see and wants. */
async function findNodes(
  c: Context<PresentEnv>,
  when: When & { minSequence?: number | undefined },
  filters: NodeFilters,
) {
  await awaitSequence(c.var, when.minSequence);
  const { moment, since, staleSeconds } = await findMoment(c.var, when);
  if (staleSeconds > 0) c.header("Age", String(staleSeconds));
  return describeNodes(moment, { since: await since(), filters });
}

/** One event or a list of them. */
function readBatch(raw: unknown): Batch {
  const isList = Array.isArray(raw);
  const { value, offences } = isList
    ? parse(Events, raw)
    : parse(
        NodeEvent.transform((event) => [event]),
        raw,
      );
  if (value === undefined) throw refusal(offences);
  return { events: value, placeOf: (index) => (isList ? `[${index}]` : "") };
}
