import { z } from "zod";
import type { Range } from "../../engine/index.ts";
import type { Impact } from "../../impact/answer.ts";
import { headline } from "../../impact/headline.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import type { IncidentSummary } from "../../incidents/answer.ts";
import { type IncidentRecord, lastBy, recordsOf } from "../../incidents/records/record.ts";
import { publishedIn } from "../../incidents/records/measured/measurement.ts";
import { sitrepsIn } from "../../incidents/records/sitreps/sitrep.ts";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import { type Filing, filingsIn } from "../../regulation/filings/filing.ts";
import { EVERYWHERE } from "../../regulation/measures/places.ts";
import type { VerdictAnswer } from "../../regulation/verdicts/answer.ts";
import { type Statement, audienceOf } from "../approval/standing.ts";
import { explanationsOf } from "./explain.ts";
import { supports } from "../../impact/claim.ts";

const Amounts = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });

/** A figure that somebody of us gives or gave, and why it is another than the present estimate. */
const ComparedFigure = z
  .strictObject({
    whose: z.enum(["executive", "incident", "report", "regulatory", "filing", "public"]),
    what: z.string(),
    at: InstantAnswer,
    range: Amounts,
    words: z.string().nullable().meta({ description: "As it is put, where it is put in words" }),
    estimateId: z.string().nullable(),
    reference: z.string().nullable().meta({ description: "Of a report, a statement, a filing" }),
    differs: z
      .array(z.string())
      .readonly()
      .meta({ description: "Each reason for which it is another than the present estimate; none: it is the same" }),
  })
  .meta({ id: "ComparedFigure" });
export type ComparedFigure = z.infer<typeof ComparedFigure>;

const OthersFigure = z
  .strictObject({
    number: z.int(),
    publishedBy: z.string(),
    publishedAt: InstantAnswer,
    what: z.string(),
    figure: Amounts,
    words: z.string().nullable(),
    source: z.string(),
    explanations: z
      .array(z.string())
      .readonly()
      .meta({ description: "How it comes out of our figures, counted otherwise; the nearest first" }),
    answer: z
      .strictObject({ text: z.string(), by: z.string(), at: InstantAnswer })
      .nullable()
      .meta({ description: "What we say of it" }),
  })
  .meta({ id: "OthersFigure", description: "A figure that others published" });

export const FiguresCompared = z
  .strictObject({
    at: InstantAnswer,
    figures: z.array(ComparedFigure).readonly(),
    others: z.array(OthersFigure).readonly(),
  })
  .meta({ id: "FiguresCompared" });
export type FiguresCompared = z.infer<typeof FiguresCompared>;

export const ANSWER = "published-answer";
const AnswerContent = z.object({ text: z.string() });

/** Everything that is known of how many, side by side. */
export type Sides = {
  readonly now: Instant;
  readonly impact: Impact;
  readonly estimateId: string;
  readonly incident: IncidentSummary;
  readonly records: readonly IncidentRecord[];
  readonly verdicts: readonly VerdictAnswer[];
  readonly statements: readonly Statement[];
};

/** Executive, regulatory and public figure of one moment, with the reason for each difference, and what others published. Pure. */
export function compareFigures(sides: Sides): FiguresCompared {
  const figures = [
    executive(sides),
    incidents(sides),
    ...reports(sides),
    ...regulatory(sides),
    ...filings(sides),
    ...publics(sides),
  ];
  return { at: sides.now, figures, others: othersIn(sides) };
}

function executive({ now: at, impact, estimateId }: Sides): ComparedFigure {
  const { affected: range, headline: words } = impact;
  return {
    whose: "executive",
    what: "lines affected, all that fails",
    at,
    range,
    words,
    estimateId,
    reference: null,
    differs: [],
  };
}

const SEEN = { nodes: 0, seen: 0, isFailing: true, isCounted: true };

function incidents(sides: Sides): ComparedFigure {
  const { now: at, incident } = sides;
  const { affected: range } = incident.present;
  return {
    whose: "incident",
    what: "lines affected by this incident",
    at,
    range,
    words: headline(range, SEEN),
    estimateId: null,
    reference: null,
    differs: reasons(sides, range, ["as if all else were up: this incident alone"]),
  };
}

function reports(sides: Sides): readonly ComparedFigure[] {
  const last = sitrepsIn(sides.records).at(-1);
  if (last === undefined) return [];
  const { at, estimateId, reference, headline: words, own } = last;
  const differs = reasons(sides, own.affected, [
    `as it was at ${at}: a report of record stays as it was`,
    "this incident alone",
  ]);
  return [{ whose: "report", what: "lines affected", at, range: own.affected, words, estimateId, reference, differs }];
}

const USERS = /^users_affected/;

/** Of each provider in each country what its rules are held against, each way of counting once. */
function regulatory(sides: Sides): readonly ComparedFigure[] {
  const all = sides.verdicts.flatMap(({ provider, jurisdiction, service, area, compared }) =>
    compared.flatMap(({ field, what, value }): readonly ComparedFigure[] => {
      if (!USERS.test(field) || value === null || !("point" in value)) return [];
      const of = [
        provider.name,
        ...(jurisdiction === EVERYWHERE ? [] : [jurisdiction]),
        ...(service === null ? [] : [service]),
        ...(area === null ? [] : [area]),
      ];
      const why = [
        `of ${provider.name}'s customers${jurisdiction === EVERYWHERE ? "" : ` in ${jurisdiction}`}`,
        "by this incident over its whole time, not of this moment",
        ...(service === null ? [] : [`of ${service} alone`]),
        ...(area === null ? [] : [`in ${area} alone`]),
      ];
      const range = value;
      const described = { whose: "regulatory", what: `${what} (${of.join(", ")})`, at: sides.now, range } as const;
      return [
        {
          ...described,
          words: null,
          estimateId: sides.estimateId,
          reference: null,
          differs: reasons(sides, range, why),
        },
      ];
    }),
  );
  return [...new Map(all.map((one) => [JSON.stringify([one.what, one.range]), one])).values()];
}

function filings(sides: Sides): readonly ComparedFigure[] {
  return filingsIn(sides.records).flatMap((filing) => filedUsers(filing, sides));
}

function filedUsers({ number, recipient, provider, submittedAt: at, estimateId, fields }: Filing, sides: Sides) {
  const stated = fields.flatMap((field) => field.figures).find(({ name }) => name.startsWith("users.affected"));
  if (stated === undefined) return [];
  const { low, point, high, words } = stated;
  const range = { low, point, high };
  const why = [`as filed at ${at}`, `of ${provider.name}'s customers, over the whole time until then`];
  const differs = reasons(sides, range, why);
  return [
    {
      whose: "filing",
      what: `users affected, to ${recipient}`,
      at,
      range,
      words,
      estimateId,
      reference: String(number),
      differs,
    } as const,
  ];
}

function publics(sides: Sides): readonly ComparedFigure[] {
  const { statements } = sides;
  const published = statements.filter(({ state }) => state === "published");
  return published.flatMap((statement) => {
    const { version, reference, publication } = statement;
    const figure = version.content.figures.find(({ name }) => name === "affected");
    const isSaid = version.content.texts.some(({ text }) => text.includes("{affected}"));
    if (figure === undefined || !isSaid) return [];
    const { range, claim, reason } = figure;
    const holds = supports(sides.impact.affected, claim);
    const why = [
      `as it was at ${version.content.situation.at}`,
      holds ? "what its words allow holds the present estimate" : "its words hold no longer",
      ...(reason === null ? [] : [`put in other words: ${reason}`]),
    ];
    return [
      {
        whose: "public",
        what: `lines affected, told to ${audienceOf(statement, statements)}`,
        at: publication?.recordedAt ?? version.content.savedAt,
        range,
        words: WORDINGS.en.claim(claim),
        estimateId: version.content.estimateId,
        reference,
        differs: reasons(sides, range, why),
      } as const,
    ];
  });
}

/** The reasons where it is another figure. */
function reasons({ impact: { affected } }: Sides, range: Range, why: readonly string[]): readonly string[] {
  const isSame = range.low === affected.low && range.point === affected.point && range.high === affected.high;
  return isSame ? [] : why;
}

function othersIn({ records, impact }: Sides): FiguresCompared["others"] {
  const answers = lastBy(recordsOf(records, ANSWER, AnswerContent), ({ name }) => name);
  return publishedIn(records).map(({ number, content }) => {
    const { by: publishedBy, at: publishedAt, what, figure, words, source } = content;
    const answer = answers.get(String(number));
    return {
      number,
      publishedBy,
      publishedAt,
      what,
      figure,
      words,
      source,
      explanations: explanationsOf(figure, impact),
      answer: answer === undefined ? null : { text: answer.content.text, by: answer.by, at: answer.recordedAt },
    };
  });
}
