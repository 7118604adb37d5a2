import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { findingsOn } from "./axe.ts";
import { type Stage, openStage } from "./stage.ts";

/** What holds of every view: nothing that axe finds, nothing that runs out of a narrow page, everything by keyboard. */

let stage: Stage;
let incident: string;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018", environment: { TIME_ZONE: "Europe/London" } });
  const Incidents = z.object({ incidents: z.array(z.object({ id: z.string() })).min(1) });
  incident = Incidents.parse(await stage.call("GET", "/v1/incidents")).incidents[0]?.id ?? "";
});
afterAll(async () => await stage.close());

const VIEWS = [
  ["the present", "/"],
  ["an outage", "/?at=2018-12-06T05:00:00Z"],
  ["what was known then", "/?at=2018-12-06T21:45:00Z&known=then"],
  ["one operator", "/?at=2018-12-06T05:00:00Z&operator=giffgaff&zone=operator"],
  ["an empty question", "/what-if"],
  ["a question", "/what-if?site=site-south"],
  ["incidents", "/incidents"],
  ["an incident", "/incidents/:incident"],
  ["sign-in", "/sign-in"],
  ["a question that fits nothing", "/what-if?softwareRelease=none"],
  ["an incident that there is not", "/incidents/999999"],
] as const;

/** Waits until a view has asked all that it asks. */
async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect.poll(async () => await page.locator(".loading").count(), { timeout: 30_000 }).toBe(0);
}

const addressOf = (path: string): string => path.replace(":incident", encodeURIComponent(incident));

test.each(VIEWS)("%s has nothing that axe finds, light or dark, and fits a page of 320 pixels", async (_name, path) => {
  const { page, context } = await stage.open(addressOf(path), { colorScheme: "light", reducedMotion: "reduce" });
  await settled(page);
  expect(await findingsOn(page)).toEqual([]);
  const light = await page.evaluate("getComputedStyle(document.body).backgroundColor");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expect.poll(() => page.evaluate("getComputedStyle(document.body).backgroundColor")).not.toBe(light);
  expect(await findingsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  await context.close();
});

test("axe is not blind: what is wrong is found", async () => {
  const { page } = await stage.open("/sign-in");
  await settled(page);
  await page.evaluate(
    `document.querySelector("main").append(Object.assign(document.createElement("img"), { src: "/page/icon.svg" }))`,
  );
  expect((await findingsOn(page)).join()).toContain("image-alt");
});

test("by keyboard alone one comes past the header, chooses a zone, and opens another view", async () => {
  const { page, faults } = await stage.open("/?at=2018-12-06T05:00:00Z");
  await settled(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the figures");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("main");
  const zone = page.getByRole("combobox", { name: "Times in" });
  await zone.focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => new URL(page.url()).searchParams.get("zone")).toBe("local");
  await page.getByRole("link", { name: "What if" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).pathname).toBe("/what-if");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /About 32 million/ }).waitFor();
  expect(faults).toEqual([]);
});

test("a reader's own colours stay chosen", async () => {
  const { page } = await stage.open("/?at=2018-12-06T05:00:00Z", { colorScheme: "light" });
  await settled(page);
  const ground = async () => await page.evaluate("getComputedStyle(document.body).backgroundColor");
  const light = await ground();
  await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await settled(page);
  expect(await ground()).toBe(dark);
});
