import * as fc from "fast-check";
import postgres from "postgres";
import { expect, test } from "vitest";
import { z } from "zod";
import { compareInstants } from "../../src/platform/instant.ts";
import { Clients, ask, ownEstimate, readEvents, roundsOf, seed } from "../support/clients.ts";
import { useStage } from "../support/stage.ts";

/** Steps of PostgreSQL's clock, to up to two minutes from where it would be: never by five or more, up to which what may be kept for ever holds. */
const rounds = roundsOf(100);

const stage = useStage();

/** Puts a clock that can be set before PostgreSQL's own, for all sessions to come. Returns how to set it, which says whether it is then behind the ledger. */
async function replaceClock(url: string): Promise<(seconds: number) => Promise<boolean>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  stage.endLater(async () => await sql.end());
  await sql.unsafe(`
    create table step (seconds double precision not null);
    insert into step values (0);
    create function public.clock_timestamp() returns timestamptz language sql volatile
      as 'select pg_catalog.clock_timestamp() + make_interval(secs => (select seconds from public.step))';
    alter database headcount set search_path = public, pg_catalog`);
  return async (seconds) => {
    await sql`update step set seconds = ${seconds}`;
    const [head] = await sql`select public.clock_timestamp() < recorded_at as is_behind from ledger_head`;
    return head?.["is_behind"] === true;
  };
}

const Impact = z.object({ affected: z.unknown(), impaired: z.unknown(), base: z.number(), sequence: z.number() });

type Kept = { readonly path: string; readonly body: unknown };

test(
  "where PostgreSQL's clock steps back no entry is recorded before an earlier one, and each moment is answered as it was known",
  async () => {
    console.info(`clock: seed ${seed}, ${rounds} rounds`);
    const environment = await stage.openDatabase("server");
    const setClock = await replaceClock(environment["DATABASE_URL"] ?? "");
    const busy = await stage.startService(environment);
    const clients = new Clients(busy);
    const steps = fc.sample(fc.integer({ min: -120_000, max: 120_000 }), { numRuns: rounds, seed });
    const kept: Kept[] = [];
    let stepsBack = 0;
    for (const step of steps) {
      clients.start(12);
      await clients.until("accepted", 50);
      if (await setClock(step / 1000)) stepsBack += 1;
      await clients.until("accepted", 50);
      await clients.stop();
      await clients.settle();
      kept.push(...(await askMoments(busy.address, clients)));
    }
    // What was said of a moment, as known at another, is said for ever.
    for (const { path, body } of kept) expect((await ask(busy.address, path)).body, path).toEqual(body);
    const stored = await readEvents(busy.address);
    console.info(`${stored.length} events, ${stepsBack} steps back, ${kept.length} answers kept`);
    expect(stepsBack).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);
    expect([clients.strange, clients.tally.refused, clients.tally.broken]).toEqual([[], 0, 0]);
  },
  rounds * 60_000,
);

type Stored = Awaited<ReturnType<typeof readEvents>>;

/** The estimate of a moment as known at another, as the clients would make it of the events that were recorded by then. */
function ownEstimateAt({ answered }: Clients, stored: Stored, { at, knownAt }: { at: string; knownAt: string }) {
  const known = stored.filter(({ recordedAt }) => compareInstants(recordedAt, knownAt) <= 0);
  const hadOccurred = known.filter(({ id }) => (answered.get(id)?.occurredAt ?? "") <= at);
  const figures = ownEstimate(new Set(hadOccurred.map(({ id }) => id)), [...answered.values()]);
  return { ...figures, sequence: known.at(-1)?.sequence };
}

/** Asks for moments as they were known when some event was recorded. */
async function askMoments(address: string, clients: Clients): Promise<readonly Kept[]> {
  const stored = await readEvents(address);
  const kept: Kept[] = [];
  for (const share of [0, 0.2, 0.4, 0.6, 0.8]) {
    const { id = "", recordedAt: knownAt = "" } = stored[Math.floor(stored.length * share)] ?? {};
    const at = clients.answered.get(id)?.occurredAt ?? "";
    const path = `/v1/impact?at=${at}&knownAt=${knownAt}`;
    const { headers, body } = await ask(address, path);
    expect(Impact.parse(body), path).toEqual(ownEstimateAt(clients, stored, { at, knownAt }));
    if (headers.get("cache-control")?.includes("immutable") === true) kept.push({ path, body });
  }
  return kept;
}
