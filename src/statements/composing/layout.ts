import type { Channel } from "../message.ts";
import { PARTS } from "./outline.ts";
import type { SentenceId, Template } from "./template.ts";

export type Written = {
  /** Empty where there is no room for it. */
  readonly lead: string;
  readonly title: string;
  readonly told: ReadonlyMap<SentenceId, string>;
  /** What whoever reads it out may not do. */
  readonly mind: string;
  readonly template: Template;
};

/** Sentences as a channel has them: a title and paragraphs, a script in parts, or one paragraph. */
export function layOut(channel: Channel, written: Written): string {
  const { gap } = written.template;
  const [what = "", ...rest] = PARTS.map((part) => part.flatMap((id) => written.told.get(id) ?? []).join(gap));
  const first = joined([written.lead, what], gap);
  if (channel === "press-release") return joined([written.title, first, ...rest], "\n\n");
  if (channel === "call-centre") return script(written, first, joined(rest, "\n"));
  return joined([first, ...rest], channel === "plain" ? "\n\n" : gap);
}

function script({ template, mind, told }: Written, say: string, asked: string): string {
  const { labels } = template;
  const warned = told.has("staff") ? "" : `${labels.mind}\n${mind}`;
  return joined([`${labels.say}\n${say}`, asked === "" ? "" : `${labels.asked}\n${asked}`, warned], "\n\n");
}

function joined(texts: readonly string[], gap: string): string {
  return texts.filter((text) => text !== "").join(gap);
}
