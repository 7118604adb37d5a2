import { z } from "zod";
import type { Range } from "../../engine/index.ts";
import type { Impact } from "../../impact/answer.ts";
import type { IncidentSummary } from "../../incidents/answer.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import type { VerdictAnswer } from "../../regulation/verdicts/answer.ts";
import type { Statement } from "../approval/standing.ts";

export const Amounts = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });

/** A figure that somebody of us gives or gave, and why it is another than the present estimate. */
export const ComparedFigure = z
  .strictObject({
    whose: z.enum(["executive", "incident", "report", "regulatory", "filing", "public"]),
    what: z.string(),
    at: InstantAnswer,
    range: Amounts,
    words: z.string().nullable().meta({ description: "As it is put, where it is put in words" }),
    estimateId: z.string().nullable(),
    reference: z.string().nullable().meta({ description: "Of a report, a statement, a filing" }),
    differs: z
      .array(z.string())
      .readonly()
      .meta({ description: "Each reason for which it is another than the present estimate; none: it is the same" }),
  })
  .meta({ id: "ComparedFigure" });
export type ComparedFigure = z.infer<typeof ComparedFigure>;

/** Everything that is known of how many, side by side. */
export type Sides = {
  readonly now: Instant;
  readonly impact: Impact;
  readonly estimateId: string;
  readonly incident: IncidentSummary;
  readonly records: readonly IncidentRecord[];
  readonly verdicts: readonly VerdictAnswer[];
  readonly statements: readonly Statement[];
  /** The estimate of each moment at which others published a figure, by what is known now. */
  readonly impactAt: ReadonlyMap<Instant, Impact>;
};

/** The reasons where it is another figure. */
export function reasons({ impact: { affected } }: Sides, range: Range, why: readonly string[]): readonly string[] {
  const isSame = range.low === affected.low && range.point === affected.point && range.high === affected.high;
  return isSame ? [] : why;
}
