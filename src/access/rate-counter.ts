import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { z } from "zod";
import { type Allowance, type CountRequest, Policy, RequestCounter } from "./rate-limit.ts";

const Answer = z.object({ remaining: z.number(), resetSeconds: z.number(), isOver: z.boolean() });

/** A Durable Object that counts the requests of one caller, wherever in the world they arrive. */
export class RateCounter {
  readonly #counter = new RequestCounter();

  async fetch(request: Request): Promise<Response> {
    return Response.json(this.#counter.hit(Policy.parse(await request.json()), Date.now()));
  }
}

/** Counts in a Durable Object for each caller; in this isolate alone where that does not answer, so that a limit never stops the service. */
export function countAt(namespace: DurableObjectNamespace | undefined): CountRequest {
  const own = new RequestCounter();
  return async (policy) => {
    try {
      if (namespace !== undefined) return await ask(namespace, policy);
    } catch (error) {
      console.warn(
        JSON.stringify({ level: "warn", message: "requests are counted in this isolate alone", error: String(error) }),
      );
    }
    return own.hit(policy, Date.now());
  };
}

async function ask(namespace: DurableObjectNamespace, policy: Policy): Promise<Allowance> {
  const counter = namespace.get(namespace.idFromName(`${policy.name} ${policy.key}`));
  const answer = await counter.fetch("https://rate-counter/", { method: "POST", body: JSON.stringify(policy) });
  return Answer.parse(await answer.json());
}
