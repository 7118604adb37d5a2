import { z } from "zod";
import type { Description } from "../platform/openapi/route.ts";
import { RecordedEvent } from "./event.ts";
import examples from "./examples.json" with { type: "json" };
import { NodeDescription } from "./nodes.ts";
import { Accepted } from "./record.ts";

/** The routes of events and nodes, as their callers are told of them; examples are O2's outage. */

export const postEvents: Description = {
  operationId: "postEvents",
  summary: "Report node states: one event, or up to 10,000, all or nothing",
  description:
    "When it answers, the events are durable. The same id with the same content is one event, however often it is sent. To correct an event, send the right state for the same `occurredAt` under a new id. `degraded` needs a `capacity`, no other state has one.",
  tag: "Events",
  example: {
    body: [
      {
        id: "alarm-4711",
        node: "sgsn-mme-01",
        state: "down",
        occurredAt: "2018-12-08T04:39:00Z",
        reason: "Certificate expired",
      },
      { id: "alarm-4712", node: "hss-1", state: "degraded", capacity: 0.5, occurredAt: "2018-12-08T04:40:00+00:00" },
    ],
  },
  answers: {
    202: { description: "Recorded", schema: Accepted, example: { accepted: 2, duplicates: 0, sequence: 29 } },
  },
  problems: [409],
};

export const getEvents: Description = {
  operationId: "getEvents",
  summary: "Events in the order recorded",
  description:
    "With `from` or `to` only those that happened from then on, or before then, whenever they were told. Pages are asked for with the same times.",
  tag: "Events",
  example: { query: { after: 1, limit: 2 } },
  answers: {
    200: {
      description: "A page; `next` goes into `after`, and is null at the end",
      schema: z.strictObject({ events: z.array(RecordedEvent), next: z.int().nullable() }).meta({ id: "EventPage" }),
      example: examples.events,
    },
  },
};

export const getNodes: Description = {
  operationId: "getNodes",
  summary: "Nodes with their state, since when, and what holds it",
  tag: "Events",
  example: { query: { at: "2018-12-06T05:00:00Z", state: "down", site: "site-south", limit: 2 } },
  answers: {
    200: {
      description: "A page; `next` goes into `after`, and is null at the end",
      schema: z
        .strictObject({ nodes: z.array(NodeDescription), total: z.int(), next: z.string().nullable() })
        .meta({ id: "NodePage" }),
      example: examples.nodes,
    },
  },
  problems: [404],
};

export const getNode: Description = {
  operationId: "getNode",
  summary: "One node with its state, since when, and what holds it",
  tag: "Events",
  example: { params: { id: "sgsn-mme-01" }, query: { at: "2018-12-06T05:00:00Z" } },
  answers: { 200: { description: "The node", schema: NodeDescription, example: examples.node } },
};
