import type { Format } from "../../data/format.ts";
import type { Summary } from "../../data/answers.ts";
import type { Words } from "../../words/index.ts";
import type { Departure, Holding, PutRight, Statement, Statements } from "./answers.ts";

type Texts = Words["statements"];

/** What a statement is called: by its reference, and what it is for. */
export function nameOf({ reference, message }: Pick<Statement, "reference" | "message">, texts: Texts): string {
  return texts.name(reference, texts.messages[message]);
}

/** What is seen at once of what the public is told. */
export type Seen = {
  readonly outOfDate: readonly Statement[];
  readonly toBePutRight: readonly PutRight[];
  /** They wait for a second person. */
  readonly inReview: readonly Statement[];
  /** One person published them alone. */
  readonly toBeReviewed: readonly Statement[];
};

export function seenOf({ statements, putRight }: Statements): Seen {
  return {
    outOfDate: statements.filter(isOutOfDate),
    toBePutRight: putRight.filter(({ state }) => state === "open"),
    inReview: statements.filter(({ state }) => state === "in-review"),
    toBeReviewed: statements.filter(({ isToBeReviewed }) => isToBeReviewed),
  };
}

/** Whether it is what we say, and so no longer. */
export function isOutOfDate({ state, departures }: Pick<Statement, "state" | "departures">): boolean {
  return state === "published" && departures.length > 0;
}

/** What is worded of a statement's correction; undefined where nothing is. */
export function correctionOf(
  { reference }: Pick<Statement, "reference">,
  all: readonly Statement[],
): Statement | undefined {
  return all.find(({ corrects, state }) => corrects === reference && state !== "withdrawn");
}

/** Texts that are approved and can go out at once: while it fails, and as long as nobody of theirs was told anything. */
export function holdingsOffered(
  holdings: readonly Holding[],
  statements: readonly Statement[],
  { state }: Pick<Summary, "state">,
): readonly Holding[] {
  if (state !== "open") return [];
  const told = new Set(statements.filter(wasPublished).map(({ audience }) => audience));
  return holdings.filter((holding) => holding.state === "approved" && !told.has(audienceOf(holding)));
}

function wasPublished({ publishedAt, state }: Statement): boolean {
  return publishedAt !== null && state !== "withdrawn";
}

function audienceOf({ message }: Holding): Statement["audience"] {
  return message === "holding.customers" ? "customers" : "employees";
}

/** `lines affected: it says about 32 million, now 0`. */
export function departureInWords({ what, said, now }: Departure, texts: Texts, format: Format): string {
  return texts.departure({ what, said: withMoments(said, format), now: withMoments(now, format) });
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A text with its moments as the reader's clocks show them. */
export function withMoments(text: string, format: Format): string {
  return text.replaceAll(INSTANT, (instant) => format.moment(instant));
}
