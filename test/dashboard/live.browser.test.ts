import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Example, readExample } from "../../src/replay/example.ts";
import { type Gateway, openGateway } from "../support/gateway.ts";
import { standStill } from "../support/running-service.ts";
import { findingsOn } from "./axe.ts";
import { type Stage, openStage } from "./stage.ts";

/** The page while things happen. */

let stage: Stage;
let gateway: Gateway | undefined;
let resume = (): void => {};
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => {
  resume();
  await gateway?.close();
  gateway = undefined;
  await stage.close();
});

const idOn = async (page: Page) => await page.locator(".headline").getAttribute("data-estimate");
const headlineOn = (page: Page) => page.getByRole("heading", { level: 1 });

async function sees(page: Page, words: string | RegExp): Promise<void> {
  await headlineOn(page).filter({ hasText: words }).waitFor({ timeout: 30_000 });
}

/** O2's outage, step by step: what became known until a moment, from where it was left. */
async function o2(): Promise<{ readonly tellUntil: (moment: string) => Promise<void>; readonly example: Example }> {
  const example = await readExample("examples/o2-2018");
  const { inventoryRecordedAt } = example;
  await stage.call("PUT", `/v1/inventory?recordedAt=${inventoryRecordedAt}`, example.inventory);
  let done = 0;
  const tellUntil = async (moment: string): Promise<void> => {
    const steps = example.steps.slice(done).filter(({ body }) => Date.parse(body.recordedAt) <= Date.parse(moment));
    for (const { path, body } of steps) await stage.call("POST", path, body);
    done += steps.length;
  };
  return { example, tellUntil };
}

const NEXT_DAY = "2018-12-08T00:00:00Z";

test("O2's outage comes, falls and ends before the reader's eyes, who never loads the page anew", async () => {
  const { page, faults } = await stage.open("/");
  await page.getByRole("alert").filter({ hasText: "No network is described" }).waitFor();
  expect(await findingsOn(page)).toEqual([]);
  const { tellUntil } = await o2();
  await sees(page, "No failure reported");
  await tellUntil("2018-12-06T05:30:00Z");
  await sees(page, "About 32 million");
  await tellUntil("2018-12-06T22:00:00Z");
  await sees(page, "Between 17 million and 29 million lines served worse");
  expect(await page.locator(".headline").getAttribute("class")).toContain("worse");
  await tellUntil(NEXT_DAY);
  await page.locator(".headline.unseen").waitFor();
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
});

test("two tabs show the same at the same time", async () => {
  const { tellUntil } = await o2();
  const [one, other] = await Promise.all([stage.open("/"), stage.open("/?operator=giffgaff")]);
  const third = await one.context.newPage();
  await third.goto(stage.address);
  await tellUntil("2018-12-06T05:30:00Z");
  await Promise.all([
    sees(one.page, "About 32 million"),
    sees(third, "About 32 million"),
    sees(other.page, "About 2.6 million"),
  ]);
  expect(await idOn(third)).toBe(await idOn(one.page));
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test("whoever hears the page hears the number as a sentence, and another one a minute later at the soonest", async () => {
  const { tellUntil } = await o2();
  const { page, faults } = await stage.open("/");
  await sees(page, "No failure reported");
  const heard = async () => (await page.locator("[aria-live=polite].spoken").textContent()) ?? "";
  expect(await heard()).toContain("No failure reported; 0 of 43 nodes seen; ");
  await page.clock.install();
  await tellUntil("2018-12-06T05:30:00Z");
  await sees(page, "About 32 million");
  expect(await heard()).toContain("No failure reported");
  await page.clock.fastForward(61_000);
  await expect
    .poll(heard)
    .toMatch(
      /^About 32 million lines affected \(25 million ours, 7\.3 million other brands, machines included\); 32,300,000; /,
    );
  expect(faults).toEqual([]);
});

describe("what is broken", () => {
  test("a stream that breaks is said to be, and heals by itself with what came meanwhile", async () => {
    const { tellUntil } = await o2();
    const { hostname, port } = new URL(stage.address);
    gateway = await openGateway({ host: hostname, port: Number(port) });
    const { page } = await stage.open(`http://127.0.0.1:${gateway.port}/`);
    await sees(page, "No failure reported");
    await page.getByText("Live", { exact: true }).waitFor();
    await gateway.shut("refuse");
    await page.getByText("the stream is broken").waitFor();
    await tellUntil("2018-12-06T05:30:00Z");
    await page.getByText(/^Stale: /).waitFor({ timeout: 40_000 });
    expect(await headlineOn(page).textContent()).toContain("No failure reported");
    await gateway.reopen();
    await sees(page, "About 32 million");
    await page.getByText("Live", { exact: true }).waitFor();
    expect(await page.getByText(/^Stale: /).count()).toBe(0);
  });

  test("while the database is away the last figure stays, with its age, and what cannot be asked says so", async () => {
    const { tellUntil } = await o2();
    await tellUntil("2018-12-06T05:30:00Z");
    const { page } = await stage.open("/");
    await sees(page, "About 32 million");
    resume = await standStill(stage.folder);
    await page.getByText(/^Stale: /).waitFor({ timeout: 40_000 });
    await sees(page, "About 32 million");
    expect(await findingsOn(page)).toEqual([]);
    const other = await stage.open("/?operator=giffgaff");
    await sees(other.page, "About 2.6 million");
    resume();
    await page.getByText(/^Stale: /).waitFor({ state: "detached", timeout: 40_000 });
  });
});

test("a feed that falls silent is told as blindness, with since when, and the range covers what it may hide", async () => {
  await o2();
  const { page, faults } = await stage.open("/");
  await stage.call("PUT", "/v1/feeds/noc", { heartbeatSeconds: 1, covers: { function: "SGSN-MME" } });
  await stage.call("POST", "/v1/feeds/noc/heartbeat", {});
  await page.getByText(/^Blind: feed noc has said nothing since/).waitFor({ timeout: 40_000 });
  expect(await headlineOn(page).textContent()).not.toMatch(/^Nobody/);
  expect(await page.locator(".headline .range").getAttribute("data-high")).toBe("32300000");
  expect(await findingsOn(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("an exercise says so above everything", async () => {
  await stage.close();
  stage = await openStage({ environment: { EXERCISE: "Blackout 2026" } });
  const { page } = await stage.open("/incidents");
  await page.getByText("EXERCISE: Blackout 2026. Nothing here is real.").waitFor();
  expect(await findingsOn(page)).toEqual([]);
});
