import type { z } from "zod";
import type { FactAnswer } from "../../incidents/records/facts/fact.ts";
import type { Origin } from "./reading.ts";
import type { Situation } from "./scope.ts";

/** What is said of a fact at present; not what was taken back or has lapsed. */
export function factsNamed({ facts }: Pick<Situation, "facts">, name: string): readonly FactAnswer[] {
  return facts.filter((fact) => fact.name === name && fact.isSet && !fact.hasLapsed);
}

export function readFactAs<Value>({ value }: FactAnswer, schema: z.ZodType<Value>): Value | undefined {
  return schema.safeParse(value).data;
}

/** Who says so. */
export function factOrigin({ by, at, ground }: FactAnswer): readonly Origin[] {
  return by === null || at === null ? [] : [{ kind: "fact", by, at, ground: ground ?? "" }];
}
