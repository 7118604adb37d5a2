import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { MOST_OFFENCES, Offence } from "./offences.ts";

/** What can go wrong in a way that the caller can act on, by the last part of the problem's `type`. */
const PROBLEMS = {
  "malformed-request": { status: 400, title: "The request could not be read" },
  unauthenticated: { status: 401, title: "A credential is needed" },
  forbidden: { status: 403, title: "This is not allowed" },
  "not-found": { status: 404, title: "There is no such thing" },
  "no-inventory": { status: 404, title: "No inventory was in force at that time" },
  conflict: { status: 409, title: "This contradicts what is stored" },
  "lost-update": { status: 412, title: "What was to be replaced has changed in the meantime" },
  "too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body must be JSON" },
  refused: { status: 422, title: "The document is well-formed but not accepted" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not available at the moment; try again" },
  unexpected: { status: 500, title: "Unexpected failure" },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ErrorCode = keyof typeof PROBLEMS;

/** Something that the caller can act on; answered as a problem document. Anything else that is thrown is a defect. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly offences: readonly Offence[];

  constructor(code: ErrorCode, message: string, offences: readonly Offence[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.offences = offences;
  }
}

/** Undefined where it is told just this problem. */
export async function orUndefined<Value>(asked: Promise<Value>, code: ErrorCode): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === code) return undefined;
    throw error;
  }
}

/** A document that is well-formed and not accepted, with what is wrong with it: all of it, up to 1,000 offences. */
export function refusal(offences: readonly Offence[]): AppError {
  const [first] = offences;
  const more = offences.length > 1 ? ` (and ${offences.length - 1} more)` : "";
  const place = first === undefined || first.path === "" ? "" : `${first.path}: `;
  return new AppError("refused", `${place}${first?.message ?? ""}${more}`, offences.slice(0, MOST_OFFENCES));
}

/** RFC 9457. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ description: "What kind of problem, such as `/problems/no-inventory`" }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: "The path that was asked" }),
    errors: z.array(Offence).readonly().optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457" });
export type Problem = Omit<z.infer<typeof Problem>, "status"> & { readonly status: ContentfulStatusCode };

export function problemOf({ code, message, offences }: AppError, instance: string): Problem {
  const problem = { type: `/problems/${code}`, ...PROBLEMS[code], detail: message, instance };
  return offences.length === 0 ? problem : { ...problem, errors: offences };
}
