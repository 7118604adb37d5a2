import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MailServer, startMailServer } from "../../support/mail-server.ts";
import { type Receiver, startReceiver } from "../../support/receiver.ts";
import { type Running, addressOf, privateFolder, standStill, startService } from "../../support/running-service.ts";
import { environmentFor, wordsIn } from "./subscribing.ts";

/** The whole service tells by itself: by webhook and by e-mail, through kill -9 and a database that stands still. */

const inventory = readFileSync(new URL("../../../examples/o2-2018/inventory.json", import.meta.url), "utf8");
const PATIENCE = { timeout: 60_000, interval: 100 };

let data: Awaited<ReturnType<typeof privateFolder>>;
let receiver: Receiver;
let mail: MailServer;
let service: Running;
let address: string;
let resume = (): void => {};
beforeEach(async () => {
  [data, receiver, mail] = [await privateFolder(), await startReceiver(), await startMailServer()];
  await start();
  expect((await send("PUT", "/v1/inventory", inventory)).status).toBe(201);
});
afterEach(async () => {
  resume();
  await service.end("SIGTERM");
  await receiver.close();
  await mail.close();
  await data.remove();
});

async function start(): Promise<void> {
  service = startService({
    DATA_DIR: data.folder,
    ...environmentFor(receiver),
    SMTP_URL: mail.url,
    MAIL_FROM: "headcount@host.example",
    OUTBOX_MAIL_DOMAINS: "host.example",
  });
  address = await addressOf(service);
}

async function send(method: string, path: string, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(address + path, { method, headers, body: text });
  const json: unknown = await answer.json();
  return { status: answer.status, body: json };
}

let count = 0;
async function tell(node: string, state: "up" | "down"): Promise<void> {
  count += 1;
  const occurredAt = new Date(Date.UTC(2018, 11, 6, 5, 0, count)).toISOString();
  expect((await send("POST", "/v1/events", { id: `e${count}`, node, state, occurredAt })).status).toBe(202);
}

async function subscribe(to: object): Promise<string> {
  const { status, body } = await send("POST", "/v1/subscriptions", {
    to,
    when: { figure: "affected", atLeast: 1_000_000 },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(Object(body).secret);
}

test("whoever subscribed is told, by webhook and by e-mail, of an outage and of its end", async () => {
  const secret = await subscribe({ webhook: receiver.url() });
  await subscribe({ email: "noc@host.example" });
  await tell("hss-1", "down");
  await vi.waitFor(() => expect([receiver.received.length, mail.mails.length]).toEqual([1, 1]), PATIENCE);
  await tell("hss-1", "up");
  await vi.waitFor(() => expect([receiver.received.length, mail.mails.length]).toEqual([2, 2]), PATIENCE);
  expect(wordsIn(receiver, secret)).toEqual(["raised 8075000", "cleared 0"]);
  expect(mail.mails.map(({ raw }) => /^Subject: .*: (\w+)\r$/m.exec(raw)?.[1])).toEqual(["raised", "cleared"]);
});

test("what was not yet told when the service was killed is told when it runs again, and nothing twice", async () => {
  const secret = await subscribe({ webhook: receiver.url() });
  await receiver.close();
  await tell("hss-1", "down");
  await vi.waitFor(
    async () => expect(await (await fetch(`${address}/v1/outbox`)).text()).toContain("ECONNREFUSED"),
    PATIENCE,
  );
  await service.end("SIGKILL");
  await receiver.reopen();
  await start();
  await vi.waitFor(() => expect(wordsIn(receiver, secret)).toEqual(["raised 8075000"]), PATIENCE);
  await tell("hss-1", "up");
  await vi.waitFor(() => expect(wordsIn(receiver, secret)).toEqual(["raised 8075000", "cleared 0"]), PATIENCE);
});

test("while the database stands still nobody is told anything, and afterwards everybody of what is so", async () => {
  const secret = await subscribe({ webhook: receiver.url() });
  await tell("hss-1", "down");
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), PATIENCE);
  resume = await standStill(data.folder);
  await vi.waitFor(async () => {
    const impact: unknown = await (await fetch(`${address}/v1/impact`)).json();
    expect(Object(impact).stale).toBe(true);
  }, PATIENCE);
  expect(receiver.received).toHaveLength(1);
  resume();
  resume = () => {};
  await vi.waitFor(async () => expect((await fetch(`${address}/v1/nodes`)).status).toBe(200), PATIENCE);
  await tell("hss-1", "up");
  await vi.waitFor(() => expect(wordsIn(receiver, secret)).toEqual(["raised 8075000", "cleared 0"]), PATIENCE);
});
