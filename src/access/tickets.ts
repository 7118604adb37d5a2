import type { Db } from "../platform/database.ts";
import { type Instant, plusMilliseconds } from "../platform/instant.ts";
import { type Caller, OWNER } from "./caller.ts";
import { readClock } from "../platform/repository.ts";
import { insertTicket } from "./repository.ts";
import { createTicket } from "./secret.ts";

/** A ticket lets who made it open one stream, by an address alone: a browser's EventSource sends no headers. */
const TICKET_MILLISECONDS = 60_000;

/** Makes a ticket that stands for the caller, by the very credential that was shown: it opens nothing once that has ended. */
export async function makeTicket(
  db: Db,
  caller: Caller,
): Promise<{ readonly ticket: string; readonly expiresAt: Instant }> {
  const { ticket, hash } = createTicket();
  const expiresAt = plusMilliseconds(await readClock(db), TICKET_MILLISECONDS);
  await insertTicket(db, { hash, expiresAt, ...holderOf(caller) });
  return { ticket, expiresAt };
}

function holderOf(caller: Caller) {
  const { principal, credential, endsAt } = caller;
  if (credential !== undefined) return { credential: credential.id };
  return caller === OWNER ? {} : { person: { principal, endsAt } };
}
