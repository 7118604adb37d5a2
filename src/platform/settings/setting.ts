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
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES: readonly SettingName[] = ["registrationsMaxAgeSeconds"];
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

export function settingsIn(last: readonly Entry[]): Settings {
  const [registrations] = describeSettings(last);
  return { registrationsMaxAgeSeconds: registrations?.value ?? SETTINGS.registrationsMaxAgeSeconds.initial };
}
