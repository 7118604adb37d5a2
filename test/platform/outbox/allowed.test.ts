import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical, isMailAddress, parseHost, refusalOf } from "../../../src/platform/outbox/allowed.ts";
import { readOutboxSettings } from "../../../src/platform/outbox/settings.ts";

const HOSTS = "hooks.example, api.example:8443, *.wide.example, bücher.example, 127.0.0.1:9000, [::1]:9000, localhost";
const MAIL = { SMTP_URL: "smtp://127.0.0.1:25", MAIL_FROM: "headcount@ours.example" };

function settings(hosts = HOSTS) {
  const environment = { OUTBOX_KEY: "k".repeat(32), OUTBOX_HOSTS: hosts, ...MAIL };
  const { outbox, faults } = readOutboxSettings({
    ...environment,
    OUTBOX_MAIL_DOMAINS: "ours.example, *.wide.example",
  });
  if (outbox === undefined) throw new Error(faults.join());
  return outbox;
}

const refusalOfUrl = (destination: string) => refusalOf({ channel: "webhook", destination }, settings());
const refusalOfAddress = (destination: string) => refusalOf({ channel: "email", destination }, settings());

describe("a webhook", () => {
  test.each([
    "https://hooks.example/a?b=c",
    "https://hooks.example:443/",
    "https://HOOKS.Example/",
    "https://api.example:8443/",
    "https://a.wide.example/",
    "https://a.b.wide.example/",
    "https://bücher.example/",
    "https://xn--bcher-kva.example/",
    "https://127.0.0.1:9000/",
    "http://127.0.0.1:9000/",
    "http://127.1:9000/",
    "http://[::1]:9000/",
    "http://[0:0:0:0:0:0:0:1]:9000/",
    "http://localhost/",
  ])("may go to %s", (url) => {
    expect(refusalOfUrl(url)).toBeUndefined();
  });

  test.each([
    ["", /no web address/],
    ["hooks.example", /no web address/],
    ["//hooks.example/", /no web address/],
    ["https://hooks.example/\r\nX: y", /no web address/],
    ["https://hooks.ex\tample/", /no web address/],
    ["https:\\\\hooks.example\\", /no web address/],
    [" https://hooks.example/", /no web address/],
    [`https://hooks.example/${"a".repeat(2000)}`, /no web address/],
    ["http://hooks.example/", /must begin with https/],
    ["ftp://hooks.example/", /must begin with https/],
    ["file:///etc/passwd", /must begin with https/],
    ["javascript:alert(1)", /must begin with https/],
    ["data:text/plain,a", /must begin with https/],
    ["http://a.wide.example/", /must begin with https/],
    ["https://user@hooks.example/", /user name/],
    ["https://:secret@hooks.example/", /user name/],
    ["https://hooks.example@evil.example/", /user name/],
    ["https://hooks.example/#a", /fragment/],
    ["https://evil.example/hooks.example", /not one of the hosts/],
    ["https://hooks.example.evil.example/", /not one of the hosts/],
    ["https://evilhooks.example/", /not one of the hosts/],
    ["https://hooks.example./", /not one of the hosts/],
    ["https://hooks.example:8443/", /not one of the hosts/],
    ["https://api.example/", /not one of the hosts/],
    ["https://wide.example/", /not one of the hosts/],
    ["https://evilwide.example/", /not one of the hosts/],
    ["https://bucher.example/", /not one of the hosts/],
    ["https://127.0.0.1/", /not one of the hosts/],
    ["http://127.0.0.2:9000/", /not one of the hosts/],
    ["http://0x7f.1:9001/", /not one of the hosts/],
    ["https://2130706433/", /not one of the hosts/],
    ["https://[::ffff:127.0.0.1]:9000/", /not one of the hosts/],
    ["https://0.0.0.0:9000/", /not one of the hosts/],
    ["https://169.254.169.254/", /not one of the hosts/],
    ["http://localhost:8787/", /not one of the hosts/],
  ])("may not go to %j", (url, why) => {
    expect(refusalOfUrl(url)).toMatch(why);
  });

  test("goes to nothing but a host that is named, however its address is written", () => {
    const parts = ["https://", "http://", "//", "/", "\\", "@", ":", ".", "?", "#", "%2e", "[", "]", "\t", "。"];
    const names = [
      "hooks.example",
      "evil.example",
      "127.0.0.1",
      "0x7f000001",
      "localhost",
      "9000",
      "wide.example",
      "a",
    ];
    const address = fc.array(fc.constantFrom(...parts, ...names), { maxLength: 8 }).map((some) => some.join(""));
    const known = new Set(["hooks.example", "127.0.0.1:9000", "localhost"]);
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          address.map((text) => `https://${text}`),
          fc.webUrl(),
        ),
        (text) => {
          if (refusalOfUrl(text) !== undefined) return;
          const { host } = new URL(canonical({ channel: "webhook", destination: text }));
          expect(known.has(host) || host.endsWith(".wide.example")).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("is told as such where no host is named at all", () => {
    expect(
      refusalOf({ channel: "webhook", destination: "https://a.example/" }, { webhooks: undefined, mail: undefined }),
    ).toMatch(/OUTBOX_HOSTS names no host/);
  });
});

describe("an e-mail", () => {
  test.each(["a@ours.example", "a.b+c@OURS.example", "a@x.wide.example"])("may go to %s", (address) => {
    expect(refusalOfAddress(address)).toBeUndefined();
  });

  test.each([
    ["a@evil.example", /not one of the domains/],
    ["a@wide.example", /not one of the domains/],
    ["a@ours.example.evil.example", /not one of the domains/],
    ["a@evil.example,b@ours.example", /no e-mail address/],
    ["a@evil.example b@ours.example", /no e-mail address/],
    ["<a@evil.example>b@ours.example", /no e-mail address/],
    ['"a@evil.example"@ours.example', /no e-mail address/],
    ["a(b)@ours.example", /no e-mail address/],
    ["a@ours.example\r\nBcc: b@evil.example", /no e-mail address/],
    ["a@ours.example\n", /no e-mail address/],
    ["a@evil.example%@ours.example@ours.example", /no e-mail address/],
    ["ours.example", /no e-mail address/],
    [`${"a".repeat(65)}@ours.example`, /no e-mail address/],
    ["ä@ours.example", /no e-mail address/],
    [".a@ours.example", /no e-mail address/],
  ])("may not go to %j", (address, why) => {
    expect(refusalOfAddress(address)).toMatch(why);
  });

  test("needs a server to send it by", () => {
    const { mail: _mail, ...rest } = settings();
    expect(refusalOf({ channel: "email", destination: "a@ours.example" }, { ...rest, mail: undefined })).toMatch(
      /only where the service runs on Node, with SMTP_URL/,
    );
  });

  test("has an address without anything that could end a line or begin another address", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.constantFrom("", "@ours.example"),
        (text, domain) => {
          if (isMailAddress(text + domain)) expect(text + domain).toMatch(/^[^\s<>(),;:"\\[\]]+@[A-Za-z0-9.-]+$/);
        },
      ),
    );
  });
});

test("the ways of writing a destination are stored as one", () => {
  expect(canonical({ channel: "webhook", destination: "HTTPS://Bücher.Example:443/a/../b" })).toBe(
    "https://xn--bcher-kva.example/b",
  );
  expect(canonical({ channel: "email", destination: "A.b@Ours.Example" })).toBe("A.b@ours.example");
});

test.each(["", "*", "*.", "a b", "https://a", "a/b", "a:b", "a:999999", "a.", "user@a", "*.*.a", "a*", "[::1", "%41"])(
  "%j is no host",
  (text) => {
    expect(parseHost(text)).toBeUndefined();
  },
);
