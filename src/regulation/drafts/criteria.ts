import { z } from "zod";
import type { VerdictAnswer } from "../verdicts/answer.ts";
import { VERDICTS } from "../verdicts/judge.ts";
import type { DraftFigure, Filled } from "./filled.ts";
import { rangeOfAmounts } from "./in-words.ts";
import type { Material } from "./material.ts";
import { estimated } from "./source.ts";

export const TO_BE_CONFIRMED = "threshold to be confirmed";

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
  const figures = new Map(
    met.flatMap((verdict) => figuresOf(material, verdict).map((figure) => [figure.name, figure])),
  );
  return {
    text: met.map(inWords).join("; "),
    figures: [...figures.values()],
    from: "estimate",
    why: `By the rules of pack ${material.pack.id} ${material.pack.version}`,
  };
}

function figuresOf(material: Material, { rule, compared, service, area }: VerdictAnswer): readonly DraftFigure[] {
  const of = [service, area].flatMap((part) => (part === null ? [] : `:${part}`)).join("");
  return compared.flatMap(({ field, unit, value }) =>
    value !== null && "point" in value
      ? [estimated(material, { name: `criterion:${rule}:${field}${of}`, unit, range: value })]
      : [],
  );
}

function inWords({ instrument, clause, compared, toBeConfirmed, decides, isMetByBestEstimate }: VerdictAnswer): string {
  const held = compared.filter(({ holds }) => holds !== null).map(comparedInWords);
  const byUpper = decides === "upper-bound" && !isMetByBestEstimate ? "; by the upper bound of the estimate" : "";
  const unsure = toBeConfirmed ? ` (${TO_BE_CONFIRMED})` : "";
  return `${instrument}, ${clause}${unsure}: ${held.join(", ")}${byUpper}`;
}

function comparedInWords({ what, value, op, bar, unit }: VerdictAnswer["compared"][number]): string {
  if (value !== null && "point" in value) return `${what}: ${rangeOfAmounts(value)} ${op} ${String(bar)} ${unit}`;
  if (typeof bar === "boolean") return `${what}: ${bar ? "yes" : "no"}`;
  return `${what}: ${value === null ? "" : value.join(", ")} ${op} ${String(bar)}`;
}
