import { repaints } from "../../../incidents/records/sitreps/repaints.ts";
import type { Impact } from "./answers.ts";
import type { Problem } from "./ask.ts";

export type Shown = {
  readonly impact: Impact;
  readonly paintedAt: number;
  /** The question that it answers: which part of the base. */
  readonly of: string;
};

/** What the page knows of the present. Times are milliseconds since 1970 by this device's clock. */
export type Live = {
  /** What is painted. */
  readonly shown: Shown | undefined;
  /** Newer figures that wait to be painted, since their words are the same. */
  readonly waiting: Impact | undefined;
  /** When the service last said that this is the present. */
  readonly confirmedAt: number | undefined;
  /** Whether changes are told, or must be asked for. */
  readonly link: "connecting" | "streaming" | "asking";
  /** Why it could not be confirmed since. */
  readonly problem: Problem | undefined;
};

export type Happening =
  | { readonly kind: "told"; readonly impact: Impact; readonly now: number; readonly of?: string }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "opened" | "broken" }
  | { readonly kind: "passed"; readonly now: number };

export const NOTHING_YET: Live = {
  shown: undefined,
  waiting: undefined,
  confirmedAt: undefined,
  link: "connecting",
  problem: undefined,
};

/** What is known after something happened. Figures whose words are the same are painted once a minute, so that nobody reads out a number that is gone before it is said. */
export function after(live: Live, happening: Happening): Live {
  switch (happening.kind) {
    case "opened":
      return { ...live, link: "streaming" };
    case "broken":
      return { ...live, link: "asking" };
    case "failed":
      return { ...live, problem: happening.problem };
    case "passed":
      return live.waiting === undefined ? live : painted(live, live.waiting, { now: happening.now });
    case "told": {
      const { impact, now } = happening;
      const confirmedAt = now - (impact.staleSeconds ?? 0) * 1000;
      return painted({ ...live, confirmedAt, problem: undefined }, impact, happening);
    }
  }
}

/** Without `of`: of what is shown already. */
type Telling = { readonly now: number; readonly of?: string };

function painted(live: Live, impact: Impact, telling: Telling): Live {
  const { shown } = live;
  const next = { impact, paintedAt: telling.now, of: telling.of ?? shown?.of ?? "" };
  if (shown === undefined) return { ...live, shown: next, waiting: undefined };
  if (!isDue(shown, next)) return { ...live, waiting: impact };
  const paintedAt = isSame(shown.impact, impact) ? shown.paintedAt : telling.now;
  return { ...live, shown: { ...next, paintedAt }, waiting: undefined };
}

function isDue(shown: Shown, next: Shown): boolean {
  return (
    shown.of !== next.of ||
    repaints(paintOf(shown.impact, shown.paintedAt), paintOf(next.impact, next.paintedAt)) ||
    isAlike(shown.impact, next.impact)
  );
}

function paintOf({ headline, affected, impaired, base, byService, byOperator, causes }: Impact, at: number) {
  const figures = JSON.stringify([affected, impaired, base, byService, byOperator, causes]);
  return { at: new Date(at).toISOString(), headline: `${headline} ${isNobodyWorse(impaired)}`, figures };
}

/** That somebody is served worse at all is told at once, as words are. */
function isNobodyWorse({ high }: Impact["impaired"]): boolean {
  return high === 0;
}

/** The same figures of another moment or evidence can be painted at any time. */
function isAlike(one: Impact, other: Impact): boolean {
  return paintOf(one, 0).figures === paintOf(other, 0).figures;
}

function isSame(one: Impact, other: Impact): boolean {
  return one.estimateId === other.estimateId && one.stale === other.stale;
}

/** Not heard of for so long, what is shown is called stale. */
const STALE_SECONDS = 25;

/** For how many seconds nobody has confirmed what is shown; 0 while it is the present. */
export function staleSeconds({ confirmedAt, shown }: Live, now: number): number {
  if (confirmedAt === undefined) return 0;
  const seconds = Math.floor((now - confirmedAt) / 1000);
  return shown?.impact.stale === true || seconds >= STALE_SECONDS ? Math.max(1, seconds) : 0;
}
