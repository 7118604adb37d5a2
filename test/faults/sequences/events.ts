import { expect } from "vitest";
import { MINUTE, instantOf, microsOf } from "../../impact/micros.ts";
import type { SentEvent } from "../../impact/small-network.ts";
import { hearEvents, sourceIn } from "./feeds.ts";
import { NODES } from "./networks.ts";
import type { Said, StepOf } from "./steps.ts";
import { type Teller, at, idIn, pick, send } from "./teller.ts";
import { add, headOf, learn, now, statedIn } from "./world.ts";

const EVENTS = { method: "POST", path: "/v1/events" };

export function newsIn(teller: Teller, news: readonly Said[]): readonly SentEvent[] {
  return news.map((said, index) => eventIn(teller, { ...said, index }));
}

/** Ids are by place, so that content may repeat. */
function eventIn(teller: Teller, { node, minute, state, source, index }: Said & { readonly index: number }): SentEvent {
  const id = `${teller.network}-${headOf(teller.world)}-${index}`;
  const occurredAt = at(teller, minute);
  return { id, node: idIn(teller, node), ...state, occurredAt, ...statedIn(teller.world), ...sourceIn(teller, source) };
}

/** New events, beside others that were told before; one alone is not sent as a list. */
export async function tell(
  teller: Teller,
  news: readonly SentEvent[],
  again: readonly SentEvent[] = [],
): Promise<void> {
  const { world } = teller;
  const sent = [...news, ...again];
  const { body, within } = await send(teller, { ...EVENTS, body: sent.length === 1 ? sent[0] : sent, status: 202 });
  add(world, within, ...news.map((event) => ({ kind: "event", event }) as const));
  expect(body).toEqual({ accepted: news.length, duplicates: again.length, sequence: headOf(world) });
  teller.events.push(...news);
  hearEvents(teller, sent, within);
}

export async function tellAgain(teller: Teller, { which, how, news }: StepOf<"again">): Promise<void> {
  const known = pick(teller.events, which);
  if (known === undefined) return;
  if (how === "alone") return await tell(teller, [], [known]);
  if (how === "twice") return await tell(teller, [], [known, known]);
  const fresh = newsIn(teller, news);
  await tell(teller, fresh, [known, ...fresh]);
}

/** A new event for the same node and moment. */
export async function correct(teller: Teller, { which, state }: StepOf<"correct">): Promise<void> {
  const known = pick(teller.events, which);
  if (known === undefined) return;
  const { node, occurredAt } = known;
  const id = `${teller.network}-${headOf(teller.world)}-0`;
  await tell(teller, [{ id, node, ...state, occurredAt, ...statedIn(teller.world) }]);
}

export async function clash(teller: Teller, { which, news = [], differs }: StepOf<"clash">): Promise<void> {
  const known = pick(teller.events, which);
  if (known === undefined) return;
  const { capacity: _, ...rest } = known;
  const other = {
    state: { ...rest, state: known.state === "down" ? "up" : "down" },
    node: { ...known, node: idIn(teller, NODES.find((node) => idIn(teller, node) !== known.node) ?? "") },
    time: { ...known, occurredAt: instantOf(microsOf(known.occurredAt) + 1) },
  };
  await send(teller, { ...EVENTS, body: [...newsIn(teller, news), other[differs]], status: 409 });
}

/** What is wrong with one event is the whole batch's fault. */
export async function tellWrong(teller: Teller, { news, flaw }: StepOf<"refused">): Promise<void> {
  const { world } = teller;
  const [first, ...others] = newsIn(teller, news);
  if (first === undefined) return;
  await learn(world);
  const last = world.record.at(-1)?.recordedAt ?? "";
  const { capacity: _, ...plain } = first;
  const wrong = {
    node: { ...first, node: idIn(teller, "nowhere") },
    ahead: { ...first, occurredAt: instantOf(now() + 60 * MINUTE) },
    capacity: { ...plain, state: "degraded" },
    recordedAt: { ...first, recordedAt: instantOf(microsOf(last) - 1) },
  };
  await send(teller, { ...EVENTS, body: [...others, wrong[flaw]], status: 422 });
}
