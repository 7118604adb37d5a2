import { z } from "zod";
import { type Texts, readEnvironment } from "../../platform/environment.ts";

/** How long before a deadline the duty contacts are called, in minutes, the longest first. */
export type ReminderSettings = {
  /** Of what is due within a day of its clock's start. */
  readonly hoursLong: readonly number[];
  /** Of what is due later. */
  readonly daysLong: readonly number[];
};

export const DEFAULT_REMINDERS: ReminderSettings = { hoursLong: [60, 15], daysLong: [1_440] };

/** A month. */
const LONGEST_MINUTES = 44_640;

const Minutes = z.string().transform((text, context): readonly number[] => {
  const all = text.split(",").map((part) => part.trim());
  const minutes = all.map(Number);
  const isRight = all.every((part, index) => /^[1-9]\d{0,4}$/.test(part) && (minutes[index] ?? 0) <= LONGEST_MINUTES);
  if (isRight) return [...new Set(minutes)].toSorted((a, b) => b - a);
  context.addIssue({
    code: "custom",
    message: `must be whole minutes from 1 to ${LONGEST_MINUTES}, with commas between them`,
  });
  return z.NEVER;
});

const Environment = z.object({
  REMIND_MINUTES: Minutes.default(DEFAULT_REMINDERS.hoursLong),
  REMIND_MINUTES_OF_DAYS: Minutes.default(DEFAULT_REMINDERS.daysLong),
});

export type ReminderReading = { readonly reminders: ReminderSettings | undefined; readonly faults: readonly string[] };

/** Reads when to call before deadlines, or names all that is wrong with it. */
export function readReminderSettings(environment: Texts): ReminderReading {
  const { value, faults } = readEnvironment(Environment, environment);
  if (value === undefined) return { reminders: undefined, faults };
  return { reminders: { hoursLong: value.REMIND_MINUTES, daysLong: value.REMIND_MINUTES_OF_DAYS }, faults };
}
