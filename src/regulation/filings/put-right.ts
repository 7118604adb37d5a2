import { z } from "zod";
import { isAtLeast } from "../../engine/index.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { type DraftFigure, type Range, boundsOf } from "../drafts/filled.ts";
import { momentIn, rangeOfAmounts } from "../drafts/in-words.ts";
import { findField } from "../measures/fields.ts";
import { Numbers } from "../verdicts/answer.ts";
import type { Decision } from "./decision.ts";

export const CAUSES = ["corrected", "measured", "grown"] as const;

/** A figure that was stated to somebody, and is now known to be another. */
export const PutRight = z
  .strictObject({
    id: z.string().meta({ description: "The filing's number and the figure's name" }),
    filing: z.int(),
    recipient: z.string(),
    provider: z.string(),
    jurisdiction: z.string(),
    statedAt: InstantAnswer,
    figure: z.string(),
    unit: z.string(),
    old: Numbers,
    new: Numbers,
    cause: z.enum(CAUSES).meta({
      description:
        "corrected: of the moment of the filing, by what is known now; measured: by a measurement; grown: it is more by now",
    }),
    draft: z.string().meta({ description: "Text of a correction" }),
    state: z.enum(["open", "closed"]),
    closedBy: z
      .union([
        z.strictObject({ filing: z.int() }),
        z.strictObject({ decision: z.string(), ground: z.string(), by: z.string(), at: InstantAnswer }),
      ])
      .nullable(),
  })
  .meta({ id: "PutRight" });
export type PutRight = z.infer<typeof PutRight>;

export type Figures = ReadonlyMap<string, DraftFigure>;

/** A filing as far as its figures go, in the order recorded. */
export type Statement = {
  readonly number: number;
  readonly recipient: string;
  readonly provider: string;
  readonly jurisdiction: string;
  readonly pack: string;
  readonly title: string;
  readonly submittedAt: string;
  /** By whose clocks the recipient reads it. */
  readonly timeZone: string;
  readonly stated: Figures;
  /** What the form calls what a figure is of, by the figure's name. */
  readonly labels: ReadonlyMap<string, string>;
  /** The same figures of the moment of the filing, by what is known now. */
  readonly atFiling: Figures;
  /** And of now. */
  readonly present: Figures;
  /** Whether by then nobody was hit any more, so that it was stated to be all. */
  readonly wasOver: boolean;
};

/** Every figure that has left what was stated of it: the open ones first. Pure. */
export function putRightIn(statements: readonly Statement[], decisions: readonly Decision[]): readonly PutRight[] {
  const items = statements.flatMap((statement, index) => {
    const later = statements.slice(index + 1).filter((other) => isToSame(statement, other));
    return [...statement.stated.values()].flatMap((stated) => itemOf(statement, stated, { later, decisions }));
  });
  return items.toSorted((a, b) => Number(a.state === "closed") - Number(b.state === "closed"));
}

function isToSame(one: Statement, other: Statement): boolean {
  return (
    one.recipient === other.recipient && one.provider === other.provider && one.jurisdiction === other.jurisdiction
  );
}

type Since = { readonly later: readonly Statement[]; readonly decisions: readonly Decision[] };

function itemOf(statement: Statement, stated: DraftFigure, { later, decisions }: Since): readonly PutRight[] {
  const departure = departureOf(statement, stated, later);
  if (departure === undefined) return [];
  const { number: filing, recipient, provider, jurisdiction, submittedAt: statedAt } = statement;
  const id = `${filing}:${stated.name}`;
  const closedBy = filedSince(later, stated.name, departure.figure) ?? decidedOf(decisions, id, departure.figure);
  return [
    {
      id,
      filing,
      recipient,
      provider,
      jurisdiction,
      statedAt,
      figure: stated.name,
      unit: stated.unit,
      old: boundsOf(stated),
      new: boundsOf(departure.figure),
      cause: departure.cause,
      draft: correctionOf(statement, stated, departure),
      state: closedBy === undefined ? "open" : "closed",
      closedBy: closedBy ?? null,
    },
  ];
}

type Departure = { readonly figure: DraftFigure; readonly cause: (typeof CAUSES)[number] };

/** What is summed over time is, while it goes on, stated as of a moment, and is more at every later one: that alone is nothing to put right. */
const ACCUMULATING: ReadonlySet<string> = new Set(["minutes", "user-minutes", "user-hours"]);

function isSoFar({ unit }: DraftFigure, wasOver: Statement["wasOver"]): boolean {
  return ACCUMULATING.has(unit) && !wasOver;
}

function departureOf(
  { atFiling, present, wasOver }: Statement,
  stated: DraftFigure,
  later: readonly Statement[],
): Departure | undefined {
  const [anew, atPresent] = [atFiling.get(stated.name), present.get(stated.name)];
  if (anew !== undefined && !holds(stated, anew))
    return { figure: anew, cause: anew.from === "measurement" ? "measured" : "corrected" };
  if (atPresent === undefined || isSoFar(stated, wasOver) || holds(stated, atPresent)) return undefined;
  if (atPresent.from === "measurement") return { figure: atPresent, cause: "measured" };
  // Of what was said again since, the last word is what is held against the present.
  const isLastWord = later.length === 0 || filedSince(later, stated.name, atPresent) !== undefined;
  return isLastWord ? { figure: atPresent, cause: "grown" } : undefined;
}

/** Whether the best that is known lies in what was stated, but for rounding. */
export function holds(stated: Range, known: Pick<Range, "point">): boolean {
  return isAtLeast(known.point, stated.low) && isAtLeast(stated.high, known.point);
}

/** The first later filing to the same recipient of which the range holds what is known now. */
function filedSince(later: readonly Statement[], name: string, figure: DraftFigure) {
  const filing = later.find(({ stated }) => {
    const other = stated.get(name);
    return other !== undefined && holds(other, figure);
  });
  return filing === undefined ? undefined : { filing: filing.number };
}

/** A decision is good for as long as what is known is what it was made on. */
function decidedOf(decisions: readonly Decision[], id: string, figure: DraftFigure) {
  const last = decisions.findLast((decision) => decision.id === id);
  if (last === undefined || !holds(last.new, figure)) return undefined;
  const { decision, ground, by, at } = last;
  return { decision, ground, by, at };
}

const BECAUSE = {
  corrected: "What was known of the network at that time has been corrected since.",
  measured: "It was measured since.",
  grown: "The outage has grown since.",
} as const;

function correctionOf(
  { title, submittedAt, timeZone, recipient, labels }: Statement,
  stated: DraftFigure,
  { figure, cause }: Departure,
): string {
  const { name, unit } = stated;
  const what = `${labels.get(name) ?? name}${partOf(name)}`;
  const when = momentIn(submittedAt, timeZone);
  return `To ${recipient}: correction of our ${title} of ${when}. ${what}: we stated ${rangeOfAmounts(stated)} ${unit}; it is ${rangeOfAmounts(figure)} ${unit}. ${BECAUSE[cause]}`;
}

/** `users.affected:data`: of that service; a criterion: what was compared by which rule. */
function partOf(name: string): string {
  const [kind, part, field] = name.split(":");
  if (kind === "criterion") return ` (${[findField(field ?? "")?.what ?? field, part].join(", by the rule ")})`;
  return part === undefined ? "" : ` (${part})`;
}
