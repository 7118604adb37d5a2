import { expect } from "vitest";
import { declare, declareAgain, release } from "./declarations.ts";
import { clash, correct, newsIn, tell, tellAgain, tellWrong } from "./events.ts";
import { heartbeat, silence, unwatch, watch } from "./feeds.ts";
import type { Step, StepOf } from "./steps.ts";
import { type Teller, at, idIn, pick, say, send } from "./teller.ts";
import { add, headOf, putVersion, statedIn } from "./world.ts";

type StepByName = { readonly [Name in Step["do"]]: StepOf<Name> };
type Acts = { readonly [Name in Step["do"]]: (teller: Teller, step: StepByName[Name]) => Promise<void> };

const ACTS: Acts = {
  tell: async (teller, { news }) => await tell(teller, newsIn(teller, news)),
  again: tellAgain,
  correct,
  clash,
  refused: tellWrong,
  declare,
  "declare-again": declareAgain,
  release,
  register: registerEach,
  "register-again": registerAgain,
  version: putAnother,
  watch,
  unwatch,
  heartbeat,
  silence,
  set: async (teller, { seconds }) => await set(teller, seconds),
};

/** Carries out a step, holds the answer against what it must be, and keeps in the record what was accepted. */
export async function act<Name extends Step["do"]>(teller: Teller, name: Name, step: StepByName[Name]): Promise<void> {
  await ACTS[name](teller, step);
}

async function registerEach(teller: Teller, { counts }: StepOf<"register">): Promise<void> {
  for (const { shard, count, minute } of counts)
    await register(teller, { node: idIn(teller, shard), count, observedAt: at(teller, minute) });
}

type Count = Teller["counts"][number];

async function register(teller: Teller, { node, count, observedAt }: Count): Promise<void> {
  const { world, counts } = teller;
  const known = counts.find((other) => other.node === node && other.observedAt === observedAt);
  const isOther = known !== undefined && known.count !== count;
  const body = { count, observedAt, ...statedIn(world) };
  const path = `/v1/nodes/${node}/registrations`;
  const { within, ...answer } = await send(teller, { method: "POST", path, body, status: isOther ? 409 : 202 });
  if (isOther) return;
  if (known === undefined) {
    add(world, within, { kind: "registration", node, count, observedAt });
    counts.push({ node, count, observedAt });
  }
  const news = known === undefined ? { accepted: 1, duplicates: 0 } : { accepted: 0, duplicates: 1 };
  expect(answer.body).toEqual({ ...news, sequence: headOf(world) });
}

async function registerAgain(teller: Teller, { which, differs }: StepOf<"register-again">): Promise<void> {
  const known = pick(teller.counts, which);
  if (known !== undefined) await register(teller, { ...known, count: known.count + (differs ? 1 : 0) });
}

/** Another version of the whole inventory, from a minute on. */
async function putAnother(teller: Teller, { variant, minute }: StepOf<"version">): Promise<void> {
  const { world } = teller;
  const town = 600 + world.record.length + world.untimed.length;
  const effectiveFrom = at(teller, minute);
  say(teller, `PUT /v1/inventory ${JSON.stringify({ ...variant, town })} from ${effectiveFrom}`);
  await putVersion(world, { ...variant, town }, effectiveFrom);
}

export async function set(teller: Teller, seconds: number): Promise<void> {
  const path = "/v1/settings/registrationsMaxAgeSeconds";
  const { within } = await send(teller, { method: "PUT", path, body: { value: seconds }, status: 200 });
  if (seconds === teller.maxAgeSeconds) return;
  teller.maxAgeSeconds = seconds;
  add(teller.world, within, { kind: "setting", maxAgeSeconds: seconds, occurredAt: "" });
}
