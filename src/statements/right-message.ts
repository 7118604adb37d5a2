import type { Audience, MessageId, StatementKind } from "./message.ts";
import { MESSAGES, kindOfMessage } from "./message.ts";
import type { Drift, Situation } from "./situation/situation.ts";
import { type Known, whyNotOver } from "./refusals/words-refused.ts";

/** What an audience was told last, as it then was. */
export type Last = {
  readonly message: MessageId;
  readonly situation: Situation;
  /** Why it holds no longer, of whatever in it does not. */
  readonly departures: readonly { readonly why: Drift }[];
};

export type Telling = Known & {
  readonly audience: Audience;
  /** Null: nothing was published for them. */
  readonly last: Last | null;
};

/**
 * Which message is right now: holding, first, update, partial, restored, by what was said last and what is so; undefined
 * where there is nothing to tell. A proposal: whoever speaks may choose another. Pure.
 */
export function rightMessage(telling: Telling): MessageId | undefined {
  const kind = rightKind(telling);
  if (kind === undefined) return undefined;
  const { audience } = telling;
  return INSTEAD[kind].map((one) => `${one}.${audience}`).flatMap((id) => MESSAGES.find((one) => one === id) ?? [])[0];
}

function rightKind({ last, ...known }: Telling): StatementKind | undefined {
  const isOver = whyNotOver(known) === undefined;
  if (last === null) return isOver ? undefined : "holding";
  // What was never so is put right, whatever became of the outage meanwhile.
  if (last.departures.some(({ why }) => why === "recounted")) return "correction";
  const lastKind = kindOfMessage(last.message);
  if (isOver) return lastKind === "restored" ? undefined : "restored";
  if (lastKind === "holding") return "first";
  return isPartlyBack(last.situation, known.situation) ? "partial" : "update";
}

/** Some are served again, or better, and nobody worse by the services; or surely fewer lines are affected. */
function isPartlyBack(before: Situation, now: Situation): boolean {
  const ids = [before, now].flatMap(({ services: { lost, slower, worse } }) => [...lost, ...slower, ...worse]);
  const changes = ids.map(({ id }) => badnessOf(id, now) - badnessOf(id, before));
  const isBetter = changes.some((change) => change < 0) && changes.every((change) => change <= 0);
  return isBetter || now.affected.high < before.affected.low;
}

function badnessOf(service: string, { services: { lost, slower, worse } }: Situation): number {
  const isIn = (list: Situation["services"]["lost"]) => list.some(({ id }) => id === service);
  return isIn(lost) ? 2 : isIn(slower) || isIn(worse) ? 1 : 0;
}

/** What is told in place of a kind of message that an audience has not: see the twelve. */
const INSTEAD: Readonly<Record<StatementKind, readonly StatementKind[]>> = {
  holding: ["holding", "first"],
  first: ["first", "update"],
  update: ["update", "first"],
  partial: ["partial", "update", "first"],
  restored: ["restored", "update"],
  correction: ["correction", "update", "first"],
};
