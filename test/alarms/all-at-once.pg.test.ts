import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchFeeds } from "../../src/alarms/feeds/keep.ts";
import { parseAnyImpact, parseVerified } from "../impact/impact-body.ts";
import { putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, startTestService } from "../support/service.ts";

const ROUNDS = 12;

/** What each round sends at once, and what may come of it. */
function everyKindOfWrite(service: TestService, round: number): readonly Promise<{ readonly status: number }>[] {
  const now = new Date().toISOString();
  const send = (method: string, path: string, body: object) => service.send(method, path, body);
  const event = (id: string) => ({ id, node: "mme-1", state: round % 2 === 0 ? "down" : "up", occurredAt: now });
  const said = { service: "voice", share: 0.5, outcome: "affected", reason: "Said so" };
  return [
    ...["a", "b", "c"].map((name) => send("POST", "/v1/events", event(`${name}-${round}`))),
    send("POST", "/v1/events", event(`twice-${round}`)),
    send("POST", "/v1/events", event(`twice-${round}`)),
    send("PUT", "/v1/feeds/enm", { covers: { function: "MME" }, heartbeatSeconds: 1 + (round % 3) }),
    send("POST", "/v1/feeds/enm/heartbeat", {}),
    send("POST", "/v1/feeds/enm/heartbeat", {}),
    send("POST", "/v1/declarations", { ...said, id: `said-${round}` }),
    send("POST", "/v1/declarations/said-0/release", { reason: `for the ${round}th time` }),
    send("POST", `/v1/declarations/said-${round - 1}/release`, {}),
    send("POST", "/v1/nodes/hss-1/registrations", { count: round, observedAt: now }),
    send("POST", "/v1/nodes/hss-2/registrations", { count: round + 1, observedAt: now }),
    send("PUT", "/v1/settings/registrationsMaxAgeSeconds", { value: 60 + round }),
    service.get("/v1/impact"),
    service.get("/v1/nodes"),
    service.get("/v1/feeds"),
  ];
}

test("writers of every kind at once leave no gap and no step back in time, and every estimate can be checked", async () => {
  const service = await startTestService();
  const other = service.restart();
  await putInventory(service, smallNetwork);
  const ids: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await service.db.execute(sql`update feeds set last_heard_at = last_heard_at - interval '3 seconds'`);
    const writes = [...everyKindOfWrite(service, round), ...everyKindOfWrite(other, round)];
    const watching = [watchFeeds(service.db), watchFeeds(service.db)];
    const answers = await Promise.all(writes);
    await Promise.all(watching);
    for (const { status } of answers) expect([200, 201, 202, 404, 409]).toContain(status);
    ids.push(parseAnyImpact(await service.get("/v1/impact")).estimateId);
  }
  const rows = [
    ...(await service.db.execute<{ kind: string; gap: boolean; back: boolean }>(sql`
      select kind, sequence <> lag(sequence, 1, 0) over w + 1 as gap, recorded_at < lag(recorded_at) over w as back
      from ledger window w as (order by sequence)`)),
  ];
  expect(rows.filter(({ gap, back }) => gap || back)).toEqual([]);
  const kinds = new Set(rows.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(
    ["declaration", "event", "feed", "inventory", "registration", "setting", "silence"].toSorted(),
  );
  for (const id of ids) expect(parseVerified(await other.get(`/v1/estimates/${id}`)).verified).toBe(true);
  expect([...service.defects, ...other.defects]).toEqual([]);
  await service.close();
});
