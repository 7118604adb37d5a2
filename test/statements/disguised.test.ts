import { describe, expect, test } from "vitest";
import type { Language } from "../../src/statements/message.ts";
import { refusalsOf } from "../../src/statements/refusals/refusals.ts";
import { O2 } from "./o2.ts";

const refused = (text: string, language: Language = "en", operator = "O2") =>
  refusalsOf(
    { message: "update.customers", language, channel: "plain", text },
    { situation: { ...O2.at0500, operator }, incidentState: "open" },
  ).map(({ message }) => message);

describe("what may not be said may not be said in disguise", () => {
  test.each<[string, string, Language?]>([
    ["a zero-width space", "Service is resto\u200bred."],
    ["a soft hyphen", "Service is resto\u00adred."],
    ["a word joiner", "Emergency\u2060 calls work."],
    ["letters of twice the width", "Service is ｒｅｓｔｏｒｅｄ."],
    ["mathematical letters", "Service is 𝗿𝗲𝘀𝘁𝗼𝗿𝗲𝗱."],
    ["letters that are put together", "Das Netz ist wieder verfu\u0308gbar.", "de"],
    ["letters that look alike", "Service is rеstored."],
    ["two spaces", "We are back  to normal."],
    ["spaces that do not break", "We are back\u00a0to\u202fnormal."],
    ["lines that break within a sentence", "We are back\nto normal."],
    ["lines that break between words of calls", "Emergency calls\nwork."],
    ["an order of letters turned round", "\u202edetrotser si ecivreS"],
    ["a bent apostrophe", "Mae’r gwasanaeth wedi’i adfer.", "cy"],
    ["katakana of half the width", "ｻｰﾋﾞｽは復旧しました。", "ja"],
    ["a control character", "There is a fault\u0007."],
    ["a bent apostrophe about people", "{affected} o’r bobl.", "cy"],
  ])("by %s", (_how, text, language) => {
    expect(refused(text, language)).not.toEqual([]);
  });

  test.each(["｛affected｝ lines.", "{ affected }", "{AFFECTED}", "{affected\u200b}", "﹛affected﹜ lines"])(
    "“%s” is no value",
    (text) => {
      expect(refused(text)).not.toEqual([]);
    },
  );

  test.each(["３００ lines", "Ⅻ lines", "½ of all", "3{operator}00 lines", "٣٠٠ lines", "②", "百二十回線"])(
    "“%s” is a figure typed by hand",
    (text) => {
      expect(refused(text, text.endsWith("回線") ? "ja" : "en")).not.toEqual([]);
    },
  );

  test("a figure is none of an operator's name", () => {
    expect(refused("There are 33,300 lines.", "en", "3")).not.toEqual([]);
    expect(refused("This is 3. We are sorry.", "en", "3")).toEqual([]);
    expect(refused("5G is there no more. If 112 or 999 fails, use a landline.", "en", "")).toEqual([]);
  });

  test.each<[string, Language?]>([
    ["Service is not\u00a0yet restored."],
    ["We are sorry 👩‍🚒❤️ — “really”."],
    ["Wir prüfen das Netz: Grüße.", "de"],
    ["Nid yw’r gwasanaeth wedi gorffen.", "cy"],
    ["サービスがご利用いただけません。ＡＢＣ", "ja"],
    ["There is a fault.\n\nWe are sorry.\nIf {numbers} fails, use a landline."],
    ["There is a fault.\r\nWe are sorry."],
    ["α-tests and Москва are words of other letters."],
  ])("“%s” is no disguise", (text, language) => {
    expect(refused(text, language)).toEqual([]);
  });
});
