import { z } from "zod";
import { type Instant, InstantText, compareInstants, latest, plusMilliseconds } from "../../../platform/instant.ts";
import { text } from "../../../platform/text.ts";

/** Of what a fact is said: the incident as a whole, or each operator or service for itself. */
export type Subject = "incident" | "operator" | "service";

/** What only people know of an incident. */
export type KnownFact = {
  readonly name: string;
  /** What it means, for whoever reads or sets it. */
  readonly what: string;
  readonly per: Subject;
  /** Of its value. */
  readonly schema: z.ZodType;
  /** How long it is good for, in minutes; null: until it is set anew. */
  readonly lapsesAfterMinutes: number | null;
  /** The moment from which these minutes count. Precondition: a value that `schema` gave. */
  readonly countsFrom: (value: unknown) => Instant | undefined;
  /** What its value says has happened, so that nothing is confirmed that is yet to come. Precondition: as above. */
  readonly happenedAt: (value: unknown) => readonly Instant[];
};

type Telling<Value> = Pick<KnownFact, "name" | "what" | "per"> & {
  readonly schema: z.ZodType<Value>;
  readonly lapses?: { readonly afterMinutes: number; readonly from: (value: Value) => Instant };
  readonly happenedAt?: (value: Value) => readonly Instant[];
};

function fact<Value>({ name, what, per, schema, lapses, happenedAt }: Telling<Value>): KnownFact {
  return {
    name,
    what,
    per,
    schema,
    lapsesAfterMinutes: lapses?.afterMinutes ?? null,
    countsFrom: (value) => lapses?.from(schema.parse(value)),
    happenedAt: (value) => happenedAt?.(schema.parse(value)) ?? [],
  };
}

const itself = (moment: Instant): readonly Instant[] => [moment];

const TestCalls = z
  .strictObject({
    by: text(200).meta({ description: "Who made the calls" }),
    calls: z
      .array(
        z.strictObject({
          from: text(200).meta({ description: "From where" }),
          at: InstantText,
          number: text(20).optional().meta({ description: "What was dialled, such as 112" }),
        }),
      )
      .min(1, "must name at least one call")
      .max(100, "must not be more than 100 calls"),
  })
  .meta({
    id: "EmergencyAccess",
    description: "Test calls that were answered; after one that was not, take the fact back",
  });

/** A place is as sure as its last call, and all are as sure as the place that was called from longest ago. */
function stalestPlace({ calls }: z.infer<typeof TestCalls>): Instant {
  const lastByPlace = [...Map.groupBy(calls, ({ from }) => from).values()].map((inside) =>
    latest(...inside.map(({ at }) => at)),
  );
  return lastByPlace.reduce((first, at) => (compareInstants(at, first) < 0 ? at : first));
}

/** The fact that reports and hand-overs are read for. */
export const EXPECTED_RESTORATION = "expectedRestoration";

export const Restoration = z
  .strictObject({ earliest: InstantText, likely: InstantText, latest: InstantText })
  .refine(({ earliest, likely }) => compareInstants(earliest, likely) <= 0, {
    path: ["likely"],
    error: "must not be before earliest",
  })
  .refine(({ likely, latest }) => compareInstants(likely, latest) <= 0, {
    path: ["latest"],
    error: "must not be before likely",
  })
  .meta({ id: "Restoration" });

/** ISO 3166-1. */
const Country = z.string().regex(/^[A-Z]{2}$/, "must be two capital letters, such as IE");

export const PlannedWork = z
  .strictObject({ isPlanned: z.boolean(), work: text(200).optional() })
  .meta({ id: "PlannedWork" });

export const RootCause = z
  .strictObject({
    what: text(2000),
    category: z
      .enum(["system-failure", "human-error", "natural-phenomenon", "malicious-action", "third-party-failure"])
      .optional(),
  })
  .meta({ id: "RootCause" });

/** After how long a call that reached the emergency services proves nothing any more. */
const TEST_CALL_MINUTES = 30;

/** Every fact that is known by name. A new one is a new member here. */
export const FACTS: readonly KnownFact[] = [
  fact({
    name: "plannedWork",
    what: "Whether it came of work that was planned, and which",
    per: "incident",
    schema: PlannedWork,
  }),
  fact({
    name: "suspectedMaliciousAct",
    what: "Whether somebody is suspected of having done it on purpose",
    per: "incident",
    schema: z.strictObject({ isSuspected: z.boolean(), what: text(2000).optional() }).meta({ id: "MaliciousAct" }),
  }),
  fact({
    name: "crossBorder",
    what: "Whether it bears on other countries, and which (ISO 3166-1)",
    per: "incident",
    schema: z
      .strictObject({ isCrossBorder: z.boolean(), countries: z.array(Country).max(250).optional() })
      .meta({ id: "CrossBorder" }),
  }),
  fact({
    name: "emergencyAccessConfirmed",
    what: "That emergency calls get through: who made test calls, from where and when; good for 30 minutes after the calls",
    per: "incident",
    schema: TestCalls,
    lapses: { afterMinutes: TEST_CALL_MINUTES, from: stalestPlace },
    happenedAt: ({ calls }) => calls.map(({ at }) => at),
  }),
  fact({
    name: EXPECTED_RESTORATION,
    what: "When a service is expected back: at the earliest, likely, at the latest",
    per: "service",
    schema: Restoration,
  }),
  fact({ name: "detectedAt", what: "When it was noticed", per: "incident", schema: InstantText, happenedAt: itself }),
  fact({
    name: "awareAt",
    what: "When an operator became aware of it: from then on its regulator's deadlines run",
    per: "operator",
    schema: InstantText,
    happenedAt: itself,
  }),
  fact({
    name: "cause",
    what: "Why it happened, as far as is known; the category as in ENISA's guideline on incident reporting",
    per: "incident",
    schema: RootCause,
  }),
];

/** The fact of that name; undefined where there is none. */
export function findFact(name: string): KnownFact | undefined {
  return FACTS.find((fact) => fact.name === name);
}

/** When a value is good no longer; null where it is until it is set anew, or not set. */
export function lapseOf({ lapsesAfterMinutes, countsFrom }: KnownFact, value: unknown): Instant | null {
  const from = value === null ? undefined : countsFrom(value);
  if (lapsesAfterMinutes === null || from === undefined) return null;
  return plusMilliseconds(from, lapsesAfterMinutes * 60_000);
}
