/**
 * How fast a year is: `npm run bench:timeline`. 100,000 events of O2's network in a year, in a ledger of its own; the timeline
 * of that year over HTTP, the first time and again, and after one more event and a late one, against the same sum in SQL over
 * a table that has every step ready. In turn, in one run.
 */
import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { z } from "zod";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";
import { addressOf, privateFolder, startService } from "../support/running-service.ts";
import { summary } from "./summary.ts";

const EVENTS = 100_000;
const ROUNDS = 9;
const YEAR = "from=2017-01-01T00:00:00Z&to=2018-01-01T00:00:00Z";
const STEP = 86_400;

const Inventory = z.looseObject({ nodes: z.array(z.looseObject({ id: z.string() })) });
const Figure = z.object({ low: z.number(), point: z.number(), high: z.number() });
const Timeline = z.object({
  points: z.array(z.object({ at: z.string(), affected: Figure })),
  customerHours: Figure,
});
type Timeline = z.infer<typeof Timeline>;

await main();

async function main(): Promise<void> {
  const data = await privateFolder();
  const database = await startEmbeddedPostgres({ dataDir: data.folder, listen: "loopback" });
  const { host, port, username, password = "", database: name } = database.connection;
  const url = `postgres://${username}:${password}@${host}:${port}/${name}`;
  const many = { REQUESTS_PER_MINUTE: "99999999", REQUESTS_PER_MINUTE_AND_ADDRESS: "99999999", DATABASE_URL: url };
  const service = startService({ ...many, DATA_DIR: data.folder });
  const sql = postgres({ ...database.connection, onnotice: () => {} });
  try {
    const address = await addressOf(service);
    await fill(address);
    await measure(address, sql);
  } finally {
    await service.end("SIGTERM");
    await sql.end();
    await database.stop();
    await data.remove();
  }
}

/** Of each node in turn: down, and up within the hour. Always the same. */
function* eventsOf(nodes: readonly string[]) {
  let random = 1;
  const next = (): number => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  const start = Date.parse("2017-01-01T00:00:00Z");
  const downs = Array.from({ length: EVENTS / 2 }, (_, index) => {
    const at = start + (index * 365 * 86_400_000) / (EVENTS / 2);
    return { at, until: at + 60_000 + next() * 3_500_000, node: nodes[Math.floor(next() * nodes.length)] ?? "" };
  });
  const all = downs.flatMap(({ at, until, node }) => [
    { at, node, state: "down" },
    { at: until, node, state: "up" },
  ]);
  for (const [index, { at, node, state }] of all.toSorted((a, b) => a.at - b.at).entries()) {
    const time = new Date(at).toISOString();
    yield { id: `e${index}`, node, state, occurredAt: time, recordedAt: time };
  }
}

async function fill(address: string): Promise<void> {
  const document = Inventory.parse(JSON.parse(await readFile("examples/o2-2018/inventory.json", "utf8")));
  await send(`${address}/v1/inventory?recordedAt=2016-12-01T00:00:00Z`, "PUT", document);
  const events = [...eventsOf(document.nodes.map(({ id }) => id))];
  for (let start = 0; start < events.length; start += 10_000)
    await send(`${address}/v1/events`, "POST", events.slice(start, start + 10_000));
}

async function send(url: string, method: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
}

async function measure(address: string, sql: postgres.Sql): Promise<void> {
  const ask = async (): Promise<Timeline> => {
    const answer = await fetch(`${address}/v1/impact/timeline?${YEAR}&step=${STEP}`);
    if (!answer.ok) throw new Error(await answer.text());
    return Timeline.parse(await answer.json());
  };
  const first = await timed(ask);
  const steps = await storeSteps(address, sql);
  const [again, inSql]: [number[], number[]] = [[], []];
  let difference = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const own = await timed(ask);
    const rival = await timed(() => sumInSql(sql));
    again.push(own.milliseconds);
    inSql.push(rival.milliseconds);
    difference = Math.abs(own.value.customerHours.point - rival.value);
  }
  const event = async (occurredAt: string, id: string): Promise<number> => {
    await send(`${address}/v1/events`, "POST", { id, node: "hss-1", state: "up", occurredAt });
    return (await timed(ask)).milliseconds;
  };
  const fresh = await event(new Date().toISOString(), "fresh");
  const late = await event("2017-12-01T00:00:00Z", "late");
  const old = await event("2017-01-02T00:00:00Z", "old");
  console.log(`${EVENTS} events of O2's 43 nodes in a year, ${steps} steps; ${ROUNDS} rounds; node ${process.version}`);
  console.log(`The sums differ by ${difference} customer-hours of ${first.value.customerHours.point}.\n`);
  console.log("| | ms |\n|---|---|");
  console.log(`| the timeline, the first time | ${first.milliseconds.toFixed(0)} |`);
  console.log(`| again | ${summary(again)} |`);
  console.log(`| once one more event was told | ${fresh.toFixed(0)} |`);
  console.log(`| once an event of a month before the end was told | ${late.toFixed(0)} |`);
  console.log(`| once an event of the first days was told | ${old.toFixed(0)} |`);
  const incidents = async () => await (await fetch(`${address}/v1/incidents`)).text();
  const list = await timed(incidents);
  const listAgain = await timed(incidents);
  console.log(`| its incidents, the first time | ${list.milliseconds.toFixed(0)} |`);
  console.log(`| again | ${listAgain.milliseconds.toFixed(0)} |`);
  console.log(`| the same sum in SQL, of steps that stand ready | ${summary(inSql)} |`);
}

async function timed<Value>(act: () => Promise<Value>): Promise<{ value: Value; milliseconds: number }> {
  const start = performance.now();
  const value = await act();
  return { value, milliseconds: performance.now() - start };
}

/** Every step as a row, as somebody would keep it who reckons in SQL. */
async function storeSteps(address: string, sql: postgres.Sql): Promise<number> {
  await sql`create table steps (at timestamptz primary key, low bigint, point bigint, high bigint)`;
  let count = 0;
  for (let month = 0; month < 365; month += 5) {
    const [from, to] = [day(month), day(Math.min(365, month + 5))];
    const answer = await fetch(`${address}/v1/impact/timeline?from=${from}&to=${to}`);
    if (!answer.ok) throw new Error(await answer.text());
    const { points } = Timeline.parse(await answer.json());
    const rows = points.map(({ at, affected: { low, point, high } }) => ({ at, low, point, high }));
    await sql`insert into steps ${sql(rows)} on conflict do nothing`;
    count += rows.length;
  }
  await sql`analyze steps`;
  return count;
}

function day(number: number): string {
  return new Date(Date.parse("2017-01-01T00:00:00Z") + number * 86_400_000).toISOString();
}

async function sumInSql(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ hours: string }[]>`
    select sum(point * extract(epoch from until - at)) / 3600 as hours
    from (select *, coalesce(lead(at) over (order by at), '2018-01-01T00:00:00Z') as until from steps) as step`;
  return Number(row?.hours);
}
