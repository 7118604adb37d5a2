import { html, raw } from "hono/html";
import type { Language } from "../../message.ts";
import { TEMPLATES } from "../../templates/index.ts";
import { type PublicStatement, type PublicStatus, languagesIn, wholeText } from "../status.ts";

/** One page of nothing but itself: it can be saved and served from anywhere. */
export const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; color: #111; background: #fff }
article { border-top: 1px solid #767676; padding: 0.5rem 0 }
article.old { color: #595959 }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5rem 0 }
.mark { font-weight: bold }
`;

/** What the public reads, in a language; the last first. */
export function renderPublicPage(status: PublicStatus, language: Language) {
  const { operator, statements } = status;
  const current = statements.filter(({ state }) => state === "current");
  const old = statements.filter(({ state }) => state !== "current");
  return html`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="60">
<title>${operator}</title>
<link rel="alternate" type="application/atom+xml" href="/public/feed.atom?language=${language}">
${raw(`<style>${STYLE}</style>`)}
<h1>${operator}</h1>
<nav>${languagesIn(status).map((one) => html`<a href="/public/status?language=${one}" lang="${one}">${TEMPLATES[one].name}</a> `)}</nav>
<main>${[...current, ...old].map((statement) => renderStatement(statement, language))}</main>
</html>
`;
}

function renderStatement(statement: PublicStatement, language: Language) {
  const { reference, state, publishedAt, replacedBy } = statement;
  const text = wholeText(statement, language);
  const mark =
    state === "current" ? "" : html`<p class="mark">${state}${replacedBy === null ? "" : `: ${replacedBy}`}</p>`;
  return html`<article id="${reference}" class="${state === "current" ? "current" : "old"}">
${mark}<p><time datetime="${publishedAt}">${publishedAt.slice(0, 16).replace("T", " ")} UTC</time> ${reference}</p>
<pre>${text ?? ""}</pre>
</article>`;
}
