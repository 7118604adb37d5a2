import { describe, expect, test } from "vitest";
import { ownNames } from "../../src/dashboard/page/sign-in/own-names.ts";
import { isWrongKey } from "../../src/dashboard/page/sign-in/wrong-key.ts";

describe("signing in", () => {
  test.each([400, 401, 413, 422])("what is answered %i was no key that lets anybody in", (status) => {
    expect(isWrongKey({ status })).toBe(true);
  });

  test.each([0, 403, 429, 500, 503])("what is answered %i no other key would mend", (status) => {
    expect(isWrongKey({ status })).toBe(false);
  });

  test("a partner reads whose customers it sees by name, and by id where no figure names them", () => {
    const rows = [{ key: "giffgaff", name: "giffgaff Ltd" }];
    expect(ownNames(["giffgaff", "new-brand"], rows)).toEqual(["giffgaff Ltd", "new-brand"]);
  });
});
