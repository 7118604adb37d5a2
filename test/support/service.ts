import { expect } from "vitest";
import { z } from "zod";
import { type App, createApp } from "../../src/app.ts";
import { type Db, openDatabase } from "../../src/platform/database.ts";
import type { Principal } from "../../src/platform/principal.ts";
import { createMigratedDatabase } from "./database.ts";

/** The service on a database of its own; `defects` are the errors that it could not explain to its caller. */
export type TestService = {
  readonly app: App;
  readonly db: Db;
  readonly defects: readonly unknown[];
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly send: (
    method: string,
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** The same database behind another app, as another process would be. */
  readonly restart: (principal?: Principal) => TestService;
  readonly close: () => Promise<void>;
};

/** `body` is the parsed JSON, or the text of another type. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export async function startTestService(principal?: Principal): Promise<TestService> {
  const database = await createMigratedDatabase();
  const { db, close } = openDatabase(database.connection);
  return serviceOn(db, principal, async () => {
    await close();
    await database.drop();
  });
}

function serviceOn(db: Db, principal: Principal | undefined, close: () => Promise<void>): TestService {
  const defects: unknown[] = [];
  const app = createApp({
    db,
    logDefect: (error) => defects.push(error),
    ...(principal === undefined ? {} : { principal }),
  });
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    app,
    db,
    defects,
    get: (path, headers = {}) => request(path, { headers }),
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    restart: (other) => serviceOn(db, other, close),
    close,
  };
}

const Offences = z.object({ errors: z.array(z.object({ path: z.string(), message: z.string() })) });

/** The paths of all offences that a refusal names. */
export function pathsOf(answer: Answer): readonly string[] {
  return Offences.parse(answer.body).errors.map(({ path }) => path);
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
});

/** Asserts that an answer is a problem document with this status, and gives it. */
export function expectProblem(answer: Answer, status: number): z.infer<typeof Problem> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.parse(answer.body);
  expect(problem.status).toBe(status);
  return problem;
}
