import { z } from "zod";
import type { ComparedAnswer as Compared, VerdictAnswer } from "../verdicts/answer.ts";
import { VERDICTS } from "../verdicts/judge.ts";
import type { DraftFigure, Filled } from "./filled.ts";
import { rangeOfAmounts } from "./in-words.ts";
import type { Material } from "./material.ts";
import { estimated } from "./source.ts";
import { barOf, clauseOf, isHeld, thresholdsOf } from "./thresholds.ts";

/** A rule by which something is reported, and how it stands. */
export const Criterion = z
  .strictObject({
    rule: z.string(),
    instrument: z.string(),
    clause: z.string(),
    verdict: z.enum(VERDICTS),
    service: z.string().nullable(),
    area: z.string().nullable(),
    words: z.string().meta({ description: "Clause, value and bar; says where a threshold is to be confirmed" }),
    toBeConfirmed: z.boolean(),
    proposed: z.boolean(),
  })
  .meta({ id: "DraftCriterion" });
export type Criterion = z.infer<typeof Criterion>;

/** Every rule that is met or may be. */
export function criteriaOf({ verdicts }: Pick<Material, "verdicts">): readonly Criterion[] {
  return verdicts
    .filter(({ verdict }) => verdict === "met" || verdict === "uncertain" || verdict === "unknown")
    .map((verdict) => ({
      rule: verdict.rule,
      instrument: verdict.instrument,
      clause: verdict.clause,
      verdict: verdict.verdict,
      service: verdict.service,
      area: verdict.area,
      words: inWords(verdict),
      toBeConfirmed: verdict.toBeConfirmed,
      proposed: verdict.proposed,
    }));
}

/** Each rule that is met: clause, bar, and the value that meets it. */
export function criterionMet(material: Material): Filled | undefined {
  const met = material.verdicts.filter(({ verdict, proposed }) => verdict === "met" && !proposed);
  if (met.length === 0) return undefined;
  return {
    text: met.map(inWords).join("; "),
    figures: criterionFigures(material, met),
    from: "estimate",
    why: `By the rules of pack ${material.pack.id} ${material.pack.version}`,
  };
}

/** What some rules were held against; by default all, met or not. */
export function criterionFigures(material: Material, verdicts = material.verdicts): readonly DraftFigure[] {
  const figures = verdicts.flatMap((verdict) =>
    figuresOf(material, verdict).map((figure) => [figure.name, figure] as const),
  );
  return [...new Map(figures).values()];
}

export function isOfCriterion({ name }: Pick<DraftFigure, "name">): boolean {
  return name.startsWith("criterion:");
}

function figuresOf(material: Material, verdict: VerdictAnswer): readonly DraftFigure[] {
  const { rule, compared, service, area } = verdict;
  const of = [service, area].flatMap((part) => (part === null ? [] : `:${part}`)).join("");
  return compared.flatMap(({ field, unit, value }) =>
    value !== null && "point" in value
      ? [
          estimated(material, {
            name: `criterion:${rule}:${field}${of}`,
            unit,
            range: value,
            meets: thresholdsOf(verdict, field),
          }),
        ]
      : [],
  );
}

/** Of a rule that is met only what holds: of several ways to meet it the others say nothing. Of one that is unknown, what is not known too. */
function inWords(verdict: VerdictAnswer): string {
  const { compared, decides, isMetByBestEstimate } = verdict;
  const isMet = verdict.verdict === "met";
  const isShown = (one: Compared): boolean => (isMet ? isHeld(verdict, one) : one.holds !== null);
  const known = compared.filter(isShown).map(comparedInWords);
  const open = verdict.verdict === "unknown" ? compared.filter(({ holds }) => holds === null) : [];
  const byUpper = isMet && decides === "upper-bound" && !isMetByBestEstimate;
  const parts = [
    known.join(", "),
    open.length === 0 ? "" : `not known: ${[...new Set(open.map(({ name }) => name))].join(", ")}`,
    byUpper ? "by the upper bound of the estimate" : "",
  ];
  return `${clauseOf(verdict)}: ${parts.filter((part) => part !== "").join("; ")}`;
}

function comparedInWords({ name, value, unit, ...one }: Compared): string {
  const bar = barOf({ ...one, unit: "" });
  if (value !== null && "point" in value) return `${name}: ${rangeOfAmounts(value)} ${unit} (needed: ${bar})`;
  if (typeof one.bar === "boolean") return `${name}: ${one.bar ? "yes" : "no"}`;
  return `${name}: ${value === null ? "" : value.join(", ")} (needed: ${bar})`;
}
