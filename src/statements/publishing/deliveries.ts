import type { Db } from "../../platform/database.ts";
import type { Message } from "../../platform/outbox/message.ts";
import { listMessages } from "../../platform/outbox/repository.ts";
import type { Deliveries, Statement } from "../approval/standing.ts";
import { sourceOfRecipient } from "../keep/recipient.ts";
import { topicOf } from "./messages.ts";

/** More than a statement has recipients. */
const MOST = 1_000;

/** What became of what each statement's recipients were sent. */
export async function loadDeliveries(db: Db, statements: readonly Statement[]): Promise<Deliveries> {
  const published = statements.filter(({ publication }) => publication !== undefined);
  const topics = published.map(({ reference, version: { incident } }) => topicOf({ incident, reference }));
  const messages = topics.length === 0 ? [] : await listMessages(db, { topics, limit: MOST * topics.length });
  const byPlace = new Map(messages.map((message) => [placeOf(message), message]));
  return (statement, recipient) => {
    const topic = topicOf({ incident: statement.version.incident, reference: statement.reference });
    const message = byPlace.get(placeOf({ topic, source: sourceOfRecipient(recipient) }));
    if (message === undefined) return undefined;
    const { state, deliveredAt, lastError: error } = message;
    return { state, deliveredAt, error };
  };
}

function placeOf({ topic, source }: Pick<Message, "topic" | "source">): string {
  return `${topic} ${source}`;
}
