import type { Instant } from "../instant.ts";

/** A record of what was configured, as it is stored; `content` is what the kind's own schema reads. */
export type KeptRecord<Kind extends string> = {
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

export type NewKept<Kind extends string> = Pick<KeptRecord<Kind>, "kind" | "name" | "content">;

/** The last of each name of a kind, in the order in which each was first recorded. */
export function lastOf<Kind extends string>(
  records: readonly KeptRecord<Kind>[],
  kind: Kind,
): readonly KeptRecord<Kind>[] {
  const own = records.filter((record) => record.kind === kind);
  return [...new Map(own.map((record) => [record.name, record])).values()];
}
