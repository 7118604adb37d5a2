import { z } from "zod";
import { isAtLeast } from "../../engine/index.ts";
import { BOUNDS } from "../measures/reading.ts";

/** From where what stands in a field is known. */
export const ORIGINS = ["estimate", "measurement", "fact", "person", "pack", "inventory", "record"] as const;

/** A figure that a field states, with its range: what is held later against what is then known. */
export const DraftFigure = z
  .strictObject({
    name: z.string().meta({ description: "Such as `users.affected`, or of a service `users.affected:data`" }),
    low: z.number(),
    point: z.number(),
    high: z.number(),
    unit: z.string(),
    words: z.string(),
    estimateId: z.string().meta({ description: "Of the estimate that it was drawn from, or stands beside" }),
    from: z.enum(ORIGINS),
    meets: z.array(z.string()).readonly().meta({ description: "Clause and bar of each rule that it helps to meet" }),
  })
  .meta({ id: "DraftFigure" });
export type DraftFigure = z.infer<typeof DraftFigure>;

export type Range = Pick<DraftFigure, "low" | "point" | "high">;

export function boundsOf({ low, point, high }: Range): Range {
  return { low, point, high };
}

/** Whether two ranges are the same figure: sums of floating numbers differ in their last digits. */
export function isNear(one: Range, other: Range): boolean {
  return BOUNDS.every((bound) => isAtLeast(one[bound], other[bound]) && isAtLeast(other[bound], one[bound]));
}

/** What fills a field. */
export type Filled = {
  readonly text: string;
  readonly figures: readonly DraftFigure[];
  readonly from: (typeof ORIGINS)[number];
  /** Why this and not something else. */
  readonly why: string;
};

/** A field of a draft. */
export const DraftField = z
  .strictObject({
    id: z.string().meta({ description: "The regulator's own mark, such as `(f)`; else a word" }),
    label: z.string(),
    source: z.string().nullable().meta({ description: "What fills it; null: a person" }),
    public: z.boolean(),
    ground: z.string().nullable().meta({ description: "Why it is left out of the edition for the public" }),
    clause: z.string().nullable(),
    text: z.string().nullable().meta({ description: "Null: a person must write it" }),
    figures: z.array(DraftFigure).readonly(),
    from: z.enum(ORIGINS).nullable(),
    why: z.string().nullable(),
    estimateId: z.string().nullable(),
    mustBeWritten: z.boolean(),
    prompt: z.string().nullable().meta({ description: "What to write" }),
  })
  .meta({ id: "DraftField" });
export type DraftField = z.infer<typeof DraftField>;
