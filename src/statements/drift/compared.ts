import { z } from "zod";
import { headline } from "../../impact/headline.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import { lastBy, recordsOf } from "../../incidents/records/record.ts";
import { publishedIn } from "../../incidents/records/measured/measurement.ts";
import { sitrepsIn } from "../../incidents/records/sitreps/sitrep.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { audienceOf } from "../approval/standing.ts";
import { filings, regulatory } from "./regulatory-figures.ts";
import { Amounts, ComparedFigure, type Sides, reasons } from "./sides.ts";
import { OF_AFFECTED, explanationsOf } from "./explain.ts";
import { supports } from "../../impact/claim.ts";

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

function othersIn({ records, impact, impactAt }: Sides): FiguresCompared["others"] {
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
      explanations: OF_AFFECTED.has(what) ? explanationsOf(figure, impactAt.get(publishedAt) ?? impact) : [],
      answer: answer === undefined ? null : { text: answer.content.text, by: answer.by, at: answer.recordedAt },
    };
  });
}
