import { z } from "zod";
import { InstantAnswer, InstantText, compareInstants, type Instant } from "../../platform/instant.ts";
import type { Offence } from "../../platform/offences.ts";
import { Id, hasDots, text } from "../../platform/text.ts";
import type { Pack } from "../pack.ts";

export const RecipientId = Id.refine(
  (id) => !id.includes("/") && !hasDots(id),
  "must not have a slash, and not be . or ..",
);

const ChannelKind = z.enum(["webhook", "email", "portal", "phone"]);

/** How somebody is reached. */
export const Channel = z
  .strictObject({ kind: ChannelKind, address: text(500) })
  .refine(({ kind, address }) => isAddress(kind, address), {
    path: ["address"],
    message: "is not an address of this kind",
  })
  .meta({ id: "RecipientChannel" });
export type Channel = z.infer<typeof Channel>;

const Email = z.email();

function isAddress(kind: z.infer<typeof ChannelKind>, address: string): boolean {
  if (kind === "webhook") return URL.canParse(address) && /^https?:/i.test(address);
  if (kind === "email") return Email.safeParse(address).success;
  // A portal is an address or a name, a phone has a digit.
  return kind === "portal" || /\d/.test(address);
}

const fields = {
  pack: z.string().meta({ description: "The pack of the deadlines that it is for" }),
  recipient: text(500).meta({ description: "As the pack's deadlines name it; `*`: all that nobody else is" }),
  name: text(200),
  channel: Channel,
};
const secondChannel = Channel.nullable().meta({ description: "Where the first fails" });
const note = text(2_000).nullable();

/** As it is sent; its id is in the address. */
export const NewRecipient = z
  .strictObject({
    ...fields,
    secondChannel: secondChannel.default(null),
    verifiedAt: InstantText.nullable()
      .default(null)
      .meta({ description: "When somebody last made sure that the channels reach it; null: nobody has" }),
    note: note.default(null),
  })
  .meta({ id: "NewRecipient" });

/** Somebody who is to be told, and how. */
export const Recipient = z.strictObject({
  id: z.string(),
  ...fields,
  secondChannel,
  verifiedAt: InstantAnswer.nullable(),
  note,
});
export type Recipient = z.infer<typeof Recipient>;

/** As it is stored; null: nobody any more. */
export const RecipientContent = z.strictObject({ recipient: Recipient.nullable() });

export const KnownRecipient = Recipient.extend({ since: InstantAnswer, by: z.string() }).meta({
  id: "Recipient",
  description: "Whom a deadline's recipient is, and how it is reached",
});
export type KnownRecipient = z.infer<typeof KnownRecipient>;

type Surroundings = { readonly packs: readonly Pack[]; readonly now: Instant };

/** Who is called before deadlines, whoever else is told: no deadline names them. */
export const DUTY_OFFICER = { pack: "house", recipient: "duty-officer" } as const;

/** What is wrong with a recipient beyond its form. */
export function checkRecipient(
  { pack: id, recipient, verifiedAt }: Pick<Recipient, "pack" | "recipient" | "verifiedAt">,
  { packs, now }: Surroundings,
): readonly Offence[] {
  const isLater = verifiedAt !== null && compareInstants(verifiedAt, now) > 0;
  return [
    ...checkName(recipient, { pack: packs.find((one) => one.id === id), id }),
    ...(isLater ? [{ path: "verifiedAt", message: "is in the future" }] : []),
  ];
}

function checkName(
  recipient: string,
  { pack, id }: { readonly pack: Pack | undefined; readonly id: string },
): readonly Offence[] {
  if (pack === undefined) return [{ path: "pack", message: `there is no pack "${id.slice(0, 40)}"` }];
  const named = new Set(pack.rules.flatMap(({ deadlines }) => deadlines.map((deadline) => deadline.recipient)));
  if (id === DUTY_OFFICER.pack) named.add(DUTY_OFFICER.recipient);
  if (recipient === "*" || named.has(recipient)) return [];
  const message = `no deadline of ${id} is to "${recipient}": there are ${[...named].map((name) => `"${name}"`).join(", ")}`;
  return [{ path: "recipient", message }];
}
