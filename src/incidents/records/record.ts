import { z } from "zod";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import type { Principal, Scope } from "../../platform/principal.ts";

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
  "answer",
  "acknowledged",
  "bounced",
  "filing",
  "put-right",
  "statement",
  "statement-step",
  "market",
  "published-answer",
] as const;
export type Kind = (typeof KINDS)[number];

/** What only those read who hold one of these scopes; others see that there is such a record. */
const CONFIDENTIAL: ReadonlyMap<Kind, readonly Scope[]> = new Map<Kind, readonly Scope[]>([
  ["filing", ["regulation"]],
  ["put-right", ["regulation"]],
  ["market", ["regulation", "statements:draft", "statements:approve"]],
]);

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

const ID = /^[1-9]\d{0,14}(-[1-9]\d{0,5})?$/;

/** Whether a text can be an incident's id: the sequence of the entry that it began with, and a number where that is taken. */
export function isIncidentId(text: string): boolean {
  return ID.test(text);
}

/** An incident's id in a request. */
export const IncidentId = z.string().regex(ID, "must be an incident's id, such as 10");

/** A record as it is shown. */
export const RecordAnswer = z
  .strictObject({
    number: z.int().meta({ description: "In the order recorded, over all incidents" }),
    incident: z.string().meta({ description: "The incident's id as it was then" }),
    kind: z.string().meta({ description: `Of which there may be more: ${KINDS.join(", ")}` }),
    name: z.string().meta({
      description: "What of that kind: a fact's name, a report's reference, the other incident of a merge, a role",
    }),
    content: z.record(z.string(), z.unknown()),
    by: z.string().meta({ description: "Who" }),
    recordedAt: InstantAnswer,
  })
  .meta({ id: "IncidentRecord", description: "What somebody added to an incident" });
export type RecordAnswer = z.infer<typeof RecordAnswer>;

/** A record as somebody with these scopes may read it. */
export function recordFor({ scopes }: Pick<Principal, "scopes">, record: IncidentRecord): IncidentRecord {
  const needed = CONFIDENTIAL.get(record.kind);
  const mayRead = scopes === "all" || needed === undefined || needed.some((scope) => scopes.includes(scope));
  return mayRead ? record : { ...record, content: {} };
}

/** A record for somebody with these scopes. */
export function describeRecordFor(reader: Pick<Principal, "scopes">, record: IncidentRecord): RecordAnswer {
  return describeRecord(recordFor(reader, record));
}

const AnyContent = z.record(z.string(), z.unknown());

export function describeRecord({ content, ...record }: IncidentRecord): RecordAnswer {
  return { ...record, content: AnyContent.parse(content) };
}
