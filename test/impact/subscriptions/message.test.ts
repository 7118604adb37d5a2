import { expect, test } from "vitest";
import { messageOfChange, messageOfTest } from "../../../src/impact/subscriptions/message.ts";
import type { Subscription } from "../../../src/impact/subscriptions/subscription.ts";
import { MailBody } from "../../../src/platform/outbox/message.ts";

const range = { low: 1_500_000, point: 1_600_000, high: 2_600_000 };
const at = "2018-12-06T04:39:00Z";
const subscription: Subscription = {
  id: "n8cQv1Xz0aLk",
  name: "NOC",
  channel: "email",
  destination: "noc@host.example",
  figure: "affected",
  bound: "point",
  atLeast: 100_000,
  clearedBelow: 80_000,
  filter: { operator: ["o2", "giffgaff"], service: ["data"] },
  operators: "all",
  principal: "local",
  lineage: null,
  createdAt: at,
  endsAt: null,
  standing: { alarm: "quiet", changes: 0, basis: { sequence: 0, at } },
  fault: null,
};

test("an e-mail has everything that one needs to know, in words", () => {
  const { body, ...message } = messageOfChange(subscription, {
    standing: { alarm: "raised", changes: 3, basis: { sequence: 9, at } },
    impact: {
      at,
      knownAt: at,
      headline: "about 1.6 million",
      affected: range,
      impaired: range,
      base: 32_300_000,
      estimateId: "a.b.c",
    },
    publicUrl: "https://headcount.example",
  });
  expect(message).toEqual({
    topic: "subscription.raised",
    channel: "email",
    destination: "noc@host.example",
    source: "subscriptions/n8cQv1Xz0aLk",
  });
  expect(MailBody.parse(body)).toEqual({
    subject: "Headcount: NOC: raised",
    text: `Headcount: NOC: raised

At 2018-12-06T04:39:00Z: about 1.6 million affected.
Affected: 1,600,000 (1,500,000 to 2,600,000), of 32,300,000
Impaired: 1,600,000 (1,500,000 to 2,600,000), of 32,300,000
Check it: https://headcount.example/v1/estimates/a.b.c
Message 3 of this subscription; one with a lower number is older, whenever it comes.
Told when affected (point) reaches 100,000, and when it falls below 80,000.
About: operator o2 or giffgaff, service data
Subscription: n8cQv1Xz0aLk
`,
  });
});

test("a test says that it is one", () => {
  expect(MailBody.parse(messageOfTest({ ...subscription, name: null, filter: {} }, at).body).text).toMatch(
    /^Headcount: n8cQv1Xz0aLk: test\n[^]*to see it arrive[^]*all customers/,
  );
});
