import type { z } from "zod";
import type { FactAnswer } from "../../incidents/records/facts/fact.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { ProviderScope } from "./providers.ts";
import type { Origin } from "./reading.ts";
import type { Situation } from "./scope.ts";

/** What is said of a fact at present; not what was taken back or has lapsed. */
export function factsNamed({ facts }: Pick<Situation, "facts">, name: string): readonly FactAnswer[] {
  return facts.filter((fact) => fact.name === name && fact.isSet && !fact.hasLapsed);
}

/** When a provider became aware: the first of what is said of it and its brands, whose people are its own. */
export function firstAware(facts: readonly FactAnswer[], { own }: Pick<ProviderScope, "own">): FactAnswer | undefined {
  const said = factsNamed({ facts }, "awareAt").filter(({ operator }) => operator !== undefined && own.has(operator));
  return said.toSorted((a, b) => compareInstants(String(a.value), String(b.value))).at(0);
}

export function readFactAs<Value>({ value }: FactAnswer, schema: z.ZodType<Value>): Value | undefined {
  return schema.safeParse(value).data;
}

/** Who says so. */
export function factOrigin({ by, at, ground }: FactAnswer): readonly Origin[] {
  return by === null || at === null ? [] : [{ kind: "fact", by, at, ground: ground ?? "" }];
}
