import { expect, test } from "vitest";
import { callFaultsOf } from "../../../src/regulation/clocks/callable.ts";
import type { Contact } from "../../../src/regulation/clocks/contacts.ts";
import { NO_OUTBOX, readOutboxSettings } from "../../../src/platform/outbox/settings.ts";

const OFFICER: Contact = {
  id: "duty",
  pack: "house",
  recipient: "duty-officer",
  name: "Ada Byron",
  channel: { kind: "phone", address: "+44 20 7946 0000" },
  secondChannel: { kind: "webhook", address: "https://pager.example/call" },
  verifiedAt: "2026-11-01T00:00:00Z",
  note: null,
};
const { outbox = NO_OUTBOX } = readOutboxSettings({ OUTBOX_HOSTS: "pager.example", OUTBOX_KEY: "k".repeat(43) });

const faultsOf = (contacts: readonly Contact[], settings = outbox) =>
  callFaultsOf({ contacts, deliveries: [], outbox: settings });

test("whoever is called before deadlines by a way that works makes no fault", () => {
  expect(faultsOf([OFFICER])).toEqual([]);
});

test("that nobody is called is said, whether nobody is named or nobody can be reached from here", () => {
  expect(faultsOf([{ ...OFFICER, recipient: "ministry" }])).toEqual([
    "Nobody is called before a deadline: no recipient is named for duty-officer of the pack house.",
  ]);
  expect(faultsOf([{ ...OFFICER, secondChannel: null }])).toEqual([
    "Ada Byron is not called before deadlines: there is neither a webhook nor an e-mail address.",
  ]);
  expect(faultsOf([OFFICER], NO_OUTBOX)).toEqual([
    "Ada Byron is not called before deadlines: webhooks are not sent from here: OUTBOX_HOSTS names no host.",
  ]);
});

test("a duty officer whom nobody has verified is a fault as any recipient is", () => {
  expect(faultsOf([{ ...OFFICER, verifiedAt: null }])).toEqual([
    "Calls to Ada Byron: Nobody has verified this contact.",
  ]);
});
