import { compareInstants } from "../../platform/instant.ts";
import { canonical } from "../../platform/outbox/allowed.ts";
import type { Destination, Message } from "../../platform/outbox/message.ts";
import type { Channel, Recipient } from "../keep/recipient.ts";

/** Who is told of a deadline, and how: one whose `recipient` is the deadline's, or `*` where the pack has none of its own. */
export type Contact = Recipient;

/** What of the outbox tells whether an address is reached. */
export type Delivery = Pick<Message, "destination" | "state" | "createdAt" | "lastError">;

/** Everybody there is to tell, and what became of what was sent to them. */
export type Reach = { readonly contacts: readonly Contact[]; readonly deliveries: readonly Delivery[] };

/** The contact of a recipient; null where there is none. */
export function contactOf(
  contacts: readonly Contact[],
  { pack, recipient }: Pick<Contact, "pack" | "recipient">,
): Contact | null {
  const own = contacts.filter((contact) => contact.pack === pack);
  return own.find((one) => one.recipient === recipient) ?? own.find((one) => one.recipient === "*") ?? null;
}

/** What is wrong with a contact, in words. */
export function faultsOf(contact: Contact | null, deliveries: readonly Delivery[]): readonly string[] {
  if (contact === null) return ["There is no contact for this recipient."];
  const lost = channelsOf(contact).flatMap((channel) => {
    const why = lossOf(channel, contact, deliveries);
    return why === undefined ? [] : [`What was sent to ${channel.address} did not arrive: ${why}.`];
  });
  return contact.verifiedAt === null ? ["Nobody has verified this contact.", ...lost] : lost;
}

/** The first first. */
export function channelsOf({ channel, secondChannel }: Contact): readonly Channel[] {
  return secondChannel === null ? [channel] : [channel, secondChannel];
}

/** Where the outbox sends what is for a channel; undefined where only people can. */
export function destinationOf({ kind, address }: Channel): Destination | undefined {
  if (kind !== "webhook" && kind !== "email") return undefined;
  return { channel: kind, destination: canonical({ channel: kind, destination: address }) };
}

/** All addresses that the outbox may have sent to. */
export function destinationsOf(contacts: readonly Contact[]): readonly string[] {
  return [...new Set(contacts.flatMap(channelsOf).flatMap((channel) => destinationOf(channel)?.destination ?? []))];
}

/** Why the last that was sent there since somebody verified it was given up; undefined where it was not. */
export function lossOf(
  channel: Channel,
  { verifiedAt }: Pick<Contact, "verifiedAt">,
  deliveries: readonly Delivery[],
): string | undefined {
  const address = destinationOf(channel)?.destination;
  const settled = deliveries
    .filter(({ destination, state }) => destination === address && state !== "pending")
    .toSorted((a, b) => compareInstants(a.createdAt, b.createdAt));
  const last = settled.at(-1);
  if (last?.state !== "dead") return undefined;
  const isOlder = verifiedAt !== null && compareInstants(last.createdAt, verifiedAt) < 0;
  return isOlder ? undefined : (last.lastError ?? "given up");
}
