import * as fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { secretOf, signedHeaders } from "../../../src/platform/outbox/signature.ts";
import { verified } from "../../support/receiver.ts";

const secret = secretOf("k".repeat(32), "subscriptions/a");
const now = () => Math.floor(Date.now() / 1000);
const signed = (text: string, sentSeconds = now()) => ({
  text,
  headers: signedHeaders({ id: "m1", sentSeconds, body: text }, secret),
});

test("what is signed passes the library of the standard's authors, whatever it is", () => {
  fc.assert(
    fc.property(fc.json(), fc.stringMatching(/^[0-9a-f]{1,32}$/), (body, id) => {
      const sentSeconds = now();
      const headers = signedHeaders({ id, sentSeconds, body }, secret);
      expect(headers["webhook-signature"]).toBe(new Webhook(secret).sign(id, new Date(sentSeconds * 1000), body));
      expect(verified({ text: body, headers }, secret)).toEqual(JSON.parse(body));
    }),
  );
});

test("an altered body, id or time, another secret, and what is sent again much later do not pass", () => {
  const { text, headers } = signed('{"a":1}');
  expect(verified({ text, headers }, secret)).toEqual({ a: 1 });
  const wrong = [
    { text: '{"a":2}', headers },
    { text: `${text} `, headers },
    { text, headers: { ...headers, "webhook-id": "m2" } },
    { text, headers: { ...headers, "webhook-timestamp": String(now() - 1) } },
    signed(text, now() - 3600),
  ];
  for (const one of wrong) expect(() => verified(one, secret)).toThrow(/signature|Timestamp|timestamp/);
  expect(() => verified({ text, headers }, secretOf("k".repeat(32), "subscriptions/b"))).toThrow(/signature/);
  expect(() => verified({ text, headers }, secretOf("j".repeat(32), "subscriptions/a"))).toThrow(/signature/);
});

test("a secret is as Standard Webhooks wants it: 24 to 64 bytes, the same each time", () => {
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(secretOf("k".repeat(32), "subscriptions/a")).toBe(secret);
});
