import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/inventory/check.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { totalOf } from "../../src/inventory/counts.ts";
import { warningsFor } from "../../src/inventory/warnings.ts";
import { type Edits, SMALL, edited } from "./documents.ts";

const NOW = "2026-12-01T12:00:00Z";

/** The small document with some places changed; fails where that is no longer a document. */
function accepted(edits: Edits): Inventory {
  const { document, offences } = checkDocument(edited(SMALL, edits));
  if (document === undefined) throw new Error(JSON.stringify(offences));
  return document;
}

function warningsOf(edits: Edits, { previousTotal, now = NOW }: { previousTotal?: number; now?: string } = {}) {
  return warningsFor(accepted(edits), { previousTotal, now });
}

test("a document with nothing odd in it has no warnings", () => {
  expect(warningsFor(SMALL, { previousTotal: undefined, now: NOW })).toEqual([]);
  expect(warningsFor(SMALL, { previousTotal: totalOf(SMALL), now: NOW })).toEqual([]);
});

describe("a pool", () => {
  const lonely = { id: "lonely", name: "Lonely", function: "MME", policy: "redundant", members: [{ node: "n3" }] };

  test("that nothing names is warned of", () => {
    expect(warningsOf({ "pools.4": lonely })).toEqual([{ path: "pools[4]", message: 'nothing names pool "lonely"' }]);
  });

  test.each([
    ["a profile", { "profiles.0.services.voice": { any: ["core", { atLeast: 1, of: ["lonely"] }] } }],
    ["a pool", { "pools.2.members.2": { node: "lonely" } }],
    ["a node", { "nodes.4.requires": { all: ["power", { any: ["lonely"] }] } }],
  ])("that %s names is not", (_, edits) => {
    expect(warningsOf({ "pools.4": lonely, ...edits })).toEqual([]);
  });
});

describe("a node", () => {
  const lonely = { id: "lonely", name: "Lonely", function: "SMSC", operator: SMALL.operators[0]?.id };
  const last = String(SMALL.nodes.length);

  test("on which nothing depends is warned of, since nobody is affected when it fails", () => {
    expect(warningsOf({ [`nodes.${last}`]: lonely })).toEqual([
      { path: "nodes", message: `nothing depends on 1 of ${SMALL.nodes.length + 1}: lonely` },
    ]);
  });

  test("that a profile names itself is not", () => {
    const requirement = { "profiles.0.services.voice": { any: ["core", "lonely"] } };
    expect(warningsOf({ [`nodes.${last}`]: lonely, ...requirement })).toEqual([]);
  });
});

test("a profile without segments is warned of", () => {
  expect(warningsOf({ "profiles.2": { id: "nobody", services: { data: "mmes" } } })).toEqual([
    { path: "profiles[2]", message: 'profile "nobody" has no segments' },
  ]);
});

describe("an operator without segments", () => {
  test("is warned of where it is an MVNO", () => {
    const [warning, ...more] = warningsOf({ "segments.1.operator": "op" });
    expect(more).toEqual([]);
    expect(warning?.path).toBe("operators[2]");
    expect(warning?.message).toContain('MVNO "mvno"');
  });

  test.each(["mno", "brand", "iot"])("is not where it is of the kind %s", (kind) => {
    const operator = { id: "other", name: "Other", kind, country: "GB", host: "op" };
    expect(warningsOf({ "operators.3": operator })).toEqual([]);
  });
});

const old = (asOf: string) => warningsOf({ "segments.1.asOf": asOf });

describe("counts", () => {
  test("of over a year ago are warned of, with the oldest", () => {
    expect(old("2025-11-30")).toEqual([
      { path: "segments", message: "1 of 2 counts are over a year old, the oldest of 2025-11-30" },
    ]);
    expect(warningsOf({ "segments.0.asOf": "2018-09-30", "segments.1.asOf": "2012-01-01" })).toEqual([
      { path: "segments", message: "2 of 2 counts are over a year old, the oldest of 2012-01-01" },
    ]);
  });

  test.each(["2025-12-01", "2026-12-01", "2027-01-01"])("of %s are not, on 1 December 2026", (asOf) => {
    expect(old(asOf)).toEqual([]);
  });

  test("of a year ago are not in a year that has a leap day", () => {
    const edits = { "segments.0.asOf": "2027-12-01", "segments.1.asOf": "2027-12-01" };
    expect(warningsOf(edits, { now: "2028-12-01T00:00:00Z" })).toEqual([]);
    expect(warningsOf(edits, { now: "2028-12-02T00:00:00Z" })).toHaveLength(1);
  });
});

const moved = (previousTotal: number) => warningsFor(SMALL, { previousTotal, now: NOW });

describe("a total", () => {
  test("is the sum of the points", () => {
    expect(totalOf(SMALL)).toBe(1100);
  });

  test.each([1000, 1100, 1222])("of 1,100 after %d is not warned of", (before) => {
    expect(moved(before)).toEqual([]);
  });

  test.each([999, 1223, 0])("of 1,100 after %d is", (before) => {
    expect(moved(before)).toEqual([
      { path: "segments", message: `subscriptions moved more than 10 % since the last version: ${before} to 1100` },
    ]);
  });

  test("that stays 0 is not warned of", () => {
    const edits = { "segments.0.subscriptions": 0, "segments.1.subscriptions": 0 };
    expect(warningsOf(edits, { previousTotal: 0 })).toEqual([]);
  });
});

describe("an external id", () => {
  test("that two nodes have is warned of at the second", () => {
    expect(warningsOf({ "nodes.2.externalIds": ["own", "ManagedElement=2"] })).toEqual([
      { path: "nodes[2].externalIds[1]", message: 'names node "n2" too' },
    ]);
  });

  test("that one node has twice, or that another has in other letters, is not", () => {
    expect(warningsOf({ "nodes.2.externalIds": ["own", "own", "managedelement=2"] })).toEqual([]);
  });
});

test("all that is odd is told at once", () => {
  const warnings = warningsOf(
    {
      "operators.3": { id: "empty", name: "Empty", kind: "mvno", country: "GB", host: "op" },
      "pools.4": { id: "lonely", name: "Lonely", function: "MME", policy: "redundant", members: [{ node: "n3" }] },
      "profiles.2": { id: "nobody", services: {} },
      "nodes.2.externalIds": ["ManagedElement=2"],
      "segments.0.asOf": "2018-09-30",
    },
    { previousTotal: 1 },
  );
  expect(warnings.map(({ path }) => path).toSorted()).toEqual([
    "nodes[2].externalIds[0]",
    "operators[3]",
    "pools[4]",
    "profiles[2]",
    "segments",
    "segments",
  ]);
});
