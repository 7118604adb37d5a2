import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakdownsOf, mostIn, parted } from "../../src/dashboard/page/who/breakdowns.ts";
import { canBeChosen, chosenIn, narrowedTo, toggled } from "../../src/dashboard/page/who/filtering.ts";
import { severityOf } from "../../src/dashboard/page/who/severity.ts";
import { figuresOf, sheetOf, toHtml, toTsv } from "../../src/dashboard/page/who/sheet.ts";
import { inTree } from "../../src/dashboard/page/who/tree.ts";
import { en } from "../../src/dashboard/page/words/en.ts";
import { exactly, impactOf, rowOf } from "./impact-of.ts";

const linesOf = (own: Parameters<typeof impactOf>[0], id: string) =>
  breakdownsOf(impactOf(own), en).find((breakdown) => breakdown.id === id)?.lines ?? [];

const classes = (rows: readonly ReturnType<typeof rowOf>[]) => linesOf({ byCustomerClass: rows }, "customerClass");
const keysIn = (lines: readonly { readonly key: string }[]) => lines.map(({ key }) => key);

describe("who is hit", () => {
  test("a brand and an MVNO are told by their host's name, or its id where that is not told", () => {
    const host = { ...rowOf({ key: "host" }), kind: "mno" };
    const guest = { ...rowOf({ key: "guest" }), kind: "mvno", host: "host" };
    const brand = { ...rowOf({ key: "brand" }), kind: "brand", host: "host" };
    const told = linesOf({ byOperator: [host, guest, brand] }, "operator");
    expect(told.map(({ detail }) => detail)).toEqual(["own network", "MVNO on The host", "brand of The host"]);
    expect(linesOf({ byOperator: [guest] }, "operator")[0]?.detail).toBe("MVNO on host");
  });

  test("building blocks are told apart from what customers use", () => {
    const byService = [
      { ...rowOf({ key: "data" }), kind: "data", customerFacing: true },
      { ...rowOf({ key: "data-4g" }), kind: "data", customerFacing: false },
    ];
    expect(linesOf({ byService }, "service").map(({ key }) => key)).toEqual(["data"]);
    expect(linesOf({ byService }, "buildingBlock").map(({ key }) => key)).toEqual(["data-4g"]);
  });

  test("a class that has no words here is called as it is", () => {
    const byCustomerClass = [rowOf({ key: "consumer" }), rowOf({ key: "smart-meter" })];
    expect(linesOf({ byCustomerClass }, "customerClass").map(({ name }) => name)).toEqual(["Consumers", "smart-meter"]);
  });

  test("areas stand below their parents in the order given, and one whose parent is not told is a root", () => {
    const rows = [{ key: "land" }, { key: "north", parent: "land" }, { key: "isle", parent: "sea" }];
    const told = inTree([...rows, { key: "south", parent: "land" }, { key: "town", parent: "north" }]);
    expect(told.map(({ row, depth }) => [row.key, depth])).toEqual([
      ["land", 0],
      ["north", 1],
      ["town", 2],
      ["south", 1],
      ["isle", 0],
    ]);
  });
});

describe("what one sees at once", () => {
  test("whom nothing hits is only counted, and who is merely served worse is seen", () => {
    const rows = [rowOf({ key: "a", affected: 1 }), rowOf({ key: "b", impaired: 1 }), rowOf({ key: "c" })];
    const { first, more, spared } = parted(classes(rows));
    expect([first, more, spared].map(keysIn)).toEqual([["a", "b"], [], ["c"]]);
  });

  test("whoever may be hit is seen", () => {
    const maybe = { ...rowOf({ key: "maybe" }), affected: { low: 0, point: 0, high: 9 } };
    expect(keysIn(parted(classes([maybe])).first)).toEqual(["maybe"]);
  });

  test("vehicles have their own line, however many are hit more and even where none is", () => {
    const many = Array.from({ length: 30 }, (_, index) => rowOf({ key: `class-${index}`, affected: 99 }));
    for (const affected of [0, 1]) {
      const { first, more } = parted(classes([...many, rowOf({ key: "connected-vehicle", affected })]));
      expect(first.at(-1)).toMatchObject({ name: "Connected vehicles", isVehicle: true });
      expect(more).toHaveLength(30 - (first.length - 1));
    }
  });

  test("nobody is lost or told twice, whatever the figures are", () => {
    const row = fc.record({ affected: fc.nat(3), impaired: fc.nat(3), base: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (figures) => {
        const lines = classes(figures.map((own, index) => rowOf({ key: `class-${index}`, ...own })));
        const { first, more, spared } = parted(lines);
        expect(keysIn([...first, ...more, ...spared]).sort()).toEqual(keysIn(lines).sort());
        expect(mostIn(lines)).toBe(Math.max(0, ...figures.map(({ base }) => base)));
      }),
    );
  });
});

describe("priority customers", () => {
  test.each([
    ["hit", [rowOf({ key: "a" }), rowOf({ key: "b", affected: 1 })], ["b"]],
    ["worse", [rowOf({ key: "a" }), rowOf({ key: "b", impaired: 1 })], ["b"]],
    ["maybe", [{ ...rowOf({ key: "a" }), impaired: { low: 0, point: 0, high: 1 } }, rowOf({ key: "b" })], ["a"]],
    ["none", [rowOf({ key: "a" }), rowOf({ key: "b" })], ["a", "b"]],
  ] as const)("are %s by the worst that is so of any, and it is said of whom", (kind, rows, keys) => {
    const severity = severityOf(rows);
    expect(severity.kind).toBe(kind);
    expect(rows.filter((row) => severity.isOf(row)).map(({ key }) => key)).toEqual(keys);
  });
});

describe("a filter", () => {
  test("is narrowed within what it says already", () => {
    const filter = narrowedTo({ area: ["north"], operator: ["host", "guest"] }, "operator", "guest");
    expect(filter).toEqual({ area: ["north"], operator: ["guest"] });
  });

  test("takes several values, and one that is taken away leaves no empty list", () => {
    const both = toggled({ operator: ["host"] }, "operator", "guest");
    expect(both).toEqual({ operator: ["host", "guest"] });
    expect(toggled(toggled(both, "operator", "host"), "operator", "guest")).toEqual({});
    expect(chosenIn({ service: ["data"], ...both })).toEqual([
      { name: "operator", value: "host" },
      { name: "operator", value: "guest" },
      { name: "service", value: "data" },
    ]);
  });
});

describe("a table that is copied", () => {
  const [line] = linesOf(
    { byOperator: [{ ...rowOf({ key: "a", affected: 1200, impaired: 3400 }), kind: "mno" }] },
    "operator",
  );
  if (line === undefined) throw new Error("the breakdown has no line");

  test("has figures that a spreadsheet counts with, in the order of its header", () => {
    const own = { ...line, affected: { low: 1, point: 2, high: 3 }, impaired: { low: 4, point: 5, high: 6 }, base: 7 };
    expect(figuresOf(own)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(toTsv(sheetOf([own], ["Who", ...en.who.table.columns]))).toBe(
      `Who\t${en.who.table.columns.join("\t")}\nThe a\t1\t2\t3\t4\t5\t6\t7`,
    );
    expect(en.who.table.columns).toHaveLength(7);
  });

  test("runs nothing, and no name makes a cell or row more", () => {
    const name = "=cmd|'/c calc'!A1\tx\ny<b onclick=\"\">";
    const sheet = sheetOf([{ ...line, name, affected: exactly(0) }], ["Who"]);
    expect(toTsv(sheet).split("\n")[1]?.split("\t")[0]).toBe("'=cmd|'/c calc'!A1 x y<b onclick=\"\">");
    expect(toHtml(sheet)).not.toContain("<b");
    expect(toHtml(sheet)).toContain("&#60;b onclick=&#34;&#34;&#62;");
  });
});

test("a class with a comma in its name cannot be asked for alone, since the API would take it for two", () => {
  expect(["business, large", "business", "a/b:c.d e"].map(canBeChosen)).toEqual([false, true, true]);
});
