import type { Db } from "../../platform/database.ts";
import type { Message } from "../../platform/outbox/message.ts";
import { listMessages } from "../../platform/outbox/repository.ts";
import type { Deliveries, Statement } from "../approval/standing.ts";
import { sourceOfRecipient } from "../keep/recipient.ts";
import { topicOf } from "./messages.ts";

type Published = Pick<Statement, "reference" | "publication">;

/** More than a statement has recipients. */
const MOST = 1_000;

/** What became of what each statement's recipients were sent. */
export async function loadDeliveries(db: Db, statements: readonly Statement[]): Promise<Deliveries> {
  const topics = statements.flatMap((one) => topicOfStatement(one) ?? []);
  const messages = topics.length === 0 ? [] : await listMessages(db, { topics, limit: MOST * topics.length });
  const byPlace = new Map(messages.map((message) => [placeOf(message), message]));
  return (statement, recipient) => {
    const topic = topicOfStatement(statement);
    const source = sourceOfRecipient(recipient);
    const message = topic === undefined ? undefined : byPlace.get(placeOf({ topic, source }));
    if (message === undefined) return undefined;
    const { state, deliveredAt, lastError: error } = message;
    return { state, deliveredAt, error };
  };
}

/** By the id that the incident had when it was published, which may be another than when it was worded. */
function topicOfStatement({ reference, publication }: Published): string | undefined {
  return publication && topicOf({ incident: publication.incident, reference });
}

function placeOf({ topic, source }: Pick<Message, "topic" | "source">): string {
  return `${topic} ${source}`;
}
