import { z } from "zod";
import { type Instant, InstantAnswer, compareInstants, plusMilliseconds } from "../../../platform/instant.ts";
import type { PromiseAnswer } from "../decisions/promises.ts";
import type { FactAnswer } from "../facts/fact.ts";
import { EXPECTED_RESTORATION, Restoration } from "../facts/known-facts.ts";
import type { Sitrep } from "../sitreps/sitrep.ts";

/** Something that whoever takes over has to expect or to do. */
export const Ahead = z
  .strictObject({
    at: InstantAnswer,
    kind: z.enum(["report", "promise", "declaration", "fact", "restoration"]),
    what: z.string(),
    isOverdue: z.boolean(),
  })
  .meta({ id: "HandoverAhead" });
export type Ahead = z.infer<typeof Ahead>;

/** A declaration that holds or will. */
export type Holding = {
  readonly id: string;
  readonly reason: string;
  readonly until: Instant | null;
};

export type Foreseen = {
  readonly sitreps: readonly Sitrep[];
  readonly promises: readonly PromiseAnswer[];
  readonly declarations: readonly Holding[];
  readonly facts: readonly FactAnswer[];
  /** No report is owed any more. */
  readonly isClosed: boolean;
};

const AHEAD_MILLISECONDS = 12 * 60 * 60 * 1000;

/** The next twelve hours in order of time, and before them what is overdue: a report or a promise that did not come. */
export function lookAhead(foreseen: Foreseen, now: Instant): readonly Ahead[] {
  const until = plusMilliseconds(now, AHEAD_MILLISECONDS);
  return [...nextReport(foreseen), ...duePromises(foreseen), ...expiries(foreseen), ...restorations(foreseen)]
    .map((one) => ({ ...one, isOverdue: compareInstants(one.at, now) < 0 }))
    .filter(({ at, kind, isOverdue }) => (isOverdue ? OWED.has(kind) : compareInstants(at, until) <= 0))
    .sort((a, b) => compareInstants(a.at, b.at));
}

type Coming = Omit<Ahead, "isOverdue">;

/** What somebody waits for; all else that has passed is over. */
const OWED: ReadonlySet<Ahead["kind"]> = new Set(["report", "promise"]);

function nextReport({ sitreps, isClosed }: Foreseen): readonly Coming[] {
  const last = sitreps.at(-1);
  if (last === undefined || isClosed) return [];
  return [
    { at: last.nextReportAt, kind: "report", what: `report ${last.number + 1}, as report ${last.reference} said` },
  ];
}

function duePromises({ promises }: Foreseen): readonly Coming[] {
  return promises
    .filter(({ state }) => state !== "kept")
    .map(({ by, to, what, number }) => ({ at: by, kind: "promise", what: `promise ${number} to ${to}: ${what}` }));
}

function expiries({ declarations, facts }: Foreseen): readonly Coming[] {
  const ends = declarations.flatMap(({ id, until, reason }): readonly Coming[] =>
    until === null ? [] : [{ at: until, kind: "declaration", what: `declaration ${id} ends: ${reason}` }],
  );
  const lapses = facts.flatMap(({ name, lapsesAt }): readonly Coming[] =>
    lapsesAt === null ? [] : [{ at: lapsesAt, kind: "fact", what: `${name} lapses` }],
  );
  return [...ends, ...lapses];
}

function restorations({ facts }: Foreseen): readonly Coming[] {
  return facts
    .filter(({ name, isSet }) => name === EXPECTED_RESTORATION && isSet)
    .flatMap(({ service = "", value }): readonly Coming[] => {
      const { earliest, likely, latest } = Restoration.parse(value);
      const what = (word: string): string => `${service} expected back, ${word}`;
      return [
        { at: earliest, kind: "restoration", what: what("at the earliest") },
        { at: likely, kind: "restoration", what: what("likely") },
        { at: latest, kind: "restoration", what: what("at the latest") },
      ];
    });
}
