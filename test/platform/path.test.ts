import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatPath } from "../../src/platform/path.ts";

test.each<readonly [readonly PropertyKey[], string]>([
  [[], ""],
  [["pools"], "pools"],
  [["pools", 3, "members", 0, "node"], "pools[3].members[0].node"],
  [[3, "id"], "[3].id"],
  [["services", "a.b"], 'services["a.b"]'],
  [["services", "10"], 'services["10"]'],
  [["a.b", "c"], '["a.b"].c'],
  [["services", "mobile-data_4G"], "services.mobile-data_4G"],
  [["services", "-x"], 'services["-x"]'],
  [["services", ""], 'services[""]'],
  [["services", 'a"b\n'], 'services["a\\"b\\n"]'],
  [["services", "é"], 'services["é"]'],
  [["_x"], "_x"],
])("the steps %j are %s to a reader", (steps, path) => {
  expect(formatPath(steps)).toBe(path);
});

test("a reader finds the steps again in what is written", () => {
  const Step = fc.oneof(fc.nat(), fc.string(), fc.constantFrom("a", "a.b", "[0]", '"', "]", "10"));
  fc.assert(
    fc.property(fc.array(Step, { maxLength: 5 }), (steps) => {
      const read = [...formatPath(steps).matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([A-Za-z_][\w-]*)/gs)].map(
        ([, index, quoted, name]): unknown => {
          if (index !== undefined) return Number(index);
          return quoted === undefined ? name : JSON.parse(quoted);
        },
      );
      expect(read).toEqual(steps);
    }),
  );
});
