import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { type Deliveries, type Statement, type Told, audienceOf, lastStep, toldOf } from "../approval/standing.ts";
import { Departure, type Step } from "../approval/step.ts";

/** Somebody who was told what is so no longer, and whether they have heard better since. */
export const StatementPutRight = z
  .strictObject({
    statement: z.string(),
    recipient: z.string(),
    name: z.string(),
    via: z.string(),
    toldAt: InstantAnswer,
    departures: z.array(Departure).readonly(),
    state: z.enum(["open", "closed"]),
    closedBy: z
      .union([
        z.strictObject({ statement: z.string() }),
        z.strictObject({ by: z.string(), at: InstantAnswer, ground: z.string().nullable() }),
      ])
      .nullable()
      .meta({ description: "A later statement that they were told, or somebody's word that it is not needed" }),
  })
  .meta({ id: "StatementPutRight" });
export type StatementPutRight = z.infer<typeof StatementPutRight>;

/** What of each statement is so no longer, by its reference. */
export type DeparturesBy = ReadonlyMap<string, readonly Departure[]>;

/** Who is to be put right, or was: the open first. Pure. */
export function putRightIn(
  statements: readonly Statement[],
  { departures, deliveries }: { readonly departures: DeparturesBy; readonly deliveries: Deliveries },
): readonly StatementPutRight[] {
  const items = statements.flatMap((statement) => {
    const gone = goneOf(statement, departures);
    if (gone.length === 0) return [];
    const later = statements.filter((other) => isLaterFor(other, statement, statements));
    return toldOf(statement, deliveries).flatMap((told) => itemOf({ statement, told, gone, later, deliveries }));
  });
  return items.toSorted((a, b) => Number(a.state === "closed") - Number(b.state === "closed"));
}

/** Of one that stands by what is known now; of one that was overtaken what was found before that; of one that was taken back all of it. */
function goneOf({ reference, steps, publication, state }: Statement, departures: DeparturesBy): readonly Departure[] {
  if (publication === undefined) return [];
  if (state === "withdrawn") return [WITHDRAWN];
  return departures.get(reference) ?? lastStep(steps, "out-of-date")?.content.departures ?? [];
}

const WITHDRAWN: Departure = { why: "recounted", what: "the statement", said: "published", now: "withdrawn" };

/** What was taken back puts nobody right. */
function isLaterFor(other: Statement, statement: Statement, all: readonly Statement[]): boolean {
  if (other.state === "withdrawn") return false;
  if ((other.publication?.number ?? 0) <= (statement.publication?.number ?? 0)) return false;
  return (
    other.version.content.corrects === statement.reference || audienceOf(other, all) === audienceOf(statement, all)
  );
}

/** That it is not needed was decided of what was known to be wrong by then. */
function decisionOf({ steps }: Statement, recipient: string): Step | undefined {
  const noted = lastStep(steps, "out-of-date")?.number ?? 0;
  return steps.findLast(
    ({ content, number }) => content.step === "not-needed" && content.recipient === recipient && number > noted,
  );
}

type Item = {
  readonly statement: Statement;
  readonly told: Told;
  readonly gone: readonly Departure[];
  readonly later: readonly Statement[];
  readonly deliveries: Deliveries;
};

function itemOf({ statement, told, gone, later, deliveries }: Item): readonly StatementPutRight[] {
  const { id: recipient, name, via, toldAt } = told;
  if (toldAt === null) return [];
  const better = later.find((one) =>
    toldOf(one, deliveries).some((other) => other.id === recipient && other.toldAt !== null),
  );
  const decision = decisionOf(statement, recipient);
  const closedBy =
    better !== undefined
      ? { statement: better.reference }
      : decision === undefined
        ? null
        : { by: decision.by, at: decision.recordedAt, ground: decision.content.ground };
  const state = closedBy === null ? "open" : "closed";
  return [{ statement: statement.reference, recipient, name, via, toldAt, departures: gone, state, closedBy }];
}
