import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import type { ExecutionContext } from "hono";
import { z } from "zod";
import { flushTrail } from "../../src/access/flush.ts";
import { createIdentity } from "../../src/access/identity.ts";
import { countAt } from "../../src/access/rate-counter.ts";
import { type AccessSettings, DEFAULT_SETTINGS } from "../../src/access/settings.ts";
import { ImpactStream as DeployedStream } from "../../src/impact-stream.ts";
import { createEdge } from "../../src/edge.ts";
import { createSealer } from "../../src/platform/audit/chain.ts";
import { createTrail } from "../../src/platform/audit/trail.ts";
import { openDatabase } from "../../src/platform/database.ts";

export { RateCounter } from "../../src/access/rate-counter.ts";
export { LastKnown } from "../../src/last-known.ts";

const CONNECTION = "x-test-connection";

/** The object of one service of many, on the database of that. */
export class ImpactStream {
  #own: DeployedStream | undefined;

  async fetch(request: Request): Promise<Response> {
    const connectionString = request.headers.get(CONNECTION) ?? "";
    this.#own ??= new DeployedStream(undefined, { HYPERDRIVE: { connectionString } });
    return await this.#own.fetch(request);
  }
}

type Named = Pick<DurableObjectNamespace, "idFromName" | "get">;

/** The objects of one service, which tell it where its database is. */
function objectsOf(
  namespace: DurableObjectNamespace,
  service: { readonly id: string; readonly connectionString: string },
) {
  const own: Named = {
    idFromName: (name) => namespace.idFromName(`${service.id} ${name}`),
    get: (id) => {
      const object = namespace.get(id);
      return new Proxy(object, {
        get: () => async (url: string, init: { readonly method: string; readonly body?: string }) =>
          await object.fetch(url, { ...init, headers: { [CONNECTION]: service.connectionString } }),
      });
    },
  };
  return new Proxy(namespace, { get: (_, name) => Reflect.get(own, name) });
}

/**
 * The Worker for tests: one isolate that is many services, each on a database of its own, made with
 * `POST /__test {id, connectionString, settings, environment}`. A request says in a header for which it is; what was logged meanwhile
 * goes back in another.
 */
const Wanted = z.object({
  id: z.string(),
  connectionString: z.string(),
  settings: z.string().transform(readSettings),
  environment: z.record(z.string(), z.string()),
});
type Env = { readonly RATE_COUNTER: DurableObjectNamespace; readonly IMPACT_STREAM: DurableObjectNamespace };

/** Null stands for a setting that is set to nothing, which is not the same as one that is not set. */
function readSettings(text: string): Partial<AccessSettings> {
  const settings: Record<string, unknown> = JSON.parse(text);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? undefined]));
}

const services = new Map<string, ReturnType<typeof createService>>();

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    try {
      return await answer(request, env, context);
    } catch (error) {
      return new Response(describe(error), { status: 500, headers: { "x-test-failure": "1" } });
    }
  },
};

async function answer(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (pathname === "/__test") {
    const wanted = Wanted.parse(await request.json());
    services.set(wanted.id, createService(wanted, env));
    return new Response();
  }
  const service = services.get(request.headers.get("x-test-service") ?? "");
  if (service === undefined) throw new Error("no such service");
  if (pathname === "/__test/flush") {
    await service.flush();
    return new Response();
  }
  if (pathname === "/__test/chores") {
    await service.runChores((promise) => context.waitUntil(promise));
    return new Response();
  }
  const here = new Request(
    new URL(pathname + search, request.headers.get("x-test-origin") ?? "http://localhost"),
    request,
  );
  const response = await service.app.fetch(here, env, context);
  const answered = new Response(response.body, response);
  answered.headers.set("x-test-log", JSON.stringify(service.takeLog()));
  return answered;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function createService({ id, connectionString, settings, environment }: z.infer<typeof Wanted>, env: Env) {
  const whole = { ...DEFAULT_SETTINGS, allowOpen: true, ...settings };
  const { publicUrl } = whole;
  const trail = createTrail(createSealer(whole.auditKey));
  const log: { defects: string[]; warnings: string[] } = { defects: [], warnings: [] };
  const count = countAt(env.RATE_COUNTER);
  const { app, runChores } = createEdge(
    {
      ...environment,
      ...(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }),
      HYPERDRIVE: { connectionString },
      IMPACT_STREAM: objectsOf(env.IMPACT_STREAM, { id, connectionString }),
    },
    {
      ...createIdentity(whole),
      trail,
      countRequest: (policy) => count({ ...policy, key: `${id} ${policy.key}` }),
      addressOf: (c) => c.req.header("x-test-address") ?? "127.0.0.1",
      // Written when a test says so, as on Node.
      afterwards: () => {},
      logDefect: (error) => log.defects.push(describe(error)),
      warn: (text) => log.warnings.push(text),
    },
  );
  return {
    app,
    runChores,
    flush: () =>
      flushTrail(
        trail,
        openDatabase(connectionString, { connections: 1, keepsStatements: false }).db,
        Number.POSITIVE_INFINITY,
      ),
    takeLog: () => {
      const { defects, warnings } = log;
      log.defects = [];
      log.warnings = [];
      return { defects, warnings };
    },
  };
}
