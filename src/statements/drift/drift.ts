import type { Range } from "../../engine/index.ts";
import { supports } from "../../impact/claim.ts";
import { rangeInNumbers } from "../../incidents/records/in-numbers.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { StatementContent, StatementFigure } from "../drafts/content.ts";
import type { ValueName } from "../message.ts";
import type { Drift, ServiceName, Situation } from "../situation.ts";
import { tokensIn } from "../values.ts";
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
    ...timesGone(content.situation, said, known.now),
  ];
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
  const lists = LISTS.filter((list) => said.has(list)).flatMap((list): readonly Departure[] => {
    const [old, present] = [before.services[list], now.services[list]];
    return isSame(old, present)
      ? []
      : [{ why: "services", what: `services ${list}`, said: names(old), now: names(present) }];
  });
  const isMuchLost = !said.has("lost") && now.services.lost.some(({ id }) => !has(before.services.lost, id));
  const lost: Departure = { why: "services", what: "services lost", said: "nothing", now: names(now.services.lost) };
  return [...lists, ...(isMuchLost ? [lost] : []), ...emergencyGone(before, now)];
}

/** That calls get through was said on test calls that prove nothing after half an hour; that some fail is worse than not to know. */
function emergencyGone(
  { emergency: { state: old } }: Situation,
  { emergency: { state } }: Situation,
): readonly Departure[] {
  const isGone = (old === "working" && state !== "working") || (old !== "lost" && state === "lost");
  return isGone ? [{ why: "services", what: "emergency calls", said: old, now: state }] : [];
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
    .filter((name) => said.has(name) && before[name] !== now[name])
    .map((name): Departure => ({ why: "times", what: name, said: before[name] ?? "open", now: now[name] ?? "open" }));
  const isOver = before.to === null && now.to !== null;
  const over: Departure = { why: "times", what: "the outage", said: "goes on", now: `over at ${now.to}` };
  return [...moved, ...(isOver ? [over] : []), ...expectedGone(before, said, now), ...updateGone(before, said, now)];
}

function expectedGone(before: Situation, said: ReadonlySet<string>, now: Situation): readonly Departure[] {
  const isSaid = (["earliest", "likely", "latest"] as const).some((name) => said.has(name));
  if (!isSaid || now.to !== null || JSON.stringify(before.expected) === JSON.stringify(now.expected)) return [];
  const [old, present] = [before.expected?.likely ?? "not known", now.expected?.likely ?? "not known"];
  return [{ why: "times", what: "the expected restoration", said: old, now: present }];
}

function updateGone({ nextUpdateAt }: Situation, said: ReadonlySet<string>, { at }: Situation): readonly Departure[] {
  if (nextUpdateAt === null || !said.has("next") || compareInstants(nextUpdateAt, at) > 0) return [];
  return [{ why: "times", what: "the next update", said: nextUpdateAt, now: "not published" }];
}
