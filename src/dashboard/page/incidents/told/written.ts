import type { Written } from "../answers.ts";

/** What somebody wrote or decided, as they put it. */
export function writtenInWords({ kind, name, content }: Pick<Written, "kind" | "name" | "content">): string {
  const said = (field: string): string => {
    const value = content[field];
    return typeof value === "string" ? value : "";
  };
  if (kind === "note") return said("text");
  if (kind === "name") return said("name");
  return joined(kind === "close" ? said("confirmedBy") : name, said("ground"));
}

function joined(first: string, second: string): string {
  return [first, second].filter((part) => part !== "").join(": ");
}
