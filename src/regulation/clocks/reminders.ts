import { DUTY_OFFICER } from "../keep/recipient.ts";
import { type Instant, compareInstants, plusSeconds, secondsBetween } from "../../platform/instant.ts";
import type { Destination, NewMessage } from "../../platform/outbox/message.ts";
import { addressOf } from "../../platform/public-address.ts";
import type { ObligationAnswer } from "./answer.ts";
import { type Contact, type Delivery, channelsOf, destinationOf, lossOf } from "./contacts.ts";
import { recipientInWords } from "./in-words.ts";
import type { ReminderSettings } from "./settings.ts";

/** A call before a deadline. */
export type Call = { readonly obligation: ObligationAnswer; readonly dueAt: Instant; readonly leadMinutes: number };

/** What is due later than this after its clock started is days-long. */
const DAY_SECONDS = 86_400;

/** Those that are to be made now: of each obligation at most one, the last whose time has come, though others were missed. */
export function callsAt(
  obligations: readonly ObligationAnswer[],
  settings: ReminderSettings,
  now: Instant,
): readonly Call[] {
  return obligations.flatMap((obligation) => {
    const { dueAt, state } = obligation;
    if (dueAt === null || state === "done" || state === "expected" || compareInstants(now, dueAt) >= 0) return [];
    const leads = isDaysLong(obligation) ? settings.daysLong : settings.hoursLong;
    const come = leads.filter((minutes) => compareInstants(plusSeconds(dueAt, -60 * minutes), now) <= 0);
    return come.length === 0 ? [] : [{ obligation, dueAt, leadMinutes: Math.min(...come) }];
  });
}

/** Whether there are days to do it in. */
export function isDaysLong({ clock: { startedAt }, dueAt }: Pick<ObligationAnswer, "clock" | "dueAt">): boolean {
  return startedAt !== null && dueAt !== null && secondsBetween(startedAt, dueAt) > DAY_SECONDS;
}

/** Who is called before deadlines: contacts of the house's own pack. */
export function dutyOfficersIn(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter(({ pack, recipient }) => pack === DUTY_OFFICER.pack && recipient === DUTY_OFFICER.recipient);
}

/** Where to call somebody: by the first way that the outbox can go and is not known to have failed; else by the first that it can go. */
export function wayTo(contact: Contact, deliveries: readonly Delivery[]): Destination | undefined {
  const ways = channelsOf(contact).flatMap((channel) => {
    const destination = destinationOf(channel);
    return destination === undefined
      ? []
      : [{ destination, isLost: lossOf(channel, contact, deliveries) !== undefined }];
  });
  return (ways.find(({ isLost }) => !isLost) ?? ways[0])?.destination;
}

export type Told = {
  readonly way: Destination;
  readonly contact: Contact;
  readonly now: Instant;
  readonly publicUrl: string | undefined;
};

/** What is told before a deadline. */
export function messageOfCall(
  { obligation, dueAt, leadMinutes }: Call,
  { way, contact, now, publicUrl }: Told,
): NewMessage {
  const { incident, regulator, stage, provider, toDo, dueLocal, why, owner } = obligation;
  const minutes = Math.max(0, Math.floor(secondsBetween(now, dueAt) / 60));
  const address = addressOf(publicUrl, `/incidents/${incident}`);
  const subject = `Headcount: ${regulator}, ${stage} to ${recipientInWords(obligation)} in ${minutes} min`;
  const lines = [
    `Incident ${incident}, ${provider.name}: due ${dueLocal ?? dueAt}.`,
    toDo,
    `Owner: ${owner?.holder ?? "nobody"}`,
    ...why.map(({ rule, clause, verdict }) => `${rule} (${clause}): ${verdict}`),
    `See ${address}`,
  ];
  const topic = "obligation.due";
  const common = { topic, ...way, source: sourceOf(contact) };
  if (way.channel === "email") return { ...common, body: { subject, text: `${subject}\n\n${lines.join("\n")}\n` } };
  const data = { incident, obligation, leadMinutes, minutesLeft: minutes, page: address };
  return { ...common, body: { type: topic, timestamp: now, data } };
}

/** What its webhooks are signed by. */
function sourceOf({ id }: Contact): string {
  return `recipients/${id}`;
}
