import { z } from "zod";
import { type Texts, readEnvironment } from "../platform/environment.ts";
import { isTimeZone } from "../platform/time-zone.ts";

/** What the page is told of where it stands. */
export type PageSettings = {
  /** What this service is an exercise of; undefined: it is none. */
  readonly exercise: string | undefined;
  /** The operator's time zone, by its IANA name. */
  readonly timeZone: string;
};

const Environment = z.object({
  EXERCISE: z.string().max(100, "must be at most 100 characters").optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, "must be the IANA name of a time zone, such as Europe/London")
    .default("UTC"),
});

type Reading = { readonly page: PageSettings | undefined; readonly faults: readonly string[] };

/** Reads what the page is to show of this service from the environment, or names all that is wrong with it. */
export function readPageSettings(environment: Texts): Reading {
  const { value, faults } = readEnvironment(Environment, environment);
  return { page: value && { exercise: value.EXERCISE, timeZone: value.TIME_ZONE }, faults };
}

/** Nothing set. */
export const DEFAULT_PAGE: PageSettings = { exercise: undefined, timeZone: "UTC" };
