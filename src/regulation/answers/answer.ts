import { z } from "zod";
import { type IncidentRecord, type Read, recordsOf } from "../../incidents/records/record.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import type { Offence } from "../../platform/offences.ts";
import { Id, text } from "../../platform/text.ts";
import { findField } from "../measures/fields.ts";
import type { ProviderScope } from "../measures/providers.ts";
import type { Situation } from "../measures/scope.ts";

const Value = z.union([
  z.boolean(),
  z.number().min(0, "must not be negative").max(1e12, "must be at most 1000000000000"),
  z.array(text(100)).min(1, "must not be an empty list").max(20),
]);

/** What somebody says of a field that no estimate can tell. */
export const NewAnswer = z
  .strictObject({
    value: Value.nullable().meta({ description: "As the field has it; null takes the answer back" }),
    provider: Id.optional().meta({ description: "For this provider alone" }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "must be two capital letters, such as IE")
      .optional()
      .meta({ description: "For this country alone (ISO 3166-1)" }),
    ground: text(2000).meta({ description: "From what it is known" }),
  })
  .meta({ id: "NewRegulatoryAnswer" });
export type NewAnswer = z.infer<typeof NewAnswer>;

export const AnswerContent = z.object({
  value: Value.nullable(),
  provider: z.string().nullable(),
  country: z.string().nullable(),
  ground: z.string(),
});
export type AnswerContent = z.infer<typeof AnswerContent>;

export const AnswerAnswer = z
  .strictObject({
    number: z.int(),
    field: z.string(),
    what: z.string(),
    value: Value.nullable(),
    provider: z.string().nullable(),
    country: z.string().nullable(),
    ground: z.string(),
    by: z.string(),
    at: InstantAnswer,
  })
  .meta({ id: "RegulatoryAnswer" });
export type AnswerAnswer = z.infer<typeof AnswerAnswer>;

/** What is wrong with a value for a field; nothing where it is as the field has it. */
export function offencesOfValue(field: string, value: NewAnswer["value"]): readonly Offence[] {
  const known = findField(field);
  if (known === undefined || value === null) return [];
  if (known.from === "computed")
    return [{ path: "value", message: `${field} is worked out of the estimate; record a measurement instead` }];
  const wanted = { amount: "a number", truth: "true or false", words: "a list of words" }[known.kind];
  const isOfKind = {
    amount: typeof value === "number",
    truth: typeof value === "boolean",
    words: Array.isArray(value),
  };
  return isOfKind[known.kind] ? [] : [{ path: "value", message: `must be ${wanted}: ${known.what}` }];
}

/** What is said for somebody who has no duties of its own, such as a brand, nobody would ever read. */
export function offencesOfProvider(
  provider: string | null,
  providers: readonly Pick<ProviderScope, "id">[],
): readonly Offence[] {
  if (provider === null || providers.some(({ id }) => id === provider)) return [];
  const names = providers.map(({ id }) => id).join(", ");
  return [{ path: "provider", message: `no provider "${provider}" has duties of its own: there are ${names}` }];
}

/** All that was ever answered, in the order recorded. */
export function answersIn(records: readonly IncidentRecord[]): readonly Read<AnswerContent>[] {
  return recordsOf(records, "answer", AnswerContent);
}

export function describeAnswer({ number, name, content, by, recordedAt }: Read<AnswerContent>): AnswerAnswer {
  return { number, field: name, what: findField(name)?.what ?? name, ...content, by, at: recordedAt };
}

/** What holds of a field: the last word for that provider in that country, else for either, else for all. */
export function saidIn(records: readonly IncidentRecord[]): Situation["saidOf"] {
  const byField = Map.groupBy(answersIn(records), ({ name }) => name);
  return (field, provider, country) => {
    const own = byField.get(field) ?? [];
    const subjects = [
      [provider, country],
      [provider, null],
      [null, country],
      [null, null],
    ] as const;
    for (const [whose, where] of subjects) {
      const last = own.findLast(({ content }) => content.provider === whose && content.country === where);
      if (last === undefined || last.content.value === null) continue;
      const { by, recordedAt: at, content } = last;
      return { value: last.content.value, origin: { kind: "answer", by, at, ground: content.ground } };
    }
    return undefined;
  };
}
