import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Estimate, type Stage, openStage } from "./stage.ts";

const RELEASE_A = "/what-if?softwareRelease=release-a";
const Supposition = Estimate.extend({ estimateId: z.null() });
const Declarations = z.object({
  declarations: z.array(z.looseObject({ id: z.string(), reason: z.string(), state: z.string() })),
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
});
afterAll(async () => await stage.close());

/** What is declared and holds. */
async function declared(): Promise<z.infer<typeof Declarations>["declarations"]> {
  return Declarations.parse(await stage.call("GET", "/v1/declarations?state=planned,active")).declarations;
}

function partsOf(page: Page) {
  return { now: page.getByRole("region", { name: "NOW" }), supposed: page.getByRole("region", { name: "WHAT IF" }) };
}

/** Opens the dialog of the question about release-a. */
async function openDialog(page: Page) {
  await page.getByRole("button", { name: "It has happened" }).click();
  const dialog = page.getByRole("dialog", { name: "Declare that it has happened" });
  return {
    dialog,
    reason: dialog.getByLabel("Why"),
    number: dialog.getByLabel("To confirm, type the number of nodes: 6"),
    submit: dialog.getByRole("button", { name: "Declare it" }),
  };
}

describe("what if", () => {
  test("a release fails: chosen by keyboard, it stands beside the present, marked, and exactly as the API answers", async () => {
    const { page, faults } = await stage.open("/what-if");
    await page.getByText("Choose what fails, and who would be hit stands here").waitFor();
    await page.getByRole("checkbox", { name: "release-a 6 nodes" }).focus();
    await page.keyboard.press("Space");
    const { now, supposed } = partsOf(page);
    await supposed.getByRole("heading", { name: "Between 3.6 million and 33 million lines" }).waitFor();
    const { affected, impaired } = Supposition.parse(
      await stage.call("POST", "/v1/impact/what-if", { select: { softwareRelease: "release-a" }, onTopOfNow: true }),
    );
    const figure = async (name: string) =>
      Number(await supposed.locator(`data[data-figure="${name}"]`).getAttribute("value"));
    expect([await figure("affected.point"), await figure("impaired.point")]).toEqual([affected.point, impaired.point]);
    expect(await now.locator('data[data-figure="affected.point"]').getAttribute("value")).toBe("0");
    expect(await supposed.getByText("between 3.6 million and 33 million more affected").count()).toBe(1);
    expect(await supposed.getByRole("listitem").count()).toBe(6);
    expect(await page.getByRole("row", { name: /^giffgaff/ }).textContent()).toBe("giffgaff+650,000+2,600,0000650,000");
    expect(await page.title()).toBe("WHAT IF: Between 3.6 million and 33 million lines affected · Headcount");
    expect(page.url()).toBe(stage.address + RELEASE_A);
    expect(await declared()).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("the link that is shared opens the same, and says so in print too", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, context, faults } = await stage.open(RELEASE_A, { permissions });
    await page.getByRole("button", { name: "Copy the link" }).click();
    const link = await page.evaluate(async () => await navigator.clipboard.readText());
    const other = await context.newPage();
    await other.goto(link);
    const { supposed } = partsOf(other);
    await supposed.getByRole("heading", { name: "Between 3.6 million and 33 million lines" }).waitFor();
    expect(await other.getByRole("checkbox", { name: "release-a" }).isChecked()).toBe(true);
    await other.emulateMedia({ media: "print" });
    expect(await supposed.getByText("WHAT IF", { exact: true }).isVisible()).toBe(true);
    expect(await other.getByText("WHAT IF: a question, not a fact.").isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test("what fits no node, and a node that is not there, say what to do", async () => {
    const { page } = await stage.open("/what-if?softwareRelease=release-a&function=HSS");
    await page.getByText("No node fits all of this").waitFor();
    await page.getByRole("button", { name: "Choose nothing" }).click();
    await page.getByText("Choose what fails, and who would be hit stands here").waitFor();
    await page.goto(`${stage.address}/what-if?node=gone-1&node=hss-1&others=up`);
    await page.getByText("There is no node gone-1.").waitFor();
    await page.getByRole("button", { name: "Leave it out" }).click();
    await partsOf(page).supposed.getByText("Supposed to fail: 1 node").waitFor();
    expect(new URL(page.url()).search).toBe("?node=hss-1&others=up");
  });

  test("single nodes are found by typing, and certificates by a date", async () => {
    const { page, faults } = await stage.open("/what-if");
    await page.getByLabel("Filter single nodes").fill("dns");
    const group = page.getByRole("group", { name: "Single nodes" });
    await group.getByRole("checkbox").nth(1).waitFor({ state: "attached" });
    expect(await group.getByRole("checkbox").count()).toBe(2);
    await group.getByRole("checkbox").nth(1).focus();
    await page.keyboard.press("Space");
    await partsOf(page).supposed.getByText("Supposed to fail: 1 node").waitFor();
    await page.keyboard.press("Space");
    await page.getByText("Choose what fails, and who would be hit stands here").waitFor();
    await page.getByRole("button", { name: "within 30 days" }).click();
    await partsOf(page).supposed.getByText("Supposed to fail: 12 nodes").waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?certificateExpiresBefore=\d{4}-\d{2}-\d{2}$/);
    expect(faults).toEqual([]);
  });
});

describe("while nodes fail", () => {
  test("a question tells which of its nodes fail already, and which fail beside them, as it goes on", async () => {
    const { page, faults } = await stage.open("/what-if?node=dns-1");
    const { supposed } = partsOf(page);
    await supposed.getByText("Supposed to fail: 1 node").waitFor();
    await stage.fail("dns-1");
    await stage.fail("hss-1");
    await supposed.getByText("fails now already").waitFor();
    await supposed.getByText("Failing now beside them: 1 node").waitFor();
    await page.getByRole("radio", { name: "are up" }).check();
    await expect.poll(async () => await supposed.getByText("Failing now beside them").count()).toBe(0);
    await stage.fail("dns-1", "up");
    await stage.fail("hss-1", "up");
    await supposed.getByText("fails now already").waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });
});

describe("a question that has become true", () => {
  test("is declared by nobody who cancels, or presses Escape, or does not say it twice", async () => {
    const { page, faults } = await stage.open(RELEASE_A);
    const first = await openDialog(page);
    await first.reason.fill("Release a has failed");
    await first.number.fill("5");
    expect(await first.submit.isDisabled()).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await first.dialog.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("It has happened: declare it …");
    const second = await openDialog(page);
    await second.number.fill("6");
    await second.dialog.getByRole("button", { name: "Cancel" }).click();
    await second.dialog.waitFor({ state: "hidden" });
    expect(await declared()).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("says at its field what the service refuses", async () => {
    const { page } = await stage.open(RELEASE_A);
    const { dialog, reason, number, submit } = await openDialog(page);
    await reason.fill("Release a has failed");
    await dialog.getByLabel("Until when").fill("2018-12-06T05:00");
    await number.fill("6");
    await submit.click();
    await dialog.getByText("is not after").waitFor();
    expect(await dialog.getByLabel("Until when").getAttribute("aria-invalid")).toBe("true");
    expect(await declared()).toEqual([]);
  });

  test("is declared once, also where the answer was lost on its way, and shows at once in the present", async () => {
    const { page } = await stage.open(RELEASE_A);
    const other = await stage.open("/");
    const { dialog, reason, number, submit } = await openDialog(page);
    await reason.fill("Release a has failed at every site");
    await number.fill("6");
    await page.route(
      "**/v1/declarations",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await submit.click();
    await dialog.getByText("The service cannot be reached").waitFor();
    await submit.click();
    await page.waitForURL(`${stage.address}/`);
    await page.getByRole("heading", { name: "Between 3.6 million and 33 million lines" }).waitFor();
    await other.page.getByRole("heading", { name: "Between 3.6 million and 33 million lines" }).waitFor();
    expect(other.faults).toEqual([]);
    expect(await declared()).toMatchObject([
      {
        id: expect.stringMatching(/^what-if-[0-9a-f]{24}$/),
        select: { softwareRelease: ["release-a"] },
        outcome: "affected",
        reason: "Release a has failed at every site",
        state: "active",
      },
    ]);
  });
});
