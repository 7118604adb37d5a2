import { z } from "zod";

const Count = z.int();

/** Low ≤ point ≤ high, in lines: SIMs and lines in service. */
export const Lines = z.strictObject({ low: Count, point: Count, high: Count });

/** What is said of a figure, in no language: see `Claim` in the words of a number. */
export const StatementClaim = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("nobody") }),
    z.strictObject({ kind: z.literal("about"), count: Count, step: Count }),
    z.strictObject({ kind: z.enum(["more-than", "up-to", "fewer-than", "at-least-found"]), count: Count }),
    z.strictObject({ kind: z.literal("between"), from: Count, to: Count }),
  ])
  .meta({ id: "StatementClaim" });
