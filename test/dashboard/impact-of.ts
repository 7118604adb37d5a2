import examples from "../../src/impact/examples.json" with { type: "json" };
import { ImpactAnswer } from "../../src/impact/answer.ts";
import type { Impact } from "../../src/dashboard/page/data/answers.ts";

/** An answer about impact in which what a test is about is as it says. */
export function impactOf(own: Partial<Impact>): Impact {
  return { ...ImpactAnswer.parse(examples.impact), ...own };
}

/** So many for sure. */
export const exactly = (point: number) => ({ low: point, point, high: point });

type Row = { readonly key: string; readonly base?: number; readonly affected?: number; readonly impaired?: number };

/** A row of a breakdown; who is affected is impaired. */
export const rowOf = ({ key, base = 100, affected = 0, impaired = affected }: Row) => ({
  key,
  name: `The ${key}`,
  affected: exactly(affected),
  impaired: exactly(impaired),
  base,
});
