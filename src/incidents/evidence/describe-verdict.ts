import type { Verdict } from "./verify-file.ts";

/** A verdict as a person reads it, line by line. `file`: how they call it. */
export function describeVerdict(file: string, { cover, checks }: Verdict): string {
  const title =
    cover === undefined
      ? `${file} cannot be read as evidence`
      : `${file}: evidence of incident ${cover.incident}, made ${cover.createdAt}`;
  const lines = checks.flatMap(({ what, faults }) => [
    `${faults.length === 0 ? "  ok   " : "  FAULT"} ${what}`,
    ...faults.map((fault) => `         ${fault}`),
  ]);
  const isGood = checks.every(({ faults }) => faults.length === 0);
  return [title, ...lines, isGood ? "Verified." : "NOT verified."].join("\n");
}
