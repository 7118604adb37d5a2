import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { IncidentId } from "../../incidents/records/record.ts";
import { PROVIDER_KINDS, Source } from "../pack.ts";
import { VERDICTS } from "./judge.ts";

/** By each bound. */
export const Numbers = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });
const Truths = z.strictObject({ low: z.boolean(), point: z.boolean(), high: z.boolean() });

const Origin = z.union([
  z.strictObject({ kind: z.literal("estimate") }),
  z.strictObject({ kind: z.literal("base-table"), name: z.string(), source: z.string() }),
  z.strictObject({ kind: z.enum(["answer", "fact"]), by: z.string(), at: InstantAnswer, ground: z.string() }),
]);

export const ComparedAnswer = z
  .strictObject({
    field: z.string(),
    name: z.string(),
    what: z.string(),
    unit: z.string(),
    op: z.enum([">=", ">", "==", "in"]),
    bar: z.union([z.number(), z.boolean(), z.string(), z.array(z.string()).readonly()]),
    value: z
      .union([Numbers, z.array(z.string()).readonly()])
      .nullable()
      .meta({
        description: "The range of a figure, or words; null of what is so or not, and of what is not known",
      }),
    holds: Truths.nullable().meta({ description: "By each bound; null where it is not known" }),
    willHoldAt: InstantAnswer.nullable().meta({ description: "By the best estimate, if nothing changes" }),
    origins: z.array(Origin).readonly(),
  })
  .meta({ id: "RegulatoryComparison", description: "A comparison of a rule with what is known of the outage" });
export type ComparedAnswer = z.infer<typeof ComparedAnswer>;

export const Provider = z
  .strictObject({ id: z.string(), name: z.string(), kind: z.enum(PROVIDER_KINDS) })
  .meta({ id: "RegulatedProvider", description: "A network operator with its brands, or each provider on a network" });
export type Provider = z.infer<typeof Provider>;

export const VerdictAnswer = z
  .strictObject({
    rule: z.string(),
    pack: z.strictObject({ id: z.string(), version: z.string() }),
    regime: z.string(),
    regulator: z.string(),
    instrument: z.string(),
    clause: z.string(),
    obligation: z.string(),
    provider: Provider,
    jurisdiction: z.string().meta({ description: "ISO 3166-1; `*`: wherever customers are" }),
    service: z.string().nullable().meta({ description: "The service for which it stands so; null: any" }),
    area: z.string().nullable().meta({ description: "Where it is judged for each area: the area" }),
    verdict: z.enum(VERDICTS),
    decides: z.enum(["best-estimate", "upper-bound"]),
    isMetByBestEstimate: z.boolean(),
    compared: z.array(ComparedAnswer).readonly(),
    missing: z.array(z.string()).readonly().meta({ description: "Fields that are not known and decide it" }),
    supersededBy: z.string().nullable(),
    metSince: InstantAnswer.nullable().meta({ description: "Of one that is met: from when on, as the outage went" }),
    willBeMetAt: InstantAnswer.nullable().meta({ description: "If nothing changes" }),
    mayBeMetAt: InstantAnswer.nullable().meta({ description: "By the upper bound, if nothing changes" }),
    proposed: z.boolean().meta({ description: "A draft: no duty comes of it" }),
    toBeConfirmed: z
      .boolean()
      .meta({ description: "Threshold to be confirmed: nobody has checked it against the text" }),
    confidence: z.enum(["high", "medium", "low"]),
    unsettled: z.string().nullable(),
    source: Source,
    reason: z.string().meta({ description: "Why, in words" }),
  })
  .meta({ id: "RegulatoryVerdict" });
export type VerdictAnswer = z.infer<typeof VerdictAnswer>;

export const Question = z
  .strictObject({
    field: z.string(),
    what: z.string(),
    unit: z.string(),
    kind: z.enum(["amount", "truth", "words"]),
    providers: z.array(z.string()).readonly().meta({ description: "Whose rules wait for it" }),
    jurisdiction: z.string(),
    how: z.string().meta({
      description: "`answer`; or a fact of the incident, such as `fact:plannedWork`; or `base-table:nationalUsers`",
    }),
    rules: z.array(z.string()).readonly(),
  })
  .meta({ id: "RegulatoryQuestion", description: "What is to be known, and which rules wait for it; the most first" });
export type Question = z.infer<typeof Question>;

export const VerdictsAnswer = z
  .strictObject({
    incident: IncidentId,
    at: InstantAnswer,
    estimateId: z.string().nullable().meta({ description: "Of the moment; null as if elsewhere" }),
    asIf: z.strictObject({ country: z.string(), on: z.string() }).nullable(),
    questions: z.array(Question).readonly(),
    verdicts: z.array(VerdictAnswer).readonly().meta({ description: "Those that are met first" }),
    notApplicable: z
      .array(z.strictObject({ rule: z.string(), provider: z.string(), jurisdiction: z.string(), why: z.string() }))
      .readonly(),
  })
  .meta({ id: "RegulatoryVerdicts" });
export type VerdictsAnswer = z.infer<typeof VerdictsAnswer>;
