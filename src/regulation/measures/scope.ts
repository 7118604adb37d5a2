import type { Inventory } from "../../inventory/document.ts";
import type { FactAnswer } from "../../incidents/records/facts/fact.ts";
import type { BaseTables } from "../keep/base-tables.ts";
import type { Course, Outcome } from "./course.ts";
import type { ProviderScope } from "./providers.ts";
import type { Origin } from "./reading.ts";

/** What somebody said of a field. */
export type Said = {
  readonly value: number | boolean | string | readonly string[];
  readonly origin: Extract<Origin, { by: string }>;
};

/** A node that belongs to the incident; by the worst that it was. */
export type Member = { readonly function: string; readonly operator: string; readonly wasDown: boolean };

/** Everything that bears on verdicts beside the rules. */
export type Situation = {
  readonly document: Inventory;
  readonly tables: BaseTables;
  readonly facts: readonly FactAnswer[];
  readonly members: readonly Member[];
  /** What was said of a field for a provider in a country. */
  readonly saidOf: (field: string, provider: string, country: string) => Said | undefined;
};

/** A part of what a provider has in a country. */
export type Part = {
  /** Services of which at least one is lost; undefined: any that customers use. */
  readonly services?: ReadonlySet<string> | undefined;
  /** With all that lies in it. */
  readonly area?: string | undefined;
  readonly remoteness?: string | undefined;
};

/** What a rule is held against: the outage of a service, or of any, of a provider in a country. */
export type Scope = {
  readonly situation: Situation;
  readonly provider: ProviderScope;
  readonly country: string;
  readonly outcome: Outcome;
  readonly part: Part;
  readonly course: Course;
  /** Of another part, of the same provider in the same country. */
  readonly courseOf: (part: Part) => Course;
};
