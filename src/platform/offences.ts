import { z } from "zod";
import { formatPath } from "./path.ts";

/** Something in a document that is not accepted, and where. */
export const Offence = z
  .strictObject({
    path: z.string().meta({ description: "Where in what was sent, such as `nodes[3].id`" }),
    message: z.string(),
  })
  .meta({ id: "Offence" });
export type Offence = Readonly<z.infer<typeof Offence>>;

export type Parsed<Value> =
  | { readonly value: Value; readonly offences: readonly [] }
  | { readonly value: undefined; readonly offences: readonly Offence[] };

/** How many offences a refusal lists; whoever made more than these has to look at the whole. */
export const MOST_OFFENCES = 1000;

/** Reads a document, or what stands at a place in one, or names every offence in it. */
export function parse<Value>(schema: z.ZodType<Value>, raw: unknown, at: readonly PropertyKey[] = []): Parsed<Value> {
  try {
    const { success, data, error } = schema.safeParse(raw);
    return success ? { value: data, offences: [] } : { value: undefined, offences: offencesOf(error.issues, at) };
  } catch (error) {
    // zod spreads the issues of a list into arguments, of which there can be some 100,000.
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, offences: [{ path: formatPath(at), message: "has more faults than can be listed" }] };
  }
}

type Issue = z.core.$ZodIssue;

/** Every issue of a failed parse. Of a union the branch that came furthest speaks, since that is what was meant. */
function offencesOf(issues: readonly Issue[], at: readonly PropertyKey[]): readonly Offence[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === "invalid_union") return offencesOfUnion(issue, path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: formatPath([...path, key]), message: "unknown field" }));
    }
    if (issue.code === "invalid_key")
      return [{ path: formatPath(path), message: issue.issues[0]?.message ?? issue.message }];
    return [{ path: formatPath(path), message: messageOf(issue) }];
  });
}

function offencesOfUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: readonly PropertyKey[],
): readonly Offence[] {
  const [meant] = issue.errors.toSorted((a, b) => strangenessOf(a) - strangenessOf(b));
  if (meant === undefined || isOfAnotherType(meant)) return [{ path: formatPath(path), message: issue.message }];
  return offencesOf(meant, path);
}

/** How many fields are missing or unknown; a branch of another type altogether is strangest. */
function strangenessOf(branch: readonly Issue[]): number {
  if (isOfAnotherType(branch)) return Number.POSITIVE_INFINITY;
  return branch.reduce(
    (sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : isMissing(issue) ? 1 : 0),
    0,
  );
}

function isOfAnotherType(branch: readonly Issue[]): boolean {
  return branch.some(({ code, path }) => code === "invalid_type" && path.length === 0);
}

/** zod does not hand out what it was given, only says so. */
function isMissing(issue: Issue): boolean {
  return issue.code === "invalid_type" && issue.message.endsWith("received undefined");
}

function messageOf(issue: Issue): string {
  if (issue.code === "invalid_value")
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
  return isMissing(issue) ? "is missing" : issue.message.replace(/^Invalid input: /, "");
}
