/**
 * How many reads a second: `npm run bench:reads`. GET /v1/impact on O2's outage, warm, 32 connections, and the same answered
 * 304, against a bare Hono handler that returns a constant body of the same size; in turn, in one run. And from an event to
 * an answer that has it: the event is sent, and the estimate asked for as soon as it is accepted.
 */
import autocannon from "autocannon";
import { z } from "zod";
import { addressOf, privateFolder, run, startService } from "../support/running-service.ts";
import { median, summary } from "./summary.ts";

const SECONDS = 6;
const ROUNDS = 3;
const CONNECTIONS = 32;
const EVENTS = 500;

const Impact = z.object({ sequence: z.number() });

await main();

async function main(): Promise<void> {
  const data = await privateFolder();
  const many = { REQUESTS_PER_MINUTE: "99999999", REQUESTS_PER_MINUTE_AND_ADDRESS: "99999999" };
  const service = startService({ DATA_DIR: data.folder, ...many }, ["--example", "examples/o2-2018"]);
  await service.prints(/See it as JSON/);
  const address = await addressOf(service);
  const first = await fetch(`${address}/v1/impact`);
  const body = await first.text();
  const bare = run([process.execPath, "test/bench/bare-hono.ts", String(body.length)]);
  try {
    await compare(address, await addressOf(bare), { etag: first.headers.get("etag") ?? "", bytes: body.length });
    await measureFreshness(address);
  } finally {
    await bare.end("SIGTERM");
    await service.end("SIGTERM");
    await data.remove();
  }
}

type Warm = { readonly etag: string; readonly bytes: number };

async function compare(address: string, rival: string, { etag, bytes }: Warm): Promise<void> {
  const asks: readonly (readonly [string, string, Record<string, string>])[] = [
    [`bare Hono, ${bytes} bytes`, `${rival}/`, {}],
    ["GET /v1/impact", `${address}/v1/impact`, {}],
    ["GET /v1/impact, 304", `${address}/v1/impact`, { "if-none-match": etag }],
  ];
  const rates = asks.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, [, url, headers]] of asks.entries()) rates[index]?.push(await rateOf(url, headers));
  console.log(
    `Median (least … most) of ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections; node ${process.version}\n`,
  );
  console.log("| | answers a second | of bare Hono |\n|---|---|---|");
  for (const [index, [name]] of asks.entries()) {
    const own = rates[index] ?? [];
    console.log(`| ${name} | ${summary(own)} | ${(median(own) / median(rates[0] ?? [])).toFixed(2)} |`);
  }
}

async function rateOf(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, errors } = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (errors > 0) throw new Error(`${errors} requests failed`);
  return requests.total / SECONDS;
}

async function measureFreshness(address: string): Promise<void> {
  const took: number[] = [];
  for (let index = 0; index < EVENTS; index++) {
    const event = {
      id: `fresh-${index}`,
      node: "hss-1",
      state: index % 2 === 0 ? "down" : "up",
      occurredAt: "2018-12-07T05:00:00Z",
    };
    const start = performance.now();
    const told = await fetch(`${address}/v1/events`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(event),
    });
    const { sequence } = Impact.parse(await told.json());
    const shown = Impact.parse(await (await fetch(`${address}/v1/impact`)).json());
    if (shown.sequence !== sequence) throw new Error(`answered ${shown.sequence} after ${sequence}`);
    took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(EVENTS * share)] ?? 0).toFixed(1);
  console.log(
    `\n| from sending an event to an answer that has it | ms |\n|---|---|\n| p50 | ${at(0.5)} |\n| p99 | ${at(0.99)} |`,
  );
}
