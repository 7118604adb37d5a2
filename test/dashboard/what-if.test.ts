import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkNode } from "../../src/dashboard/page/data/answers.ts";
import { type Question, addressOf, viewOf } from "../../src/dashboard/page/data/view.ts";
import { allPages } from "../../src/dashboard/page/data/all-nodes.ts";
import { declarationId, isTooMany, offencesOf, targetOf } from "../../src/dashboard/page/what-if/declaration.ts";
import { differenceOf, differencesIn, moreThan } from "../../src/dashboard/page/what-if/differences.ts";
import { nodeOptionsOf, nodesSupposed, optionsOf, optionsShown } from "../../src/dashboard/page/what-if/options.ts";
import { bodyOf, dateAfter, withDate, withList } from "../../src/dashboard/page/what-if/request.ts";
import { Select, selectNodes } from "../../src/inventory/select.ts";

const NOW: Question = { others: "now" };

function nodeWith(id: string, more: Partial<NetworkNode> = {}): NetworkNode {
  const plain = { id, name: id, function: "MME", operator: "o", state: "up" as const };
  return { ...plain, since: null, heldBy: [], servedShare: 1, ...more };
}

const VALUES = ["a", "b", "c, d"];
const lists = fc.option(fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 }), { nil: undefined });
const DATES = ["2018-12-06", "2026-02-28", "2027-01-01"];
const dates = fc.option(fc.constantFrom(...DATES), { nil: undefined });
const others = fc.constantFrom("now" as const, "up" as const);

/** A question without the fields that are not set. */
const questions: fc.Arbitrary<Question> = fc
  .record({ site: lists, function: lists, vendor: lists, softwareRelease: lists, node: lists, date: dates, others })
  .map(({ date, others: rest, ...chosen }) => ({
    ...Object.fromEntries(Object.entries(chosen).filter(([, values]) => values !== undefined)),
    ...(date === undefined ? {} : { certificateExpiresBefore: date }),
    others: rest,
  }));

describe("a question", () => {
  test("is the same when its address is opened", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const view = viewOf(new URL(addressOf({ page: "what-if", question }), "http://x"));
        expect(view).toEqual({ page: "what-if", question });
      }),
    );
  });

  test("of nothing asks nothing", () => {
    expect(bodyOf(NOW)).toBeUndefined();
    expect(bodyOf(withList({ ...NOW, site: ["s"] }, "site", []))).toBeUndefined();
    expect(bodyOf(withDate({ ...NOW, certificateExpiresBefore: "2027-01-01" }, ""))).toBeUndefined();
  });

  test("asks for what nodes have in common, and for single nodes, on top of what fails now or alone", () => {
    const question: Question = {
      softwareRelease: ["a"],
      node: ["n"],
      certificateExpiresBefore: "2027-01-01",
      others: "up",
    };
    expect(bodyOf(question)).toEqual({
      states: { n: "down" },
      select: { softwareRelease: ["a"], certificateExpiresBefore: "2027-01-01T00:00:00Z" },
      onTopOfNow: false,
    });
    expect(bodyOf({ ...NOW, node: ["n"] })).toEqual({ states: { n: "down" }, onTopOfNow: true });
  });

  test("supposes those nodes to fail that the service selects", () => {
    const node = fc
      .record({ site: lists, softwareRelease: lists, date: dates })
      .map(({ site, softwareRelease, date }) => ({
        ...(site === undefined ? {} : { site: site[0] }),
        ...(softwareRelease === undefined ? {} : { softwareRelease: softwareRelease[0] }),
        ...(date === undefined ? {} : { certificateExpiresAt: date }),
      }));
    fc.assert(
      fc.property(fc.array(node), questions, (drawn, question) => {
        const nodes = drawn.map((one, index) => nodeWith(`n-${index}`, one));
        const { select, states = {} } = bodyOf(question) ?? {};
        const selected = select === undefined ? [] : selectNodes(nodes, Select.parse(select));
        const expected = nodes.map(({ id }) => id).filter((id) => selected.includes(id) || Object.hasOwn(states, id));
        expect(nodesSupposed(nodes, question).map(({ id }) => id)).toEqual(expected);
      }),
    );
  });

  test("about certificates names a date so many days from now", () => {
    expect(dateAfter(Date.parse("2026-11-26T23:59:00Z"), 90)).toBe("2027-02-24");
  });
});

describe("the nodes of a large network", () => {
  test("are asked for page by page, until there is none after", async () => {
    const nodes = ["a", "b", "c", "d", "e"].map((id) => nodeWith(id));
    const asked: (string | undefined)[] = [];
    const all = await allPages(async (after) => {
      asked.push(after);
      const start = nodes.findIndex(({ id }) => id === after) + 1;
      const page = nodes.slice(start, start + 2);
      return await Promise.resolve({ nodes: page, next: start + 2 < nodes.length ? (page.at(-1)?.id ?? null) : null });
    });
    expect(all).toEqual(nodes);
    expect(asked).toEqual([undefined, "b", "d"]);
  });
});

describe("what can be chosen", () => {
  const nodes = [
    nodeWith("m-1", { name: "MME 1", site: "south", softwareRelease: "r1" }),
    nodeWith("m-2", { site: "south", softwareRelease: "r2" }),
    nodeWith("h-1", { function: "HSS", site: "north" }),
  ];

  test("is what nodes have, with how many have it, most first, sites by their names where figures name them", () => {
    const options = optionsOf(nodes, new Map([["south", "Core site South"]]));
    expect(options.site).toEqual([
      { value: "south", label: "Core site South", count: 2 },
      { value: "north", label: "north", count: 1 },
    ]);
    expect(options.function.map(({ value, count }) => [value, count])).toEqual([
      ["MME", 2],
      ["HSS", 1],
    ]);
    expect(options.vendor).toEqual([]);
  });

  test("of many is what fits what was typed, by name or id; what is chosen stays, also where there is no such node", () => {
    const all = nodeOptionsOf(nodes);
    const valuesOf = (typed: string, most = 10) =>
      optionsShown(all, { chosen: ["gone", "h-1"], typed, most }).shown.map(({ value }) => value);
    expect(valuesOf("mme 1")).toEqual(["gone", "h-1", "m-1"]);
    expect(valuesOf("M-")).toEqual(["gone", "h-1", "m-1", "m-2"]);
    expect(valuesOf("", 1)).toEqual(["gone", "h-1", "m-1"]);
  });

  test("keeps its order when something of it is chosen, and says how much more there is", () => {
    const all = nodeOptionsOf(nodes);
    const { shown, more } = optionsShown(all, { chosen: ["m-2"], typed: "", most: 2 });
    expect([shown.map(({ value }) => value), more]).toEqual([["m-1", "m-2"], 1]);
  });
});

describe("a declaration out of a question", () => {
  test("is by what nodes have in common where that is one thing alone", () => {
    const question: Question = { ...NOW, softwareRelease: ["r1", "r2"] };
    expect(targetOf(question, ["n"])).toEqual({ select: { softwareRelease: ["r1", "r2"] } });
    expect(targetOf({ ...question, node: ["n"] }, ["n"])).toEqual({ nodes: ["n"] });
    expect(targetOf({ ...question, site: ["s"] }, ["n"])).toEqual({ nodes: ["n"] });
  });

  test("names at most a thousand nodes", () => {
    const nodes = Array.from({ length: 1001 }, (_, index) => `n-${index}`);
    expect(isTooMany({ nodes })).toBe(true);
    expect(isTooMany({ nodes: nodes.slice(1) })).toBe(false);
    expect(isTooMany({ select: { site: ["s"] } })).toBe(false);
  });

  test("has an id that the service takes", () => {
    expect(declarationId(new Uint8Array([0, 15, 255]))).toBe("what-if-000fff");
    expect(declarationId()).not.toBe(declarationId());
  });

  test("that is refused says at which field", () => {
    const errors = [
      { path: "until", message: "must be after occurredAt" },
      { path: "select", message: "fits no node" },
    ];
    expect(offencesOf(errors)).toEqual({ byField: { until: "must be after occurredAt" }, others: [errors[1]] });
  });
});

const range = (point: number) => ({ low: point, point, high: point });
const row = (key: string, affected: number, impaired = affected) => ({
  key,
  name: key.toUpperCase(),
  affected: range(affected),
  impaired: range(impaired),
  base: 100,
  kind: "data",
  customerFacing: key !== "block",
});
const figures = (byService: ReturnType<typeof row>[]) => ({ byService, byOperator: [], byCustomerClass: [] });

describe("who comes on top", () => {
  test("are those whose figures are not as they are now, most more first, fewer too; no building blocks", () => {
    const present = figures([row("a", 5), row("b", 5), row("c", 9), row("d", 0)]);
    const supposed = figures([row("a", 5), row("b", 8), row("c", 2), row("d", 0, 4), row("block", 50)]);
    expect(differencesIn("byService", present, supposed).map(({ name, more }) => [name, more])).toEqual([
      ["B", { affected: 3, impaired: 3 }],
      ["D", { affected: 0, impaired: 4 }],
      ["C", { affected: -7, impaired: -7 }],
    ]);
  });

  test("nobody where all is as it is now", () => {
    const present = figures([row("a", 5)]);
    expect(differencesIn("byService", present, present)).toEqual([]);
    expect(moreThan(row("a", 5), row("a", 5, 9))).toEqual({ affected: 0, impaired: 4 });
  });

  test("how many more is known only as far as both ranges go, and less than none more is none", () => {
    const [few, many] = [
      { low: 10, point: 20, high: 40 },
      { low: 30, point: 50, high: 60 },
    ];
    expect(differenceOf(few, many)).toEqual({ low: 0, point: 30, high: 50 });
    expect(differenceOf(many, few)).toEqual({ low: 0, point: 30, high: 50 });
    const none = { low: 0, point: 0, high: 0 };
    expect(differenceOf(none, many)).toEqual(many);
  });
});
