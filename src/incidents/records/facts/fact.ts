import { z } from "zod";
import { type Instant, InstantAnswer, compareInstants } from "../../../platform/instant.ts";
import { Id, text } from "../../../platform/text.ts";
import { type IncidentRecord, type Read, recordsOf } from "../record.ts";
import { FACTS, type KnownFact, lapseOf } from "./known-facts.ts";

const common = {
  ground: text(2000).meta({ description: "From what it is known" }),
  operator: Id.optional().meta({ description: "Of a fact that each operator has for itself" }),
  service: Id.optional().meta({ description: "Of a fact that each service has for itself" }),
};

/** What is sent, before it is held against the schema of the fact that the address names. */
export const SentFact = z.strictObject({
  value: z.unknown().refine((value) => value !== undefined, "is missing; null takes the fact back"),
  ...common,
});
export type SentFact = z.infer<typeof SentFact>;

/** The same for readers of the interface. */
export const NewFact = z
  .strictObject({
    value: z
      .union([...new Set(FACTS.map(({ schema }) => schema)), z.null()])
      .meta({ description: "As the fact has it; null takes it back" }),
    ...common,
  })
  .meta({ id: "NewFact" });

/** `key`: the operator or service; null of the whole incident. */
const FactContent = z.object({ key: z.string().nullable(), value: z.unknown(), ground: z.string() });
export type FactContent = z.infer<typeof FactContent>;

const subject = { operator: z.string().optional(), service: z.string().optional() };
const said = {
  value: z.unknown().meta({ description: "Null where it is not set, or was taken back" }),
  by: z.string().nullable().meta({ description: "Who set it last, or took it back" }),
  at: InstantAnswer.nullable(),
  ground: z.string().nullable(),
};

/** A fact as it is at present. */
export const FactAnswer = z
  .strictObject({
    name: z.string(),
    ...subject,
    isSet: z.boolean(),
    ...said,
    lapsesAt: InstantAnswer.nullable().meta({ description: "When it is good no longer; null: until it is set anew" }),
    hasLapsed: z.boolean(),
  })
  .meta({ id: "Fact" });
export type FactAnswer = z.infer<typeof FactAnswer>;

export const FactHistory = z
  .strictObject({
    name: z.string(),
    what: z.string(),
    per: z.enum(["incident", "operator", "service"]),
    lapsesAfterMinutes: z.int().nullable(),
    history: z
      .array(z.strictObject({ number: z.int(), ...subject, ...said }).meta({ id: "FactSaid" }))
      .readonly()
      .meta({ description: "In the order recorded" }),
  })
  .meta({ id: "FactHistory" });
export type FactHistory = z.infer<typeof FactHistory>;

/** Whom a fact can be of, beside those of whom it is set. */
export type Subjects = { readonly operators: readonly string[]; readonly services: readonly string[] };

/** Every fact, set or not: one for the incident, or one for each operator or service, in the order of the table. */
export function factsIn(
  records: readonly IncidentRecord[],
  { operators, services, now }: Subjects & { readonly now: Instant },
): readonly FactAnswer[] {
  const keys = { incident: [null], operator: operators, service: services };
  const all = recordsOf(records, "fact", FactContent);
  return FACTS.flatMap((fact) => {
    const own = all.filter(({ name }) => name === fact.name);
    const lastByKey = new Map(own.map((record) => [record.content.key, record]));
    const wanted = new Set([...keys[fact.per], ...lastByKey.keys()]);
    return [...wanted].map((key) => describeFact(fact, key, { last: lastByKey.get(key), now }));
  });
}

type Last = { readonly last: Read<FactContent> | undefined; readonly now: Instant };

/** A fact by what was said of it last. */
export function describeFact(fact: KnownFact, key: string | null, { last, now }: Last): FactAnswer {
  const value = last?.content.value ?? null;
  const lapsesAt = lapseOf(fact, value);
  return {
    name: fact.name,
    ...subjectOf(fact, key),
    isSet: value !== null,
    value,
    by: last?.by ?? null,
    at: last?.recordedAt ?? null,
    ground: last?.content.ground ?? null,
    lapsesAt,
    hasLapsed: lapsesAt !== null && compareInstants(lapsesAt, now) <= 0,
  };
}

/** Reads what was recorded of a fact. */
export function readFact(record: IncidentRecord): Read<FactContent> {
  return { ...record, content: FactContent.parse(record.content) };
}

/** What was ever said of a fact, and what it means. */
export function historyOf(records: readonly IncidentRecord[], fact: KnownFact): FactHistory {
  const { name, what, per, lapsesAfterMinutes } = fact;
  const history = recordsOf(records, "fact", FactContent)
    .filter((record) => record.name === name)
    .map(({ number, content: { key, value = null, ground }, by, recordedAt: at }) => ({
      number,
      ...subjectOf(fact, key),
      value,
      by,
      at,
      ground,
    }));
  return { name, what, per, lapsesAfterMinutes, history };
}

function subjectOf({ per }: KnownFact, key: string | null): Pick<FactAnswer, "operator" | "service"> {
  if (key === null || per === "incident") return {};
  return per === "operator" ? { operator: key } : { service: key };
}
