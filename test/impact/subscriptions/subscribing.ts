import { expect } from "vitest";
import { z } from "zod";
import { SubscriptionAnswer, SubscriptionDetails } from "../../../src/impact/subscriptions/subscription.ts";
import { type Received, type Receiver, verified } from "../../support/receiver.ts";
import type { TestService } from "../../support/service.ts";

/** What suites about subscriptions have in common. */

export const KEY = "k".repeat(32);

export const environmentFor = (...receivers: readonly Receiver[]) => ({
  OUTBOX_KEY: KEY,
  OUTBOX_HOSTS: receivers.map(({ host }) => host).join(","),
});

const Made = z.strictObject({ subscription: SubscriptionAnswer, secret: z.string().nullable() });
type Made = z.infer<typeof Made> & { readonly id: string };

export async function subscribe(service: TestService, request: object): Promise<Made> {
  const answer = await service.send("POST", "/v1/subscriptions", request);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const made = Made.parse(answer.body);
  return { ...made, id: made.subscription.id };
}

export async function details(service: TestService, id: string): Promise<z.infer<typeof SubscriptionDetails>> {
  const answer = await service.get(`/v1/subscriptions/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return SubscriptionDetails.parse(answer.body);
}

const List = z.strictObject({ subscriptions: z.array(SubscriptionAnswer) });

export async function idsSeenBy(service: TestService): Promise<readonly string[]> {
  return List.parse((await service.get("/v1/subscriptions")).body).subscriptions.map(({ id }) => id);
}

const Range = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });
const News = z.strictObject({
  type: z.string(),
  timestamp: z.string(),
  data: z.strictObject({
    subscription: z.string(),
    name: z.string().nullable(),
    state: z.enum(["raised", "cleared"]),
    change: z.number(),
    at: z.string(),
    knownAt: z.string(),
    headline: z.string(),
    affected: Range,
    impaired: Range,
    base: z.number(),
    estimateId: z.string(),
    check: z.string(),
    when: z.unknown(),
    filter: z.unknown(),
  }),
});
export type News = z.infer<typeof News>;

/** What a webhook tells, once its signature was found right. */
export function newsIn(received: Received, secret: string | null): News {
  return News.parse(verified(received, secret ?? ""));
}

/** In a word each: `raised 690`. */
export function wordsIn(receiver: Receiver, secret: string | null): readonly string[] {
  return receiver.received.map((one) => {
    const { data } = newsIn(one, secret);
    return `${data.state} ${data.affected.point}`;
  });
}
