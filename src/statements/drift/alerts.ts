import type { Instant } from "../../platform/instant.ts";
import type { NewMessage } from "../../platform/outbox/message.ts";
import { addressOf } from "../../platform/public-address.ts";
import type { Statement } from "../approval/standing.ts";
import type { Departure } from "../approval/step.ts";
import { type StatementRecipient, destinationFor, sourceOfRecipient } from "../keep/recipient.ts";
import { departureInWords } from "./before.ts";

/** That a published statement holds no longer. */
export type Alert = {
  readonly statement: Statement;
  readonly gone: readonly Departure[];
  readonly incident: string;
  readonly at: Instant;
  readonly publicUrl: string | undefined;
};

const TOPIC = "statement.out-of-date";

/** What the press office is sent. */
export function alertsOf(recipients: readonly StatementRecipient[], alert: Alert): readonly NewMessage[] {
  return recipients.filter(({ audience }) => audience === "press-office").flatMap((one) => alertTo(one, alert));
}

function alertTo(
  recipient: StatementRecipient,
  { statement, gone, incident, at, publicUrl }: Alert,
): readonly NewMessage[] {
  const destination = destinationFor(recipient);
  if (destination === undefined) return [];
  const common = { topic: TOPIC, ...destination, source: sourceOfRecipient(recipient) };
  const { reference } = statement;
  const page = addressOf(publicUrl, `/incidents/${incident}`);
  if (destination.channel === "webhook") {
    const data = { incident, reference, departures: gone, page };
    return [{ ...common, body: { type: TOPIC, timestamp: at, data } }];
  }
  const subject = `Headcount: statement ${reference} is out of date`;
  const lines = [subject, "", ...gone.map(departureInWords), "", `See ${page}`];
  return [{ ...common, body: { subject, text: `${lines.join("\n")}\n` } }];
}
