import { afterEach, beforeEach, expect, test } from "vitest";
import { pack, unpack } from "../../src/incidents/evidence/archive.ts";
import { putInventory, smallNetwork, withCounts } from "../impact/small-network.ts";
import { faultsIn } from "./evidence-faults.ts";
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

async function fileOf(id: string): Promise<Uint8Array> {
  const answer = await service.request(`/v1/incidents/${id}/evidence.zip`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

async function faultsInFileOf(id: string): Promise<readonly string[]> {
  return await faultsIn(await fileOf(id));
}

type Content = Record<"own" | "joint", Record<"affected" | "impaired", Record<"low" | "point" | "high", number>>> & {
  text: string;
  since: string;
};

/** What somebody might alter of the first report, and all digests with it. */
const ALTERATIONS: readonly ((report: Content) => void)[] = [
  (report) => (report.own.affected.point -= 1),
  (report) => (report.joint.impaired.high += 1),
  (report) => (report.text = report.text.replace("no 1", "no 9")),
  (report) => (report.since = "2018-12-06T04:39:00Z"),
];

function altered(bytes: Uint8Array, alter: (report: Content) => void): Uint8Array {
  const parts = unpack(bytes).parts.map(({ name, text }) => {
    if (name !== "records.json") return { name, text };
    const records = JSON.parse(text);
    alter(records.find(({ kind }: { readonly kind: string }) => kind === "sitrep").content);
    return { name, text: `${JSON.stringify(records, null, 1)}\n` };
  });
  return pack(parts);
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
  for (const alter of ALTERATIONS)
    expect(await faultsIn(altered(await fileOf(id), alter)), String(alter)).not.toEqual([]);
  await tell("e6", "msc-1", "up", ago(1));
  await tell("e7", "hss-1", "up", ago(1));
  expect(await faultsInFileOf(id)).toEqual([]);
});

test("a file and a report in words of before, which were of the point alone, are held to what they say", async () => {
  await putInventory(service, smallNetwork, `?effectiveFrom=2018-01-01T00:00:00Z`);
  await tell("e1", "mme-1", "down", ago(300));
  const { incidents } = await getIncidents(service);
  const id = incidents.find(({ state }) => state === "open")?.id ?? "";
  await send("POST", `/v1/incidents/${id}/sitreps`, { remark: "as it was told" });
  const file = await fileOf(id);
  const inWords = (words: string): Uint8Array =>
    pack(unpack(file).parts.map(({ name, text }) => ({ name, text: text.replaceAll("between 40 and 80", words) })));
  for (const name of ["incident.json", "estimates.json", "records.json"])
    expect(unpack(file).parts.find((part) => part.name === name)?.text).toContain("between 40 and 80");
  expect(await faultsIn(inWords("about 40"))).toEqual([]);
  expect((await faultsIn(inWords("about 41"))).join("; ")).toMatch(
    /incident.json .*estimates.json .* headline is not .* text is not/,
  );
});
