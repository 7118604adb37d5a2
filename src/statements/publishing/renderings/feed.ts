import { Feed } from "feed";
import type { Instant } from "../../../platform/instant.ts";
import { addressOf } from "../../../platform/public-address.ts";
import type { Language } from "../../message.ts";
import { type PublicStatement, type PublicStatus, wholeText } from "../status.ts";

export type Feeding = {
  readonly status: PublicStatus;
  readonly language: Language;
  readonly publicUrl: string;
  readonly format: "atom" | "rss";
};

/** What was said, as readers of feeds follow it. What was withdrawn or put right says so in its title. */
export function renderFeed({ status, language, publicUrl, format }: Feeding): string {
  const page = `${addressOf(publicUrl, "/public/status")}?language=${language}`;
  const feed = new Feed({
    title: inXml(status.operator),
    id: page,
    link: page,
    language,
    copyright: inXml(status.operator),
    updated: dateOf(status.updatedAt),
    feedLinks: { [format]: `${addressOf(publicUrl, `/public/feed.${format}`)}?language=${language}` },
    generator: "Headcount",
  });
  for (const statement of status.statements) addItem(feed, statement, { page, language });
  return format === "atom" ? feed.atom1() : feed.rss2();
}

/** Where nothing was published yet. */
const NEVER = new Date(0);

function dateOf(instant: Instant | null): Date {
  return instant === null ? NEVER : new Date(instant);
}

type Place = { readonly page: string; readonly language: Language };

function addItem(feed: Feed, statement: PublicStatement, { page, language }: Place): void {
  const { reference, publishedAt, state } = statement;
  const text = wholeText(statement, language) ?? "";
  const [first = ""] = text.split("\n");
  const mark = state === "current" ? "" : `[${state}] `;
  feed.addItem({
    title: inHtml(`${mark}${first === "" ? reference : first}`),
    id: `urn:headcount:statement:${statement.incident}:${reference}`,
    link: `${page}#${reference}`,
    date: new Date(publishedAt),
    content: inHtml(text),
  });
}

/** What no XML may hold, however it is written (XML 1.0, production 2). */
function inXml(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
}

const ENTITIES = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
] as const;

/** Items are HTML to their readers: nothing of a text is markup there, nor ends the section in which it stands. */
function inHtml(text: string): string {
  const escaped = ENTITIES.reduce((html, [character, entity]) => html.replaceAll(character, entity), inXml(text));
  return escaped.replaceAll("\n", "<br>\n");
}
