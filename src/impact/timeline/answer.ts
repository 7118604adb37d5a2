import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { Figures, Range } from "../answer.ts";

export const Hours = z
  .strictObject({ low: z.number().min(0), point: z.number().min(0), high: z.number().min(0) })
  .meta({ id: "Hours", description: "Customers times hours: the integral over time of reported whole figures" });

export const Point = z
  .strictObject({ at: InstantAnswer, ...Figures })
  .meta({ id: "TimelinePoint", description: "What holds from a moment on, until the next point" });
export type Point = z.infer<typeof Point>;

const sums = {
  customerHours: Hours.meta({ description: "Of the affected; user-minutes are 60 times that" }),
  impairedHours: Hours,
  everAffected: Range.meta({
    description:
      "Different customers affected at any time: low and point as the most at once, high as if nobody was twice",
  }),
  peak: Point.nullable().meta({ description: "When most were affected; null while no inventory was in force" }),
};

const Row = z
  .strictObject({ key: z.string(), name: z.string(), ...sums, points: z.array(Point).readonly() })
  .meta({ id: "TimelineRow" });

export const TimelineAnswer = z
  .strictObject({
    from: InstantAnswer,
    to: InstantAnswer,
    knownAt: InstantAnswer.optional().meta({ description: "As asked; else when the last entry was recorded" }),
    sequence: z.int().optional().meta({ description: "Of the last entry that is known; a partner is told of neither" }),
    engine: z.string(),
    points: z.array(Point).readonly(),
    ...sums,
    by: z.enum(["service", "operator", "operatorKind", "customerClass", "area"]).optional(),
    rows: z.array(Row).readonly().optional().meta({ description: "With `by`, the most customer-hours first" }),
  })
  .meta({ id: "Timeline" });
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;
