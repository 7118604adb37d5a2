import type { Range } from "../../engine/index.ts";
import { supports } from "../../impact/claim.ts";
import { rangeInNumbers } from "../../incidents/records/in-numbers.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { StatementContent, StatementFigure } from "../drafts/content.ts";
import { type ValueName, kindOfMessage } from "../message.ts";
import type { Drift, ServiceName, Situation } from "../situation/situation.ts";
import { TEMPLATES } from "../templates/index.ts";
import { tokensIn } from "../composing/values.ts";
import { isOfEmergency } from "../refusals/words-refused.ts";
import type { Departure } from "../approval/step.ts";
import type { FiguresThen } from "./then.ts";

/** What is known now, and the figures of the statement's own moment by what is known now. */
export type KnownNow = { readonly now: Situation; readonly atItsTime: FiguresThen };

/** What of a statement is so no longer: of what its texts say, nothing else. Pure. */
export function departuresOf(content: StatementContent, known: KnownNow): readonly Departure[] {
  const said = new Set(content.texts.flatMap(({ text }) => tokensIn(text)));
  return [
    ...figuresGone(content, said, known),
    ...servicesGone(content.situation, said, known.now),
    ...lossUnsaid(content, said, known.now),
    ...emergencyGone(content, known.now),
    ...numbersGone(content.situation, said, known.now),
    ...timesGone(content.situation, said, known.now),
  ];
}

/** Of an incident that was corrected away: there was none. */
export function goneAway({ situation: { since } }: StatementContent): Departure {
  return { why: "recounted", what: "the outage", said: `since ${since}`, now: "none: what it stood on was corrected" };
}

function figuresGone(
  { figures }: StatementContent,
  said: ReadonlySet<string>,
  { now, atItsTime }: KnownNow,
): readonly Departure[] {
  return figures.flatMap((figure): readonly Departure[] => {
    if (!said.has(figure.name)) return [];
    const again = atItsTime[figure.name];
    if (!supports(again, figure.claim)) return [departure("recounted", figure, again)];
    const present = now[figure.name];
    return supports(present, figure.claim) ? [] : [departure(wayOf(figure, present), figure, present)];
  });
}

function wayOf({ range }: StatementFigure, present: Range): Drift {
  return present.point + present.high > range.point + range.high ? "more" : "fewer";
}

function departure(why: Drift, { name, claim }: StatementFigure, present: Range): Departure {
  return { why, what: `lines ${name}`, said: WORDINGS.en.claim(claim), now: rangeInNumbers(present) };
}

const LISTS = ["lost", "slower", "worse", "unsure", "back", "working"] as const satisfies readonly (ValueName &
  keyof Situation["services"])[];

function servicesGone(before: Situation, said: ReadonlySet<string>, now: Situation): readonly Departure[] {
  return LISTS.filter((list) => said.has(list)).flatMap((list): readonly Departure[] => {
    const [old, present] = [before.services[list], now.services[list]];
    return isStillSo(list, old, now.services)
      ? []
      : [{ why: "services", what: `services ${list}`, said: names(old), now: names(present) }];
  });
}

/** Of services that work, or work again, those that were named: that more do makes it no less true. */
function isStillSo(list: (typeof LISTS)[number], old: readonly ServiceName[], now: Situation["services"]): boolean {
  if (list === "working") return old.every(({ id }) => has(now.working, id));
  if (list === "back") return old.every(({ id }) => has(now.back, id) || has(now.working, id));
  return isSame(old, now[list]);
}

/** What was told without a service that is lost says less than there is, but a holding text, which names none. */
function lossUnsaid(
  { message, situation: before }: StatementContent,
  said: ReadonlySet<string>,
  { services: { lost } }: Situation,
): readonly Departure[] {
  const isNamed = said.has("lost") || kindOfMessage(message) === "holding";
  if (isNamed || lost.every(({ id }) => has(before.services.lost, id))) return [];
  return [{ why: "services", what: "services lost", said: "nothing", now: names(lost) }];
}

/** That calls get through was said on test calls that prove nothing after half an hour; that some fail is worse than not to know. */
function emergencyGone(
  { texts, situation: { emergency } }: StatementContent,
  { emergency: { state } }: Situation,
): readonly Departure[] {
  const { state: old, numbers } = emergency;
  const isSaid = () =>
    texts.some(({ language, text }) => isOfEmergency(text, { numbers, watched: TEMPLATES[language].watched }));
  const isGone = (old === "working" && state === "unconfirmed" && isSaid()) || (old !== "lost" && state === "lost");
  return isGone ? [{ why: "services", what: "emergency calls", said: old, now: state }] : [];
}

/** What customers are told to dial. */
function numbersGone(before: Situation, said: ReadonlySet<string>, now: Situation): readonly Departure[] {
  const [old, present] = [before.emergency.numbers.join(", "), now.emergency.numbers.join(", ")];
  return said.has("numbers") && old !== present
    ? [{ why: "services", what: "emergency numbers", said: old, now: present }]
    : [];
}

function has(list: readonly ServiceName[], id: string): boolean {
  return list.some((one) => one.id === id);
}

function isSame(one: readonly ServiceName[], other: readonly ServiceName[]): boolean {
  return one.length === other.length && one.every(({ id }) => has(other, id));
}

function names(list: readonly ServiceName[]): string {
  return list.length === 0 ? "none" : list.map(({ name }) => name).join(", ");
}

function timesGone(before: Situation, said: ReadonlySet<string>, now: Situation): readonly Departure[] {
  const moments = ["since", "to"] as const;
  const moved = moments
    .filter((name) => said.has(name) && !isSameMinute(before[name], now[name]))
    .map((name): Departure => ({ why: "times", what: name, said: before[name] ?? "open", now: now[name] ?? "open" }));
  const isEndMoved = said.has("to") || (before.to === null) === (now.to === null);
  const end: Departure = { why: "times", what: "the outage", said: endOf(before), now: endOf(now) };
  return [...moved, ...(isEndMoved ? [] : [end]), ...expectedGone(before, said, now), ...updateGone(before, said, now)];
}

function endOf({ to }: Situation): string {
  return to === null ? "goes on" : `over at ${to}`;
}

/** As texts tell times: to the minute. */
function isSameMinute(one: Instant | null | undefined, other: Instant | null | undefined): boolean {
  return one?.slice(0, MINUTE_LENGTH) === other?.slice(0, MINUTE_LENGTH);
}

const MINUTE_LENGTH = "2018-12-06T04:39".length;

function expectedGone(before: Situation, said: ReadonlySet<string>, now: Situation): readonly Departure[] {
  const told = (["earliest", "likely", "latest"] as const).filter((name) => said.has(name));
  if (now.to !== null || told.every((name) => isSameMinute(before.expected?.[name], now.expected?.[name]))) return [];
  const [old, present] = [before.expected?.likely ?? "not known", now.expected?.likely ?? "not known"];
  return [{ why: "times", what: "the expected restoration", said: old, now: present }];
}

function updateGone({ nextUpdateAt }: Situation, said: ReadonlySet<string>, { at }: Situation): readonly Departure[] {
  if (nextUpdateAt === null || !said.has("next") || compareInstants(nextUpdateAt, at) > 0) return [];
  return [{ why: "times", what: "the next update", said: nextUpdateAt, now: "not published" }];
}
