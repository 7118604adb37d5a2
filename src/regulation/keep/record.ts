import type { Instant } from "../../platform/instant.ts";

/** What is configured of regulation, by kind. */
export const KINDS = ["pack", "confirmation", "base-table", "recipient"] as const;
export type Kind = (typeof KINDS)[number];

/** A record as it is stored; `content` is what the kind's own schema reads. */
export type RegulationRecord = {
  /** In the order recorded. */
  readonly number: number;
  readonly kind: Kind;
  /** What of that kind; empty where there is one only. */
  readonly name: string;
  readonly content: unknown;
  /** The principal. */
  readonly by: string;
  readonly recordedAt: Instant;
};

export type NewRecord = Pick<RegulationRecord, "kind" | "name" | "content">;

/** The last of each name of a kind, in the order in which each was first recorded. */
export function lastOf(records: readonly RegulationRecord[], kind: Kind): readonly RegulationRecord[] {
  const own = records.filter((record) => record.kind === kind);
  return [...new Map(own.map((record) => [record.name, record])).values()];
}
