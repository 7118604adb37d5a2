import type { Instant } from "../../platform/instant.ts";
import type { MailBody, NewMessage } from "../../platform/outbox/message.ts";
import { addressOf } from "../../platform/public-address.ts";
import type { Impact } from "../answer.ts";
import { affectedInWords } from "../headline.ts";
import type { Standing } from "./hysteresis.ts";
import { type Subscription, type SubscriptionAnswer, describeSubscription, sourceOf } from "./subscription.ts";

/** An impact by an id under which it can be checked. */
export type Quoted = Pick<Impact, "at" | "knownAt" | "headline" | "affected" | "impaired" | "base"> & {
  readonly estimateId: string;
};

/** What is told, once in words. */
type News = {
  readonly word: "raised" | "cleared" | "test";
  readonly at: Instant;
  readonly data: object;
  readonly lines: readonly string[];
};

export type Change = {
  readonly standing: Standing;
  readonly impact: Quoted;
  /** Where people reach the service; undefined where that is not known. */
  readonly publicUrl: string | undefined;
};

/** That an alarm was raised or cleared, and what it stands on. */
export function messageOfChange(subscription: Subscription, { standing, impact, publicUrl }: Change): NewMessage {
  const { at, knownAt, headline, affected, impaired, base, estimateId } = impact;
  const check = addressOf(publicUrl, `/v1/estimates/${estimateId}`);
  return messageOf(subscription, {
    word: standing.alarm === "raised" ? "raised" : "cleared",
    at,
    data: { change: standing.changes, at, knownAt, headline, affected, impaired, base, estimateId, check },
    lines: [
      `At ${at}: ${affectedInWords(headline)}.`,
      `Affected: ${describeRange(affected)}, of ${describeCount(base)}`,
      `Impaired: ${describeRange(impaired)}, of ${describeCount(base)}`,
      `Check it: ${check}`,
      `Message ${standing.changes} of this subscription; one with a lower number is older, whenever it comes.`,
    ],
  });
}

/** That messages arrive. */
export function messageOfTest(subscription: Subscription, now: Instant): NewMessage {
  return messageOf(subscription, {
    word: "test",
    at: now,
    data: {},
    lines: ["Somebody asked for this message, to see it arrive."],
  });
}

function messageOf(subscription: Subscription, { word, at, data, lines }: News): NewMessage {
  const { id, name, when, filter } = describeSubscription({ subscription, isActive: true });
  const topic = `subscription.${word}`;
  const { channel, destination } = subscription;
  const body =
    channel === "email"
      ? mailOf({
          subject: `Headcount: ${name ?? id}: ${word}`,
          lines: [...lines, ...describeWhat({ id, when, filter })],
        })
      : { type: topic, timestamp: at, data: { subscription: id, name, state: word, ...data, when, filter } };
  return { topic, channel, destination, source: sourceOf(subscription), body };
}

function mailOf({ subject, lines }: { readonly subject: string; readonly lines: readonly string[] }): MailBody {
  return { subject, text: `${subject}\n\n${lines.join("\n")}\n` };
}

function describeWhat({ id, when, filter }: Pick<SubscriptionAnswer, "id" | "when" | "filter">): readonly string[] {
  const { figure, bound, atLeast, clearedBelow } = when;
  const about = Object.entries(filter).map(([name, values = []]) => `${name} ${values.join(" or ")}`);
  return [
    `Told when ${figure} (${bound}) reaches ${describeCount(atLeast)}, and when it falls below ${describeCount(clearedBelow)}.`,
    `About: ${about.length === 0 ? "all customers" : about.join(", ")}`,
    `Subscription: ${id}`,
  ];
}

function describeRange({ low, point, high }: Impact["affected"]): string {
  return `${describeCount(point)} (${describeCount(low)} to ${describeCount(high)})`;
}

function describeCount(count: number): string {
  return count.toLocaleString("en-GB");
}
