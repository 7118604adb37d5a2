import type { Impact } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import { may, seesAll, useDesk } from "../frame/desk.ts";
import { ownNames } from "./own-names.ts";

/** To whom only their own customers are shown: whose these are. */
export function PartnerNote() {
  const { words, me } = useDesk();
  const isPartner = !seesAll(me) && me.operators.length > 0;
  const { answer } = useAsked<Impact>(isPartner && may(me, "impact:read") ? "/v1/impact" : undefined);
  if (!isPartner) return null;
  const names = ownNames([me.operators].flat(), answer?.byOperator ?? []);
  return <div class="notice partner">{words.frame.partner(names.join(", "))}</div>;
}
