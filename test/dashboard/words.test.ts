import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { tongueOf } from "../../src/dashboard/page/words/index.ts";

const page = fileURLToPath(new URL("../../src/dashboard/page", import.meta.url));
const drawings = readdirSync(page, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));

/** What a reader sees or hears of an element beside its content. */
const TELLING = new Set(["aria-label", "title", "alt", "placeholder", "label"]);

/** The words that stand in a file itself rather than in the catalogue. */
function wordsIn(text: string): readonly string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    if (ts.isJsxExpression(node) && node.expression !== undefined && isChild(node))
      found.push(...literalsIn(node.expression));
    if (ts.isJsxAttribute(node) && TELLING.has(node.name.getText()) && node.initializer !== undefined)
      found.push(...literalsIn(node.initializer));
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile("page.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter((words) => /\p{L}{2}/u.test(words)).map((words) => words.trim());
}

function isChild(node: ts.JsxExpression): boolean {
  return ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
}

/** Texts that an expression may come to: itself, or either side of a choice. */
function literalsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literalsIn);
  return ts.isJsxExpression(node) && node.expression !== undefined ? literalsIn(node.expression) : [];
}

describe("every text of the page is in the catalogue", () => {
  test("there is something to look at, and words that stand elsewhere are found", () => {
    expect(drawings.length).toBeGreaterThan(10);
    const bad =
      'const a = <p title="Hello there">and {isOne ? "one" : `two ${n} apples`} <b aria-label={"bye"}>{t.good}</b></p>;';
    expect(wordsIn(bad).toSorted()).toEqual(["Hello there", "and", "apples", "bye", "one", "two"].toSorted());
    expect(wordsIn('const a = <p class="notice live" id="main">{words.frame.title} … – {"·"}</p>;')).toEqual([]);
  });

  test.each(drawings)("%s has no words of its own", (file) => {
    expect(wordsIn(readFileSync(`${page}/${file}`, "utf8"))).toEqual([]);
  });
});

describe("the language of a reader", () => {
  test("is the first of theirs that there is, in their own region", () => {
    expect(tongueOf(["cy", "en-ZA", "en"])).toEqual({ language: "en", locale: "en-ZA" });
  });

  test("is English where there is none of theirs", () => {
    expect(tongueOf(["cy", "tlh"])).toEqual({ language: "en", locale: "en-GB" });
  });
});
