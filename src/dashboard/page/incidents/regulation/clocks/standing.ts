import { SECOND_MILLISECONDS } from "../../../data/durations.ts";
import type { Format } from "../../../data/format.ts";
import type { Words } from "../../../words/index.ts";
import type { Obligation } from "../answers.ts";

type Texts = Words["regulation"]["clocks"];
export type Speech = { readonly texts: Texts; readonly format: Format };

/** How it stands at a moment (milliseconds since 1970, by the service's clock): what ran out since it was answered is overdue. */
export function stateAt({ state, dueAt }: Pick<Obligation, "state" | "dueAt">, now: number): Obligation["state"] {
  return state === "running" && dueAt !== null && Date.parse(dueAt) < now ? "overdue" : state;
}

type Timed = Pick<Obligation, "state" | "dueAt" | "within" | "expectedAt">;

/** The time that is left, or by how much it is too late. */
export function leftInWords(obligation: Timed, now: number, { texts, format }: Speech): string {
  const { dueAt, within, expectedAt } = obligation;
  const state = stateAt(obligation, now);
  if (state === "done") return texts.done;
  if (state === "expected")
    return expectedAt === null ? texts.willBeAtSomeTime : texts.willBe(format.moment(expectedAt));
  if (dueAt === null) return state === "not-started" ? texts.notStarted : texts.inWords(within);
  const seconds = secondsLeft(dueAt, now);
  if (seconds >= 0) return texts.left(format.duration(seconds));
  const late = format.duration(-seconds);
  return state === "overdue" ? texts.overdueBy(late) : texts.wasDue(late);
}

function secondsLeft(dueAt: string, now: number): number {
  return (Date.parse(dueAt) - now) / SECOND_MILLISECONDS;
}

/** What a clock runs from, and who says so. */
export function clockInWords({ clock }: Pick<Obligation, "clock">, { texts, format }: Speech): string {
  const { startedAt, startedBy, isAssumed, reads } = clock;
  const start = clock.start.replaceAll("_", " ");
  if (startedAt === null) return texts.clock.waiting(start, reads);
  const moment = format.moment(startedAt);
  if (isAssumed) return texts.clock.assumed({ start, reads, moment });
  return texts.clock.started({ start, moment, by: startedBy ?? "" });
}

/** Who looks after it, and how they are reached. */
export function ownerInWords({ owner }: Pick<Obligation, "owner">, texts: Texts): string {
  if (owner === null) return texts.noOwner;
  return owner.contact === null ? owner.holder : texts.owner(owner.holder, owner.contact);
}

export function stageInWords({ stage, isRepeated }: Pick<Obligation, "stage" | "isRepeated">, texts: Texts): string {
  return isRepeated ? texts.repeated(texts.stages[stage]) : texts.stages[stage];
}

/** The authority of one country is not that of another, whatever both are called. */
export function recipientInWords(
  { recipient, jurisdiction }: Pick<Obligation, "recipient" | "jurisdiction">,
  texts: Texts,
): string {
  return texts.recipient(recipient, jurisdiction);
}

/** To whom, what, and by whom, in one line. */
export function taskInWords(obligation: Obligation, texts: Texts): string {
  const { provider } = obligation;
  return texts.task({
    recipient: recipientInWords(obligation, texts),
    stage: stageInWords(obligation, texts),
    provider: provider.name,
  });
}

export type Glance = {
  /** Of what is owed, or may be: the first that is overdue, and how many more are. */
  readonly overdue: Obligation | undefined;
  readonly moreOverdue: number;
  /** Overdue, if they are owed at all. */
  readonly maybeOverdue: number;
  /** What is owed now by a rule that says so only in words, and how many more are. */
  readonly dueInWords: Obligation | undefined;
  readonly moreInWords: number;
  /** What is due next. */
  readonly next: Obligation | undefined;
};

/** What whoever looks for a second has to see. */
export function glanceOf(obligations: readonly Obligation[], now: number): Glance {
  const overdue = obligations.filter((one) => stateAt(one, now) === "overdue" && one.dueAt !== null);
  const owed = overdue.filter(({ certainty }) => certainty !== "unknown");
  const running = obligations.filter((one) => stateAt(one, now) === "running");
  const inWords = running.filter(({ dueAt, certainty }) => dueAt === null && certainty !== "unknown");
  const timed = running.filter(({ dueAt }) => dueAt !== null);
  return {
    overdue: owed[0],
    moreOverdue: Math.max(0, owed.length - 1),
    maybeOverdue: overdue.length - owed.length,
    dueInWords: inWords[0],
    moreInWords: Math.max(0, inWords.length - 1),
    next: timed.toSorted((a, b) => dueOf(a) - dueOf(b))[0],
  };
}

function dueOf({ dueAt }: Obligation): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt);
}

/** What is still to be done: what is overdue, then the rest, each in the order of the answer, which is that of what is due first; and what is done. */
export function partedByDone(
  obligations: readonly Obligation[],
  now: number,
): {
  readonly open: readonly Obligation[];
  readonly done: readonly Obligation[];
} {
  const open = obligations.filter(({ state }) => state !== "done");
  const overdue = open.filter((one) => stateAt(one, now) === "overdue");
  return {
    open: [...overdue, ...open.filter((one) => stateAt(one, now) !== "overdue")],
    done: obligations.filter(({ state }) => state === "done"),
  };
}

/** In sentences, as they stand at the top. */
export function glanceInWords(glance: Glance, now: number, speech: Speech): readonly string[] {
  const { overdue, moreOverdue, maybeOverdue, dueInWords, moreInWords, next } = glance;
  const { texts, format } = speech;
  return [
    ...(overdue === undefined ? [] : [overdueInWords(overdue, now, speech)]),
    ...(moreOverdue === 0 ? [] : [texts.moreOverdue(format.count(moreOverdue))]),
    ...(maybeOverdue === 0 ? [] : [texts.maybeOverdue(format.count(maybeOverdue))]),
    ...(dueInWords === undefined ? [] : [texts.dueInWords(dueInWords.within, taskInWords(dueInWords, texts))]),
    ...(moreInWords === 0 ? [] : [texts.moreInWords(format.count(moreInWords))]),
    ...(next === undefined ? [] : [nextInWords(next, now, speech)]),
  ];
}

function overdueInWords(overdue: Obligation, now: number, { texts, format }: Speech): string {
  return texts.overdue(format.duration((now - dueOf(overdue)) / SECOND_MILLISECONDS), taskInWords(overdue, texts));
}

function nextInWords(next: Obligation, now: number, { texts, format }: Speech): string {
  const text = texts.next(format.duration((dueOf(next) - now) / SECOND_MILLISECONDS), taskInWords(next, texts));
  return next.certainty === "unknown" ? texts.ifReportable(text) : text;
}
