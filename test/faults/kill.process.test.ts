import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { compile, estimate, report } from "../../src/engine/index.ts";
import { Inventory } from "../../src/inventory/document.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";
import { type Running, addressOf, privateFolder, startService } from "../support/running-service.ts";
import { urlOf } from "../support/workerd.ts";

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as many. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const rounds = process.env["LONG"] === "1" ? 100 : 10;

const CLIENTS = 12;
const inventory = Inventory.parse(
  JSON.parse(readFileSync(new URL("../../examples/o2-2018/inventory.json", import.meta.url), "utf8")),
);
const nodes = inventory.nodes.map(({ id }) => id);
const Page = z.object({
  events: z.array(z.object({ id: z.string(), sequence: z.number() })),
  next: z.number().nullable(),
});
const Impact = z.object({ affected: z.unknown(), impaired: z.unknown(), base: z.number() });

type Sent = { readonly id: string; readonly node: string; readonly state: "up" | "down"; readonly occurredAt: string };
/** What the clients know: what they were answered 202, and what they were not answered. */
type Record = { readonly answered: Map<string, Sent>; readonly unanswered: Map<string, Sent> };

let data: Awaited<ReturnType<typeof privateFolder>>;
let ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  data = await privateFolder();
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
  await data.remove();
});

async function send(address: string, method: string, path: string, body: unknown): Promise<number> {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${address}${path}`, { method, headers, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  return answer.status;
}

let count = 0;
function nextEvent(choice: number): Sent {
  count += 1;
  const occurredAt = new Date(Date.UTC(2018, 11, 6) + count * 1000).toISOString();
  const node = nodes[(choice * 7919 + count * 31) % nodes.length] ?? "";
  return { id: `event-${count}`, node, state: (choice + count) % 3 === 0 ? "up" : "down", occurredAt };
}

/** Sends one event after the other until the socket breaks. True where it broke under an event that was on its way. */
async function writeUntilBroken(address: string, choice: number, record: Record): Promise<boolean> {
  for (;;) {
    const event = nextEvent(choice);
    record.unanswered.set(event.id, event);
    try {
      const status = await send(address, "POST", "/v1/events", event);
      expect(status).toBe(202);
      record.unanswered.delete(event.id);
      record.answered.set(event.id, event);
    } catch (error) {
      if (error instanceof TypeError) return true;
      throw error;
    }
  }
}

async function readIds(address: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: z.infer<typeof Page> = Page.parse(
      await (await fetch(`${address}/v1/events?limit=1000&after=${after}`)).json(),
    );
    ids.push(...page.events.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

/** The estimate as the clients would make it of what they sent. */
function ownEstimate(events: readonly Sent[]) {
  const last = new Map(
    events.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1)).map(({ node, state }) => [node, state]),
  );
  const states = new Map([...last].map(([node, state]): [string, number] => [node, state === "up" ? 1 : 0]));
  return report(estimate(compile(inventory), states)).total;
}

async function startOn(environment: { [name: string]: string }): Promise<{ service: Running; address: string }> {
  const many = { REQUESTS_PER_MINUTE: "9999999", REQUESTS_PER_MINUTE_AND_ADDRESS: "9999999" };
  const service = startService({ ...environment, ...many });
  ends.push(async () => await service.end("SIGKILL"));
  return { service, address: await addressOf(service) };
}

async function serverPostgres(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: data.folder, listen: "loopback" });
  ends.push(server.stop);
  return server;
}

test.each(["embedded", "server"])(
  "nothing that was answered 202 is lost or doubled by kill -9 with writes in flight, on %s PostgreSQL",
  async (kind) => {
    console.info(`kill -9 on ${kind}: seed ${seed}, ${rounds} rounds`);
    const environment: { [name: string]: string } =
      kind === "embedded" ? { DATA_DIR: data.folder } : { DATABASE_URL: urlOf((await serverPostgres()).connection) };
    const delays = fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed });
    const record: Record = { answered: new Map(), unanswered: new Map() };
    let running = await startOn(environment);
    expect(await send(running.address, "PUT", "/v1/inventory", inventory)).toBe(201);
    for (const delay of delays) {
      const before = record.answered.size;
      const { service, address } = running;
      const writing = Array.from({ length: CLIENTS }, (_, choice) => writeUntilBroken(address, choice, record));
      await new Promise((resolve) => setTimeout(resolve, delay));
      service.child.kill("SIGKILL");
      expect(await Promise.all(writing)).toEqual(writing.map(() => true));
      await service.exit();
      running = await startOn(environment);
      const stored = await readIds(running.address);
      expect(new Set(stored).size).toBe(stored.length);
      const lost = [...record.answered.keys()].filter((id) => !stored.includes(id));
      expect(lost).toEqual([]);
      // Whoever was not answered sends again.
      for (const [id, event] of record.unanswered) {
        expect(await send(running.address, "POST", "/v1/events", event)).toBe(202);
        record.answered.set(id, event);
      }
      record.unanswered.clear();
      expect(record.answered.size).toBeGreaterThan(before);
      const { affected, impaired, base } = Impact.parse(await (await fetch(`${running.address}/v1/impact`)).json());
      expect({ affected, impaired, base }).toEqual(ownEstimate([...record.answered.values()]));
    }
    const all = await readIds(running.address);
    expect(all.toSorted()).toEqual([...record.answered.keys()].toSorted());
    console.info(`${record.answered.size} events`);
  },
  rounds * 20_000,
);
