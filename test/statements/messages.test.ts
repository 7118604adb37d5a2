import { expect, test } from "vitest";
import { MailBody } from "../../src/platform/outbox/message.ts";
import { drawUp } from "../../src/statements/drafts/draw-up.ts";
import { messagesTo } from "../../src/statements/publishing/messages.ts";
import { O2 } from "./o2.ts";

test("the subject of an e-mail is the beginning of its text, cut between letters", () => {
  const text = `${"x".repeat(118)}\u{1f692} and more.\nSubject: another`;
  const { drawn } = drawUp(
    { message: "update.customers", channels: ["plain"], texts: [{ language: "en", channel: "plain", text }] },
    { situation: O2.at0500, incidentState: "open", estimateId: "", sitrep: null, languages: ["en"], by: "author" },
  );
  const [message] = messagesTo(
    {
      id: "desk",
      name: "desk",
      audience: "press",
      language: "en",
      channel: "plain",
      via: { kind: "email", address: "desk@example.org" },
    },
    {
      incident: "2",
      reference: "HKLM24",
      content: { ...drawn, version: 1, digest: "", holding: null, savedAt: O2.at0500.at },
      at: O2.at0500.at,
      publicUrl: undefined,
    },
  );
  const { subject } = MailBody.parse(message?.body);
  expect(subject.isWellFormed()).toBe(true);
  expect(subject).toBe(`${"x".repeat(118)}… [HKLM24]`);
});
