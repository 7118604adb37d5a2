import { z } from "zod";
import { ImpactAnswer } from "../../../impact/answer.ts";
import { type Instant, InstantAnswer, compareInstants } from "../../../platform/instant.ts";
import type { Entry } from "../../../platform/ledger/stamp.ts";
import { PromiseAnswer, promisesIn } from "../decisions/promises.ts";
import { Role, rolesIn } from "../decisions/roles.ts";
import { FactAnswer, factsIn } from "../facts/fact.ts";
import type { IncidentRecord } from "../record.ts";
import { sitrepsIn } from "../sitreps/sitrep.ts";
import { Ahead, type Holding, lookAhead } from "./ahead.ts";
import { Change, changesSince } from "./changes.ts";

const { affected, impaired } = ImpactAnswer.shape;
const Figure = z.strictObject({ at: InstantAnswer, affected, impaired }).meta({ id: "FigureAt" });
type Figure = z.infer<typeof Figure>;

const ActiveDeclaration = z
  .strictObject({
    id: z.string(),
    reason: z.string(),
    by: z.string(),
    outcome: z.enum(["affected", "impaired"]),
    until: InstantAnswer.nullable().meta({ description: "Null: until it is released" }),
  })
  .meta({ id: "HandoverDeclaration" });
export type ActiveDeclaration = z.infer<typeof ActiveDeclaration> & Holding;

/** What whoever takes over has to know. */
export const Handover = z
  .strictObject({
    incident: z.strictObject({
      id: z.string(),
      title: z.string(),
      state: z.string(),
      headline: z.string(),
      since: InstantAnswer,
      to: InstantAnswer.nullable(),
    }),
    since: InstantAnswer.meta({ description: "What was told after this is listed" }),
    now: InstantAnswer,
    figure: z.strictObject({
      before: Figure.nullable().meta({ description: "At `since`, as we know now; null: it had not begun" }),
      now: Figure,
    }),
    changes: z.array(Change).readonly(),
    roles: z.array(Role.omit({ history: true })).readonly(),
    promises: z.array(PromiseAnswer).readonly().meta({ description: "Not kept yet, the overdue first" }),
    declarations: z.array(ActiveDeclaration).readonly(),
    facts: z.array(FactAnswer).readonly().meta({ description: "Those that lapse or have lapsed" }),
    ahead: z.array(Ahead).readonly().meta({ description: "Overdue, and the next twelve hours" }),
  })
  .meta({ id: "Handover" });
export type Handover = z.infer<typeof Handover>;

export type HandedOver = {
  readonly incident: Handover["incident"];
  /** Of the incident alone, each from its moment until the next one's; in order. */
  readonly figures: readonly Figure[];
  readonly records: readonly IncidentRecord[];
  /** Of the ledger, about its nodes and declarations. */
  readonly entries: readonly Entry[];
  /** Those that hold now. */
  readonly declarations: readonly ActiveDeclaration[];
};

type Between = { readonly since: Instant; readonly now: Instant };

/** Puts together what changed since a moment and what is to come. */
export function handOver(
  { incident, figures, records, entries, declarations }: HandedOver,
  { since, now }: Between,
): Handover {
  const promises = promisesIn(records, now);
  const facts = factsIn(records, { operators: [], services: [], now }).filter(({ isSet }) => isSet);
  const isClosed = incident.state === "closed";
  const foreseen = { sitreps: sitrepsIn(records), promises, declarations, facts, isClosed };
  return {
    incident,
    since,
    now,
    figure: { before: figureAt(figures, since) ?? null, now: figureAt(figures, now) ?? nobodyAt(now) },
    changes: changesSince({ records, entries }, since),
    roles: rolesIn(records).map(({ history: _history, ...role }) => role),
    promises: promises.filter(({ state }) => state !== "kept"),
    declarations,
    facts: facts.filter(({ lapsesAt }) => lapsesAt !== null),
    ahead: lookAhead(foreseen, now),
  };
}

function figureAt(figures: readonly Figure[], moment: Instant): Figure | undefined {
  const last = figures.findLast(({ at }) => compareInstants(at, moment) <= 0);
  return last === undefined ? undefined : { ...last, at: moment };
}

const NONE = { low: 0, point: 0, high: 0 };

function nobodyAt(at: Instant): Figure {
  return { at, affected: NONE, impaired: NONE };
}
