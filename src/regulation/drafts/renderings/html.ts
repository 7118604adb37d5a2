import { html as markup, raw } from "hono/html";
import type { Draft } from "../draft.ts";
import {
  NO_FIELDS,
  changeLines,
  changeTitle,
  criterionLines,
  headLines,
  leftOutLines,
  originLine,
  toBeWritten,
} from "../lines.ts";
import { STYLE } from "../style.ts";
import type { Document, Rendering } from "../rendering.ts";

/** Pages of A4 to print, of nothing but themselves: no scripts, nothing loaded. */
export const html: Rendering = {
  mediaType: "text/html; charset=UTF-8",
  extension: "html",
  render: async (document) => String(await pageOf(document)),
};

function pageOf(document: Document) {
  const { form, filed } = document;
  return markup`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${form.title}</title>
${raw(`<style>${STYLE}</style>`)}
<h1>${form.title}</h1>
${filed === null ? markup`<p class="draft">Draft</p>` : ""}
<table class="head">${headLines(document).map(([label, words]) => markup`<tr><th>${label}</th><td>${words}</td></tr>`)}</table>
${listOf("Thresholds", criterionLines(document))}
${document.fields.length === 0 ? markup`<p>${NO_FIELDS}</p>` : markup`<table class="fields">${document.fields.map(fieldRow)}</table>`}
${listOf(changeTitle(document), changeLines(document))}
${listOf("Left out of this edition", leftOutLines(document))}
<p class="small">Estimate of the whole: ${document.estimateId}</p>
</html>
`;
}

function fieldRow(field: Draft["fields"][number]) {
  const { id, label, clause, text, prompt } = field;
  const origin = originLine(field);
  const words = text === null ? markup`<mark>${toBeWritten(prompt)}</mark>` : text;
  return markup`<tr><th>${id}</th><th>${label}${clause === null ? "" : markup`<span class="small">${clause}</span>`}</th><td>${words}${origin === "" ? "" : markup`<span class="small">${origin}</span>`}</td></tr>`;
}

function listOf(title: string, lines: readonly string[]) {
  if (lines.length === 0) return "";
  return markup`<h2>${title}</h2><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}
