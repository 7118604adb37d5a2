import { describe, expect, test } from "vitest";
import { type Happenings, levelsOf, marksOf, shapeOf } from "../../src/dashboard/page/time/marks.ts";
import { momentAt, pointAt } from "./points.ts";

const day = { from: momentAt("00:00"), to: momentAt("23:00") };
const NOTHING: Happenings = { events: [], declarations: [], reports: [], points: [] };
const told = (clock: string, recorded = clock) => ({
  occurredAt: `2018-12-06T${clock}:00Z`,
  recordedAt: `2018-12-06T${recorded}:30Z`,
});
const event = (node: string, clock: string, state: "down" | "up" = "down") => ({ node, state, ...told(clock) });

describe("what happened, beside the curve", () => {
  test("nodes that fail within the same minute fail together", () => {
    const events = [
      { node: "mme-2", state: "down", ...told("04:39"), occurredAt: "2018-12-06T04:39:40Z" } as const,
      event("mme-1", "04:39"),
      event("hss-1", "04:39", "up"),
      event("mme-3", "04:40"),
    ];
    expect(marksOf({ ...NOTHING, events }, day)).toEqual([
      { kind: "nodes", at: "2018-12-06T04:39:00Z", state: "down", nodes: ["mme-1", "mme-2"] },
      { kind: "nodes", at: "2018-12-06T04:39:00Z", state: "up", nodes: ["hss-1"] },
      { kind: "nodes", at: "2018-12-06T04:40:00Z", state: "down", nodes: ["mme-3"] },
    ]);
  });

  test("of what was corrected the correction happened", () => {
    const events = [event("mme-1", "04:39"), event("mme-1", "04:39", "up")];
    expect(marksOf({ ...NOTHING, events }, day)).toEqual([
      { kind: "nodes", at: "2018-12-06T04:39:00Z", state: "up", nodes: ["mme-1"] },
    ]);
  });

  test("as it was known then, what was told later has not happened", () => {
    const events = [event("mme-1", "04:39"), { ...event("mme-2", "04:39"), ...told("04:39", "09:00") }];
    const known = marksOf({ ...NOTHING, events }, day, momentAt("05:00"));
    expect(known).toEqual([{ kind: "nodes", at: "2018-12-06T04:39:00Z", state: "down", nodes: ["mme-1"] }]);
  });

  test("a declaration begins and is over", () => {
    const declarations = [
      { reason: "calls worse", releaseReason: "back", ...told("14:00", "22:00"), releasedAt: "2018-12-06T21:00:00Z" },
    ];
    expect(marksOf({ ...NOTHING, declarations }, day)).toEqual([
      { kind: "declared", at: "2018-12-06T14:00:00Z", reason: "calls worse" },
      { kind: "released", at: "2018-12-06T21:00:00Z", reason: "back" },
    ]);
    expect(marksOf({ ...NOTHING, declarations }, day, momentAt("21:30"))).toEqual([
      { kind: "declared", at: "2018-12-06T14:00:00Z", reason: "calls worse" },
    ]);
  });

  test("a declaration that was released before it began never held", () => {
    const declarations = [{ reason: "planned", ...told("14:00", "09:00"), releasedAt: "2018-12-06T08:00:00Z" }];
    expect(marksOf({ ...NOTHING, declarations }, day)).toEqual([]);
  });

  test("a declaration that nobody had made then is not among what was known", () => {
    const declarations = [{ reason: "told late", ...told("14:00", "20:00") }];
    expect(marksOf({ ...NOTHING, declarations }, day, momentAt("15:00"))).toEqual([]);
    expect(marksOf({ ...NOTHING, declarations }, day)).toHaveLength(1);
  });

  test("service comes back where fewer are affected, or else fewer served worse", () => {
    const points = [pointAt("00:00", 0), pointAt("04:00", 90), pointAt("09:00", 0, 40), pointAt("20:00", 0)];
    expect(marksOf({ ...NOTHING, points }, day)).toEqual([
      { kind: "restored", outcome: "affected", at: "2018-12-06T09:00:00Z", before: 90, after: 0 },
      { kind: "restored", outcome: "impaired", at: "2018-12-06T20:00:00Z", before: 40, after: 0 },
    ]);
  });

  test("all stand in order, and only what lies within what is shown", () => {
    const reports = [{ at: "2018-12-06T06:00:00Z", reference: "HC-1", headline: "about 90" }];
    const events = [event("mme-1", "04:39"), event("mme-1", "07:00", "up"), event("mme-2", "23:30")];
    const marks = marksOf({ ...NOTHING, events, reports }, { from: momentAt("05:00"), to: day.to });
    expect(marks.map(({ at }) => at)).toEqual(["2018-12-06T06:00:00Z", "2018-12-06T07:00:00Z"]);
    expect(marks.map(shapeOf)).toEqual(["report", "back"]);
  });
});

describe("the lane of marks", () => {
  test("marks that would hide each other stand above each other", () => {
    expect(levelsOf([0, 5, 30, 31, 60], { apart: 12, levels: 3 })).toEqual([0, 1, 0, 1, 0]);
  });

  test("what does not fit any more stands on the last level", () => {
    expect(levelsOf([0, 0, 0, 0], { apart: 12, levels: 3 })).toEqual([0, 1, 2, 2]);
  });
});
