import { z } from "zod";

/** Text that Postgres and JSON can both keep as it is: no NUL, no half of a surrogate pair. */
export function text(maxLength: number) {
  return z
    .string()
    .min(1, "must not be empty")
    .max(maxLength, `must not be longer than ${maxLength} characters`)
    .refine((value) => !value.includes("\u0000") && value.isWellFormed(), "must not hold NUL or half a surrogate pair");
}

/** Names of operators, nodes, pools …; `__proto__` is nobody's name. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9._:/-]{1,128}$/, "must be 1 to 128 characters out of A-Z a-z 0-9 . _ : / -")
  .refine((id) => id !== "__proto__", "is reserved");

/** Whether a name has a part that every client takes out of an address. */
export function hasDots(id: string): boolean {
  return id.split("/").some((part) => part === "." || part === "..");
}

/** The same of a name in an address; undefined where nothing can have it. */
export function nameIn(path: string): string | undefined {
  return Id.safeParse(path).data;
}
