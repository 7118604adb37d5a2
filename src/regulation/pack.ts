import { z } from "zod";
import { Condition } from "./condition.ts";

/** A pack: the rules of one regulator as data, with its forms and the vectors by which it is checked. See docs/regulation.md. */

export const STAGES = ["notification", "initial", "interim", "final"] as const;

/** When something is due: so long after its clock started, or only in words. */
export const Deadline = z.strictObject({
  stage: z.enum(STAGES),
  within: z.strictObject({
    value: z.number().positive().nullable(),
    unit: z.enum(["minutes", "hours", "days", "working_days", "months", "annual"]).nullable(),
    qualitative: z.string().nullable().optional(),
  }),
  /** What starts the clock, such as `aware` or `service_restored`; see `clocks/starts.ts`. */
  clockStart: z.string(),
  recipient: z.string(),
  /** Due again and again until service is restored. */
  repeat: z.boolean().optional(),
  note: z.string().optional(),
});
export type Deadline = z.infer<typeof Deadline>;

export const SERVICE_KINDS = ["data", "voice", "sms", "emergency", "relay", "iot"] as const;

/** What a rule reads of an outage. */
export const Reads = z.strictObject({
  /** Kinds of services that it is about, each service judged for itself; none: whoever loses any service that a customer uses. */
  services: z.array(z.enum(SERVICE_KINDS)).readonly(),
  /** Whether those served worse count too, or only those who cannot use the service. */
  counts: z.enum(["affected", "impaired"]),
  /** `network`: a host's count holds the customers of the providers on its network; `own`: it does not; `hosted`: those of them alone. */
  whose: z.enum(["network", "own", "hosted"]),
  /** The upper bound where the rule says potential, likely or may; the best estimate where it says affected. */
  decides: z.enum(["best-estimate", "upper-bound"]),
  /** Judged in each area of these kinds for itself, or over the areas of a remoteness alone. */
  each: z.array(z.string()).readonly().optional(),
  remoteness: z.enum(["remote", "regional"]).optional(),
});
export type Reads = z.infer<typeof Reads>;

export const PROVIDER_KINDS = ["mno", "mvno", "iot"] as const;

export const Source = z.strictObject({ title: z.string(), url: z.string(), date: z.string() });

/** A date, or only its year or month: `2008`, `2022-12`, `2025-11-04`. */
const RoughDate = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, "must be a date, a month or a year");

/** Who is counted how, in the words of the source. */
const Counting = z.strictObject({
  basis: z.string(),
  unit: z.string(),
  mvno: z.string().optional(),
  iot: z.string().optional(),
  degradationCounts: z.union([z.boolean(), z.string()]).optional(),
  separateByCause: z.boolean().optional(),
});

export const Rule = z
  .strictObject({
    id: z.string(),
    regime: z.string(),
    jurisdiction: z.string(),
    regulator: z.string(),
    instrument: z.string(),
    clause: z.string(),
    obligation: z.enum([
      "regulator_report",
      "customer_communication",
      "customer_compensation",
      "authority_to_enisa",
      "own_duty",
    ]),
    services: z.array(z.string()).readonly(),
    networkKind: z.array(z.string()).readonly(),
    metric: z.string(),
    conditions: Condition,
    deadlines: z.array(Deadline).readonly(),
    stage: z.array(z.enum(STAGES)).readonly(),
    /** Applies to outages that began on or between these days, both included; null: without limit. */
    inForceFrom: RoughDate.nullable(),
    inForceTo: RoughDate.nullable(),
    textAsOf: z.string().optional(),
    source: Source,
    confidence: z.enum(["high", "medium", "low"]),
    notes: z.string(),
    proposed: z.boolean(),
    counting: Counting.optional(),
    reads: Reads,
    /** Providers that it binds; left out: every kind. */
    providers: z.array(z.enum(PROVIDER_KINDS)).readonly().optional(),
    /** Rules, of the same pack, in whose stead it does not apply once one of them is met. */
    supersededBy: z.array(z.string()).readonly().optional(),
    /** What no source gives and it cannot be decided without, in words: it is never met until counsel confirms a threshold. */
    unsettled: z.string().optional(),
  })
  .meta({ id: "RegulatoryRule", description: "What makes an outage reportable, to whom and by when, with its source" });
export type Rule = z.infer<typeof Rule>;

/** What a rule must say of an outage that is described by its fields alone. */
export const Vector = z.strictObject({
  rule: z.string(),
  /** By field: a figure or a fact; an array: low, point and high. What is left out is not known. */
  given: z.record(
    z.string(),
    z.union([z.number(), z.boolean(), z.string(), z.tuple([z.number(), z.number(), z.number()])]),
  ),
  expect: z.enum(["met", "not-met", "uncertain", "unknown", "superseded"]),
  origin: z.string(),
});
export type Vector = z.infer<typeof Vector>;

/** A field of a form. */
export const FormField = z.strictObject({
  /** The regulator's own mark, such as `(f)`; else a word. */
  id: z.string(),
  label: z.string(),
  /** What fills it: one of `drafts/sources.ts`; null: a person must write it. */
  from: z.string().nullable(),
  /** Whether it stands in the edition for the public. */
  public: z.boolean(),
  /** Why it is left out there. */
  ground: z.string().optional(),
  clause: z.string().optional(),
});
export type FormField = z.infer<typeof FormField>;

/** What is filed at a stage: the regulator's own fields. */
export const Form = z.strictObject({
  id: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  /** The regime whose stage it is for. */
  regime: z.string(),
  /** Of which rules of that regime; left out: of all. */
  rules: z.array(z.string()).min(1).readonly().optional(),
  source: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  fields: z.array(FormField).min(1).readonly(),
});
export type Form = z.infer<typeof Form>;

export const Pack = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{2,40}$/, "must be 2 to 40 of a-z, 0-9 and -"),
    name: z.string(),
    /** Another one whenever anything in it is another; verdicts name it. */
    version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/, "must be 1 to 40 letters, digits, points and hyphens"),
    /** ISO 3166-1 of the countries whose customers count; `EU` members each for themselves. Empty: wherever customers are. */
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).readonly(),
    /** Of its dates and due times (IANA). */
    timeZone: z.string(),
    /** Whose public holidays are no working days (ISO 3166-1). */
    holidays: z.string().regex(/^[A-Z]{2}$/),
    rules: z.array(Rule).readonly(),
    forms: z.array(Form).readonly(),
    vectors: z.array(Vector).readonly(),
  })
  .meta({ id: "RegulatoryPack" });
export type Pack = z.infer<typeof Pack>;
