import type { IncidentAsker } from "../../incidents/load.ts";
import { type Db, isSilence } from "../../platform/database.ts";
import { orUndefined } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import { readHead } from "../../platform/ledger/repository.ts";
import { enqueue } from "../../platform/outbox/repository.ts";
import { LOCAL_PRINCIPAL } from "../../platform/principal.ts";
import { within } from "../../platform/pulse.ts";
import { loadConfiguration } from "../keep/in-force.ts";
import type { Contact, Reach } from "./contacts.ts";
import { loadObligations } from "./load.ts";
import { type Call, callsAt, dutyOfficersIn, messageOfCall, wayTo } from "./reminders.ts";
import { noteReminder } from "./repository.ts";
import type { ReminderSettings } from "./settings.ts";

export type Reminding = Omit<IncidentAsker, "head" | "principal"> & {
  readonly reminders: ReminderSettings;
  readonly publicUrl: string | undefined;
};

/** Longer than a database takes that answers at all. */
const LONGEST_MILLISECONDS = 5_000;

/**
 * Calls the duty contacts before each deadline, once for each lead time, by any number of processes at once. While the database
 * is silent nobody is called, and it is looked again later.
 */
export async function remindOfObligations(reminding: Reminding): Promise<void> {
  const { db, reminders } = reminding;
  const { recipients } = await within(loadConfiguration(db), LONGEST_MILLISECONDS);
  const officers = dutyOfficersIn(recipients);
  if (officers.length === 0) return;
  const head = await within(readHead(db), LONGEST_MILLISECONDS);
  // Where there is no inventory yet, nothing is owed.
  const found = await orUndefined(loadObligations({ ...reminding, head, principal: LOCAL_PRINCIPAL }), "no-inventory");
  if (found === undefined) return;
  const calls = callsAt(found.obligations, reminders, found.now);
  if (calls.length === 0) return;
  await callAll(calls, officers, { ...reminding, ...found.reach, now: found.now });
}

type Calling = Pick<Reminding, "db" | "publicUrl"> & Pick<Reach, "deliveries"> & { readonly now: Instant };

/** What is wrong with one call keeps nobody from being called about another. */
async function callAll(calls: readonly Call[], officers: readonly Contact[], calling: Calling): Promise<void> {
  const failures: unknown[] = [];
  for (const contact of officers)
    for (const call of calls)
      await callOnce(call, contact, calling).catch((error: unknown) => {
        if (isSilence(error)) throw error;
        failures.push(error);
      });
  if (failures.length > 0) throw new AggregateError(failures, "some duty contacts could not be called");
}

/** That somebody is called stands with that it was noted; whoever comes second finds it noted. */
async function callOnce(call: Call, contact: Contact, { db, publicUrl, deliveries, now }: Calling): Promise<void> {
  const way = wayTo(contact, deliveries);
  if (way === undefined) return;
  const { incident, id } = call.obligation;
  const { dueAt, leadMinutes } = call;
  await db.transaction(async (tx: Db) => {
    const reminder = { incident, obligation: id, dueAt, leadMinutes, contact: contact.id, toldAt: now };
    if (await noteReminder(tx, reminder)) await enqueue(tx, [messageOfCall(call, { way, contact, now, publicUrl })]);
  });
}
