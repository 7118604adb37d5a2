import type { KeptRecord, NewKept } from "../../platform/kept/record.ts";

/** What is configured of regulation, by kind. `name`: a pack's id, a rule's, a recipient's; empty of the base tables, of which there is one set. */
export const KINDS = ["pack", "confirmation", "base-table", "recipient"] as const;
export type Kind = (typeof KINDS)[number];

export type RegulationRecord = KeptRecord<Kind>;
export type NewRecord = NewKept<Kind>;
