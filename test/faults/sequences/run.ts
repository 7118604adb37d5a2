import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE } from "../../impact/micros.ts";
import { act, set } from "./act.ts";
import { ask, checkAgain } from "./ask.ts";
import { askTimeline } from "./timeline.ts";
import { compareIncidents } from "./incidents.ts";
import { stopWatchingAll } from "./feeds.ts";
import { NODES } from "./networks.ts";
import { EXAMPLES, type Mode, type Sequence, sequences } from "./steps.ts";
import { A_DAY, type Teller, startTeller } from "./teller.ts";
import { type World, learn, openWorld } from "./world.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 2500 : 250;

type Sum = { sequences: number; databases: number; entries: number; answers: number; settled: number };

/** Half of all sequences: those of ledgers of this kind. `SEED=…` repeats them; `LONG=1` are ten times as many. */
export function testSequences(mode: Mode): void {
  test(
    `any sequence told to a ${mode} ledger is answered as the client's own record says, now and later`,
    async () => {
      const sum: Sum = { sequences: 0, databases: 0, entries: 0, answers: 0, settled: 0 };
      const worlds = keepWorlds(mode, sum);
      const holds = fc.asyncProperty(sequences(mode), async (sequence) => {
        const world = await worlds.next();
        const teller = startTeller(world);
        try {
          await tellAll(teller, sequence);
        } catch (error) {
          const lines = [...teller.lines];
          await putInOrder(teller).catch(worlds.end);
          throw new Error([...lines, reasonOf(error)].join("\n"), { cause: error });
        }
        sum.sequences += 1;
        sum.entries += world.record.length - teller.first;
        sum.answers += teller.asked.length;
        sum.settled += teller.asked.filter(({ isSettled }) => isSettled).length;
      });
      const started = Date.now();
      const found = await fc.check(holds, {
        seed,
        numRuns: runs,
        examples: EXAMPLES[mode].map((sequence) => [sequence]),
      });
      await worlds.end();
      const seconds = Math.round((Date.now() - started) / 1000);
      console.info(`sequences of a ${mode} ledger: seed ${seed}, ${seconds} s, ${JSON.stringify(sum)}`);
      if (found.failed)
        throw new Error(`SEED=${seed}, the smallest sequence that fails:\n${reasonOf(found.errorInstance)}`);
    },
    60 * 60_000,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function tellAll(teller: Teller, { steps, questions }: Sequence): Promise<void> {
  const { world } = teller;
  for (const { gapMinutes, step, ask: question } of steps) {
    world.clock += gapMinutes * MINUTE;
    await act(teller, step.do, step);
    if (question !== undefined) await ask(teller, question);
  }
  await learn(world);
  await Promise.all(questions.map((question) => ask(teller, question)));
  for (const question of questions.slice(0, 1)) await askTimeline(teller, question);
  // It takes as long as the rest of a sequence: one in eight will do.
  if (world.used % 8 === 0) await compareIncidents(teller);
  await putInOrder(teller);
  await checkAgain(teller);
  expect(world.service.defects).toEqual([]);
}

/** Leaves to the next sequence little that bears on it; and so more is recorded, whatever was asked. */
async function putInOrder(teller: Teller): Promise<void> {
  const { world } = teller;
  await stopWatchingAll(teller);
  if (teller.maxAgeSeconds !== A_DAY) await set(teller, A_DAY);
  world.clock += MINUTE;
  const minute = world.mode === "live" ? 0 : 3;
  const news = NODES.map((node) => ({ node, minute, state: { state: "up" }, source: undefined }));
  await act(teller, "tell", { do: "tell", news });
  await learn(world);
}

/** A world has so many networks; another is made when they are used, or when one is no longer as its record says. */
function keepWorlds(mode: Mode, sum: Sum) {
  let world: World | undefined;
  const end = async (): Promise<void> => {
    await world?.service.close();
    world = undefined;
  };
  const next = async (): Promise<World> => {
    if (world !== undefined && world.used === world.networks.length) await end();
    if (world === undefined) sum.databases += 1;
    world ??= await openWorld(mode);
    return world;
  };
  return { next, end };
}
