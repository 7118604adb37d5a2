import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../access.ts";
import { type AppEnv, tell } from "../app-env.ts";
import { AppError } from "../errors.ts";
import { describe } from "../openapi/route.ts";
import { CommaList, validQuery, wholeNumber } from "../query.ts";
import * as descriptions from "./descriptions.ts";
import { type Message, MessageState, isMessageId } from "./message.ts";
import { findMessage, listMessages, sendAgain } from "./repository.ts";

const OutboxQuery = z.strictObject({
  state: MessageState.optional(),
  topic: CommaList.pipe(z.array(z.string().regex(/^[\w.-]+$/, "must be the name of a topic"))).optional(),
  after: z.string().refine(isMessageId, "must be the id of a message").optional(),
  limit: wholeNumber(1, 1_000).default(100),
});
const nothing = validQuery(z.strictObject({}));

/** What is told to the outside, for whoever administers. */
export const outboxRoutes = new Hono<AppEnv>()
  .get(
    "/outbox",
    describe(descriptions.getOutbox),
    allow("admin"),
    wholeNetworkOnly(),
    validQuery(OutboxQuery),
    async (c) => {
      const { topic, limit, ...which } = c.req.valid("query");
      const found = await listMessages(c.var.db, { ...which, topics: topic, limit: limit + 1 });
      const messages = found.slice(0, limit);
      return c.json({ messages, next: found.length > limit ? (messages.at(-1)?.id ?? null) : null });
    },
  )
  .get("/outbox/:id", describe(descriptions.getMessage), allow("admin"), wholeNetworkOnly(), nothing, async (c) => {
    const id = c.req.param("id");
    return c.json(known(isMessageId(id) ? await findMessage(c.var.db, id) : undefined));
  })
  .post(
    "/outbox/:id/replay",
    describe(descriptions.replayMessage),
    allow("admin"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const id = c.req.param("id");
      const message = await c.var.db.transaction(async (tx) => {
        const again = known(isMessageId(id) ? await sendAgain(tx, id) : undefined);
        await tell(tx, c.var.witness, { replayed: id, topic: again.topic, source: again.source });
        return again;
      });
      return c.json(message, 202);
    },
  );

function known(message: Message | undefined): Message {
  if (message === undefined) throw new AppError("not-found", "There is no message with this id.");
  return message;
}
