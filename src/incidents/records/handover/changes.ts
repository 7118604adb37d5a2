import { z } from "zod";
import { DECLARATION, DeclarationContent } from "../../../alarms/declarations/declaration.ts";
import { EVENT, eventOf } from "../../../alarms/event.ts";
import { type Instant, InstantAnswer, compareInstants } from "../../../platform/instant.ts";
import type { Entry } from "../../../platform/ledger/stamp.ts";
import type { IncidentRecord, Kind } from "../record.ts";

/** Something that whoever takes over has not heard. */
export const Change = z
  .strictObject({
    at: InstantAnswer.meta({ description: "When we were told" }),
    what: z.string(),
    by: z.string().nullable().meta({ description: "Who added it; null: an alarm" }),
  })
  .meta({ id: "HandoverChange" });
export type Change = z.infer<typeof Change>;

type Added = { readonly records: readonly IncidentRecord[]; readonly entries: readonly Entry[] };

/** What the ledger and people told of an incident after a moment, in the order told. */
export function changesSince({ records, entries }: Added, since: Instant): readonly Change[] {
  const told = [
    ...entries.map(({ recordedAt, ...entry }) => ({ at: recordedAt, ...wordsOf({ recordedAt, ...entry }) })),
    ...records.map((record) => ({ at: record.recordedAt, what: recordInWords(record), by: record.by })),
  ];
  return told.filter(({ at }) => compareInstants(at, since) > 0).sort((a, b) => compareInstants(a.at, b.at));
}

function wordsOf(entry: Entry): Omit<Change, "at"> {
  if (entry.kind === EVENT) return { what: eventInWords(entry), by: null };
  if (entry.kind === DECLARATION) return declarationInWords(entry);
  return { what: `${entry.kind} ${entry.subject}`, by: null };
}

function eventInWords(entry: Entry): string {
  const { node, state, capacity, occurredAt, reason } = eventOf(entry);
  const share = capacity === undefined ? "" : ` to ${capacity}`;
  return `${node} ${state}${share} at ${occurredAt}${reason === undefined ? "" : `: ${reason}`}`;
}

function declarationInWords({ subject, content, occurredAt }: Entry): Omit<Change, "at"> {
  const { released, declaredBy, reason, until } = DeclarationContent.parse(content);
  if (released !== undefined)
    return { what: `released ${subject} at ${occurredAt}: ${released.reason ?? "no reason given"}`, by: released.by };
  return { what: `declared ${subject}${until === undefined ? "" : ` until ${until}`}: ${reason}`, by: declaredBy };
}

type Content = Readonly<Record<string, unknown>>;

/** The record in a line, by its kind. */
const WORDS: Readonly<Record<Kind, (name: string, content: Content) => string>> = {
  fact: (name, { key, value, ground }) => {
    const of = key === null ? name : `${name} of ${asText(key)}`;
    return value === null ? `took back ${of}: ${asText(ground)}` : `${of} is ${asText(value)}: ${asText(ground)}`;
  },
  note: (_, { text }) => `noted: ${asText(text)}`,
  name: (_, { name }) => `named it ${asText(name)}`,
  merge: (name, { ground }) => `merged with ${name}: ${asText(ground)}`,
  unmerge: (name, { ground }) => `no longer merged with ${name}: ${asText(ground)}`,
  close: (_, { confirmedBy, ground }) => `closed, confirmed by ${asText(confirmedBy)}: ${asText(ground)}`,
  role: (name, { holder }) => (holder === null ? `nobody is ${name}` : `${asText(holder)} is ${name}`),
  promise: (_, { what, to, by }) => `promised ${asText(to)} by ${asText(by)}: ${asText(what)}`,
  kept: (_, { promise, remark }) => `kept promise ${asText(promise)}${remark === null ? "" : `: ${asText(remark)}`}`,
  sitrep: (name, { number, headline }) => `report ${asText(number)}, ${name}: ${asText(headline)}`,
  measurement: (_, { what, range, source }) => `measured ${asText(what)}: ${asText(range)} (${asText(source)})`,
  answer: (name, { value, ground }) =>
    value === null
      ? `took back the answer to ${name}: ${asText(ground)}`
      : `${name} is ${asText(value)}: ${asText(ground)}`,
  published: (_, { by, what, figure }) => `${asText(by)} published ${asText(what)}: ${asText(figure)}`,
  acknowledged: (name, { by, at, reference }) =>
    `${asText(by)} acknowledged ${name} at ${asText(at)}: ${asText(reference)}`,
  bounced: (name, { ground }) => `what was sent for ${name} did not arrive: ${asText(ground)}`,
  // Of these two who may not read them hears only that they are.
  filing: (name, { recipient, submittedAt, channel }) =>
    recipient === undefined
      ? `filed ${name}`
      : `filed ${name} to ${asText(recipient)} at ${asText(submittedAt)} by ${asText(channel)}`,
  "put-right": (name, { decision, ground }) =>
    decision === undefined ? `decided of ${name}` : `decided ${asText(decision)} of ${name}: ${asText(ground)}`,
  statement: (name, { version, message }) => `worded statement ${name}, ${asText(message)}, version ${asText(version)}`,
  "statement-step": (name, { step, ground }) =>
    `statement ${name}: ${asText(step)}${ground === null ? "" : `: ${asText(ground)}`}`,
  market: (name, { ground, reference }) =>
    ground === undefined && reference === undefined
      ? `noted a market ${name}`
      : `noted a market ${name}: ${asText(ground ?? reference)}`,
  "published-answer": (name, { text }) => `answered published figure ${name}: ${asText(text)}`,
};

const AnyContent = z.record(z.string(), z.unknown());

function recordInWords({ kind, name, content }: IncidentRecord): string {
  return WORDS[kind](name, AnyContent.parse(content));
}

/** A value of any kind in words: `earliest 2018-12-06T07:00:00Z, likely …`. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(asText).join("; ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${asText(part)}`)
    .join(", ");
}
