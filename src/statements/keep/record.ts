import type { KeptRecord, NewKept } from "../../platform/kept/record.ts";

/** What is kept of statements beside those of an incident. `name`: a recipient's id, a holding text's, a code's; empty of the settings. */
export const KINDS = ["settings", "recipient", "holding", "holding-approved", "code", "code-used"] as const;
export type Kind = (typeof KINDS)[number];

export type StatementRecord = KeptRecord<Kind>;
export type NewRecord = NewKept<Kind>;
