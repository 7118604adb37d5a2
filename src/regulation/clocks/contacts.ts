import { type Instant, compareInstants } from "../../platform/instant.ts";
import { canonical } from "../../platform/outbox/allowed.ts";
import type { Destination, Message } from "../../platform/outbox/message.ts";

export type ContactChannel = {
  readonly kind: "webhook" | "email" | "portal" | "phone";
  readonly address: string;
};

/** How a recipient is reached. */
export type Contact = {
  readonly id: string;
  readonly pack: string;
  /** As the deadline has it; `*`: any of the pack that has none of its own. */
  readonly recipient: string;
  readonly name: string;
  readonly channel: ContactChannel;
  readonly secondChannel: ContactChannel | null;
  readonly verifiedAt: Instant | null;
  readonly note: string | null;
};

/** What of the outbox tells whether an address is reached. */
export type Delivery = Pick<Message, "destination" | "state" | "createdAt" | "lastError">;

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
  const channels = [contact.channel, ...(contact.secondChannel === null ? [] : [contact.secondChannel])];
  const lost = channels.flatMap((channel) => {
    const why = lossOf(channel, contact, deliveries);
    return why === undefined ? [] : [`What was sent to ${channel.address} did not arrive: ${why}.`];
  });
  return contact.verifiedAt === null ? ["Nobody has verified this contact.", ...lost] : lost;
}

/** Where the outbox sends what is for a channel; undefined where only people can. */
export function destinationOf({ kind, address }: ContactChannel): Destination | undefined {
  if (kind !== "webhook" && kind !== "email") return undefined;
  return { channel: kind, destination: canonical({ channel: kind, destination: address }) };
}

/** All addresses that the outbox may have sent to. */
export function destinationsOf(contacts: readonly Contact[]): readonly string[] {
  const channels = contacts.flatMap(({ channel, secondChannel }) => [channel, secondChannel ?? []].flat());
  return [...new Set(channels.flatMap((channel) => destinationOf(channel)?.destination ?? []))];
}

/** Why the last that was sent there since somebody verified it was given up; undefined where it was not. */
export function lossOf(
  channel: ContactChannel,
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
