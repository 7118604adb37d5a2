import type { IncidentAsker } from "../../incidents/load.ts";
import { addRecords } from "../../incidents/records/add.ts";
import type { IncidentRecord, NewRecord } from "../../incidents/records/record.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Author } from "../../platform/kept/add.ts";
import { findStatement } from "../drafts/prepare.ts";
import { type OnFile, findOnFile } from "./on-file.ts";
import { type Statement, homeOf } from "./standing.ts";
import { STATEMENT_STEP, type StepContent } from "./step.ts";

export type Clerk = IncidentAsker & Author;

/** Which statement of which incident. */
export type Which = { readonly id: string; readonly reference: string };

/** What there is when somebody does something with a statement. */
export type Before = { readonly records: readonly IncidentRecord[]; readonly now: Instant };

/** Does something with a statement. */
export type Taking = {
  /** Throws where it may not be done. */
  readonly decide: (statement: Statement, before: Before) => StepContent;
  /** What else stands or falls with it: records of the incident, and what is done in the same transaction. */
  readonly also?: ((statement: Statement) => readonly NewRecord[]) | undefined;
  readonly besides?:
    | ((tx: Db, taken: { readonly at: Instant; readonly statement: Statement }) => Promise<void>)
    | undefined;
};

/** Takes a step with a statement, with nobody taking another meanwhile. 404 where there is no such statement. */
export async function takeStep(clerk: Clerk, which: Which, taking: Taking): Promise<void> {
  await takeStepOf(clerk, { found: await findOnFile(clerk, which.id), reference: which.reference }, taking);
}

type WhichFound = { readonly found: Pick<OnFile, "ids">; readonly reference: string };

/** The same of an incident that has been found. */
export async function takeStepOf(
  author: Author,
  { found: { ids }, reference }: WhichFound,
  { decide, also = () => [], besides = async () => {} }: Taking,
): Promise<void> {
  let statement: Statement | undefined;
  await addRecords(author, {
    ids,
    decide: (before) => {
      statement = findStatement(before.records, reference);
      const content = decide(statement, before);
      return [{ incident: homeOf(statement), kind: STATEMENT_STEP, name: reference, content }, ...also(statement)];
    },
    besides: async (tx, [first]) => {
      if (statement !== undefined && first !== undefined) await besides(tx, { at: first.recordedAt, statement });
    },
  });
}

/** Of which version a step is. */
export function versionOf({ version }: Pick<Statement, "version">): number {
  return version.content.version;
}
