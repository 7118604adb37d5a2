import { describe, expect, test } from "vitest";
import { plusSeconds } from "../../../src/platform/instant.ts";
import { icalOf } from "../../../src/regulation/clocks/ical.ts";
import type { Grounds } from "../../../src/regulation/clocks/obligations.ts";
import { type Scene, filingOf, obligationsFrom, verdictOf } from "./scene.ts";

const T = "2026-06-01T10:00:00Z";
const RULE = "uk-2022-critical-user-hours";
const EDITION = { now: T, revision: 12, publicUrl: "https://headcount.example" };

/** The lines of a calendar, long ones put together again. */
function linesOf(verdicts: Grounds["verdicts"], more: Partial<Scene> = {}): readonly string[] {
  const text = icalOf(obligationsFrom(verdicts, { from: T, ...more }), EDITION);
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  return text.replaceAll("\r\n ", "").split("\r\n");
}

const uidsIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith("UID"));

describe("a calendar of obligations", () => {
  test("has an event at each due time, in UTC, with an alarm before it", () => {
    const lines = linesOf([verdictOf(RULE), verdictOf("uk-2022-mobile-100k-any")]);
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines.filter((line) => line.startsWith("DTSTART"))).toEqual([
      "DTSTART:20260601T130000Z",
      "DTSTART:20260604T100000Z",
    ]);
    expect(lines.filter((line) => line.startsWith("TRIGGER"))).toEqual([
      "TRIGGER:-PT15M",
      "TRIGGER:-P1D",
      "TRIGGER:-PT15M",
    ]);
    expect(lines).toContain("METHOD:PUBLISH");
    expect(lines).toContain("SEQUENCE:12");
    expect(lines).toContain("URL;VALUE=URI:https://headcount.example/incidents/2");
    expect(lines.find((line) => line.startsWith("SUMMARY"))).toBe(
      "SUMMARY:Ofcom: notification to Ofcom (UK)\\, Host Mobile",
    );
  });

  test("names an event the same whatever makes it known, and no two the same", () => {
    const once = uidsIn(linesOf([verdictOf("us-nors-wireless-msc")]));
    expect(once).toHaveLength(3);
    expect(new Set(once).size).toBe(3);
    expect(uidsIn(linesOf([verdictOf("us-nors-cable"), verdictOf("us-nors-wireless-msc")]))).toEqual(once);
    expect(
      uidsIn(linesOf([verdictOf("us-nors-wireless-msc", { verdict: "unknown" })], { detectedAt: plusSeconds(T, 60) })),
    ).toEqual(once);
  });

  test("says what is only possible, and leaves out what has no time or is done", () => {
    const tentative = linesOf([verdictOf(RULE, { verdict: "unknown" })]);
    expect(tentative).toContain("STATUS:TENTATIVE");
    expect(linesOf([verdictOf(RULE)])).toContain("STATUS:CONFIRMED");
    expect(linesOf([verdictOf("eu-eecc-art40")])).not.toContain("BEGIN:VEVENT");
    const filing = filingOf(RULE, "notification", T);
    const answer = { obligation: "x", duty: filing, filing: 7, by: "B", at: T, reference: "r", ground: null };
    expect(linesOf([verdictOf(RULE)], { told: { filings: [filing] } }).join("\n")).toContain("not acknowledged");
    expect(linesOf([verdictOf(RULE)], { told: { filings: [filing], acknowledged: [answer] } })).not.toContain(
      "BEGIN:VEVENT",
    );
  });

  test("keeps what people wrote from becoming lines of its own", () => {
    const lines = linesOf([verdictOf(RULE, { reason: "So; it is,\r\nEND:VEVENT\nATTENDEE:mailto:eve@example.com" })]);
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
    expect(lines.some((line) => line.startsWith("ATTENDEE"))).toBe(false);
  });

  test("holds no control characters, which calendars refuse", () => {
    const lines = linesOf([verdictOf(RULE, { reason: "So\u0007 it\tis,\u0085 you\u001B see: \u{1F600}" })]);
    expect(lines.join("\n")).toContain("So it\tis\\, you see: \u{1F600}");
    expect(lines.join("")).not.toMatch(/[^\P{Cc}\t]/u);
  });
});
