import { z } from "zod";

/** A comparison of one measure or fact with a bar, strict or not exactly as the rule has it. `field` is one of `measures/fields.ts`. */
export const Comparison = z.strictObject({
  field: z.string(),
  op: z.enum([">=", ">", "==", "in"]),
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string()).min(1).readonly()]),
  unit: z.string().optional(),
});
export type Comparison = z.infer<typeof Comparison>;

export type Condition = Comparison | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/** What must hold for a rule to be met. */
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(Condition).min(1).readonly() }),
      z.strictObject({ any: z.array(Condition).min(1).readonly() }),
      Comparison,
    ]),
  )
  .meta({ id: "Condition", description: "A tree of comparisons: `all` is and, `any` is or" });

/** Every comparison of a condition, in the order written. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  if ("field" in condition) return [condition];
  return ("all" in condition ? condition.all : condition.any).flatMap(comparisonsIn);
}
