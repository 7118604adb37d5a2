import { expect, test } from "vitest";
import { NO_OUTBOX, readOutboxSettings } from "../../../src/platform/outbox/settings.ts";

const WEBHOOKS = { OUTBOX_KEY: "k".repeat(32), OUTBOX_HOSTS: "a.example,*.b.example:8443" };
const MAIL = {
  SMTP_URL: "smtps://user:hunter2@mail.example",
  MAIL_FROM: "h@a.example",
  OUTBOX_MAIL_DOMAINS: "a.example",
};

test("nothing set, nothing is sent", () => {
  expect(readOutboxSettings({ OUTBOX_HOSTS: "", SMTP_URL: "" })).toEqual({ outbox: NO_OUTBOX, faults: [] });
});

test("webhooks and e-mail are each set by themselves", () => {
  expect(readOutboxSettings(WEBHOOKS).outbox).toEqual({
    webhooks: {
      key: "k".repeat(32),
      hosts: [
        { name: "a.example", port: undefined, isWildcard: false },
        { name: "b.example", port: "8443", isWildcard: true },
      ],
    },
    mail: undefined,
  });
  expect(readOutboxSettings(MAIL).outbox).toMatchObject({ webhooks: undefined, mail: { from: "h@a.example" } });
});

test.each([
  [{ ...WEBHOOKS, OUTBOX_KEY: "short" }, /^OUTBOX_KEY must have at least 32/],
  [{ ...WEBHOOKS, OUTBOX_KEY: "" }, /^OUTBOX_HOSTS is set, but OUTBOX_KEY is not/],
  [{ ...WEBHOOKS, OUTBOX_HOSTS: "" }, /^OUTBOX_KEY is set, but OUTBOX_HOSTS is not/],
  [{ ...WEBHOOKS, OUTBOX_HOSTS: "https://a.example/" }, /^OUTBOX_HOSTS must be host, host:port or/],
  [{ ...WEBHOOKS, OUTBOX_HOSTS: "a.example,,b.example" }, /^OUTBOX_HOSTS must be/],
  [{ ...WEBHOOKS, OUTBOX_HOSTS: "*" }, /^OUTBOX_HOSTS must be/],
  [{ ...MAIL, SMTP_URL: "https://mail.example" }, /^SMTP_URL must begin with smtp/],
  [{ ...MAIL, MAIL_FROM: "Headcount <h@a.example>" }, /^MAIL_FROM must be an e-mail address/],
  [{ ...MAIL, MAIL_FROM: "h@a.example\r\nBcc: x@y.example" }, /^MAIL_FROM must be an e-mail address/],
  [{ ...MAIL, OUTBOX_MAIL_DOMAINS: "a.example:25" }, /^OUTBOX_MAIL_DOMAINS must not name a port/],
  [{ ...MAIL, OUTBOX_MAIL_DOMAINS: "" }, /^SMTP_URL is set, but OUTBOX_MAIL_DOMAINS is not/],
])("%j is not accepted", (environment, fault) => {
  const { outbox, faults } = readOutboxSettings(environment);
  expect(outbox).toBeUndefined();
  expect(faults.join("\n")).toMatch(new RegExp(fault.source, "m"));
});

test("all that is wrong is told at once, and no secret with it", () => {
  const { faults } = readOutboxSettings({
    OUTBOX_KEY: "hunter1",
    OUTBOX_HOSTS: "/",
    SMTP_URL: "x://u:hunter2@m",
    MAIL_FROM: "x",
  });
  expect(faults.map((fault) => fault.split(" ")[0] ?? "")).toEqual([
    "OUTBOX_KEY",
    "OUTBOX_HOSTS",
    "SMTP_URL",
    "MAIL_FROM",
    "SMTP_URL",
  ]);
  expect(faults.join()).not.toContain("hunter");
});
