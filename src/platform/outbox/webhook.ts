import { refusalOf } from "./allowed.ts";
import { type Send, failureOf } from "./send.ts";
import type { WebhookSettings } from "./settings.ts";
import { secretOf, signedHeaders } from "./signature.ts";

/** How long a receiver may take to answer. */
const LONGEST_MILLISECONDS = 10_000;

/** Sends by HTTP. Whatever is answered but 2xx, also a way to elsewhere, is a failure; what stands in the answer is not read. */
export function createWebhookSender(webhooks: WebhookSettings, longestMilliseconds = LONGEST_MILLISECONDS): Send {
  return async (message) => {
    const refusal = refusalOf(message, { webhooks, mail: undefined });
    if (refusal !== undefined) return refusal;
    const body = JSON.stringify(message.body);
    const sentSeconds = Math.floor(Date.now() / 1000);
    const signature = signedHeaders({ id: message.id, sentSeconds, body }, secretOf(webhooks.key, message.source));
    try {
      const {
        status,
        ok,
        body: answer,
      } = await fetch(message.destination, {
        method: "POST",
        headers: { "Content-Type": "application/json", "User-Agent": "headcount", ...signature },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(longestMilliseconds),
      });
      await answer?.cancel();
      return ok ? undefined : `answered ${status}`;
    } catch (error) {
      return failureOf(error);
    }
  };
}
