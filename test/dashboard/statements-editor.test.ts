import { describe, expect, test } from "vitest";
import type { Statement } from "../../src/dashboard/page/incidents/statements/answers.ts";
import { CHANNELS, LANGUAGES, MESSAGES, SAYINGS } from "../../src/dashboard/page/incidents/statements/choices.ts";
import { differences } from "../../src/dashboard/page/incidents/statements/editor/differences.ts";
import { anew, beginning, nextMessage } from "../../src/dashboard/page/incidents/statements/editor/editing.ts";
import { sortRefusals } from "../../src/dashboard/page/incidents/statements/editor/refusals.ts";
import {
  backToTemplate,
  newWanted,
  sentOf,
  toggledChannel,
  wantedOf,
} from "../../src/dashboard/page/incidents/statements/editor/wanted.ts";
import { NewStatement } from "../../src/statements/drafts/new-statement.ts";
import * as message from "../../src/statements/message.ts";
import examples from "../../src/statements/examples.json" with { type: "json" };
import { StatementAnswer } from "../../src/statements/drafts/answer.ts";

const STATEMENT: Statement = StatementAnswer.parse(examples.statement);
const SETTINGS = { languages: ["en", "de"] as const };
const wanted = newWanted("first.customers", SETTINGS);

test("messages, languages, channels and ways to put a figure are those of the API", () => {
  expect(MESSAGES).toEqual(message.MESSAGES);
  expect(LANGUAGES).toEqual(message.LANGUAGES);
  expect(CHANNELS).toEqual(message.CHANNELS);
  const says = NewStatement.shape.figures.unwrap().shape.affected.unwrap().shape.say.options;
  expect(SAYINGS).toEqual(says);
});

describe("what is sent of a statement that somebody words", () => {
  test("at first it is all that is usual, without SMS, as of now; and the API takes it", () => {
    const sent = sentOf(wanted, "UTC");
    expect(sent).toMatchObject({ message: "first.customers", languages: ["en", "de"], texts: [], figures: {} });
    expect(sent.channels).not.toContain("sms");
    expect(sent).not.toHaveProperty("sitrep");
    expect(NewStatement.safeParse(sent).success).toBe(true);
  });

  test("only texts that a person changed are sent, and none of a channel that is not chosen any more", () => {
    const worded = { "en social": "Sorry", "de radio": "Entschuldigung" };
    expect(sentOf({ ...wanted, worded }, "UTC").texts).toEqual([
      { language: "en", channel: "social", text: "Sorry" },
      { language: "de", channel: "radio", text: "Entschuldigung" },
    ]);
    const without = { ...wanted, worded, channels: toggledChannel(wanted.channels, "radio") };
    expect(sentOf(without, "UTC").texts).toHaveLength(1);
    const back = backToTemplate(without, { language: "en", channel: "social" });
    expect(sentOf(back, "UTC").texts).toEqual([]);
  });

  test("the next update is by the reader's clocks, a report goes by its reference, other words for a figure once there is a reason", () => {
    const sent = sentOf(
      {
        ...wanted,
        asOf: { kind: "sitrep", reference: "K7M2LR" },
        nextUpdate: "2018-12-06T07:00",
        figures: { affected: { say: "more-than", reason: " " }, impaired: { say: "up-to", reason: "As agreed" } },
      },
      "Europe/Berlin",
    );
    expect(sent).toMatchObject({ sitrep: "K7M2LR", nextUpdateAt: "2018-12-06T06:00:00Z" });
    expect(sent.figures).toEqual({ impaired: { say: "up-to", reason: "As agreed" } });
    expect(NewStatement.safeParse(sent).success).toBe(true);
  });

  test("a correction says what it puts right, another message does not", () => {
    const { wanted: correction } = beginning("correction.press", SETTINGS, STATEMENT);
    expect(sentOf(correction, "UTC")).toMatchObject({
      corrects: STATEMENT.reference,
      channels: STATEMENT.channels,
      languages: STATEMENT.languages,
    });
    expect(sentOf({ ...correction, message: "update.press" }, "UTC")).not.toHaveProperty("corrects");
  });
});

describe("a statement that is worded anew", () => {
  test("keeps what people worded, promised and chose, and is as of now unless it is of a report", () => {
    const [text] = STATEMENT.texts;
    const [figure] = STATEMENT.figures;
    const edited: Statement = {
      ...STATEMENT,
      texts: text === undefined ? [] : [{ ...text, isEdited: true, text: "{operator}: sorry" }],
      figures: figure === undefined ? [] : [{ ...figure, proposed: figure.claim, reason: "As agreed" }],
      situation: { ...STATEMENT.situation, nextUpdateAt: "2026-11-26T13:51:30Z" },
    };
    const again = wantedOf(edited, "UTC");
    expect(again).toMatchObject({
      worded: { "en web-banner": "{operator}: sorry" },
      figures: { affected: { say: "about", reason: "As agreed" } },
      asOf: { kind: "now" },
      nextUpdate: "2026-11-26T13:51",
    });
    expect(wantedOf({ ...STATEMENT, sitrep: "K7M2LR" }, "UTC").asOf).toEqual({ kind: "sitrep", reference: "K7M2LR" });
    expect(anew(STATEMENT, "UTC")).toMatchObject({ reference: STATEMENT.reference, version: 2 });
  });
});

test("the message that is needed next is a first one until more than a holding text is out", () => {
  const { publishedAt } = STATEMENT;
  expect(nextMessage([{ publishedAt, kind: "holding" }])).toBe("first.customers");
  expect(nextMessage([{ publishedAt, kind: "first" }])).toBe("update.customers");
  expect(nextMessage([{ publishedAt: null, kind: "first" }])).toBe("first.customers");
});

describe("what may not be said", () => {
  test("stands at the text that it is about, whether the preview says so or what was sent was refused", () => {
    const refusals = [
      { path: "texts.en.web-banner", message: "is too long" },
      { path: "texts.en.web-banner", message: "there is no value" },
      { path: "message", message: "nothing may be called restored" },
    ];
    const sorted = sortRefusals({ refusals }, undefined, {});
    expect(sorted.byText.get("en web-banner")).toEqual(["is too long", "there is no value"]);
    expect(sorted.others).toEqual([refusals[2]]);
    const errors = [
      { path: "texts[1].text", message: "must not be empty" },
      { path: "figures.affected", message: "must be supported" },
    ];
    const sent = {
      texts: [
        { language: "en" as const, channel: "sms" as const, text: "a" },
        { language: "de" as const, channel: "radio" as const, text: "" },
      ],
    };
    const refused = sortRefusals({ refusals }, { errors }, sent);
    expect([...refused.byText]).toEqual([["de radio", ["must not be empty"]]]);
    expect(refused.others).toEqual([errors[1]]);
  });
});

const MARKS = { same: "=", added: "+", removed: "-" } as const;

function told(before: string, after: string, language = "en"): readonly string[] {
  return differences(before, after, language).map(({ kind, text }) => MARKS[kind] + text);
}

describe("differences of two texts", () => {
  test("are whole words, what is taken away first", () => {
    expect(told("about 32 million lines have no data", "up to 18 million lines have no data")).toEqual([
      "-about 32 ",
      "+up to 18 ",
      "=million lines have no data",
    ]);
  });

  test("are none between the same words, whatever the space", () => {
    expect(told("No data.\n\nSorry", "No data. Sorry")).toEqual(["=No data. Sorry"]);
    expect(told("", "")).toEqual([]);
  });

  test("are of all where one is empty, and by word where a language has no spaces", () => {
    expect(told("", "Sorry")).toEqual(["+Sorry"]);
    expect(told("Sorry", "")).toEqual(["-Sorry"]);
    expect(told("データが使えません", "音声が使えません", "ja")).toEqual(["-データ", "+音声", "=が使えません"]);
  });

  test("give back both texts, but for space", () => {
    const [before, after] = ["a b c d e f", "b x c e g"];
    const pieces = differences(before, after, "en");
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text.trim())
        .join(" ");
    expect(without("removed")).toBe(after);
    expect(without("added")).toBe(before);
  });
});
