import type { z } from "zod";
import { formatPath } from "./path.ts";

/** Something in a document that is not accepted, and where. */
export type Offence = { readonly path: string; readonly message: string };

type Issue = z.core.$ZodIssue;

/** Every issue of a failed parse. Of a union the branch that came furthest speaks, since that is what was meant. */
export function offencesOf(issues: readonly Issue[], at: readonly PropertyKey[] = []): readonly Offence[] {
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
  const reach = (branch: readonly Issue[]): number => Math.max(0, ...branch.map((one) => depthOf(one)));
  const furthest = issue.errors.toSorted((a, b) => reach(b) - reach(a))[0];
  if (furthest === undefined || reach(furthest) === 0) return [{ path: formatPath(path), message: issue.message }];
  return offencesOf(furthest, path);
}

/** A branch that knew the fields came further than one that did not recognise them. */
function depthOf(issue: Issue): number {
  if (issue.code === "unrecognized_keys") return 0;
  return issue.path.length + (issue.code === "invalid_type" && issue.input === undefined ? -0.5 : 0);
}

function messageOf(issue: Issue): string {
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  if (issue.code === "invalid_value")
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
  return isMissing ? "is missing" : issue.message.replace(/^Invalid input: /, "");
}
