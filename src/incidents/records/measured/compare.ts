import { z } from "zod";

type Range = { readonly low: number; readonly point: number; readonly high: number };

/** How far a figure was from what was measured afterwards. */
export const Compared = z.strictObject({
  factor: z
    .number()
    .nullable()
    .meta({ description: "The figure by the measurement; 1 where both are 0, null where only the measurement is" }),
  agreement: z.enum(["within", "overlaps", "outside"]).meta({
    description: "Where the measured range lies by that of the figure: within it, with a part of it, or wholly outside",
  }),
});
export type Comparison = z.infer<typeof Compared>;

/** Precondition: both low ≤ point ≤ high. */
export function compare(figure: Range, measured: Range): Comparison {
  return { factor: factorOf(figure.point, measured.point), agreement: agreementOf(figure, measured) };
}

function factorOf(figure: number, measured: number): number | null {
  if (measured === 0) return figure === 0 ? 1 : null;
  return figure / measured;
}

function agreementOf(figure: Range, measured: Range): Comparison["agreement"] {
  if (figure.low <= measured.low && measured.high <= figure.high) return "within";
  return measured.low <= figure.high && figure.low <= measured.high ? "overlaps" : "outside";
}

/** How many times too much or too little, at least 1; without end where nothing was measured. */
export function timesOff(factor: number | null): number {
  if (factor === null || factor === 0) return Number.POSITIVE_INFINITY;
  return Math.max(factor, 1 / factor);
}
