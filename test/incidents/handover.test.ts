import { describe, expect, test } from "vitest";
import { type HandedOver, handOver } from "../../src/incidents/records/handover/handover.ts";
import { handoverText } from "../../src/incidents/records/handover/handover-text.ts";
import type { Entry } from "../../src/platform/ledger/stamp.ts";
import { at, exactly, recorded } from "./record-rows.ts";
import { sitrepRecord } from "./sitrep.ts";

const entry = (kind: string, subject: string, time: string, content: object): Entry => ({
  sequence: 1,
  kind,
  id: `${subject} ${time}`,
  subject,
  occurredAt: at(time),
  recordedAt: at(time),
  isStated: true,
  content,
});

const said = {
  share: exactly(1),
  outcome: "impaired",
  startedAt: at("05:04"),
  reason: "calls fail",
  declaredBy: "noc",
};

const whole: HandedOver = {
  incident: {
    id: "10",
    title: "Mobile data",
    state: "open",
    headline: "about 32 million",
    since: at("04:39"),
    to: null,
  },
  figures: [
    { at: at("04:39"), affected: exactly(100), impaired: exactly(200) },
    { at: at("05:03"), affected: exactly(150), impaired: exactly(200) },
  ],
  records: recorded(
    ["role", "press", { holder: "Ada", contact: "1234" }],
    ["promise", "", { what: "a map", to: "Ofcom", by: at("05:10") }],
    ["promise", "", { what: "a figure", to: "the press", by: at("08:00") }],
    ["promise", "", { what: "a call", to: "the board", by: at("08:30") }],
    ["kept", "4", { promise: 4, remark: null }],
    [
      "fact",
      "expectedRestoration",
      {
        key: "data",
        value: { earliest: at("07:00"), likely: at("09:00"), latest: "2018-12-07T09:00:00Z" },
        ground: "vendor",
      },
    ],
    [
      "fact",
      "emergencyAccessConfirmed",
      { key: null, value: { by: "Ada", calls: [{ from: "Leeds", at: at("05:06") }] }, ground: "called" },
    ],
    sitrepRecord({ nextReportAt: at("06:30") }),
    ["note", "", { text: "the vendor\nis on the bridge" }],
  ),
  entries: [
    entry("event", "mme-1", "05:02", { state: "degraded", capacity: 0.5, reason: "half a rack" }),
    entry("declaration", "d-1", "05:04", { ...said, until: at("10:00") }),
    entry("declaration", "d-0", "05:05", { ...said, released: { by: "noc", reason: "wrong" } }),
  ],
  declarations: [{ id: "d-1", reason: "calls fail", by: "noc", outcome: "impaired", until: at("10:00") }],
};
const between = { since: at("05:02"), now: at("05:30") };

describe("a hand-over", () => {
  const handover = handOver(whole, between);

  test("tells the figure then and now", () => {
    expect(handover.figure).toEqual({
      before: { at: at("05:02"), affected: exactly(100), impaired: exactly(200) },
      now: { at: at("05:30"), affected: exactly(150), impaired: exactly(200) },
    });
    expect(handOver(whole, { ...between, since: at("04:38") }).figure.before).toBeNull();
  });

  test("tells what was told since and nothing of before, in order, each by whom", () => {
    expect(handover.changes.map(({ at: time, by }) => [time, by])).toEqual([
      [at("05:03"), "person 3"],
      [at("05:04"), "noc"],
      [at("05:04"), "person 4"],
      [at("05:05"), "noc"],
      [at("05:05"), "person 5"],
      [at("05:06"), "person 6"],
      [at("05:07"), "person 7"],
      [at("05:08"), "person 8"],
      [at("05:09"), "person 9"],
    ]);
    const all = handOver(whole, { ...between, since: at("05:00") }).changes;
    expect(all[1]).toEqual({ at: at("05:02"), by: null, what: `mme-1 degraded to 0.5 at ${at("05:02")}: half a rack` });
  });

  test("tells who holds which role, and the promises to keep, the overdue first", () => {
    expect(handover.roles).toEqual([
      { role: "press", holder: "Ada", contact: "1234", since: at("05:01"), by: "person 1" },
    ]);
    expect(handover.promises.map(({ what, state }) => [what, state])).toEqual([
      ["a map", "overdue"],
      ["a figure", "open"],
    ]);
  });

  test("looks twelve hours ahead in order of time, what is overdue first", () => {
    expect(handover.ahead.map(({ at: time, kind, isOverdue }) => [time, kind, isOverdue])).toEqual([
      [at("05:10"), "promise", true],
      [at("05:36"), "fact", false],
      [at("06:30"), "report", false],
      [at("07:00"), "restoration", false],
      [at("08:00"), "promise", false],
      [at("09:00"), "restoration", false],
      [at("10:00"), "declaration", false],
    ]);
    const later = handOver(whole, { ...between, now: at("07:30") }).ahead;
    expect(later.filter(({ isOverdue }) => isOverdue).map(({ kind }) => kind)).toEqual(["promise", "report"]);
  });

  test("expects no further report of what is closed", () => {
    const closed = { ...whole, incident: { ...whole.incident, state: "closed" } };
    expect(handOver(closed, between).ahead.map(({ kind }) => kind)).not.toContain("report");
  });

  test("tells which facts lapse, and which have", () => {
    expect(handover.facts).toMatchObject([
      { name: "emergencyAccessConfirmed", hasLapsed: false, lapsesAt: at("05:36") },
    ]);
    expect(handOver(whole, { ...between, now: at("05:36") }).facts).toMatchObject([{ hasLapsed: true }]);
  });

  test("is a text to be pasted, in which nothing that somebody wrote has a line of its own", () => {
    expect(handoverText(handover)).toMatchInlineSnapshot(`
      "HAND-OVER 6 Dec 2018 05:30 UTC
      Incident 10: Mobile data (open), about 32 million
      Since 04:39

      At 05:02: 100 affected, 200 affected or served worse
      Now: 150 affected, 200 affected or served worse

      Told since 05:02
      - 05:03 promised the press by 2018-12-06T08:00:00Z: a figure [person 3]
      - 05:04 declared d-1 until 2018-12-06T10:00:00Z: calls fail [noc]
      - 05:04 promised the board by 2018-12-06T08:30:00Z: a call [person 4]
      - 05:05 released d-0 at 2018-12-06T05:05:00Z: wrong [noc]
      - 05:05 kept promise 4 [person 5]
      - 05:06 expectedRestoration of data is earliest 2018-12-06T07:00:00Z, likely 2018-12-06T09:00:00Z, latest 2018-12-07T09:00:00Z: vendor [person 6]
      - 05:07 emergencyAccessConfirmed is by Ada, calls from Leeds, at 2018-12-06T05:06:00Z: called [person 7]
      - 05:08 report 2, K7M24W: about 32 million [person 8]
      - 05:09 noted: the vendor is on the bridge [person 9]

      Roles
      - press: Ada, 1234

      Promises to keep
      - OVERDUE 05:10 to Ofcom: a map (no 2)
      - 08:00 to the press: a figure (no 3)

      Declarations that hold
      - d-1 until 10:00: calls fail

      Facts that lapse
      - emergencyAccessConfirmed: good until 05:36

      Next 12 hours
      - OVERDUE 05:10 promise 2 to Ofcom: a map
      - 05:36 emergencyAccessConfirmed lapses
      - 06:30 report 3, as report K7M24W said
      - 07:00 data expected back, at the earliest
      - 08:00 promise 3 to the press: a figure
      - 09:00 data expected back, likely
      - 10:00 declaration d-1 ends: calls fail
      "
    `);
  });
});
