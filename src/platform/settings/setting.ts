import { z } from "zod";
import { InstantAnswer } from "../instant.ts";
import type { Entry } from "../ledger/stamp.ts";

/** What is configured and moves a figure: kept in the ledger, so that an estimate stays what it was. */
export const SETTINGS = {
  registrationsMaxAgeSeconds: {
    schema: z.int().min(60, "must be at least 60").max(31_622_400, "must be at most 31622400, a year"),
    initial: 86_400,
    what: "How old a count of registered subscribers may be to stand in for a planned capacity, in seconds",
  },
  incidentLeastCustomers: {
    schema: z.int().min(1, "must be at least 1").max(10_000_000_000, "must be at most 10000000000"),
    initial: 1_000,
    what: "From how many customers affected or served worse an outage is an incident, and less a blip",
  },
  incidentLeastSeconds: {
    schema: z.int().min(0, "must not be negative").max(86_400, "must be at most 86400, a day"),
    initial: 60,
    what: "For how long so many must be hit without a break, in seconds",
  },
  incidentContinuesSeconds: {
    schema: z.int().min(0, "must not be negative").max(604_800, "must be at most 604800, a week"),
    initial: 3_600,
    what: "For how long after nobody was hit any more what fails anew continues an incident, in seconds",
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES: readonly SettingName[] = [
  "registrationsMaxAgeSeconds",
  "incidentLeastCustomers",
  "incidentLeastSeconds",
  "incidentContinuesSeconds",
];
export type Settings = Readonly<Record<SettingName, number>>;

export const SETTING = "setting";

const SettingContent = z.object({ value: z.int(), by: z.string() });

/** A setting as it is in force. `since` and `by` are null until somebody sets it. */
export const SettingAnswer = z
  .strictObject({
    name: z.string(),
    value: z.int(),
    what: z.string(),
    since: InstantAnswer.nullable(),
    by: z.string().nullable(),
  })
  .meta({ id: "Setting" });
export type SettingAnswer = z.infer<typeof SettingAnswer>;

/** Every setting by the last entry of each. */
export function describeSettings(last: readonly Entry[]): readonly SettingAnswer[] {
  const entryByName = new Map(last.filter(({ kind }) => kind === SETTING).map((entry) => [entry.subject, entry]));
  return SETTING_NAMES.map((name) => {
    const { initial, what } = SETTINGS[name];
    const entry = entryByName.get(name);
    if (entry === undefined) return { name, value: initial, what, since: null, by: null };
    return { name, what, since: entry.occurredAt, ...SettingContent.parse(entry.content) };
  });
}

/** The value of each. */
export function settingsIn(last: readonly Entry[]): Settings {
  const valueByName = new Map(describeSettings(last).map(({ name, value }) => [name, value]));
  const valueOf = (name: SettingName): number => valueByName.get(name) ?? SETTINGS[name].initial;
  return {
    registrationsMaxAgeSeconds: valueOf("registrationsMaxAgeSeconds"),
    incidentLeastCustomers: valueOf("incidentLeastCustomers"),
    incidentLeastSeconds: valueOf("incidentLeastSeconds"),
    incidentContinuesSeconds: valueOf("incidentContinuesSeconds"),
  };
}
