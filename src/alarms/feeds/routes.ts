import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { parse } from "../../platform/offences.ts";
import { refusal } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { Id, hasDots, nameIn } from "../../platform/text.ts";
import type { PresentEnv } from "../present.ts";
import * as descriptions from "./descriptions.ts";
import { NewFeed } from "./feed.ts";
import { describeFeeds, heartbeat, noFeed, putFeed, removeFeed } from "./keep.ts";

const NoQuery = z.strictObject({});
const FeedId = Id.refine((id) => !hasDots(id), "must not have . or .. between slashes: no address could hold it");

export const feedRoutes = new Hono<PresentEnv>()
  .get(
    "/feeds",
    describe(descriptions.listFeeds),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    async (c) => c.json({ feeds: await describeFeeds(c.var) }),
  )
  .get(
    "/feeds/:id{.+}",
    describe(descriptions.getFeed),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    async (c) => {
      const id = c.req.param("id");
      const feed = (await describeFeeds(c.var)).find((one) => one.id === id);
      if (feed === undefined) throw noFeed(id);
      return c.json(feed);
    },
  )
  .put(
    "/feeds/:id{.+}",
    describe(descriptions.putFeed),
    allow("inventory:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    jsonBody(NewFeed, readAs(NewFeed)),
    async (c) => {
      const { value: id, offences } = parse(FeedId, c.req.param("id"), ["id"]);
      if (id === undefined) throw refusal(offences);
      const { feed, isNew } = await putFeed(c.var, id, c.req.valid("json").body);
      return c.json(feed, isNew ? 201 : 200);
    },
  )
  .delete(
    "/feeds/:id{.+}",
    describe(descriptions.deleteFeed),
    allow("inventory:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    async (c) => {
      await removeFeed(c.var, c.req.param("id"));
      return c.body(null, 204);
    },
  )
  .post(
    "/feeds/:id{.+}/heartbeat",
    describe(descriptions.postHeartbeat),
    allow("events:write"),
    wholeNetworkOnly(),
    validQuery(NoQuery),
    async (c) => {
      const id = nameIn(c.req.param("id"));
      if (id === undefined) throw noFeed("");
      return c.json({ feed: id, lastHeardAt: await heartbeat(c.var.db, id) });
    },
  );
