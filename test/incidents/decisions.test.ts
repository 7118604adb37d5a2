import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingsIn, givenName } from "../../src/incidents/records/decisions/decision.ts";
import { allIdsOf, findMerge, mergedPairs } from "../../src/incidents/records/decisions/merges.ts";
import { promisesIn } from "../../src/incidents/records/decisions/promises.ts";
import { rolesIn } from "../../src/incidents/records/decisions/roles.ts";
import { at, recorded } from "./record-rows.ts";

const merge = (one: string, other: string) => ["merge", other, { ground: "one fibre" }, one] as const;
const unmerge = (one: string, other: string) => ["unmerge", other, { ground: "two fibres" }, one] as const;

describe("a merge", () => {
  test("holds until it is undone, from whichever side", () => {
    expect(mergedPairs(recorded(merge("10", "12"), merge("14", "10")))).toEqual([
      ["10", "12"],
      ["14", "10"],
    ]);
    expect(mergedPairs(recorded(merge("10", "12"), unmerge("12", "10")))).toEqual([]);
    expect(mergedPairs(recorded(merge("10", "12"), unmerge("10", "12"), merge("12", "10")))).toEqual([["12", "10"]]);
    expect(mergedPairs(recorded(merge("10", "12"), merge("12", "10")))).toEqual([["10", "12"]]);
  });

  test("brings together what was recorded under every id of those merged, over several merges", () => {
    const records = recorded(merge("10", "12"), merge("20", "12"), merge("30", "31"));
    expect(allIdsOf({ id: "10", claims: [10, 11] }, records).toSorted()).toEqual(["10", "11", "12", "20"]);
    expect(allIdsOf({ id: "99", claims: [99, 31] }, records).toSorted()).toEqual(["30", "31", "99"]);
    expect(allIdsOf({ id: "10", claims: new Set([10]) }, [])).toEqual(["10"]);
  });

  test("is found by any id of the incident, and by none of another", () => {
    const records = recorded(merge("10", "12"));
    expect(findMerge(records, ["10", "11"], "12")).toEqual({ incident: "10", name: "12" });
    expect(findMerge(records, ["12", "13"], "10")).toEqual({ incident: "10", name: "12" });
    expect(findMerge(records, ["14"], "12")).toBeUndefined();
    expect(findMerge(records, ["10"], "14")).toBeUndefined();
  });

  test("brings together the same, in whatever order merges were made", () => {
    const ids = fc.constantFrom("1", "2", "3", "4", "5", "6");
    const pairs = fc.array(fc.tuple(ids, ids), { maxLength: 8 });
    fc.assert(
      fc.property(pairs, (said) => {
        const once = allIdsOf({ id: "1", claims: [] }, recorded(...said.map(([a, b]) => merge(a, b))));
        const turned = allIdsOf({ id: "1", claims: [] }, recorded(...said.toReversed().map(([a, b]) => merge(b, a))));
        expect(once.toSorted()).toEqual(turned.toSorted());
      }),
    );
  });
});

test("an incident has the name that it was given last", () => {
  expect(givenName([])).toBeUndefined();
  expect(givenName(recorded(["name", "", { name: "London" }], ["name", "", { name: "Software" }]))).toBe("Software");
});

test("each end that somebody confirmed is there with when", () => {
  const closings = closingsIn(recorded(["close", "", { confirmedBy: "Ada", ground: "calls" }]));
  expect(closings).toMatchObject([{ recordedAt: at("05:01"), content: { confirmedBy: "Ada", ground: "calls" } }]);
});

test("a role has its holder and who held it before", () => {
  const roles = rolesIn(
    recorded(
      ["role", "press", { holder: "Ada", contact: "1234" }],
      ["role", "executive", { holder: "Bob", contact: null }],
      ["role", "press", { holder: null, contact: null }],
    ),
  );
  const ada = { holder: "Ada", contact: "1234", since: at("05:01"), by: "person 1" };
  const bob = { holder: "Bob", contact: null, since: at("05:02"), by: "person 2" };
  const nobody = { holder: null, contact: null, since: at("05:03"), by: "person 3" };
  expect(roles).toEqual([
    { role: "executive", ...bob, history: [bob] },
    { role: "press", ...nobody, history: [ada, nobody] },
  ]);
});

const promise = (by: string, what: string) => ["promise", "", { what, to: "Ofcom", by: at(by) }] as const;

test("promises are the overdue first, then the open, then the kept, each with what became of it", () => {
  const records = recorded(
    promise("09:00", "later"),
    promise("05:30", "kept"),
    promise("07:00", "soon"),
    promise("05:40", "late"),
    ["kept", "2", { promise: 2, remark: "by phone" }],
  );
  const promises = promisesIn(records, at("06:00"));
  expect(promises.map(({ what, state, number }) => [what, state, number])).toEqual([
    ["late", "overdue", 4],
    ["soon", "open", 3],
    ["later", "open", 1],
    ["kept", "kept", 2],
  ]);
  expect(promises.at(-1)).toMatchObject({ keptAt: at("05:05"), keptBy: "person 5", remark: "by phone" });
  expect(promises[0]).toMatchObject({ promisedBy: "person 4", promisedAt: at("05:04"), keptAt: null, remark: null });
});
