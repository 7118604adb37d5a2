import { shortEstimateId } from "../../impact/estimate-id.ts";
import type { Draft } from "./draft.ts";
import { rangeOfAmounts } from "./in-words.ts";
import type { Document } from "./rendering.ts";

/** A draft as any document shows it: words, and nothing of how they are set. */

/** Who, what, of when; label and words. */
export function headLines(document: Document): readonly (readonly [string, string])[] {
  const { provider, recipient, jurisdiction, stage, pack, form, incident, at, edition, filed } = document;
  return [
    ["Provider", provider.name],
    ["To", recipient],
    ["Jurisdiction and stage", `${jurisdiction}, ${stage}`],
    ["Edition", edition === "whole" ? "Whole" : "For publication"],
    ["Incident", `${incident}, as of ${at.slice(0, 19).replace("T", " ")} UTC`],
    ["Form", `${form.source}${form.confidence === "high" ? "" : ` (fields of ${form.confidence} confidence)`}`],
    ["Rules", `Pack ${pack.id}, version ${pack.version}`],
    ...(filed === null ? [] : [["Filed", filed] as const]),
  ];
}

/** Of an edition that has none. */
export const NO_FIELDS = "No field of this form is public.";

/** What a person must write is marked so. */
export function toBeWritten(prompt: string | null): string {
  return `[to be written: ${prompt ?? ""}]`;
}

/** From where a field is known, below it; empty where a person wrote it. */
export function originLine({ from, why, figures }: Draft["fields"][number]): string {
  if (from === null) return "";
  const ids = [...new Set(figures.map(({ estimateId }) => `estimate ${shortEstimateId(estimateId)}`))];
  const meets = [...new Set(figures.flatMap((figure) => figure.meets))];
  const met = meets.length === 0 ? [] : [`meets ${meets.join(", ")}`];
  return [`From: ${from}${why === null ? "" : `. ${why}`}`, ...ids, ...met].join("; ");
}

export function criterionLines({ criteria }: Draft): readonly string[] {
  return criteria.map(({ verdict, words, proposed }) => `${verdict}${proposed ? " (proposed)" : ""}: ${words}`);
}

/** What is said otherwise than before. */
export function changeLines({ changedSince }: Draft): readonly string[] {
  if (changedSince === null) return [];
  const { fields, figures } = changedSince;
  return [
    ...fields.map(({ label, old, new: now }) => `${label}: was ${old ?? "not said"}; is ${now ?? "not said"}`),
    ...figures.map(
      ({ name, unit, old, new: now }) => `${name}: was ${rangeOfAmounts(old)}; is ${rangeOfAmounts(now)} ${unit}`,
    ),
  ];
}

export function changeTitle({ changedSince }: Draft): string {
  return changedSince === null ? "" : `Changed since filing ${changedSince.filing} of ${changedSince.submittedAt}`;
}

export function leftOutLines({ leftOut }: Draft): readonly string[] {
  return leftOut.map(({ id, label, ground }) => `${id} ${label}: ${ground}`);
}
