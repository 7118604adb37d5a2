import { AppError, refusal } from "../../platform/errors.ts";
import type { Offence } from "../../platform/offences.ts";
import { rolesIn } from "../../incidents/records/decisions/roles.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import type { StatementContent } from "../drafts/content.ts";
import type { StatementSettings } from "../keep/settings.ts";
import { audienceOfMessage, kindOfMessage } from "../message.ts";
import type { Statement } from "./standing.ts";
import type { Departure } from "./step.ts";

/** Who may do what with a statement, and when: each throws where it may not be done, with the reason. Pure. */

type Acting = Pick<Statement, "reference" | "state" | "authors" | "version">;

const NOT_YET = {
  draft: "is a draft: submit it first",
  "in-review": "is in review",
  approved: "is approved",
  published: "is published: what is published is put right by a correction, or withdrawn",
  superseded: "is published, and another was published since",
  corrected: "is published, and was put right",
  withdrawn: "is withdrawn",
} as const satisfies Record<Statement["state"], string>;

function demand({ reference, state }: Acting, ...states: readonly Statement["state"][]): void {
  if (!states.includes(state)) throw new AppError("conflict", `Statement ${reference} ${NOT_YET[state]}.`);
}

/** What was looked at is what something is done with. */
export function requireSame({ reference, version }: Acting, looked: Acting["version"]): void {
  if (version.number !== looked.number)
    throw new AppError("conflict", `Somebody words statement ${reference} anew at this moment.`);
}

export function checkSaving(statement: Acting): void {
  demand(statement, "draft", "in-review", "approved");
}

export function checkSubmitting(statement: Acting, offences: readonly Offence[]): void {
  demand(statement, "draft");
  if (offences.length > 0) throw refusal(offences);
}

/** Nobody approves what they worded themselves, any version of it, nor what they have not read. */
export function checkApproving(
  statement: Acting,
  { approver, digest }: { readonly approver: string; readonly digest: string },
): void {
  demand(statement, "in-review");
  checkSecondPerson(statement, approver);
  if (digest !== statement.version.content.digest)
    throw new AppError("conflict", `Statement ${statement.reference} says something else by now: read it again.`);
}

function checkSecondPerson({ reference, authors }: Acting, person: string): void {
  if (authors.has(person))
    throw new AppError("forbidden", `${person} worded statement ${reference}: somebody else has to approve it.`);
}

export function checkReturning(statement: Acting): void {
  demand(statement, "in-review", "approved");
}

/** What can bring a crowd back at once: the load of everybody who tries again may fail what was mended. */
export function needsReleaseOf({ message, channels }: Pick<StatementContent, "message" | "channels">): boolean {
  const isBack = ["partial", "restored"].includes(kindOfMessage(message));
  return isBack || (channels.includes("sms") && audienceOfMessage(message) !== "employees");
}

type Duty = { readonly settings: StatementSettings; readonly records: readonly IncidentRecord[] };

export function checkReleasing(statement: Acting, person: string, { settings, records }: Duty): void {
  demand(statement, "draft", "in-review", "approved");
  if (!needsReleaseOf(statement.version.content))
    throw new AppError("conflict", `Statement ${statement.reference} needs no release: it brings nobody back at once.`);
  const onDuty = rolesIn(records).find(({ role }) => role === "network-duty-manager")?.holder;
  if (person === onDuty || settings.networkDutyManagers.includes(person)) return;
  const who = [...settings.networkDutyManagers, ...(onDuty == null ? [] : [onDuty])];
  const named = who.length === 0 ? "nobody is named: see the settings of statements" : who.join(", ");
  throw new AppError("forbidden", `The network duty manager releases it (${named}), not ${person}.`);
}

/** What publishing stands on beside the statement. */
export type Outlook = {
  readonly person: string;
  readonly settings: StatementSettings;
  /** Why the market has to hear of it first; null: it does not. */
  readonly heldBack: string | null;
  /** What may not be said by now. */
  readonly offences: readonly Offence[];
  /** What it says and is no longer so. */
  readonly departures: readonly Departure[];
  readonly ground: string | null;
};

/** Whether it goes out by a deputy alone; throws where it may not go out at all. */
export function checkPublishing(statement: Statement, outlook: Outlook): { readonly isAlone: boolean } {
  const isAlone = statement.state !== "approved";
  if (isAlone) checkAlone(statement, outlook);
  const { reference, version, release } = statement;
  if (needsReleaseOf(version.content) && release === undefined)
    throw new AppError("conflict", `Statement ${reference} is not released by the network duty manager.`);
  if (outlook.heldBack !== null) throw new AppError("conflict", outlook.heldBack);
  const [first] = outlook.departures;
  if (first !== undefined)
    throw new AppError(
      "conflict",
      `Statement ${reference} is out of date: ${first.what}: it says ${first.said}, now ${first.now}. Draw it up anew.`,
    );
  if (outlook.offences.length > 0) throw refusal(outlook.offences);
  return { isAlone };
}

function checkAlone(statement: Statement, { person, settings, ground }: Outlook): void {
  demand(statement, "draft", "in-review");
  if (!settings.deputies.includes(person))
    throw new AppError(
      "conflict",
      `Statement ${statement.reference} is not approved, and ${person} is no named deputy.`,
    );
  if (ground === null)
    throw refusal([{ path: "ground", message: "is missing: say why it goes out without a second person" }]);
}

export function checkWithdrawing(statement: Acting): void {
  demand(statement, "draft", "in-review", "approved", "published");
}

export function checkReviewing(statement: Statement, person: string): void {
  if (!statement.isToBeReviewed)
    throw new AppError("conflict", `Statement ${statement.reference} has nothing to be reviewed.`);
  checkSecondPerson(statement, person);
  if (statement.publication?.by === person)
    throw new AppError("forbidden", `${person} published statement ${statement.reference}: somebody else reviews it.`);
}
