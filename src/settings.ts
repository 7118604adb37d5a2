import { type AccessSettings, readAccessSettings } from "./access/settings.ts";
import { type PageSettings, readPageSettings } from "./dashboard/settings.ts";
import type { Texts } from "./platform/environment.ts";
import { type OutboxSettings, readOutboxSettings } from "./platform/outbox/settings.ts";
import { type ReminderSettings, readReminderSettings } from "./regulation/clocks/settings.ts";

/** What is configured alike on Node and on Workers. */
export type Settings = {
  readonly access: AccessSettings;
  readonly outbox: OutboxSettings;
  readonly page: PageSettings;
  readonly reminders: ReminderSettings;
};

type Reading = { readonly settings: Settings | undefined; readonly faults: readonly string[] };

/** Reads it from the environment; names all its faults at once. */
export function readSettings(environment: Texts): Reading {
  const { settings: access, faults } = readAccessSettings(environment);
  const { outbox, faults: outboxFaults } = readOutboxSettings(environment);
  const { page, faults: pageFaults } = readPageSettings(environment);
  const { reminders, faults: reminderFaults } = readReminderSettings(environment);
  const isWhole = access !== undefined && outbox !== undefined && page !== undefined && reminders !== undefined;
  return {
    settings: isWhole ? { access, outbox, page, reminders } : undefined,
    faults: [...faults, ...outboxFaults, ...pageFaults, ...reminderFaults],
  };
}
