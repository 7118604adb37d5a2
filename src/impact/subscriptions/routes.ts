import { type Context, Hono } from "hono";
import { z } from "zod";
import type { AccessEnv } from "../../access/access-env.ts";
import { type PresentEnv, findMoment } from "../../alarms/present.ts";
import { allow } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { AppError } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { listMessages } from "../../platform/outbox/repository.ts";
import { validQuery } from "../../platform/query.ts";
import * as descriptions from "./descriptions.ts";
import { isOf, ownerOf, seesAll } from "./owner.ts";
import { findSubscription, listSubscriptions } from "./repository.ts";
import {
  checkRequest,
  isSubscriptionId,
  noSubscription,
  secretFor,
  sendTest,
  subscribe,
  unsubscribe,
} from "./subscribe.ts";
import { type Judged, SubscriptionRequest, describeSubscription, sourceOf } from "./subscription.ts";

type Env = { Variables: PresentEnv["Variables"] & AccessEnv["Variables"] };

const nothing = validQuery(z.strictObject({}));
const MESSAGES_SHOWN = 10;

export const subscriptionRoutes = new Hono<Env>()
  .post(
    "/subscriptions",
    describe(descriptions.createSubscription),
    allow("subscriptions"),
    nothing,
    jsonBody(SubscriptionRequest, readAs(SubscriptionRequest)),
    async (c) => {
      const { body } = c.req.valid("json");
      const { db, outbox, witness } = c.var;
      checkRequest(body, (await findMoment(c.var, {})).moment, outbox);
      const subscription = await subscribe(db, body, { owner: ownerOf(c.var.caller), witness });
      c.header("Cache-Control", "no-store");
      const made = describeSubscription({ subscription, isActive: true });
      return c.json({ subscription: made, secret: secretFor(subscription, outbox) }, 201);
    },
  )
  .get("/subscriptions", describe(descriptions.getSubscriptions), allow("subscriptions"), nothing, async (c) => {
    const all = await listSubscriptions(c.var.db);
    return c.json({ subscriptions: all.filter((one) => isVisible(c, one)).map(describeSubscription) });
  })
  .get("/subscriptions/:id", describe(descriptions.getSubscription), allow("subscriptions"), nothing, async (c) => {
    const found = await findVisible(c, c.req.param("id"));
    const messages = await listMessages(c.var.db, { source: sourceOf(found.subscription), limit: MESSAGES_SHOWN });
    return c.json({ ...describeSubscription(found), messages: messages.map(inBrief) });
  })
  .delete(
    "/subscriptions/:id",
    describe(descriptions.deleteSubscription),
    allow("subscriptions"),
    nothing,
    async (c) => {
      const { subscription } = await findVisible(c, c.req.param("id"));
      await unsubscribe(c.var.db, subscription, c.var.witness);
      return c.body(null, 204);
    },
  )
  .get("/subscriptions/:id/secret", describe(descriptions.getSecret), allow("subscriptions"), nothing, async (c) => {
    const { subscription } = await findOwn(c, c.req.param("id"));
    const secret = secretFor(subscription, c.var.outbox);
    if (secret === null) throw new AppError("conflict", "This subscription has no secret: only webhooks are signed.");
    c.header("Cache-Control", "no-store");
    return c.json({ secret });
  })
  .post(
    "/subscriptions/:id/test",
    describe(descriptions.testSubscription),
    allow("subscriptions"),
    nothing,
    async (c) => {
      const { subscription, isActive } = await findOwn(c, c.req.param("id"));
      if (!isActive) throw new AppError("conflict", "This subscription is suspended.");
      return c.json({ message: await sendTest(c.var.db, subscription, c.var.witness) }, 202);
    },
  );

function isVisible(c: Context<Env>, { subscription }: Judged): boolean {
  return isOf(subscription, ownerOf(c.var.caller)) || seesAll(c.var.principal);
}

/** "Not yours" is told like "not there". */
async function findVisible(c: Context<Env>, id: string): Promise<Judged> {
  const found = isSubscriptionId(id) ? await findSubscription(c.var.db, id) : undefined;
  if (found === undefined || !isVisible(c, found)) throw noSubscription();
  return found;
}

/** Only whoever made it may speak in its name, whatever else one may. */
async function findOwn(c: Context<Env>, id: string): Promise<Judged> {
  const found = await findVisible(c, id);
  if (!isOf(found.subscription, ownerOf(c.var.caller))) throw noSubscription();
  return found;
}

function inBrief({
  id,
  topic,
  state,
  attempts,
  createdAt,
  deliveredAt,
  lastError,
}: Awaited<ReturnType<typeof listMessages>>[number]) {
  return { id, topic, state, attempts, createdAt, deliveredAt, lastError };
}
