import type { ExecutionContext } from "hono";
import { type EdgeEnv, createEdge } from "./edge.ts";

export { RateCounter } from "./access/rate-counter.ts";
export { ImpactStream } from "./impact-stream.ts";
export { LastKnown } from "./last-known.ts";

let edge: ReturnType<typeof createEdge> | undefined;

/** The service on Cloudflare Workers; see wrangler.toml. */
export default {
  fetch(request: Request, env: EdgeEnv, context: ExecutionContext): Response | Promise<Response> {
    edge ??= createEdge(env);
    return edge.app.fetch(request, env, context);
  },
  async scheduled(_event: unknown, env: EdgeEnv, context: ExecutionContext): Promise<void> {
    edge ??= createEdge(env);
    await edge.runChores((promise) => context.waitUntil(promise));
  },
};
