import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMemory } from "../../../src/app.ts";
import { isSilence, openDatabase } from "../../../src/platform/database.ts";
import { remindOfObligations } from "../../../src/regulation/clocks/remind.ts";
import { DEFAULT_REMINDERS } from "../../../src/regulation/clocks/settings.ts";
import { secretOf } from "../../../src/platform/outbox/signature.ts";
import { KEY, environmentFor } from "../../impact/subscriptions/subscribing.ts";
import { postEvents, putInventory } from "../../impact/small-network.ts";
import { type Receiver, startReceiver, verified } from "../../support/receiver.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { network, putOwnRules } from "./own-pack.ts";

/** A failure that began 70 minutes ago: of the two hours that Canada gives 50 minutes are left, of Ofcom's three 110. */

let receiver: Receiver;
let service: TestService;
/** Names a duty officer who is reached by a machine. */
async function name(id: string, other: object = {}): Promise<void> {
  const channel = { kind: "webhook", address: receiver.url(`/${id}`) };
  const body = { pack: "house", recipient: "duty-officer", name: id, channel, ...other };
  const { status, body: answer } = await service.send("PUT", `/v1/regulation/recipients/${id}`, body);
  expect(status, JSON.stringify(answer)).toBeLessThan(300);
}
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

beforeEach(async () => {
  receiver = await startReceiver();
  service = await startTestService({ environment: environmentFor(receiver) });
  await putInventory(service, network);
  await putOwnRules(service, ["ca-primary-user-minutes", "uk-2022-critical-user-hours"]);
  await name("duty");
  await postEvents(service, { id: "fails", node: "hss-1", state: "down", occurredAt: minutesAgo(70) });
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await receiver.close();
  await service.close();
});

/** Who was called, about what, how long before. */
const calls = () =>
  receiver.received.map((one) => {
    const { type, data } = Object(verified(one, secretOf(KEY, `recipients${one.path}`)));
    return `${type} ${one.path}: ${data.obligation.regulator.slice(0, 4)} ${data.obligation.stage} ${data.leadMinutes}`;
  });
const CRTC = "obligation.due /duty: CRTC notification 60";

describe("whoever is on duty", () => {
  test("is called once before a deadline, and not about what is due later", async () => {
    for (let round = 0; round < 3; round += 1) await service.runChores();
    expect(calls()).toEqual([CRTC]);
  });

  test("is called once, however many processes look at once", async () => {
    const processes = Array.from({ length: 6 }, () => service.restart());
    await Promise.all(processes.map(async (one) => await one.runChores()));
    await service.runChores();
    expect(calls()).toEqual([CRTC]);
    expect(processes.flatMap(({ defects }) => defects)).toEqual([]);
  });

  test("is each called, and one who cannot be reached by a machine keeps nobody from it", async () => {
    const phone = { kind: "phone", address: "+44 20 7946 0000" } as const;
    await name("phone", { channel: phone });
    await name("deputy");
    await service.runChores();
    expect(calls().toSorted()).toEqual(["obligation.due /deputy: CRTC notification 60", CRTC]);
  });

  test("is called anew when the deadline becomes another", async () => {
    await service.runChores();
    const id = (await service.db.execute(sql`select incident from reminders`)).map((row) => String(row["incident"]))[0];
    const fact = { value: minutesAgo(61), operator: "host", ground: "Logbook" };
    expect((await service.send("PUT", `/v1/incidents/${id}/facts/awareAt`, fact)).status).toBe(200);
    await service.runChores();
    await service.runChores();
    expect(calls()).toEqual([CRTC, CRTC]);
  });

  test("is not called about what was acknowledged, nor where nobody is named", async () => {
    await service.send("DELETE", "/v1/regulation/recipients/duty", undefined);
    await service.runChores();
    await name("duty");
    await putOwnRules(service, []);
    await service.runChores();
    expect(calls()).toEqual([]);
    expect(await service.db.execute(sql`select * from reminders`)).toHaveLength(0);
  });

  test("is not called while the database is silent", async () => {
    const { db, close } = openDatabase({ host: "127.0.0.1", port: 1, user: "nobody", password: "", database: "none" });
    const looking = { db, ...createMemory(), reminders: DEFAULT_REMINDERS, publicUrl: undefined };
    const error: unknown = await remindOfObligations(looking).catch((reason: unknown) => reason);
    expect(isSilence(error), String(error)).toBe(true);
    await close();
  });

  test("is called by the second channel once the first is known to fail", async () => {
    const webhook = (path: string) => ({ kind: "webhook", address: receiver.url(path) });
    await name("duty", { channel: webhook("/gone"), secondChannel: webhook("/second") });
    await service.runChores();
    await service.db.execute(sql`update outbox set state = 'dead', last_error = 'answered 500'`);
    await putOwnRules(service, ["us-nors-wireless-msc"]);
    await service.runChores();
    expect(receiver.received.map(({ path }) => path)).toEqual(["/gone", "/second"]);
  });
});
