import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secretOf } from "../../src/platform/outbox/signature.ts";
import { PublicStatus } from "../../src/statements/publishing/status.ts";
import { KEY, environmentFor } from "../impact/subscriptions/subscribing.ts";
import { postEvents, putInventory } from "../impact/small-network.ts";
import { idOfNewest, minutesFromNow } from "../regulation/filings/filing-service.ts";
import { type Receiver, startReceiver, verified } from "../support/receiver.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { AUTHOR, type Desk, OTHER, deskOf, network, publish } from "./statement-service.ts";

let receiver: Receiver;
let author: TestService;
let other: TestService;
let desk: Desk;
const BEGAN_AT = minutesFromNow(-5);
const people = () => ({ author, other });

beforeEach(async () => {
  receiver = await startReceiver();
  author = await startTestService({ principal: AUTHOR, environment: environmentFor(receiver) });
  other = author.restart(OTHER);
  await putInventory(author, network);
  await postEvents(author, { id: "a", node: "hss-1", state: "down", occurredAt: BEGAN_AT });
  desk = deskOf(author, await idOfNewest(author));
});
afterEach(async () => {
  expect([...author.defects, ...other.defects]).toEqual([]);
  await receiver.close();
  await author.close();
});

const recipient = async (id: string, audience: string): Promise<void> => {
  const via = { kind: "webhook", address: receiver.url(`/${id}`) };
  const body = { name: id, audience, language: "en", channel: "plain", via };
  expect((await author.send("PUT", `/v1/statements/recipients/${id}`, body)).status).toBe(200);
};

const received = (path: string) =>
  receiver.received
    .filter((one) => one.path === path)
    .map((one) => Object(verified(one, secretOf(KEY, `statement-recipients${path}`))).type);

const status = async () => PublicStatus.parse((await author.get("/public/status.json")).body).statements;

const tellLate = async (): Promise<void> => {
  await postEvents(author, { id: "b", node: "hss-2", state: "down", occurredAt: minutesFromNow(-9) });
  expect(await idOfNewest(author)).not.toBe(desk.id);
};

describe("an incident that gets another id since more of its beginning is told late", () => {
  test("has the statements that were worded before, and what they were sent is found", async () => {
    await recipient("app", "customers");
    const words = {
      texts: [{ language: "en", channel: "plain", text: "We are sorry. {operator}" }],
      channels: ["plain"],
    };
    const { reference } = await desk.draft(words);
    await desk.must(author, reference, "submit");
    await tellLate();
    await desk.must(other, reference, "approve");
    await desk.must(author, reference, "publish");
    await author.runChores();
    const { statements } = await desk.all();
    expect(statements[0]?.told).toMatchObject([{ id: "app", delivery: { state: "delivered" } }]);
    expect(await status()).toMatchObject([{ reference, state: "current" }]);
  });

  test("says in public too which of its statements was superseded", async () => {
    const { reference } = await publish(desk, people());
    await tellLate();
    const later = await publish(desk, people(), { message: "update.customers" });
    expect(await status()).toMatchObject([
      { reference: later.reference, state: "current" },
      { reference, state: "superseded", replacedBy: later.reference },
    ]);
  });
});

describe("of an incident that was corrected away", () => {
  test("a statement stays to be read, says that there was none, and can be taken back", async () => {
    await recipient("app", "customers");
    await recipient("desk", "press-office");
    const { reference } = await publish(desk, people());
    await author.runChores();
    await postEvents(author, { id: "c", node: "hss-1", state: "up", occurredAt: BEGAN_AT });
    expect(await idOfNewest(author)).toBe("none");
    const processes = Array.from({ length: 3 }, () => author.restart());
    await Promise.all(processes.map(async (one) => await one.runChores()));
    await author.runChores();
    expect(received("/desk")).toEqual(["statement.out-of-date"]);
    const { statements, putRight } = await desk.all();
    expect(statements).toHaveLength(1);
    expect(statements[0]?.departures).toMatchObject([
      { what: "the outage", now: expect.stringContaining("corrected") },
    ]);
    expect(statements[0]?.steps.at(-1)).toMatchObject({ step: "out-of-date", correction: null });
    expect(putRight).toMatchObject([{ recipient: "app", state: "open" }]);
    expect(await status()).toMatchObject([{ reference, state: "current" }]);
    await desk.must(other, reference, "withdraw", { ground: "there was none" });
    expect(await status()).toMatchObject([{ reference, state: "withdrawn", texts: [] }]);
  });

  test("nothing is worded or published any more", async () => {
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    await postEvents(author, { id: "c", node: "hss-1", state: "up", occurredAt: BEGAN_AT });
    expect((await desk.take(author, reference, "publish")).status).toBe(404);
    expect((await desk.all()).statements[0]?.state).toBe("approved");
    expect((await author.get("/v1/incidents/999/statements")).status).toBe(404);
  });
});
