import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import type { Description } from "../../platform/openapi/route.ts";

/** The routes of the stream, as their callers are told of them. */

export const getStream: Description = {
  operationId: "streamImpact",
  summary: "How many customers are affected, told anew after whatever is recorded",
  description:
    "Server-sent events: `event: impact`, `id: <sequence>`, and as data the very body of `GET /v1/impact` with the same filters. The present first, then one after every entry (those within 100 ms may share one) and whenever something takes effect by itself; to a partner, whenever their part of it changes. Each supersedes those before it, so that to come again, with `Last-Event-ID` or without, misses nothing that still holds. A comment every 15 seconds. It ends within seconds of the credential that it was opened with.",
  tag: "Estimate",
  answers: { 200: { description: "The stream", text: ["text/event-stream"] } },
  problems: [404],
};

const TicketAnswer = z
  .strictObject({ ticket: z.string(), expiresAt: InstantAnswer })
  .meta({ id: "StreamTicket", description: "Opens one stream within a minute: `GET /v1/impact/stream?ticket=…`" });

export const createTicket: Description = {
  operationId: "createStreamTicket",
  summary: "A ticket that opens one stream, for a client that can send no header",
  description: "It holds for a minute, once, and stands for the credential that it was made with.",
  tag: "Estimate",
  answers: {
    201: {
      description: "The ticket, shown this once",
      schema: TicketAnswer,
      example: { ticket: "hct_rmB8pB2vkq1n0jEs7tQwYxZc5dLfGhJkMnPqRsTuVwX", expiresAt: "2018-12-06T05:01:00Z" },
    },
  },
};
