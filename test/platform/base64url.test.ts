import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "../../src/platform/base64url.ts";

test.each([
  [[], ""],
  [[0], "AA"],
  [[0xff], "_w"],
  [[0xfb, 0xef], "--8"],
  [[0xff, 0xff, 0xff], "____"],
  [[102, 111, 111, 98, 97, 114], "Zm9vYmFy"],
])("the bytes %j are written %s", (bytes, text) => {
  expect(toBase64Url(Uint8Array.from(bytes))).toBe(text);
  expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
});

test("bytes come back as they were, and Node writes them in the same way", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64Url(text)).toEqual(bytes);
    }),
  );
});

test("a megabyte comes back as it was", () => {
  const bytes = new Uint8Array(1_000_000).map((_, index) => index % 251);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
});

test.each(["A", "AAAAA", "A=", "AA==", "+w", "/w", "A A", "AA\n", "é", "🗼"])("%j is none of ours", (text) => {
  expect(fromBase64Url(text)).toBeUndefined();
});

test("whatever the text, it is read or it is not, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[\w-]*$/)), (text) => {
      const bytes = fromBase64Url(text);
      expect(bytes === undefined || bytes.length === Math.floor((text.length * 3) / 4)).toBe(true);
    }),
  );
});
