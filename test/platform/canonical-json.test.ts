import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, digestOf } from "../../src/platform/canonical-json.ts";

/** The same value with the fields of every object the other way round. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, turnedRound(part)]),
  );
}

const Json = fc.jsonValue({ noUnicodeString: false, maxDepth: 5 });

test("fields are in the order of their names, lists in their own", () => {
  expect(canonicalJson({ b: 1, a: [3, { d: null, c: "x" }], B: true })).toBe(
    '{"B":true,"a":[3,{"c":"x","d":null}],"b":1}',
  );
});

test("what is not said is not written", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test("the text says what the value says", () => {
  fc.assert(
    fc.property(Json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("equal values are equal texts, whatever the order of their fields", () => {
  fc.assert(
    fc.property(Json, (value) => {
      expect(canonicalJson(turnedRound(value))).toBe(canonicalJson(value));
    }),
  );
});

test("values that differ are texts that differ", () => {
  fc.assert(
    fc.property(Json, Json, (one, other) => {
      const [x, y]: unknown[] = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))];
      const areEqual = canonicalJson(x) === canonicalJson(y);
      if (areEqual) expect(x).toEqual(y);
      else expect(x).not.toEqual(y);
    }),
  );
});

test("a list in another order is another text", () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test("a digest is the SHA-256 of the text, fit for an address", async () => {
  expect(await digestOf("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  expect(await digestOf("日本")).not.toBe(await digestOf("日木"));
});
