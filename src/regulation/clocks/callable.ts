import { refusalOf } from "../../platform/outbox/allowed.ts";
import type { OutboxSettings } from "../../platform/outbox/settings.ts";
import { DUTY_OFFICER } from "../keep/recipient.ts";
import { type Reach, faultsOf } from "./contacts.ts";
import { dutyOfficersIn, wayTo } from "./reminders.ts";

export type Callable = Reach & { readonly outbox: OutboxSettings };

/** What is wrong with the calls before deadlines, in words: that nobody is called, or that it may not reach them. */
export function callFaultsOf({ contacts, deliveries, outbox }: Callable): readonly string[] {
  const officers = dutyOfficersIn(contacts);
  const { pack, recipient } = DUTY_OFFICER;
  if (officers.length === 0)
    return [`Nobody is called before a deadline: no recipient is named for ${recipient} of the pack ${pack}.`];
  return officers.flatMap((officer) => {
    const way = wayTo(officer, deliveries);
    const refusal = way === undefined ? "there is neither a webhook nor an e-mail address" : refusalOf(way, outbox);
    if (refusal !== undefined) return [`${officer.name} is not called before deadlines: ${refusal}.`];
    return faultsOf(officer, deliveries).map((fault) => `Calls to ${officer.name}: ${fault}`);
  });
}
