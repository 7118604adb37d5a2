import type { Settings, Statement } from "../answers.ts";
import type { MessageId } from "../choices.ts";
import { type Wanted, newWanted, wantedOf } from "./wanted.ts";

/** A statement that somebody is wording. */
export type Editing = {
  /** The same for as long as somebody words it, also once it is saved. */
  readonly begun: string;
  /** Undefined: it is not saved yet. */
  readonly reference: string | undefined;
  /** As which it is saved. */
  readonly version: number;
  /** Of which estimate it was, where it was saved before. */
  readonly saved: { readonly estimateId: string; readonly at: string } | undefined;
  readonly wanted: Wanted;
};

/** A new statement; `corrects`: the one that it puts right. */
export function beginning(
  message: MessageId,
  settings: Pick<Settings, "languages">,
  corrects?: Pick<Statement, "reference" | "languages" | "channels">,
): Editing {
  const wanted = newWanted(message, settings, corrects?.reference);
  const alike = corrects === undefined ? {} : { languages: corrects.languages, channels: corrects.channels };
  const begun = corrects?.reference ?? message;
  return { begun, reference: undefined, version: 1, saved: undefined, wanted: { ...wanted, ...alike } };
}

/** One that is there, worded anew. */
export function anew(statement: Statement, zone: string): Editing {
  const { reference, history, estimateId, situation } = statement;
  const saved = { estimateId, at: situation.at };
  return { begun: reference, reference, version: history.length + 1, saved, wanted: wantedOf(statement, zone) };
}

/** The message that is needed next: a first one where nothing was published. */
export function nextMessage(statements: readonly Pick<Statement, "publishedAt" | "kind">[]): MessageId {
  const isTold = statements.some(({ publishedAt, kind }) => publishedAt !== null && kind !== "holding");
  return isTold ? "update.customers" : "first.customers";
}
