import { afterAll, beforeAll, expect, test } from "vitest";
import { readExample } from "../../src/replay/example.ts";
import { type Stage, openStage } from "./stage.ts";

/** The page where something is against it: the device's clock, a flood, a time that is not its own. */

const HOUR = 3_600_000;
const NODE = "hss-1";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { inventory } = await readExample("examples/o2-2018");
  await stage.call("PUT", "/v1/inventory", inventory);
  const occurredAt = new Date(Date.now() - 10 * 60_000).toISOString();
  await stage.call("POST", "/v1/events", { id: "first", node: NODE, state: "down", occurredAt });
});
afterAll(async () => await stage.close());

test("a device whose clock is an hour off tells since when as the service has it", async () => {
  for (const off of [HOUR, -HOUR]) {
    const { page, context } = await stage.open("about:blank");
    await context.addInitScript(`{ const real = Date.now; Date.now = () => real() + ${off}; }`);
    await page.goto(stage.address);
    await page
      .locator(".facts")
      .getByText(/, for 1\d min/)
      .waitFor();
    expect(await page.locator(".time .readout").textContent()).toMatch(/[1-9].* affected/);
  }
});

test("a time of the past under the live number tells nothing of the present", async () => {
  const { page, faults } = await stage.open("/?from=2018-12-06T04:00:00Z&to=2018-12-06T12:00:00Z");
  await page.locator(".time .sums").waitFor();
  expect(await page.locator(".time .readout").textContent()).toContain("not known");
  expect(await page.locator(".facts").textContent()).not.toMatch(/steady|rising|falling| for /);
  expect(faults).toEqual([]);
});

test("a flood of events is followed, and not by a flood of questions", async () => {
  const { page, faults } = await stage.open("/");
  await page.getByText("Live", { exact: true }).waitFor();
  await page.locator(".time .sums").waitFor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const answered = page.waitForResponse((response) => response.url().includes("/timeline"));
  for (let count = 0; count < 100; count += 1) {
    await stage.fail("sgsn-mme-01", "up");
    await page.waitForTimeout(50);
  }
  expect((await answered).ok()).toBe(true);
  expect(asked.filter((path) => path === "/v1/impact/timeline").length).toBeLessThan(10);
  expect(asked.length).toBeLessThan(60);
  expect(faults).toEqual([]);
});

test("a filter that names what a new inventory no longer has is said to be refused, and what is shown to be old", async () => {
  const { page } = await stage.open("/?customerClass=consumer");
  await page.getByText("Live", { exact: true }).waitFor();
  await page.route("**/v1/impact?*", async (route) => {
    const problem = { type: "/problems/malformed-request", title: "Refused", status: 400, detail: "no such class" };
    await route.fulfill({ status: 400, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
  await page.route("**/v1/impact/stream?*", async (route) => await route.abort());
  await page.evaluate("{ const real = Date.now; Date.now = () => real() + 30_000; }");
  await page.getByText(/^Stale: /).waitFor();
  await page.getByText("no such class").waitFor();
});
