import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImpactAnswer } from "../../src/impact/answer.ts";
import type { Impact } from "../../src/dashboard/page/data/answers.ts";
import { findingsOn } from "./axe.ts";
import { type Opened, type Stage, openStage } from "./stage.ts";

const AT = "at=2018-12-06T05:00:00Z";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
});
afterAll(async () => await stage.close());

/** A page with the estimate that it shows, which is asked for by its id. */
async function openWith(query: string): Promise<Opened & { readonly impact: Impact }> {
  const opened = await stage.open(`/?${query}`, { permissions: ["clipboard-read", "clipboard-write"] });
  return { ...opened, impact: await shownOn(opened.page) };
}

async function shownOn(page: Page): Promise<Impact> {
  await page.locator(".who").waitFor();
  const id = await page.locator(".headline").getAttribute("data-estimate");
  return ImpactAnswer.strip().parse(await stage.call("GET", `/v1/estimates/${id}`));
}

const SECTIONS = ["byOperator", "byCustomerClass", "byService", "byArea"] as const;

/** Figures of every row by its key, in the order of a table's columns. */
const figuresIn = (impact: Impact) =>
  new Map(
    SECTIONS.flatMap((section) =>
      impact[section].map(({ key, affected, impaired, base }) => [
        key,
        [affected.low, affected.point, affected.high, impaired.low, impaired.point, impaired.high, base],
      ]),
    ),
  );

async function valuesIn(row: Locator): Promise<readonly number[]> {
  const values = await row.locator("data").all();
  return await Promise.all(values.map(async (value) => Number(await value.getAttribute("value"))));
}

async function figuresShown(page: Page) {
  const rows = await page.locator("[data-breakdown] tbody tr").all();
  const shown = rows.map(async (row) => [await row.getAttribute("data-key"), await valuesIn(row)] as const);
  return new Map(await Promise.all(shown));
}

describe("who is hit by O2's outage at 05:00", () => {
  test("every row of every breakdown has the figures of the estimate with this id, and a copied table too", async () => {
    const { page, impact, faults } = await openWith(AT);
    await page.getByRole("button", { name: "Tables" }).click();
    await page.getByRole("table", { name: /By operator/ }).waitFor();
    expect(await figuresShown(page)).toEqual(figuresIn(impact));
    await page.locator('[data-breakdown="operator"]').getByRole("button", { name: "Copy the table" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const rows = (await page.evaluate(async () => await navigator.clipboard.readText())).split("\n");
    expect(rows.slice(1).map((row) => row.split("\t"))).toEqual(
      impact.byOperator.map(({ key, name }) => [name, ...(figuresIn(impact).get(key) ?? []).map(String)]),
    );
    await page.reload();
    await page.getByRole("table", { name: /By area/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test("the bars show as much, and who is not hit is one step away", async () => {
    const { page, impact, faults } = await openWith(AT);
    for (const { key, affected } of impact.byOperator)
      expect(await valuesIn(page.locator(`[data-breakdown="operator"] [data-key="${key}"]`))).toEqual([affected.point]);
    const services = page.locator('[data-breakdown="service"]');
    expect(await services.getByText("Voice calls").count()).toBe(0);
    await services.getByText("and 3 with nobody affected").click();
    await services.getByText("Voice calls").waitFor();
    const giffgaff = page.locator('[data-breakdown="operator"] [data-key="giffgaff"]');
    expect(await giffgaff.textContent()).toContain("brand of O2");
    const vehicles = page.locator(".line.vehicle");
    expect(await vehicles.textContent()).toContain("Connected vehicles");
    expect(await vehicles.locator("svg.vehicle-icon").isVisible()).toBe(true);
    const priorities = page.getByRole("region", { name: "Priority customers" });
    expect(await priorities.textContent()).toContain("Without service: London hire bikes, London buses");
    expect(faults).toEqual([]);
  });

  test("bars keep one scale in each list, however far their names are set in", async () => {
    const { page, impact } = await openWith(AT);
    const widthOf = async (key: string): Promise<number> =>
      (await page.locator(`[data-breakdown="area"] [data-key="${key}"] .track`).boundingBox())?.width ?? 0;
    const most = impact.byArea.find(({ key }) => key === "GB")?.base ?? 0;
    for (const { key, base } of impact.byArea)
      expect((await widthOf(key)) / (await widthOf("GB"))).toBeCloseTo(base / most, 2);
  });

  test("a row is a link that limits the page to it; another narrows further, and each can be taken away", async () => {
    const { page, faults } = await openWith(AT);
    await page.getByRole("link", { name: "giffgaff" }).click();
    await page.locator('[data-figure="affected.point"][value="2600000"]').first().waitFor();
    expect(new URL(page.url()).search).toContain("operator=giffgaff");
    await page.getByRole("link", { name: "4G data", exact: true }).click();
    await page.locator('.headline [data-figure="affected.point"][value="1600000"]').waitFor();
    await page.getByRole("link", { name: "Remove Operator: giffgaff" }).click();
    await page.locator('.headline [data-figure="affected.point"][value="17672000"]').waitFor();
    expect(new URL(page.url()).searchParams.getAll("operator")).toEqual([]);
    await page.getByText("Choose several").click();
    await page.getByRole("checkbox", { name: "Sky Mobile" }).check();
    await page.getByRole("checkbox", { name: "giffgaff" }).check();
    await page.locator('.headline [data-figure="affected.point"][value="2100000"]').waitFor();
    const { filter, ...shown } = {
      filter: new URL(page.url()).searchParams.getAll("operator"),
      ...(await shownOn(page)),
    };
    expect(filter).toEqual(["sky-mobile", "giffgaff"]);
    expect(shown.affected.point).toBe(2_100_000);
    await page.getByRole("link", { name: "Show all" }).click();
    await page.locator('.headline [data-figure="affected.point"][value="32300000"]').waitFor();
    expect(faults).toEqual([]);
  });

  test("figures of all are not shown as those of a filter that the network does not know", async () => {
    for (const query of [AT, ""]) {
      const { page } = await stage.open(`/?${query}`);
      await page.locator(".who").waitFor();
      await page.evaluate((search) => {
        history.pushState(null, "", `/?${search}`);
        dispatchEvent(new PopStateEvent("popstate"));
      }, `${query}&operator=nobody`);
      await page.getByRole("alert").waitFor();
      await page.locator(".who").waitFor({ state: "detached" });
    }
  });

  test("the file of the API has the same estimate", async () => {
    const { page, impact } = await openWith(`${AT}&operator=giffgaff&operator=sky-mobile`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    const [, total] = text.split("\r\n");
    expect(total).toMatch(/^total,/);
    expect(total?.endsWith(impact.estimateId)).toBe(true);
    expect(impact.affected.point).toBe(3_100_000);
  });

  test("the map shows land, and each area without others below it once, by name and in words", async () => {
    const { page, faults } = await openWith(AT);
    const map = page.getByRole("img", { name: /^Map of 4 areas/ });
    expect(await map.getAttribute("aria-label")).toContain("London: 2,150,600 of 2,150,600 affected.");
    await page.locator('.area-map .land[d^="M"]').waitFor();
    expect((await map.locator("text").allTextContents()).toSorted()).toEqual([
      "London",
      "Northern Ireland",
      "Scotland",
      "Wales",
    ]);
    const text = await page.locator(".area-map figcaption").textContent();
    expect(text).toContain("16,380,000 lines in United Kingdom, 11,273,100 lines in England");
    expect(faults).toEqual([]);
  });
});

describe("why O2's outage hits them", () => {
  test("the causes stand in the order of what mending each restores, with their nodes and since when", async () => {
    const { page, impact, faults } = await openWith(AT);
    const causes = page.locator(".cause");
    await page.getByText("12 down since 6 Dec 2018, 04:39 UTC").waitFor();
    const shown = await Promise.all(
      (await causes.all()).map(async (cause) => {
        const restored = cause.locator(".restored");
        const of = async (name: string): Promise<number> => Number(await restored.getAttribute(`data-${name}`));
        const leaf = await cause.getAttribute("data-leaf");
        return { leaf, restores: { affected: await of("affected"), impaired: await of("impaired") } };
      }),
    );
    expect(shown).toEqual(impact.causes.map(({ leaf, restores }) => ({ leaf, restores })));
    const first = causes.first();
    expect(await first.textContent()).toContain("Mending this alone gives service back to 32,300,000 lines");
    expect(await first.getByText("SGSN-MME 12").isVisible()).toBe(false);
    await first.getByText("6 more").click();
    await first.getByText("SGSN-MME 12").waitFor();
    expect(await causes.nth(1).textContent()).toContain("The same 12 nodes as of SGSN-MMEs, 2G and 3G side");
    expect(faults).toEqual([]);
  });

  test("what still holds is named, with how much of the network is seen; the limits of the method are one step away", async () => {
    const { page } = await openWith(AT);
    const holds = page.getByRole("group", { name: "What still holds" });
    expect(await holds.getByRole("listitem").allTextContents()).toEqual([
      "✓ SMS",
      "✓ Voice calls",
      "✓ Emergency calls",
    ]);
    expect(await holds.textContent()).toContain("12 of 43 nodes are seen");
    await page.getByText("the limits of the method").click();
    await page.getByText("31,791,500 lines, 98.4% of all").waitFor();
    await page.getByText("30 Apr 2016").waitFor();
  });

  test("where nothing fails that is said, and what was declared is told with who said it", async () => {
    const before = await openWith("at=2018-12-06T04:00:00Z");
    await before.page.getByText("Nothing fails, as far as is known.").waitFor();
    expect(await before.page.getByRole("region", { name: "Priority customers" }).textContent()).toContain("Not hit");
    const { page } = await openWith("at=2018-12-06T22:00:00Z");
    const declared = page.locator('.cause[data-leaf^="declaration:"]');
    expect(await declared.textContent()).toMatch(/Declared by .+, since 6 Dec 2018, 14:00 UTC; until released/);
    expect(await page.locator('[data-breakdown="service"] [data-key="voice"]').textContent()).toContain(
      "up to 28,800,000 served worse",
    );
    const data = page.locator('[data-breakdown="service"] [data-key="data"]');
    expect(await data.textContent()).toContain("54.7% of 32,300,000 served worse");
  });
});

test("nothing stands in anybody's way in tables, and they fit a narrow page", async () => {
  const { page } = await stage.open(`/?${AT}&service=data`, { colorScheme: "dark" });
  await page.locator(".who").waitFor();
  await page.getByText("the limits of the method").click();
  await page.getByRole("button", { name: "Tables" }).click();
  expect(await findingsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 900 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
