import { z } from "zod";
import type { Description } from "../openapi/route.ts";
import { Message } from "./message.ts";

/** The routes of the outbox, as their callers are told of them. */

const example: Message = {
  id: "019abc43d5c8e1f0a2b34c5d6e7f8091",
  topic: "subscription.raised",
  channel: "webhook",
  destination: "https://noc.example/headcount",
  source: "subscriptions/n8cQv1Xz0aLk",
  body: { type: "subscription.raised", timestamp: "2018-12-06T04:39:00Z", data: {} },
  state: "dead",
  attempts: 40,
  createdAt: "2026-11-25T18:45:04.251Z",
  queuedAt: "2026-11-25T18:45:04.251Z",
  nextAttemptAt: "2026-11-28T18:40:00Z",
  deliveredAt: null,
  lastError: "answered 500",
};

export const getOutbox: Description = {
  operationId: "listOutbox",
  summary: "What is to be sent, was sent, or could not be sent",
  tag: "Telling",
  example: { query: { state: "dead", limit: 10 } },
  answers: {
    200: {
      description: "A page, the newest first; `next` goes into `after`, and is null at the end",
      schema: z.strictObject({ messages: z.array(Message), next: z.string().nullable() }).meta({ id: "OutboxPage" }),
      example: { messages: [example], next: null },
    },
  },
};

export const getMessage: Description = {
  operationId: "getOutboxMessage",
  summary: "One message, with what became of it",
  tag: "Telling",
  example: { params: { id: example.id } },
  answers: { 200: { description: "The message", schema: Message, example } },
};

export const replayMessage: Description = {
  operationId: "replayOutboxMessage",
  summary: "Have a message sent again, whatever became of it",
  description: "Under the same id, so that a receiver which has it knows. Its attempts begin anew.",
  tag: "Telling",
  example: { params: { id: example.id } },
  answers: {
    202: {
      description: "It is to be sent",
      schema: Message,
      example: { ...example, state: "pending", attempts: 0, lastError: null },
    },
  },
};
