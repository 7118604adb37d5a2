import { z } from "zod";

const Problem = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/** A service that answered with a problem. */
export class ServiceError extends Error {
  readonly status: number;
  readonly paths: readonly string[];

  constructor(status: number, message: string, paths: readonly string[]) {
    super(message);
    this.status = status;
    this.paths = paths;
  }
}

/** Calls the public API of a service and checks the answer's shape. */
export type Client = <Answer>(
  schema: z.ZodType<Answer>,
  path: string,
  init?: { readonly method: string; readonly body?: unknown },
) => Promise<Answer>;

/** How a request goes out: over the network, or straight into a service of this process. */
export type Send = (request: Request) => Response | Promise<Response>;

/** A client that shows `key`, if it has one. */
export function createClient(
  address: string,
  { key, send = fetch }: { readonly key?: string | undefined; readonly send?: Send } = {},
): Client {
  return async (schema, path, init) => {
    const request = new Request(new URL(path, address), {
      method: init?.method ?? "GET",
      headers: { "Content-Type": "application/json", ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }) },
      ...(init?.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const response = await reach(request, send);
    const answer: unknown = await response.json();
    if (response.ok) return schema.parse(answer);
    const { detail, errors } = Problem.parse(answer);
    throw new ServiceError(
      response.status,
      detail,
      errors.map(({ path }) => path),
    );
  };
}

async function reach(request: Request, send: Send): Promise<Response> {
  try {
    return await send(request);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(
      `No service answers at ${new URL(request.url).origin} (${cause}). Start one with npm run serve, or name one with --url.`,
      { cause: error },
    );
  }
}
