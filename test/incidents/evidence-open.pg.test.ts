import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyFile } from "../../src/incidents/evidence/verify-file.ts";
import { openDatabase } from "../../src/platform/database.ts";
import { putInventory, smallNetwork, withCounts } from "../impact/small-network.ts";
import { createMigratedDatabase } from "../support/database.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { getIncidents } from "./incident-body.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

async function send(method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await service.send(method, path, body);
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

async function faultsInFileOf(id: string): Promise<readonly string[]> {
  const answer = await service.request(`/v1/incidents/${id}/evidence.zip`);
  expect(answer.status).toBe(200);
  const { connection, drop } = await createMigratedDatabase();
  const { db, close } = openDatabase(connection);
  const { checks } = await verifyFile(db, new Uint8Array(await answer.arrayBuffer()));
  await close();
  await drop();
  return checks.flatMap(({ faults }) => faults);
}

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

async function tell(id: string, node: string, state: string, occurredAt: string): Promise<void> {
  await send("POST", "/v1/events", { id, node, state, occurredAt });
}

test("the evidence of an outage that goes on, of which all kinds of things were said, can be worked out again", async () => {
  await putInventory(service, smallNetwork, `?effectiveFrom=2018-01-01T00:00:00Z`);
  await send("PUT", "/v1/feeds/far", { covers: { function: "SGSN" }, heartbeatSeconds: 1 });
  for (const node of ["hss-1", "hss-2"])
    await send("POST", `/v1/nodes/${node}/registrations`, { count: 500, observedAt: ago(600) });
  await tell("e1", "msc-1", "down", ago(300));
  await tell("e2", "hss-1", "down", ago(200));
  await send("POST", "/v1/declarations", {
    id: "said",
    area: "south",
    service: "data",
    share: { low: 0, point: 0.1, high: 0.5 },
    outcome: "impaired",
    occurredAt: ago(100),
    until: new Date(Date.now() + 3_600_000).toISOString(),
    reason: "nobody counted",
  });
  // A second version, and what was told late of the beginning.
  await putInventory(
    service,
    withCounts((count) => count + 7),
    `?effectiveFrom=${ago(50)}`,
  );
  await send("POST", "/v1/events", { id: "e4", node: "msc-1", state: "down", occurredAt: ago(400) });
  await tell("e5", "sgsn-1", "unknown", ago(20));
  const { incidents } = await getIncidents(service);
  const incident = incidents.find(({ state }) => state === "open");
  expect(incident).toBeDefined();
  const id = incident?.id ?? "";
  await send("POST", `/v1/incidents/${id}/sitreps`, { remark: "going on" });
  await send("PUT", `/v1/incidents/${id}/name`, { name: "A name" });
  for (const other of incidents.filter((one) => one.id !== id))
    await send("POST", `/v1/incidents/${id}/merges`, { with: other.id, ground: "the same power cut" });
  await send("POST", `/v1/incidents/${id}/sitreps`, { remark: "once merged" });
  await service.runChores();
  expect(await faultsInFileOf(id)).toEqual([]);
  await tell("e6", "msc-1", "up", ago(1));
  await tell("e7", "hss-1", "up", ago(1));
  expect(await faultsInFileOf(id)).toEqual([]);
});
