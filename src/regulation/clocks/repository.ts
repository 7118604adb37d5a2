import type { Db } from "../../platform/database.ts";
import { reminders } from "./schema.ts";

export type Reminder = typeof reminders.$inferInsert;

/** Notes that a contact is called, in the transaction that calls it; false where somebody else has, who is waited for. */
export async function noteReminder(tx: Db, reminder: Reminder): Promise<boolean> {
  const noted = await tx.insert(reminders).values(reminder).onConflictDoNothing().returning();
  return noted.length > 0;
}
