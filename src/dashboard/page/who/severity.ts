import type { Line } from "./breakdowns.ts";

type Figures = Pick<Line, "affected" | "impaired">;
export type Severity = {
  readonly kind: "hit" | "worse" | "maybe" | "none";
  /** Whether one of them is the reason. Of none, everyone is. */
  readonly isOf: (line: Figures) => boolean;
};

const DEGREES: readonly Severity[] = [
  { kind: "hit", isOf: ({ affected }) => affected.point > 0 },
  { kind: "worse", isOf: ({ impaired }) => impaired.point > 0 },
  { kind: "maybe", isOf: ({ affected, impaired }) => Math.max(affected.high, impaired.high) > 0 },
];
const NONE: Severity = { kind: "none", isOf: () => true };

/** The worst that is so of any of them. */
export function severityOf(lines: readonly Figures[]): Severity {
  return DEGREES.find(({ isOf }) => lines.some(isOf)) ?? NONE;
}
