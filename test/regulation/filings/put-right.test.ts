import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/regulation/filings/decision.ts";
import { type Statement, putRightIn } from "../../../src/regulation/filings/put-right.ts";

type Bounds = readonly [number, number, number];

function figures([low, point, high]: Bounds, from: "estimate" | "measurement" = "estimate", unit = "users") {
  const name = unit === "users" ? "users.affected" : unit;
  return new Map([[name, { name, low, point, high, unit, words: "", estimateId: "e", from, meets: [] }]]);
}

const overTime = (bounds: Bounds) => figures(bounds, "estimate", "user-minutes");

const stated: Bounds = [90, 100, 110];

function statement(other: Partial<Statement> = {}): Statement {
  return {
    number: 7,
    recipient: "CRTC",
    provider: "host",
    jurisdiction: "CA",
    pack: "ca-crtc",
    title: "Notification",
    submittedAt: "2018-12-06T06:00:00Z",
    timeZone: "America/Toronto",
    stated: figures(stated),
    labels: new Map([["users.affected", "Number of end-users"]]),
    atFiling: figures(stated),
    present: figures(stated),
    wasOver: false,
    ...other,
  };
}

const decision: Decision = {
  id: "7:users.affected",
  filing: 7,
  recipient: "CRTC",
  figure: "users.affected",
  old: { low: 90, point: 100, high: 110 },
  new: { low: 190, point: 200, high: 210 },
  cause: "grown",
  decision: "told",
  ground: "by telephone",
  by: "ada",
  at: "2018-12-06T07:00:00Z",
};

const states = (...args: Parameters<typeof putRightIn>) =>
  putRightIn(...args).map(({ filing, cause, state, new: now }) => [filing, cause, state, now.point]);

describe("what was stated", () => {
  test("needs nothing while it holds", () => {
    expect(putRightIn([statement()], [])).toEqual([]);
    expect(putRightIn([statement({ present: figures([100, 110, 120]) })], [])).toEqual([]);
  });

  test("is corrected where its own moment is known otherwise by now, even though a later filing went out", () => {
    const first = statement({ atFiling: figures([140, 150, 160]), present: figures([0, 0, 0]) });
    expect(states([first, statement({ number: 8 })], [])).toEqual([[7, "corrected", "open", 150]]);
  });

  test("is measured otherwise, then or by now", () => {
    expect(states([statement({ atFiling: figures([80, 80, 80], "measurement") })], [])).toEqual([
      [7, "measured", "open", 80],
    ]);
    expect(states([statement({ present: figures([80, 80, 80], "measurement") })], [])).toEqual([
      [7, "measured", "open", 80],
    ]);
  });

  test("has grown, unless the same recipient was told since", () => {
    const grown = { present: figures([190, 200, 210]) };
    const [item] = putRightIn([statement(grown)], []);
    expect(item).toMatchObject({ id: "7:users.affected", recipient: "CRTC", cause: "grown", state: "open" });
    expect(item?.draft).toContain(
      "our Notification of 2018-12-06 01:00:00 -05:00 (America/Toronto). Number of end-users: we stated 100 (90 to 110) users; it is 200 (190 to 210) users.",
    );
    const told = statement({
      number: 8,
      stated: figures([190, 200, 210]),
      atFiling: figures([190, 200, 210]),
      ...grown,
    });
    expect(states([statement(grown), told], [])).toEqual([[7, "grown", "closed", 200]]);
    expect(states([statement(grown), { ...told, recipient: "ISED" }], [])).toEqual([[7, "grown", "open", 200]]);
    const short = statement({ number: 8, ...grown });
    expect(states([statement(grown), short], [])).toEqual([[8, "grown", "open", 200]]);
  });

  test("that is summed over time does not grow out of its moment, but is corrected at it, and grows where it was stated to be over", () => {
    const fields = { stated: overTime(stated), atFiling: overTime(stated), present: overTime([1000, 1000, 1000]) };
    expect(putRightIn([statement(fields)], [])).toEqual([]);
    expect(states([statement({ ...fields, wasOver: true })], [])).toEqual([[7, "grown", "open", 1000]]);
    expect(states([statement({ ...fields, atFiling: overTime([500, 500, 500]) })], [])).toEqual([
      [7, "corrected", "open", 500],
    ]);
  });

  test("is closed by a decision, and open again once it leaves what was decided on", () => {
    const grown = statement({ present: figures([190, 200, 210]) });
    expect(putRightIn([grown], [decision])).toMatchObject([
      { state: "closed", closedBy: { decision: "told", by: "ada" } },
    ]);
    const more = statement({ present: figures([290, 300, 310]) });
    expect(states([more], [decision])).toEqual([[7, "grown", "open", 300]]);
  });

  test("and a filing that says what is known now always closes it, whatever was stated before", () => {
    const bounds = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)).map((three): Bounds => {
      const [low = 0, point = 0, high = 0] = three.toSorted((a, b) => a - b);
      return [low, point, high];
    });
    fc.assert(
      fc.property(bounds, bounds, (before, after) => {
        const known = figures(after);
        const first = statement({ stated: figures(before), atFiling: known, present: known });
        const last = statement({ number: 8, stated: known, atFiling: known, present: known });
        expect(putRightIn([first, last], []).filter(({ state }) => state === "open")).toEqual([]);
        const [low, , high] = before;
        const isLeft = after[1] < low || after[1] > high;
        expect(putRightIn([first], []).length).toBe(isLeft ? 1 : 0);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 1000) },
    );
  });
});
