import { learnTime } from "./clock.ts";

/** Why the service did not do what was asked: RFC 9457, or that it could not be reached (`status` 0). */
export type Problem = {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
};

export class ServiceProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export type Asking = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** The version that they have seen: what is another by now is not replaced. */
  readonly ifMatch?: number;
};

/** Asks the API. `Answer` is what the operation's schema says: the service that sent this page holds each answer to it. Throws `ServiceProblem`. */
export async function ask<Answer>(path: string, asking: Asking = {}): Promise<Answer> {
  const response = await send(path, asking);
  return await response.json().catch((error: unknown) => {
    if (asking.signal?.aborted === true) throw error;
    throw new ServiceProblem(unreachable(error));
  });
}

/** The answer of an operation, whatever it holds. Throws `ServiceProblem`. */
export async function send(path: string, { method = "GET", body, signal, ifMatch }: Asking = {}): Promise<Response> {
  const askedAt = Date.now();
  const response = await fetch(path, {
    method,
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(ifMatch === undefined ? {} : { "If-Match": String(ifMatch) }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.any([...(signal === undefined ? [] : [signal]), AbortSignal.timeout(LONGEST_MILLISECONDS)]),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new ServiceProblem(unreachable(error));
  });
  learnTime(response, askedAt);
  if (response.status === 401) tellOfStranger(path);
  if (!response.ok) throw new ServiceProblem(await problemIn(response));
  return response;
}

/** A connection that says nothing any more would be waited for without end; the first curve of a large network takes minutes. */
const LONGEST_MILLISECONDS = 180_000;

/** No answer came, not all of it, or something else than the service's, such as the sign-in page of a wireless network. */
export function unreachable(error: unknown): Problem {
  return { type: "", status: 0, title: "", detail: String(error), errors: [] };
}

/** What the window hears when the service no longer knows who asks: the session has ended meanwhile. */
export const STRANGER_EVENT = "headcount-stranger";

/** Questions to which "who are you?" is an answer like any other. */
const ASKED_BY_STRANGERS: ReadonlySet<string> = new Set(["/v1/me", "/v1/sessions"]);

function tellOfStranger(path: string): void {
  if (!ASKED_BY_STRANGERS.has(path)) dispatchEvent(new Event(STRANGER_EVENT));
}

async function problemIn(response: Response): Promise<Problem> {
  const unknown = { type: "", status: response.status, title: response.statusText, detail: "", errors: [] };
  const said: unknown = await response.json().catch(() => ({}));
  return typeof said === "object" ? { ...unknown, ...said } : unknown;
}

/** What went wrong, of whatever was thrown. A defect of ours is thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ServiceProblem) return error.problem;
  throw error;
}

/** A query out of what is set; a list is joined by commas. */
export function query(parameters: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const set = Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
    const text = typeof value === "string" || value === undefined ? value : value.join(",");
    return text === undefined || text === "" ? [] : [[name, text]];
  });
  return set.length === 0 ? "" : `?${new URLSearchParams(set)}`;
}
