import type { z } from "zod";
import type { Instant } from "../../platform/instant.ts";

/** What people add to an incident, by kind. */
export const KINDS = [
  "fact",
  "note",
  "name",
  "merge",
  "unmerge",
  "close",
  "role",
  "promise",
  "kept",
  "sitrep",
  "measurement",
  "published",
] as const;
export type Kind = (typeof KINDS)[number];

/** A record as it is stored; `content` is what the kind's own schema reads. */
export type IncidentRecord = {
  /** In the order recorded, over all incidents. */
  readonly number: number;
  /** The incident's id as it was then. */
  readonly incident: string;
  readonly kind: Kind;
  /** What of that kind; empty where there is one only. */
  readonly name: string;
  readonly content: unknown;
  /** The principal. */
  readonly by: string;
  readonly recordedAt: Instant;
};

export type NewRecord = Pick<IncidentRecord, "incident" | "kind" | "name" | "content">;

/** A record of which the content has been read. */
export type Read<Content> = Omit<IncidentRecord, "content"> & { readonly content: Content };

/** Those of a kind, in the order recorded. What is stored was checked when it came: what a schema cannot read is a defect. */
export function recordsOf<Content>(
  records: readonly IncidentRecord[],
  kind: Kind,
  schema: z.ZodType<Content>,
): readonly Read<Content>[] {
  return records
    .filter((record) => record.kind === kind)
    .map((record) => ({ ...record, content: schema.parse(record.content) }));
}

/** Of several about the same the last, by what it is about, in the order in which each was first recorded. */
export function lastBy<Content>(
  records: readonly Read<Content>[],
  keyOf: (record: Read<Content>) => string,
): ReadonlyMap<string, Read<Content>> {
  return new Map(records.map((record) => [keyOf(record), record]));
}
