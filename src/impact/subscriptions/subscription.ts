import { z } from "zod";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import { type Destination, Message } from "../../platform/outbox/message.ts";
import { MOST_ALTERNATIVES } from "../../platform/query.ts";
import { text } from "../../platform/text.ts";
import type { Standing, Threshold } from "./hysteresis.ts";
import type { Owner } from "./owner.ts";

const Figure = z.enum(["affected", "impaired"]);
const Bound = z.enum(["low", "point", "high"]);
const LEAST = "must be at least 1";
const Count = z.int().min(1, LEAST);

/** What makes an alarm: `{figure: "affected", atLeast: 100000}`. */
const When = z
  .strictObject({
    figure: Figure,
    bound: Bound.default("point"),
    atLeast: Count,
    clearedBelow: Count.optional().meta({ description: "0.8 of `atLeast` unless it is given" }),
  })
  .refine(({ atLeast, clearedBelow = 0 }) => clearedBelow <= atLeast, {
    path: ["clearedBelow"],
    error: "must not be above atLeast",
  })
  .transform(({ clearedBelow, ...when }) => ({ ...when, clearedBelow: clearedBelow ?? defaultOf(when.atLeast) }));

const CLEARED_SHARE = 0.8;

function defaultOf(atLeast: number): number {
  return Math.max(1, Math.round(CLEARED_SHARE * atLeast));
}

const To = z.union([z.strictObject({ webhook: z.string() }), z.strictObject({ email: z.string() })], {
  error: 'must be {"webhook": "https://…"} or {"email": "…"}',
});
type To = z.infer<typeof To>;

const names = z
  .array(text(128))
  .min(1, "must name at least one")
  .max(MOST_ALTERNATIVES, `must not be more than ${MOST_ALTERNATIVES} names`)
  .optional();

/** As `GET /v1/impact` filters, each a list. */
export const FilterLists = z.strictObject({ operator: names, area: names, customerClass: names, service: names });
export type FilterLists = z.infer<typeof FilterLists>;

export const SubscriptionRequest = z
  .strictObject({ name: text(200).optional(), to: To, when: When, filter: FilterLists.default({}) })
  .meta({ id: "SubscriptionRequest" });
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** A subscription as it is stored. */
export type Subscription = Destination &
  Owner &
  Threshold & {
    readonly id: string;
    readonly name: string | null;
    readonly figure: z.infer<typeof Figure>;
    readonly bound: z.infer<typeof Bound>;
    readonly filter: FilterLists;
    readonly createdAt: Instant;
    readonly endsAt: Instant | null;
    readonly standing: Standing;
    readonly fault: string | null;
  };

export function destinationOf(to: To): Destination {
  return "webhook" in to
    ? { channel: "webhook", destination: to.webhook }
    : { channel: "email", destination: to.email };
}

/** What its messages are enqueued, signed and found by. */
export function sourceOf({ id }: Pick<Subscription, "id">): string {
  return `subscriptions/${id}`;
}

/** A subscription as it is shown. */
export const SubscriptionAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    to: To,
    when: z.strictObject({ figure: Figure, bound: Bound, atLeast: z.int(), clearedBelow: z.int() }),
    filter: FilterLists,
    operators: z
      .union([z.literal("all"), z.array(z.string()).readonly()])
      .meta({ description: "Whose customers it is about: those that who made it may see" }),
    principal: z.string().meta({ description: "Who made it" }),
    createdAt: InstantAnswer,
    endsAt: InstantAnswer.nullable(),
    state: z.enum(["quiet", "raised", "suspended"]).meta({
      description:
        "What was told last; suspended: it has ended, or the key that it was made with is revoked or expired",
    }),
    since: InstantAnswer.nullable().meta({ description: "Of what was told last; null where nothing was" }),
    changes: z.int().meta({ description: "How often something was told" }),
    fault: z.string().nullable().meta({ description: "Why it cannot be worked out at present" }),
  })
  .meta({ id: "Subscription" });
export type SubscriptionAnswer = z.infer<typeof SubscriptionAnswer>;

/** With what became of its last messages. */
export const SubscriptionDetails = SubscriptionAnswer.extend({
  messages: z.array(
    Message.pick({
      id: true,
      topic: true,
      state: true,
      attempts: true,
      createdAt: true,
      deliveredAt: true,
      lastError: true,
    }),
  ),
}).meta({ id: "SubscriptionDetails" });

/** `isActive`: it has not ended, nor has the key that it hangs on. */
export type Judged = { readonly subscription: Subscription; readonly isActive: boolean };

export function describeSubscription({ subscription, isActive }: Judged): SubscriptionAnswer {
  const { id, name, channel, destination, figure, bound, atLeast, clearedBelow, standing, ...rest } = subscription;
  const { filter, operators, principal, createdAt, endsAt, fault } = rest;
  return {
    id,
    name,
    to: channel === "webhook" ? { webhook: destination } : { email: destination },
    when: { figure, bound, atLeast, clearedBelow },
    filter,
    operators,
    principal,
    createdAt,
    endsAt,
    state: isActive ? standing.alarm : "suspended",
    since: standing.changes === 0 ? null : standing.basis.at,
    changes: standing.changes,
    fault,
  };
}
