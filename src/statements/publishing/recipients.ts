import type { Recipient } from "../approval/step.ts";
import { type StatementRecipient, destinationFor } from "../keep/recipient.ts";
import type { Audience } from "../message.ts";
import type { StatementContent } from "../drafts/content.ts";

type Addressed = Pick<StatementContent, "languages" | "channels">;

/** Whom a statement goes to: those of its audience and, where it puts another right, whoever was told that; each in their language and form. */
export function recipientsOf<One extends StatementRecipient>(
  { languages, channels }: Addressed,
  all: readonly One[],
  { audience, toldBefore }: { readonly audience: Audience; readonly toldBefore: ReadonlySet<string> },
): readonly One[] {
  return all.filter(
    (one) =>
      (one.audience === audience || toldBefore.has(one.id)) &&
      languages.includes(one.language) &&
      channels.includes(one.channel),
  );
}

/** A recipient as it is kept with what it was sent. */
export function recipientAsTold(one: StatementRecipient): Recipient {
  const { id, name, language, channel, via } = one;
  return {
    id,
    name,
    language,
    channel,
    via: `${via.kind} ${via.address}`,
    isByHand: destinationFor(one) === undefined,
  };
}
