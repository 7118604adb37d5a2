import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import { type SubscriptionAnswer, SubscriptionAnswer as Answer, SubscriptionDetails } from "./subscription.ts";

/** The routes of subscriptions, as their callers are told of them. */

const example: SubscriptionAnswer = {
  id: "n8cQv1Xz0aLk",
  name: "NOC, mobile data",
  to: { webhook: "https://noc.example/headcount" },
  when: { figure: "affected", bound: "point", atLeast: 100_000, clearedBelow: 80_000 },
  filter: { operator: ["o2"], service: ["data"] },
  operators: "all",
  principal: "key:w6jRA-y6zlRr",
  createdAt: "2026-11-25T18:45:04.251908Z",
  endsAt: null,
  state: "raised",
  since: "2026-11-25T18:46:12.04Z",
  changes: 1,
  fault: null,
};

const details: z.infer<typeof SubscriptionDetails> = {
  ...example,
  messages: [
    {
      id: "019abc43d5c8e1f0a2b34c5d6e7f8091",
      topic: "subscription.raised",
      state: "delivered",
      attempts: 1,
      createdAt: "2026-11-25T18:46:12.251Z",
      deliveredAt: "2026-11-25T18:46:12.9Z",
      lastError: null,
    },
  ],
};

const SECRET = "whsec_9eWcRtYHVg1hGQhPPj8cHkVvR0aDYm1kQh3o7dZk3kA=";

const Made = z
  .strictObject({
    subscription: Answer,
    secret: z.string().nullable().meta({ description: "What webhooks are signed with; e-mail is not signed" }),
  })
  .meta({ id: "NewSubscription" });

export const createSubscription: Description = {
  operationId: "createSubscription",
  summary: "Be told when a figure reaches a threshold, and when it has fallen again",
  description:
    "By webhook or e-mail, once each time: when the figure is `atLeast` so much, and when it is then `clearedBelow` so much. It is about the customers that who asks may see, and ends with the key that it is made with (its successors by rotation count as that key). Hosts and domains must be listed by who operates the service.",
  tag: "Telling",
  example: {
    body: {
      name: "NOC, mobile data",
      to: { webhook: "https://noc.example/headcount" },
      when: { figure: "affected", atLeast: 100_000 },
      filter: { operator: ["o2"], service: ["data"] },
    },
  },
  answers: {
    201: {
      description: "It is made",
      schema: Made,
      example: { subscription: { ...example, state: "quiet", since: null, changes: 0 }, secret: SECRET },
    },
  },
  problems: [404, 409],
};

export const getSubscriptions: Description = {
  operationId: "listSubscriptions",
  summary: "One's own subscriptions; with the scope `admin` over the whole network, all",
  tag: "Telling",
  answers: {
    200: {
      description: "The oldest first",
      schema: z.strictObject({ subscriptions: z.array(Answer) }).meta({ id: "SubscriptionList" }),
      example: { subscriptions: [example] },
    },
  },
};

const params = { id: example.id };

export const getSubscription: Description = {
  operationId: "getSubscription",
  summary: "A subscription, and what became of its last messages",
  tag: "Telling",
  example: { params },
  answers: { 200: { description: "The subscription", schema: SubscriptionDetails, example: details } },
};

export const deleteSubscription: Description = {
  operationId: "deleteSubscription",
  summary: "End a subscription; what was still to be sent is not",
  tag: "Telling",
  example: { params },
  answers: { 204: { description: "It has ended" } },
};

export const getSecret: Description = {
  operationId: "getSubscriptionSecret",
  summary: "What the webhooks of one's own subscription are signed with",
  tag: "Telling",
  example: { params },
  answers: {
    200: {
      description: "As Standard Webhooks writes it",
      schema: z.strictObject({ secret: z.string() }),
      example: { secret: SECRET },
    },
  },
  problems: [409],
};

export const testSubscription: Description = {
  operationId: "testSubscription",
  summary: "Have a test message sent, at most once a minute",
  tag: "Telling",
  example: { params },
  answers: {
    202: {
      description: "It is to be sent; `GET /v1/subscriptions/{id}` says what became of it",
      schema: z.strictObject({ message: z.string() }),
      example: { message: "019abc43d5c8e1f0a2b34c5d6e7f8091" },
    },
  },
  problems: [409],
};
