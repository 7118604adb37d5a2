import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusSeconds } from "../../../src/platform/instant.ts";
import { callsAt, dutyOfficersIn, messageOfCall, wayTo } from "../../../src/regulation/clocks/reminders.ts";
import { DEFAULT_REMINDERS, readReminderSettings } from "../../../src/regulation/clocks/settings.ts";
import { filingOf, obligationsFrom, verdictOf } from "./scene.ts";

const T = "2026-06-01T10:00:00Z";
const minutes = (count: number): string => plusSeconds(T, Math.round(count * 60));
const WRITTEN = "uk-2022-mobile-100k-any";
const CRTC = "ca-primary-user-minutes";

/** Which calls are made at some minutes after T, of what began then. */
function callsOf(rule: string, minute: number, more: object = {}) {
  const now = minutes(minute);
  return callsAt(obligationsFrom([verdictOf(rule, more)], { from: T, now }), DEFAULT_REMINDERS, now).map(
    ({ obligation, leadMinutes }) => `${obligation.stage} ${leadMinutes}`,
  );
}

describe("the duty contacts are called", () => {
  test.each([
    ["not yet 61 minutes before", 59, []],
    ["60 minutes before", 60, ["notification 60"]],
    ["by the same call until the next", 104, ["notification 60"]],
    ["15 minutes before, the hour before being past", 105, ["notification 15"]],
    ["by the last call though the first was missed", 119.9, ["notification 15"]],
    ["no more when it is due", 120, []],
    ["no more when it is overdue", 121, []],
  ])("of two hours, %s", (_, minute, calls) => {
    expect(callsOf(CRTC, minute)).toEqual(calls);
  });

  test("a day before what is due in days", () => {
    expect(callsOf(WRITTEN, 47 * 60)).toEqual([]);
    expect(callsOf(WRITTEN, 48 * 60)).toEqual(["initial 1440"]);
    expect(callsOf(WRITTEN, 71.9 * 60)).toEqual(["initial 1440"]);
    expect(callsOf(WRITTEN, 72 * 60)).toEqual([]);
  });

  test("about what may be owed, and not about what is only expected", () => {
    expect(callsOf(CRTC, 110, { verdict: "unknown" })).toEqual(["notification 15"]);
    expect(callsOf(CRTC, 110, { verdict: "not-met", willBeMetAt: minutes(115) })).toEqual([]);
  });

  test("about what was sent and nobody acknowledged, and no more once somebody has", () => {
    const now = minutes(110);
    const filing = filingOf(CRTC, "notification", minutes(20));
    const answer = { obligation: "x", duty: filing, filing: 7, by: "B", at: minutes(30), reference: "r", ground: null };
    const callsBy = (told: object) =>
      callsAt(obligationsFrom([verdictOf(CRTC)], { from: T, now, told }), DEFAULT_REMINDERS, now);
    expect(callsBy({ filings: [filing] })).toHaveLength(1);
    expect(callsBy({ filings: [filing], acknowledged: [answer] })).toEqual([]);
  });

  test("at most once for each lead time, however often it is looked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 30 }), (looks) => {
        const calls = looks.toSorted((a, b) => a - b).flatMap((minute) => callsOf(CRTC, minute));
        const order = [...new Set(calls)];
        expect(["notification 60", "notification 15"].filter((call) => order.includes(call))).toEqual(order);
      }),
      { numRuns: 50 },
    );
  });
});

const contact = {
  id: "duty",
  pack: "house",
  recipient: "duty-officer",
  name: "Duty officer",
  channel: { kind: "webhook", address: "https://pager.example/hook" },
  secondChannel: { kind: "email", address: "Duty@NOC.example" },
  verifiedAt: null,
  note: null,
} as const;
const lost = (destination: string) =>
  ({ destination, state: "dead", createdAt: T, lastError: "answered 500" }) as const;

describe("a duty contact", () => {
  test("is one of the house's own pack that is named so", () => {
    const others = [{ ...contact, pack: "us-fcc" }, { ...contact, recipient: "*" }, contact];
    expect(dutyOfficersIn(others)).toEqual([contact]);
  });

  test("is called by the first channel, by the second where the first failed, and by the first where both did", () => {
    const first = { channel: "webhook", destination: "https://pager.example/hook" };
    const second = { channel: "email", destination: "Duty@noc.example" };
    expect(wayTo(contact, [])).toEqual(first);
    expect(wayTo(contact, [lost(first.destination)])).toEqual(second);
    expect(wayTo(contact, [lost(first.destination), lost(second.destination)])).toEqual(first);
  });

  test("who is reached by telephone only is called by no machine", () => {
    const phone = { kind: "phone", address: "+44 20 7946 0000" } as const;
    expect(wayTo({ ...contact, channel: phone, secondChannel: null }, [])).toBeUndefined();
    expect(wayTo({ ...contact, channel: phone }, [])).toMatchObject({ channel: "email" });
  });

  test("is told what is due, when, by which rules, and how long is left", () => {
    const now = minutes(75.5);
    const [call] = callsAt(obligationsFrom([verdictOf(CRTC)], { from: T, now }), DEFAULT_REMINDERS, now);
    if (call === undefined) throw new Error("there is no call");
    const way = { channel: "email", destination: "duty@noc.example" } as const;
    const told = { way, contact, now, publicUrl: "https://headcount.example/" };
    const { topic, source, body } = messageOfCall(call, told);
    expect({ topic, source }).toEqual({ topic: "obligation.due", source: "recipients/duty" });
    const text = String(Object(body).text);
    expect(Object(body).subject).toContain("in 44 min");
    for (const part of ["2026-06-01 08:00 EDT", CRTC, "https://headcount.example/incidents/2", "not set"])
      expect(text).toContain(part);
  });
});

describe("lead times are configured", () => {
  test("as whole minutes, and otherwise an hour, a quarter of an hour, and a day", () => {
    expect(readReminderSettings({})).toEqual({ reminders: DEFAULT_REMINDERS, faults: [] });
    expect(readReminderSettings({ REMIND_MINUTES: " 5,30 ,30", REMIND_MINUTES_OF_DAYS: "2880" }).reminders).toEqual({
      hoursLong: [30, 5],
      daysLong: [2_880],
    });
  });

  test.each(["0", "1.5", "soon", "60,", "44641", "-5"])("and not as %s", (text) => {
    const { reminders, faults } = readReminderSettings({ REMIND_MINUTES: text });
    expect(reminders).toBeUndefined();
    expect(faults).toEqual(["REMIND_MINUTES must be whole minutes from 1 to 44640, with commas between them"]);
  });
});
