import type { z } from "zod";
import { formatPath } from "./path.ts";

export type Texts = Readonly<Record<string, string | undefined>>;

type Reading<Value> =
  | { readonly value: Value; readonly faults: readonly [] }
  | { readonly value: undefined; readonly faults: readonly string[] };

/** What makes no sense without another. */
export type Needs = Readonly<Record<string, readonly string[]>>;

/** Reads part of the configuration, or names all its faults, none of them with what was set. Set to nothing is not set. */
export function readEnvironment<Value>(
  schema: z.ZodType<Value>,
  environment: Texts,
  needs: Needs = {},
): Reading<Value> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(set);
  const wrong = success ? [] : error.issues.map(({ path, message }) => `${formatPath(path)} ${message}`);
  const faults = [...wrong, ...missingIn(set, needs)];
  return success && faults.length === 0 ? { value: data, faults: [] } : { value: undefined, faults };
}

function missingIn(set: Texts, needs: Needs): readonly string[] {
  return Object.entries(needs).flatMap(([name, needed]) =>
    set[name] === undefined
      ? []
      : needed.filter((other) => set[other] === undefined).map((other) => `${name} is set, but ${other} is not`),
  );
}
