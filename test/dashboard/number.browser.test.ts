import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Estimate, type Stage, openStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
});
afterAll(async () => await stage.close());

/** The figures that a page shows, and of which estimate. */
async function shownOn(page: Page) {
  const headline = page.locator(".headline");
  const value = async (figure: string): Promise<number> =>
    Number(await page.locator(`data[data-figure="${figure}"]`).first().getAttribute("value"));
  return {
    estimateId: await headline.getAttribute("data-estimate"),
    affected: await value("affected.point"),
    impaired: await value("impaired.point"),
    words: (await headline.locator("h1").textContent()) ?? "",
  };
}

describe("O2's outage on the page", () => {
  test("at 05:00 the number stands there in words, and exactly as the estimate with this id has it", async () => {
    const { page, faults } = await stage.open("/?at=2018-12-06T05:00:00Z");
    await page.locator(".headline").waitFor();
    const shown = await shownOn(page);
    const estimate = Estimate.parse(await stage.call("GET", `/v1/estimates/${shown.estimateId}`));
    expect(shown.words).toBe("About 32 million lines affected");
    expect(shown).toMatchObject({ affected: estimate.affected.point, impaired: estimate.impaired.point });
    expect(estimate.affected.point).toBe(32_300_000);
    expect(await page.locator(".parts").textContent()).toBe(
      "25 million ours, 7.3 million other brands, machines included",
    );
    expect(faults).toEqual([]);
  });

  test("of a part of the base the number says whose it is, also in the tab and where it is copied", async () => {
    const { page, context, faults } = await stage.open("/?at=2018-12-06T05:00:00Z&operator=giffgaff");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".headline").getByText("Only giffgaff", { exact: true }).waitFor();
    expect(await page.title()).toContain("About 2.6 million lines affected, only giffgaff");
    await page.getByRole("button", { name: "Copy the number" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(copied).toContain("About 2.6 million lines affected, only giffgaff");
    expect(await page.getByText("Figure of record").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("who only hears it is not told that those who are served worse are affected", async () => {
    const { page } = await stage.open("/?at=2018-12-06T22:00:00Z");
    await page.getByRole("img", { name: /^Served worse of 32,300,000: best estimate 17,672,000/ }).waitFor();
    expect(await page.getByRole("img", { name: /^Affected of/ }).count()).toBe(0);
    await page.getByRole("img", { name: /London: 1,340,000 of 2,150,600 served worse\./ }).waitFor();
  });

  test("the first screen of a phone holds the number, whose it is, its range, since when and which way", async () => {
    const height = 844;
    const { page } = await stage.open("/?at=2018-12-06T22:00:00Z", { viewport: { width: 390, height } });
    await page.getByText("for 17 hrs 21 mins").waitFor();
    for (const place of [".headline h1", ".parts", ".exact", ".scale", ".fact .whole", ".fact .trend"]) {
      const box = await page.locator(place).first().boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0), place).toBeLessThan(height);
    }
  });
});
