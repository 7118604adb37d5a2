import type { IncidentRecord } from "../../incidents/records/record.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { MessageState } from "../../platform/outbox/message.ts";
import { type Version, versionsIn } from "../drafts/content.ts";
import { type Audience, audienceOfMessage } from "../message.ts";
import { type Recipient, type Step, type StepContent, type StepName, stepsIn } from "./step.ts";

export const STATES = ["draft", "in-review", "approved", "published", "superseded", "corrected", "withdrawn"] as const;
export type State = (typeof STATES)[number];

/** A statement and what became of it. */
export type Statement = {
  readonly reference: string;
  readonly state: State;
  /** The last, or once it is published that one. */
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly steps: readonly Step[];
  /** Everybody who worded a version or submitted one: none of them can approve it. */
  readonly authors: ReadonlySet<string>;
  /** Of the last version. */
  readonly approval: StepOf<"approve"> | undefined;
  readonly release: StepOf<"release"> | undefined;
  readonly publication: StepOf<"publish"> | undefined;
  /** It went out without a second person, and none has looked at it since. */
  readonly isToBeReviewed: boolean;
  readonly supersededBy: string | undefined;
};

export type StepOf<Name extends StepName> = Omit<Step, "content"> & {
  readonly content: Extract<StepContent, { readonly step: Name }>;
};

/** Every statement of an incident, in the order in which each was begun. Pure. */
export function statementsIn(records: readonly IncidentRecord[]): readonly Statement[] {
  const steps = Map.groupBy(stepsIn(records), ({ name }) => name);
  const begun = [...Map.groupBy(versionsIn(records), ({ name }) => name)].map(([reference, versions]) =>
    statementOf(reference, versions, steps.get(reference) ?? []),
  );
  return begun.map((statement) => overtaken(statement, begun));
}

function statementOf(reference: string, versions: readonly Version[], steps: readonly Step[]): Statement {
  const publication = lastStep(steps, "publish");
  const version =
    versions.findLast(({ content }) => content.version === publication?.content.version) ?? lastOf(versions);
  const ofVersion = steps.filter(({ content }) => content.version === version.content.version);
  const approval = sinceReturned(ofVersion, "approve");
  const release = sinceReturned(ofVersion, "release");
  return {
    reference,
    state: stateOf(ofVersion, { approval, publication }),
    version,
    versions,
    steps,
    authors: new Set([...versions, ...steps.filter(isOf("submit"))].map(({ by }) => by)),
    approval,
    release,
    publication,
    isToBeReviewed: publication?.content.isAlone === true && lastStep(steps, "review") === undefined,
    supersededBy: undefined,
  };
}

function lastOf(versions: readonly Version[]): Version {
  const last = versions.at(-1);
  if (last === undefined) throw new Error("a statement has at least one version");
  return last;
}

type Marks = Pick<Statement, "approval" | "publication">;

function stateOf(steps: readonly Step[], { approval, publication }: Marks): State {
  if (lastStep(steps, "withdraw") !== undefined) return "withdrawn";
  if (publication !== undefined) return "published";
  if (approval !== undefined) return "approved";
  return sinceReturned(steps, "submit") === undefined ? "draft" : "in-review";
}

function isOf<Name extends StepName>(name: Name): (step: Step) => step is Step & StepOf<Name> {
  return (step): step is Step & StepOf<Name> => step.content.step === name;
}

export function lastStep<Name extends StepName>(steps: readonly Step[], name: Name): StepOf<Name> | undefined {
  return steps.findLast(isOf(name));
}

/** What stood before somebody returned it stands no more. */
function sinceReturned<Name extends StepName>(steps: readonly Step[], name: Name): StepOf<Name> | undefined {
  const returned = lastStep(steps, "return")?.number ?? 0;
  const last = lastStep(steps, name);
  return last !== undefined && last.number > returned ? last : undefined;
}

function overtaken(statement: Statement, all: readonly Statement[]): Statement {
  const { state, publication, reference } = statement;
  if (state !== "published" || publication === undefined) return statement;
  // What was taken back overtakes nothing.
  const published = all.filter((other) => other.state === "published" && isAfter(other, statement));
  const correction = published.find(({ version }) => version.content.corrects === reference);
  if (correction !== undefined) return { ...statement, state: "corrected", supersededBy: correction.reference };
  const later = published.find((other) => audienceOf(other, all) === audienceOf(statement, all));
  return later === undefined ? statement : { ...statement, state: "superseded", supersededBy: later.reference };
}

function isAfter(one: Statement, other: Statement): boolean {
  return (one.publication?.number ?? 0) > (other.publication?.number ?? 0);
}

/**
 * Under which id all of a statement is recorded: that of its incident when it was begun, so that it stays whole where that is
 * merged with another and parted again.
 */
export function homeOf({ version }: Pick<Statement, "version">): string {
  return version.incident;
}

/** Whom it is for; a correction is for those whom it puts right. */
export function audienceOf({ version }: Pick<Statement, "version">, all: readonly Statement[]): Audience {
  const { message, corrects } = version.content;
  const corrected = corrects === null ? undefined : all.find(({ reference }) => reference === corrects);
  if (corrected !== undefined) return audienceOf(corrected, all);
  return audienceOfMessage(message);
}

/** Those that stand, as the public knows them: published, and not overtaken, put right or taken back. */
export function standing(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ state }) => state === "published");
}

/** What became of what a recipient was sent. */
export type Delivery = {
  readonly state: MessageState;
  readonly deliveredAt: Instant | null;
  readonly error: string | null;
};

/** Undefined where nothing was sent. */
export type Deliveries = (
  statement: Pick<Statement, "reference" | "publication">,
  recipient: Pick<Recipient, "id">,
) => Delivery | undefined;

/** Somebody whom a statement went to; `toldAt` is null where it has not reached them yet, by itself or by people. */
export type Told = Recipient & { readonly toldAt: Instant | null; readonly delivery: Delivery | undefined };

/** Everybody whom it went to: by itself, or by people who noted it, also of whom no list knows. */
export function toldOf(statement: Statement, deliveries: Deliveries): readonly Told[] {
  const { publication, steps } = statement;
  const noted = new Map(steps.filter(isOf("told")).map(({ content: { recipient, at } }) => [recipient, at]));
  const listed = (publication?.content.recipients ?? []).map((recipient): Told => {
    const delivery = deliveries(statement, recipient);
    return { ...recipient, delivery, toldAt: noted.get(recipient.id) ?? delivery?.deliveredAt ?? null };
  });
  const others = [...noted].filter(([name]) => listed.every(({ id }) => id !== name));
  return [...listed, ...others.map(([name, toldAt]): Told => ({ ...toldByHand(name), toldAt, delivery: undefined }))];
}

/** The ids of everybody whom it went to. */
export function addressedBy({ publication, steps }: Statement): ReadonlySet<string> {
  const noted = steps.filter(isOf("told")).map(({ content }) => content.recipient);
  return new Set([...(publication?.content.recipients ?? []).map(({ id }) => id), ...noted]);
}

function toldByHand(name: string): Recipient {
  return { id: name, name, language: "", channel: "", via: "by hand", isByHand: true };
}

/** The one that was published last; undefined where none was. */
export function lastPublished(statements: readonly Statement[]): Statement | undefined {
  return statements
    .filter(({ publication }) => publication !== undefined)
    .toSorted((a, b) => compareInstants(a.publication?.recordedAt ?? "", b.publication?.recordedAt ?? ""))
    .at(-1);
}
