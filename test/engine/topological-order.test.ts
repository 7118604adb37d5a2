import * as fc from "fast-check";
import { expect, test } from "vitest";
import { topologicalOrder } from "../../src/engine/index.ts";

const orderOf = (dependencies: readonly (readonly number[])[]) =>
  topologicalOrder(dependencies.length, (item) => dependencies[item] ?? []);

test("each item stands after what it depends on, the earlier first", () => {
  expect(orderOf([[2], [], [3], []])).toEqual({ order: [3, 2, 0, 1] });
  expect(orderOf([[], [], []])).toEqual({ order: [0, 1, 2] });
  expect(orderOf([])).toEqual({ order: [] });
});

test("a dependency that is named twice, or by many, stands once", () => {
  expect(orderOf([[1, 1], [2], [], [2, 1]])).toEqual({ order: [2, 1, 0, 3] });
});

test("a circle is named, without what leads to it", () => {
  expect(orderOf([[1], [2], [3], [1]])).toEqual({ cycle: [1, 2, 3] });
  expect(orderOf([[], [1]])).toEqual({ cycle: [1] });
});

test("a chain of 100,000 is ordered, and closed to a circle found", () => {
  const count = 100_000;
  const chain = topologicalOrder(count, (item) => (item + 1 < count ? [item + 1] : []));
  expect(chain).toEqual({ order: Array.from({ length: count }, (_, index) => count - 1 - index) });
  const circle = topologicalOrder(count, (item) => [(item + 1) % count]);
  expect(circle).toEqual({ cycle: Array.from({ length: count }, (_, index) => index) });
});

test("whatever depends on what, either everything is in order or the circle is one", () => {
  const graphs = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(graphs, (graph) => {
      const ordering = orderOf(graph);
      if ("order" in ordering) {
        const place = new Map(ordering.order.map((item, index) => [item, index]));
        expect(place.size).toBe(10);
        for (const [item, needed] of graph.entries()) {
          for (const other of needed) expect(place.get(other)).toBeLessThan(place.get(item) ?? -1);
        }
      } else {
        const { cycle } = ordering;
        for (const [index, item] of cycle.entries()) expect(graph[item]).toContain(cycle[(index + 1) % cycle.length]);
      }
    }),
  );
});
