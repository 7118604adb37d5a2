/**
 * How many events a second: `npm run bench:writes`. The service and its rivals on one embedded PostgreSQL, in turn, in one
 * run: single events by HTTP at 8, 64 and 256 connections against `pgbench -c 8` that inserts rows of the same columns, one
 * a transaction; a list of 10,000 events against COPY of the same rows.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import autocannon from "autocannon";
import { connect } from "../../src/platform/database.ts";
import { type PostgresConnection, startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";
import { addressOf, privateFolder, startService } from "../support/running-service.ts";
import { urlOf } from "../support/workerd.ts";
import { median, summary } from "./summary.ts";

const SECONDS = 6;
const ROUNDS = 3;
const LIST = 10_000;

let sent = 0;
const eventOf = (id: string) => ({
  id,
  node: "sgsn-mme-01",
  state: "down",
  occurredAt: "2018-12-06T05:00:00Z",
  reason: "certificate expired",
});

const setupRequest = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  body: JSON.stringify(eventOf(`single-${++sent}`)),
});

const data = await privateFolder();
const server = await startEmbeddedPostgres({ dataDir: data.folder, listen: "loopback" });
const service = startService({
  DATABASE_URL: urlOf(server.connection),
  REQUESTS_PER_MINUTE: "99999999",
  REQUESTS_PER_MINUTE_AND_ADDRESS: "99999999",
});
try {
  const address = await addressOf(service);
  await putInventory(address);
  const sql = connect(server.connection, { connections: 1 });
  await sql`create table rival (like ledger including all)`;
  await sql`create sequence rival_sequence`;
  await sql.end();
  const rival: number[] = [];
  const ours = new Map<number, number[]>([8, 64, 256].map((connections) => [connections, []]));
  for (let round = 0; round < ROUNDS; round++) {
    rival.push(pgbench(server.connection));
    for (const [connections, rates] of ours) rates.push(await postSingly(address, connections));
  }
  console.log(
    `Median (least … most) of ${ROUNDS} rounds of ${SECONDS} s; node ${process.version}, embedded PostgreSQL, loopback\n`,
  );
  console.log("| one at a time | events a second | of pgbench |\n|---|---|---|");
  console.log(`| pgbench, 8 clients, a row a transaction | ${summary(rival)} | 1 |`);
  for (const [connections, rates] of ours)
    console.log(
      `| POST /v1/events, ${connections} connections | ${summary(rates)} | ${(median(rates) / median(rival)).toFixed(2)} |`,
    );
  const [listed, copied]: [number[], number[]] = [[], []];
  for (let round = 0; round <= 5; round++) {
    const list = await postList(address, round);
    const copy = await copyRows(server.connection, round);
    if (round > 0) {
      listed.push(list);
      copied.push(copy);
    }
  }
  console.log(`\n| ${LIST} at once | events a second | of COPY |\n|---|---|---|`);
  console.log(`| COPY of the same rows | ${summary(copied)} | 1 |`);
  console.log(`| POST /v1/events, one list | ${summary(listed)} | ${(median(listed) / median(copied)).toFixed(2)} |`);
} finally {
  await service.end("SIGTERM");
  await server.stop();
  await data.remove();
}

async function putInventory(address: string): Promise<void> {
  const body = readFileSync(new URL("../../examples/o2-2018/inventory.json", import.meta.url), "utf8");
  const answer = await fetch(`${address}/v1/inventory`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Rows a second that pgbench commits. */
function pgbench({ host, port, database, username, password = "" }: PostgresConnection): number {
  const script = join(data.folder, "rival.sql");
  writeFileSync(
    script,
    `insert into rival values (nextval('rival_sequence'), clock_timestamp(), false, 'event', 'e-' || nextval('rival_sequence'),
     'sgsn-mme-01', '2018-12-06T05:00:00Z', '{"state": "down", "reason": "certificate expired"}');\n`,
  );
  const args = [
    "-n",
    "-c",
    "8",
    "-j",
    "2",
    "-T",
    String(SECONDS),
    "-f",
    script,
    "-h",
    host,
    "-p",
    String(port),
    "-U",
    username,
    database,
  ];
  const output = execFileSync("pgbench", args, {
    encoding: "utf8",
    env: { ...process.env, PGPASSWORD: password },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return Number(/tps = ([\d.]+)/.exec(output)?.[1]);
}

/** Events a second that are answered 202, each in a request of its own. */
async function postSingly(address: string, connections: number): Promise<number> {
  const request = { method: "POST" as const, headers: { "content-type": "application/json" }, setupRequest };
  const {
    "2xx": accepted,
    non2xx,
    duration,
  } = await autocannon({ url: `${address}/v1/events`, connections, duration: SECONDS, requests: [request] });
  if (non2xx > 0) throw new Error(`${non2xx} events were refused`);
  return accepted / duration;
}

/** Events a second when they come in one list. */
async function postList(address: string, round: number): Promise<number> {
  const body = JSON.stringify(Array.from({ length: LIST }, (_, index) => eventOf(`list-${round}-${index}`)));
  const start = performance.now();
  const answer = await fetch(`${address}/v1/events`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  if (answer.status !== 202) throw new Error(await answer.text());
  await answer.arrayBuffer();
  return (LIST / (performance.now() - start)) * 1000;
}

/** Rows a second that COPY takes, of the rows that the list became: by the driver, as the service would. */
async function copyRows(connection: PostgresConnection, round: number): Promise<number> {
  const sql = connect(connection, { connections: 1 });
  const [made] = await sql<{ text: string }[]>`
    select string_agg(concat_ws(E'\\t', sequence, recorded_at, is_stated, kind, id, subject, occurred_at, content), E'\\n') || E'\\n' as text
    from ledger where id like ${`list-${round}-%`}`;
  await sql`truncate rival`;
  const start = performance.now();
  const copy = await sql`copy rival from stdin`.writable();
  copy.end(made?.text);
  await finished(copy);
  const took = performance.now() - start;
  const [counted] = await sql<{ rows: number }[]>`select count(*)::int as rows from rival`;
  if (counted?.rows !== LIST) throw new Error(`COPY took ${counted?.rows} rows`);
  await sql.end();
  return (LIST / took) * 1000;
}
