import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import type { Description } from "../../platform/openapi/route.ts";
import { FeedAnswer } from "./feed.ts";

/** The routes of feeds, as their callers are told of them. */

const example: FeedAnswer = {
  id: "enm-south",
  covers: { function: "SGSN-MME", site: "site-south" },
  heartbeatSeconds: 60,
  nodes: 6,
  configuredAt: "2026-11-25T18:00:00Z",
  lastHeardAt: "2026-11-25T19:00:04.2Z",
  ageSeconds: 12.8,
  silentSince: null,
};
const params = { id: "enm-south" };

export const listFeeds: Description = {
  operationId: "listFeeds",
  summary: "Who reports node states, and when each was heard last",
  tag: "Feeds",
  answers: {
    200: {
      description: "Every feed that is watched",
      schema: z.strictObject({ feeds: z.array(FeedAnswer).readonly() }).meta({ id: "Feeds" }),
      example: { feeds: [example] },
    },
  },
};

export const getFeed: Description = {
  operationId: "getFeed",
  summary: "One feed, and when it was heard last",
  tag: "Feeds",
  example: { params },
  answers: { 200: { description: "The feed", schema: FeedAnswer, example } },
};

export const putFeed: Description = {
  operationId: "putFeed",
  summary: "Have a feed watched: silence is not health",
  description:
    "It is heard by any event that names it as `source`, by any event about a node that it covers and that names no other feed, and by its heartbeat. When it has said nothing for `heartbeatSeconds`, the nodes that no other feed covers are unknown from then on, until it speaks or an event tells of them.",
  tag: "Feeds",
  example: { params, body: { covers: example.covers, heartbeatSeconds: 60 } },
  answers: {
    200: { description: "Watched so already, or from now on", schema: FeedAnswer, example },
    201: { description: "Watched from now on", schema: FeedAnswer, example },
  },
};

export const deleteFeed: Description = {
  operationId: "deleteFeed",
  summary: "No longer watch a feed",
  tag: "Feeds",
  example: { params },
  answers: { 204: { description: "No longer watched" } },
};

export const postHeartbeat: Description = {
  operationId: "postHeartbeat",
  summary: "Say that a feed still speaks, though it has nothing to tell",
  tag: "Feeds",
  example: { params },
  answers: {
    200: {
      description: "Heard",
      schema: z.strictObject({ feed: z.string(), lastHeardAt: InstantAnswer }).meta({ id: "Heartbeat" }),
      example: { feed: "enm-south", lastHeardAt: "2026-11-25T19:01:04.2Z" },
    },
  },
};
