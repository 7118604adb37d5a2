import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { Message, type NewMessage } from "../../../src/platform/outbox/message.ts";
import { enqueue } from "../../../src/platform/outbox/repository.ts";
import { secretOf } from "../../../src/platform/outbox/signature.ts";
import { type Receiver, startReceiver, verified } from "../../support/receiver.ts";
import { type TestService, expectProblem, startTestService } from "../../support/service.ts";

const KEY = "k".repeat(32);
const Page = z.strictObject({ messages: z.array(Message), next: z.string().nullable() });

let receiver: Receiver;
let service: TestService;
beforeEach(async () => {
  receiver = await startReceiver();
  service = await startTestService({ environment: { OUTBOX_KEY: KEY, OUTBOX_HOSTS: receiver.host } });
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await receiver.close();
  await service.close();
});

const message = (topic: string): NewMessage => ({
  topic,
  channel: "webhook",
  destination: receiver.url(),
  source: "subscriptions/a",
  body: { topic },
});

async function page(query = ""): Promise<z.infer<typeof Page>> {
  const answer = await service.get(`/v1/outbox${query}`);
  expect(answer.status).toBe(200);
  return Page.parse(answer.body);
}

test("every message can be found, the newest first, by its state and topic, page by page", async () => {
  for (const topic of ["one", "two", "three"]) await enqueue(service.db, [message(topic)]);
  await service.db.execute(sql`update outbox set state = 'dead' where topic = 'two'`);
  await service.runChores();
  const topics = async (query: string) => (await page(query)).messages.map(({ topic }) => topic);
  expect(await topics("")).toEqual(["three", "two", "one"]);
  expect(await topics("?state=dead")).toEqual(["two"]);
  expect(await topics("?state=delivered&topic=one,two")).toEqual(["one"]);
  const first = await page("?limit=2");
  expect(first.next).toBe(first.messages[1]?.id);
  expect(await page(`?limit=2&after=${first.next}`)).toMatchObject({ messages: [{ topic: "one" }], next: null });
  for (const query of ["?state=lost", "?topic=a%00", "?after=x", "?limit=0"])
    expectProblem(await service.get(`/v1/outbox${query}`), 400);
});

test("one that could not be sent is sent again when told to, under the same id, and the audit knows who told", async () => {
  receiver.answer(500);
  const [id = ""] = await enqueue(service.db, [message("one")]);
  await service.runChores();
  expect(Message.parse((await service.get(`/v1/outbox/${id}`)).body)).toMatchObject({
    state: "pending",
    attempts: 1,
    lastError: "answered 500",
    body: { topic: "one" },
  });
  await service.db.execute(sql`update outbox set state = 'dead'`);
  receiver.answer(200);
  for (const attempt of [1, 2]) {
    const replayed = await service.send("POST", `/v1/outbox/${id}/replay`, {});
    expect(replayed).toMatchObject({ status: 202, body: { id, state: "pending", attempts: 0, lastError: null } });
    await service.runChores();
    expect((await page()).messages).toMatchObject([{ id, state: "delivered", attempts: 1 }]);
    expect(receiver.received).toHaveLength(1 + attempt);
  }
  for (const received of receiver.received) {
    expect(received.id).toBe(id);
    expect(verified(received, secretOf(KEY, "subscriptions/a"))).toEqual({ topic: "one" });
  }
  const told = await service.db.execute(
    sql`select entry -> 'detail' ->> 'replayed' as id from audit where entry ->> 'kind' = 'write'`,
  );
  expect([...told]).toEqual([{ id }, { id }]);
});

test("what is not there is not found", async () => {
  for (const id of ["0".repeat(32), "x", "%00"]) {
    expectProblem(await service.get(`/v1/outbox/${id}`), 404);
    expectProblem(await service.send("POST", `/v1/outbox/${id}/replay`, {}), 404);
  }
});

test("it shows the whole network's business, and is no partner's to see", async () => {
  const partner = service.restart({ id: "partner", scopes: "all", operators: ["guest"] });
  for (const path of ["/v1/outbox", `/v1/outbox/${"0".repeat(32)}`]) expectProblem(await partner.get(path), 403);
  expectProblem(await partner.send("POST", `/v1/outbox/${"0".repeat(32)}/replay`, {}), 403);
});
