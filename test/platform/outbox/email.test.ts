import { afterEach, expect, test } from "vitest";
import { parseHost } from "../../../src/platform/outbox/allowed.ts";
import { createMailSender } from "../../../src/platform/outbox/email.ts";
import { type Mail, type MailServer, startMailServer } from "../../support/mail-server.ts";

/** Against a real SMTP server. */

let server: MailServer | undefined;
afterEach(async () => await server?.close());

async function startServer(refusal?: Error): Promise<MailServer> {
  return (server = await startMailServer(refusal));
}

const domains = [parseHost("ours.example")].filter((host) => host !== undefined);
const sender = (smtpUrl: string) => createMailSender({ smtpUrl, from: "headcount@ours.example", domains });
const message = (body: unknown, destination = "noc@ours.example") => ({
  id: "0".repeat(32),
  channel: "email" as const,
  source: "subscriptions/a",
  destination,
  body,
});
const headersOf = ({ raw }: Mail) => raw.slice(0, raw.indexOf("\r\n\r\n"));

test("an e-mail is plain text to one address, with an id that stays the same", async () => {
  const { url, mails } = await startServer();
  const send = sender(url);
  const body = { subject: "About 32 million affected", text: "Zwölf\n.\nend" };
  expect([await send(message(body)), await send(message(body))]).toEqual([undefined, undefined]);
  expect(mails).toHaveLength(2);
  for (const mail of mails) {
    expect(mail).toMatchObject({ from: "headcount@ours.example", to: ["noc@ours.example"] });
    expect(headersOf(mail)).toContain(`Message-ID: <${"0".repeat(32)}@ours.example>`);
    expect(headersOf(mail)).toContain("To: noc@ours.example");
    expect(headersOf(mail)).toContain("Subject: About 32 million affected");
    expect(headersOf(mail)).toContain("Content-Type: text/plain; charset=utf-8");
    expect(headersOf(mail)).toContain("Auto-Submitted: auto-generated");
  }
});

test("no name in it can add a header, a receiver or a part", async () => {
  const { url, mails } = await startServer();
  const subject = "a\r\nBcc: victim@evil.example\r\n\r\nb\u0000\u2028c";
  await sender(url)(message({ subject, text: "a\r\n.\r\nMAIL FROM:<x@evil.example>\r\n" }));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.to).toEqual(["noc@ours.example"]);
  expect(mails.map(headersOf).join()).not.toMatch(/^Bcc:/m);
});

test("an address that is not allowed, or is more than an address, is not written to", async () => {
  const { url, mails } = await startServer();
  for (const address of [
    "a@evil.example",
    "a@evil.example,noc@ours.example",
    "noc@ours.example\r\nRCPT TO:<a@evil.example>",
  ])
    expect(await sender(url)(message({ subject: "a", text: "b" }, address))).toMatch(/not one of|no e-mail address/);
  expect(mails).toEqual([]);
});

test("what the server says against it is told, in a line", async () => {
  const { url } = await startServer(Object.assign(new Error("mailbox\r\nfull"), { responseCode: 452 }));
  expect(await sender(url)(message({ subject: "a", text: "b" }))).toMatch(/^EENVELOPE: .*452.*mailbox/);
});

test("a server that is not there is told as such", async () => {
  expect(await sender("smtp://127.0.0.1:1")(message({ subject: "a", text: "b" }))).toMatch(/ECONNREFUSED/);
});
