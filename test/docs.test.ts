import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const tests = readdirSync(`${root}/test`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith("docs.test.ts"))
  .map((file) => readFileSync(`${root}/test/${file}`, "utf8"))
  .join("\n");

const invariants = [
  ...readFileSync(`${root}/docs/model.md`, "utf8").matchAll(/^\| (\d+) \| (.+?) \| `(.+)` \|$/gm),
].map(([, number, what, name]) => ({ number: Number(number), what, name: name ?? "" }));

test("the invariants are numbered without a gap", () => {
  expect(invariants.length).toBeGreaterThan(20);
  expect(invariants.map(({ number }) => number)).toEqual(invariants.map((_, index) => index + 1));
});

test.each(invariants)("invariant $number names a test that there is: $name", ({ name }) => {
  expect(tests).toContain(`"${name}"`);
});

test("the README names the two commands letter for letter", () => {
  const readme = readFileSync(`${root}/README.md`, "utf8");
  for (const command of ["npm ci && npm start", "npm ci && npm test"]) expect(readme).toContain(command);
});
