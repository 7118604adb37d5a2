import { type Instant, compareInstants, earliest, secondsBetween } from "../../platform/instant.ts";
import { END_OF_TIME } from "../../platform/ledger/repository.ts";
import type { Pack } from "../pack.ts";
import type { VerdictAnswer } from "../verdicts/answer.ts";
import { CERTAINTIES, type ObligationAnswer } from "./answer.ts";
import { type Contact, type Reach, contactOf, faultsOf } from "./contacts.ts";
import { type Certainty, type Demand, countingOf, demandsOf } from "./demands.ts";
import { isSameDuty } from "./duty.ts";
import { inZone, withinInWords } from "./in-words.ts";
import type { Known } from "./starts.ts";
import type { Submission } from "./submissions.ts";
import { toDoOf } from "./to-do.ts";

/** What obligations follow from. */
export type Grounds = Reach & {
  readonly verdicts: readonly VerdictAnswer[];
  readonly packs: readonly Pack[];
  readonly known: Known;
  readonly owner: ObligationAnswer["owner"];
  readonly now: Instant;
};

/**
 * What is to be reported of an incident, what is due first first. Of several rules that demand the same of the same provider,
 * the first deadline counts, and all are named. Pure.
 */
export function obligationsOf(grounds: Grounds): readonly ObligationAnswer[] {
  const foreseen = grounds.verdicts.filter((verdict) => isForeseen(verdict, grounds.now));
  const all = [...demandsOf(foreseen, grounds.packs, grounds.known).values()];
  const told = all.flatMap((demands) => {
    const [first, ...others] = countingOf(demands).toSorted(byDue);
    if (first === undefined) return [];
    const one = describe(first, others, grounds);
    return [{ ...one, toDo: toDoOf(one, first.pack.timeZone) }];
  });
  return told.toSorted(byOrder);
}

/** Nobody prepares a report of what would have to last longer: a handful of users pass any bar of user-hours in some years. */
const FORESEEN_SECONDS = 31 * 86_400;

function isForeseen({ verdict, willBeMetAt }: VerdictAnswer, now: Instant): boolean {
  return verdict !== "not-met" || willBeMetAt === null || secondsBetween(now, willBeMetAt) <= FORESEEN_SECONDS;
}

/** What is due first first; what is due at once by when it began. */
export function byOrder(a: ObligationAnswer, b: ObligationAnswer): number {
  return compareInstants(orderOf(a), orderOf(b)) || compareTexts(keyOf(a), keyOf(b));
}

function orderOf({ dueAt, dueAtLatest, clock }: ObligationAnswer): Instant {
  return dueAt ?? dueAtLatest ?? clock.startedAt ?? END_OF_TIME;
}

/** Of an obligation among those of all incidents. */
export function keyOf({ incident, id }: Pick<ObligationAnswer, "incident" | "id">): string {
  return `${incident}-${id}`;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What has a due time comes before what has none, so that words never hide one. */
function byDue(a: Demand, b: Demand): number {
  const [one, other] = [a, b].map(({ dueAt, dueAtLatest }) => dueAt ?? dueAtLatest ?? END_OF_TIME);
  return compareInstants(one ?? END_OF_TIME, other ?? END_OF_TIME) || rankOf(a.certainty) - rankOf(b.certainty);
}

function rankOf(certainty: Certainty): number {
  return CERTAINTIES.indexOf(certainty);
}

function describe(first: Demand, others: readonly Demand[], grounds: Grounds): Omit<ObligationAnswer, "toDo"> {
  const { duty, verdict, deadline, dueAt, dueAtLatest, isRepeated, pack } = first;
  const { known, contacts, deliveries, owner, now } = grounds;
  const demands = [first, ...others];
  const submissions = known.submissions.filter((one) => isSameDuty(one, duty));
  const contact = contactOf(contacts, duty);
  const certainty = surest(demands);
  const expected = certainty === "expected" ? demands.flatMap((one) => one.verdict.willBeMetAt ?? []) : [];
  const state = stateOf(first, { certainty, submissions, now });
  const dueLocal = dueAt === undefined ? null : inZone(dueAt, pack.timeZone);
  const missing = [...new Set(demands.flatMap((one) => one.verdict.missing))];
  return {
    id: first.id,
    incident: known.incident.id,
    provider: verdict.provider,
    pack: verdict.pack,
    regime: verdict.regime,
    regulator: verdict.regulator,
    jurisdiction: verdict.jurisdiction,
    recipient: duty.recipient,
    contact: contact === null ? null : shown(contact),
    faults: [...faultsOf(contact, deliveries), ...lostOf(submissions)],
    stage: duty.stage,
    isRepeated,
    certainty,
    why: reasonsOf(demands),
    clock: clockOf(first),
    within: withinInWords(deadline, isRepeated),
    note: deadline.note ?? null,
    dueAt: dueAt ?? null,
    dueLocal,
    dueAtLatest: dueAtLatest ?? null,
    secondsLeft: dueAt === undefined ? null : secondsBetween(now, dueAt),
    expectedAt: earliest(expected) ?? null,
    owner,
    state,
    submissions: submissions.map(({ filing, submittedAt, by, acknowledged, bounced }) => ({
      filing,
      submittedAt,
      by,
      acknowledged,
      bounced,
    })),
    missing,
    toBeConfirmed: demands.some((one) => one.verdict.toBeConfirmed),
  };
}

function surest(demands: readonly Demand[]): Certainty {
  return CERTAINTIES.find((one) => demands.some(({ certainty }) => certainty === one)) ?? "expected";
}

function shown({ id, name, channel, secondChannel, verifiedAt }: Contact): ObligationAnswer["contact"] {
  return { id, name, channel, secondChannel, verifiedAt };
}

function clockOf({ deadline, start }: Demand): ObligationAnswer["clock"] {
  const common = { start: deadline.clockStart, reads: start.reads };
  if (start.state === "waiting")
    return { ...common, startedAt: null, startedBy: null, isAssumed: false, startsAtLatest: start.atLatest ?? null };
  return { ...common, startedAt: start.at, startedBy: start.by, isAssumed: start.isAssumed, startsAtLatest: null };
}

/** The last that was sent, unless anything else arrived. */
function lostOf(submissions: readonly Submission[]): readonly string[] {
  const bounced = submissions.at(-1)?.bounced ?? null;
  return bounced === null ? [] : [`What was submitted did not arrive: ${bounced}`];
}

/** One for each rule, by the verdict that is surest: a rule may be judged for each service and area. */
function reasonsOf(demands: readonly Demand[]): ObligationAnswer["why"] {
  const byRule = [...Map.groupBy(demands, ({ verdict }) => verdict.rule).values()];
  return byRule.flatMap((alike) => {
    const [best] = alike.toSorted((a, b) => rankOf(a.certainty) - rankOf(b.certainty));
    if (best === undefined) return [];
    const { verdict, certainty, deadline, isRepeated, dueAt } = best;
    const { rule, clause, reason, toBeConfirmed } = verdict;
    const within = withinInWords(deadline, isRepeated);
    return [{ rule, clause, verdict: certainty, reason, within, dueAt: dueAt ?? null, toBeConfirmed }];
  });
}

type Standing = {
  readonly certainty: Certainty;
  readonly submissions: readonly Submission[];
  readonly now: Instant;
};

/** Done means acknowledged: what was sent need not have been received. One that repeats is never done before it ends. */
function stateOf(
  { isRepeated, start, dueAt }: Demand,
  { certainty, submissions, now }: Standing,
): ObligationAnswer["state"] {
  const arrived = isRepeated ? [] : submissions.filter(({ bounced }) => bounced === null);
  if (arrived.some(({ acknowledged }) => acknowledged !== null)) return "done";
  if (arrived.length > 0) return "submitted";
  if (certainty === "expected") return "expected";
  if (dueAt !== undefined && compareInstants(now, dueAt) > 0) return "overdue";
  return start.state === "started" ? "running" : "not-started";
}
