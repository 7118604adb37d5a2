import { expect, test } from "vitest";
import { renderFeed } from "../../src/statements/publishing/renderings/feed.ts";
import type { PublicStatement } from "../../src/statements/publishing/status.ts";

const statement: PublicStatement = {
  reference: "HKLM24",
  incident: "2",
  kind: "first",
  audience: "customers",
  state: "current",
  publishedAt: "2018-12-06T05:00:00Z",
  replacedBy: null,
  corrects: null,
  nextUpdateAt: null,
  texts: [],
};

function feedOf(text: string, format: "atom" | "rss"): string {
  const told = { ...statement, texts: [{ language: "en", channel: "plain", text }] } as const;
  const status = { operator: text, updatedAt: statement.publishedAt, statements: [told] };
  return renderFeed({ status, language: "en", publicUrl: "https://status.example", format });
}

test.each(["atom", "rss"] as const)(
  "a feed as %s shows any text as text: it is markup to no reader, nor the end of a section",
  (format) => {
    const feed = feedOf("]]> twice ]]> <script>alert(1)</script>\n&amp; {affected}", format);
    const sections = [...feed.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, text = ""]) => text);
    expect(sections).toContain("]]&gt; twice ]]&gt; &lt;script&gt;alert(1)&lt;/script&gt;<br>\n&amp;amp; {affected}");
    expect(feed).not.toContain("<script");
  },
);

test.each(["atom", "rss"] as const)("a feed as %s holds nothing that no XML may hold", (format) => {
  const feed = feedOf("\u0001a\u000b\u001fb\ufffe \u{1f692}ŵ", format);
  expect(feed).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
  expect(feed).toContain("ab \u{1f692}ŵ");
});
