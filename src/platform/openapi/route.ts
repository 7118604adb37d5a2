import type { MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { Scope } from "../principal.ts";

export const TAGS = {
  Estimate: "How many customers are affected, which and why",
  Events: "What happened to the nodes, and what holds them where they are",
  Declarations: "What people say of the network beside its alarms",
  Feeds: "Who reports node states, and whether it still does",
  Inventory: "Who depends on what, and how many they are, in versions",
  Telling: "Who is told by webhook or e-mail when, and what became of each message",
  Access: "Credentials, sessions, and what the audit has seen",
  Incidents: "An outage over time, and what only people know of it",
  Regulation: "What must be reported, to whom and by when",
  Statements: "What the public is told, tied to an estimate",
  Service: "The service itself",
} as const;

/** A success: JSON of a schema, and whatever other media types there are of the same. */
export type Answer = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  readonly text?: readonly (`text/${string}` | `application/${string}`)[];
};

/** What no other middleware of a route can tell of it. */
export type Description = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: keyof typeof TAGS;
  readonly access?: "public" | "always";
  /** By name, where a part of the path or a header is more than any text. */
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  /** A request that can be tried as it stands. */
  readonly example?: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string | number | boolean>>;
    readonly body?: unknown;
  };
  readonly answers: Readonly<Record<number, Answer>>;
  /** Beside those that follow from scope, query, body and path. */
  readonly problems?: readonly number[];
};

/** What the middlewares of a route have told of it. */
export type Facts = {
  /** `any`: whoever shows a credential. */
  readonly scope?: Scope | "any";
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly description?: Description;
};

const factsByHandler = new WeakMap<object, Facts>();

/** Has a middleware tell what it demands, for the description of each route that it stands in. */
export function tell<Handler extends object>(handler: Handler, facts: Facts): Handler {
  factsByHandler.set(handler, facts);
  return handler;
}

/** Describes a route; does nothing else. */
export function describe(description: Description): MiddlewareHandler {
  return tell(async (_c, next) => await next(), { description });
}

export type Route = Facts & { readonly method: string; readonly path: string };

/** The routes of an app in the order in which they stand, each with all that its middlewares tell. */
export function routesOf(
  handlers: readonly { readonly method: string; readonly path: string; readonly handler: object }[],
): readonly Route[] {
  const own = handlers.filter(({ method }) => method !== "ALL");
  return [...Map.groupBy(own, ({ method, path }) => `${method} ${path}`).values()].flatMap((group) => {
    const facts: Facts = Object.assign({}, ...group.map(({ handler }) => factsByHandler.get(handler)));
    return group.slice(0, 1).map(({ method, path }) => ({ method, path, ...facts }));
  });
}
