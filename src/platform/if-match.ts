import { z } from "zod";
import { AppError } from "./errors.ts";

/** Reads `"3"`, `3` or `*`; undefined where there is no such header, 400 where it is something else. */
export function readIfMatch(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [, , version] = /^\s*("?)(\d{1,10}|\*)\1\s*$/.exec(header) ?? [];
  if (version === undefined)
    throw new AppError("malformed-request", `If-Match must be a version number or *, not ${header.slice(0, 40)}.`);
  return version === "*" ? version : String(Number(version));
}

/** Whether the newest version is the one that somebody has seen. `ifMatch`: as read. */
export function matches(ifMatch: string, newest: number | undefined): boolean {
  return newest !== undefined && (ifMatch === "*" || ifMatch === String(newest));
}

/** As callers are told of it. */
export const IF_MATCH = z
  .string()
  .optional()
  .meta({ description: "The version that you have seen; 412 unless it is the newest" });
