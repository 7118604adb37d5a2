import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fillForm } from "../../../src/regulation/drafts/draft.ts";
import { renderings } from "../../../src/regulation/drafts/renderings/index.ts";
import { pagePolicy } from "../../../src/regulation/drafts/style.ts";
import { recorded } from "../../incidents/record-rows.ts";
import { material, verdict } from "./material.ts";
import { shippedForm } from "./shipped-forms.ts";

const HOSTILE = `<script>alert("1")</script>]]> & \u0000\u0008 </w:t> 'x'`;
const records = recorded(
  ["fact", "cause", { key: null, value: { what: HOSTILE }, ground: HOSTILE }],
  ["role", "regulatory", { holder: HOSTILE, contact: HOSTILE }],
);
const provider = { ...verdict.provider, name: HOSTILE };
const given = material({ provider, recipient: HOSTILE, verdicts: [{ ...verdict, clause: HOSTILE }] }, records);
const draft = { ...fillForm(given, { edition: "whole", previous: undefined }), filed: null };

const htmlOf = async () => String(await renderings.html.render(draft));

async function documentOf(): Promise<string> {
  const bytes = await renderings.docx.render(draft);
  expect(bytes).toBeInstanceOf(Uint8Array);
  const file = unzipSync(typeof bytes === "string" ? new Uint8Array() : bytes)["word/document.xml"];
  return strFromU8(file ?? new Uint8Array());
}

describe("a page to print", () => {
  test("has every field, marks what is to be written, and runs and loads nothing", async () => {
    const page = await htmlOf();
    for (const { label } of draft.fields) expect(page).toContain(label);
    expect(page).toContain("<mark>[to be written: What stands in the way of repair]</mark>");
    expect(page).toContain("@page { size: A4;");
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(| on\w+=/);
    expect(page).toContain("&lt;script&gt;");
    expect(await pagePolicy()).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  });
});

describe("a file for a word processor", () => {
  test("has every field, and what is to be written highlighted", async () => {
    const xml = await documentOf();
    for (const { label } of draft.fields) expect(xml).toContain(label);
    expect(xml).toMatch(/<w:highlight w:val="yellow"\/>.{0,200}\[to be written: What stands in the way of repair\]/s);
  });

  test("makes no markup of anybody's words, and holds nothing that XML cannot", async () => {
    const xml = await documentOf();
    expect(xml).toContain("&lt;script&gt;alert(");
    expect(xml).toContain("&lt;/w:t&gt;");
    expect(xml).not.toContain("<script>");
    expect(Array.from(xml).filter((symbol) => symbol < " " && !"\t\n\r".includes(symbol))).toEqual([]);
  });
});

test("an edition of which no field is public says so", async () => {
  const nothing = {
    ...fillForm(material({ form: shippedForm("us-nors-final") }), { edition: "public", previous: undefined }),
    filed: null,
  };
  expect(String(await renderings.html.render(nothing))).toContain("No field of this form is public.");
  const bytes = await renderings.docx.render(nothing);
  const xml = strFromU8(
    unzipSync(typeof bytes === "string" ? new Uint8Array() : bytes)["word/document.xml"] ?? new Uint8Array(),
  );
  expect(xml).toContain("No field of this form is public.");
  expect(xml).not.toMatch(/<w:tbl>(?:(?!<w:tr[ >]).)*<\/w:tbl>/s);
});

test("JSON is the draft itself", async () => {
  const { filed: _, ...itself } = draft;
  expect(JSON.parse(String(await renderings.json.render(draft)))).toEqual(itself);
});
