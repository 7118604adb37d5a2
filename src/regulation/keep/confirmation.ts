import { z } from "zod";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import { Condition } from "../condition.ts";
import { Deadline, type Pack, Reads, type Rule } from "../pack.ts";

export const DateText = z.iso.date("must be a date, such as 2026-11-26");

const fields = {
  by: text(200).meta({ description: "Who confirms it: counsel's name and firm" }),
  on: DateText,
  text: text(4_000).meta({ description: "What they say, in their words" }),
};
const threshold = Condition.nullable().meta({ description: "In the rule's stead; null: the rule is right as it is" });
const until = DateText.nullable().meta({
  description: "The last day on which it holds (UTC); null: until further notice",
});

/** As it is sent. */
export const NewConfirmation = z
  .strictObject({ ...fields, threshold: threshold.default(null), until: until.default(null) })
  .meta({ id: "NewConfirmation" });

/** What counsel says of a rule. */
export const Confirmation = z.strictObject({ ...fields, threshold, until });
export type Confirmation = z.infer<typeof Confirmation>;

/** What it was said of: of a rule that says something else since then, nothing is confirmed. */
const Confirmed = z.strictObject({
  pack: z.string(),
  version: z.string(),
  conditions: Condition,
  deadlines: z.array(Deadline).readonly(),
  /** Who is counted; left out of the first that were recorded. */
  reads: Reads.optional(),
});

/** As it is stored; null: taken back. */
export const ConfirmationContent = z.strictObject({ confirmation: Confirmation.nullable(), of: Confirmed });
export type ConfirmationContent = z.infer<typeof ConfirmationContent>;

/** With who recorded it, and when. */
export const KnownConfirmation = Confirmation.extend({ recordedAt: InstantAnswer, recordedBy: z.string() }).meta({
  id: "Confirmation",
  description: "What counsel says of a rule's threshold",
});
export type KnownConfirmation = z.infer<typeof KnownConfirmation>;

export function contentOf(confirmation: Confirmation | null, rule: Rule, pack: Pack): ConfirmationContent {
  const { conditions, deadlines, reads } = rule;
  return { confirmation, of: { pack: pack.id, version: pack.version, conditions, deadlines, reads } };
}

/** Whether what was confirmed is what the rule says. */
export function isOfSame({ of }: ConfirmationContent, { conditions, deadlines, reads }: Rule): boolean {
  return (
    canonicalJson([of.conditions, of.deadlines, of.reads ?? reads]) === canonicalJson([conditions, deadlines, reads])
  );
}

type Limited = Pick<Confirmation, "threshold" | "until"> | undefined;

function holds(confirmation: Limited, at: Instant): confirmation is NonNullable<Limited> {
  return confirmation !== undefined && (confirmation.until === null || at.slice(0, 10) <= confirmation.until);
}

/** What counsel says of a rule at a moment, as far as it has not lapsed. */
export function confirmationAt<One extends NonNullable<Limited>>(
  confirmation: One | undefined,
  at: Instant,
): One | undefined {
  return holds(confirmation, at) ? confirmation : undefined;
}

/** Whether a rule says "threshold to be confirmed" at a moment. */
export function toBeConfirmed(rule: Pick<Rule, "confidence">, confirmation: Limited, at: Instant): boolean {
  return rule.confidence !== "high" && !holds(confirmation, at);
}

/** By what a rule is judged at a moment: its own conditions, or what counsel confirmed in their stead. */
export function conditionsOf(rule: Pick<Rule, "conditions">, confirmation: Limited, at: Instant): Condition {
  return holds(confirmation, at) && confirmation.threshold !== null ? confirmation.threshold : rule.conditions;
}
