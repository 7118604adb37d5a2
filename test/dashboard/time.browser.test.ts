import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Stage, openStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
});
afterAll(async () => await stage.close());

const Range = z.object({ low: z.number(), point: z.number(), high: z.number() });

function figuresOf({ low, point, high }: z.infer<typeof Range>): readonly number[] {
  return [low, point, high];
}

const Timeline = z.object({
  points: z.array(z.object({ at: z.string(), affected: Range, impaired: Range, base: z.number() })).min(1),
  customerHours: Range,
  impairedHours: Range,
  everAffected: Range,
});

const AT_FIVE = "/?at=2018-12-06T05:00:00Z";
const DAYS = "from=2018-12-05T05:00:00Z&to=2018-12-07T05:00:00Z";

async function timeline(query: string) {
  return Timeline.parse(await stage.call("GET", `/v1/impact/timeline?${query}`));
}

async function openCurve(path: string, options: BrowserContextOptions = {}) {
  const opened = await stage.open(path, options);
  await opened.page.locator(".chart canvas").waitFor();
  return opened;
}

const headline = (page: Page) => page.getByRole("heading", { level: 1 });
const slider = (page: Page) => page.getByRole("slider", { name: "Moment looked at" });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const known = (page: Page) => page.getByRole("switch", { name: "What was known then" });

async function sees(page: Page, words: string | RegExp): Promise<void> {
  await headline(page).filter({ hasText: words }).waitFor({ timeout: 30_000 });
}

async function figure(page: Page, name: string): Promise<number> {
  return Number(await page.locator(`.time data[data-figure="${name}"]`).getAttribute("value"));
}

/** Where in the curve a moment of what is shown lies, in pixels of the page. */
async function placeOf(page: Page, moment: string) {
  await page.locator(".chart").scrollIntoViewIfNeeded();
  const box = await page.locator(".chart .u-over").boundingBox();
  const [min, max] = [await slider(page).getAttribute("min"), await slider(page).getAttribute("max")].map(Number);
  if (box === null || min === undefined || max === undefined) throw new Error("there is no curve");
  const x = box.x + (box.width * (Date.parse(moment) - min)) / (max - min);
  return { x, y: box.y + box.height / 2 };
}

describe("O2's outage over time", () => {
  test("what it came to is what the service says of the same time", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    const said = await timeline(DAYS);
    expect(await figure(page, "customerHours")).toBe(said.customerHours.point);
    expect(await figure(page, "impairedHours")).toBe(said.impairedHours.point);
    expect(await figure(page, "everAffected")).toBe(said.everAffected.point);
    expect(await figure(page, "peak")).toBe(32_300_000);
    const soFar = await timeline("from=2018-12-05T05:00:00Z&to=2018-12-06T05:00:00Z");
    expect(soFar.customerHours.point).toBe(11_305_000);
    expect(await figure(page, "customerHours.soFar")).toBe(soFar.customerHours.point);
    expect(faults).toEqual([]);
  });

  test("the outage is shown with an eighth of it to either side, and each point of it can be read off", async () => {
    const { page } = await openCurve(AT_FIVE);
    await page.getByText("What happened (8)").waitFor();
    expect(Number(await slider(page).getAttribute("min"))).toBe(Date.parse("2018-12-06T01:48:00Z"));
    const { points } = await timeline(DAYS);
    const count = new Intl.NumberFormat("en-GB");
    for (const { at, affected, impaired } of points.slice(1)) {
      const { x, y } = await placeOf(page, at);
      await page.mouse.move(x + 1, y);
      const range =
        impaired.low === impaired.high ? "" : ` (${count.format(impaired.low)} to ${count.format(impaired.high)})`;
      await page
        .locator(".readout")
        .filter({
          hasText: `: ${count.format(affected.point)} affected, ${count.format(impaired.point)}${range} affected or served worse`,
        })
        .waitFor({ timeout: 30_000 });
    }
  });

  test("the curve is drawn below 32 million and not before, in the reader's colours, as wide as there is room", async () => {
    const { page, faults } = await openCurve(AT_FIVE, { colorScheme: "light" });
    const colourAt = async (moment: string): Promise<string> => {
      const { x, y } = await placeOf(page, moment);
      const pixel = await page.evaluate(`(() => {
        const canvas = document.querySelector(".chart canvas");
        const { left, top } = canvas.getBoundingClientRect();
        const [across, down] = [(${x} - left) * devicePixelRatio, (${y} - top) * devicePixelRatio];
        return canvas.getContext("2d").getImageData(across, down, 1, 1).data.join();
      })()`);
      return String(pixel);
    };
    await expect.poll(async () => await colourAt("2018-12-06T11:07:00Z")).not.toBe("0,0,0,0");
    expect(await colourAt("2018-12-06T03:07:00Z")).toBe("0,0,0,0");
    const light = await colourAt("2018-12-06T11:07:00Z");
    await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
    await expect.poll(async () => await colourAt("2018-12-06T11:07:00Z")).not.toBe(light);
    await page.setViewportSize({ width: 400, height: 720 });
    await expect.poll(async () => (await page.locator(".chart canvas").boundingBox())?.width).toBeLessThan(400);
    expect(faults).toEqual([]);
  });
});

describe("back in time", () => {
  test("a click goes to that moment: the number follows, and what is shown stays", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    const { x, y } = await placeOf(page, "2018-12-06T23:00:00Z");
    await page.mouse.click(x, y);
    await sees(page, "lines served worse");
    expect(Math.abs(Date.parse(parameter(page, "at") ?? "") - Date.parse("2018-12-06T23:00:00Z"))).toBeLessThan(
      180_000,
    );
    expect(parameter(page, "from")).toBe("2018-12-06T01:48:00Z");
    expect(await slider(page).getAttribute("min")).toBe(String(Date.parse("2018-12-06T01:48:00Z")));
    expect(faults).toEqual([]);
  });

  test("pulled from the present into the outage the curve stays the same, and few questions are asked", async () => {
    const { page, faults } = await openCurve("/?from=2018-12-06T00:00:00Z&to=2018-12-07T06:00:00Z");
    await sees(page, "No failure reported");
    await page.evaluate(`document.querySelector(".chart canvas").dataset.same = "yes"`);
    const asked: string[] = [];
    page.on("request", (request) => {
      if (/\/v1\/impact\?at=/.test(request.url())) asked.push(request.url());
    });
    const [start, end] = [await placeOf(page, "2018-12-07T05:00:00Z"), await placeOf(page, "2018-12-06T12:00:00Z")];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 60 });
    await page.mouse.up();
    const isThere = (): boolean =>
      Math.abs(Date.parse(parameter(page, "at") ?? "") - Date.parse("2018-12-06T12:00:00Z")) < 180_000;
    await expect.poll(isThere).toBe(true);
    await sees(page, "About 32 million");
    expect(await page.locator(".chart canvas").getAttribute("data-same")).toBe("yes");
    expect(asked.length).toBeLessThan(30);
    await page.goBack();
    await sees(page, "No failure reported");
    expect(parameter(page, "at")).toBeNull();
    expect(faults).toEqual([]);
  });

  test("by keyboard one goes from change to change, by minutes, and to the end", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => parameter(page, "at")).toBe("2018-12-06T21:30:00Z");
    await sees(page, "lines served worse");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => parameter(page, "at")).toBe("2018-12-06T21:29:00Z");
    await sees(page, "About 32 million");
    expect(await slider(page).getAttribute("aria-valuetext")).toContain("6 Dec 2018, 21:29 UTC: 32,300,000 affected");
    await page.keyboard.press("Home");
    await expect.poll(() => parameter(page, "at")).toBe("2018-12-06T01:48:00Z");
    expect(faults).toEqual([]);
  });

  test("at 21:30, before it was told, 32 million were known to be affected; now it is known that nobody was", async () => {
    const { page, faults } = await openCurve("/?at=2018-12-06T21:30:10Z");
    await sees(page, "lines served worse");
    expect(await page.getByText("12 nodes up: sgsn-mme-01").count()).toBe(1);
    await known(page).click();
    await sees(page, "About 32 million");
    expect(parameter(page, "known")).toBe("then");
    expect(await known(page).getAttribute("aria-checked")).toBe("true");
    await page.getByText("12 nodes up: sgsn-mme-01").waitFor({ state: "detached" });
    await page
      .getByText(/by what was known then$/)
      .first()
      .waitFor();
    await known(page).click();
    await sees(page, "lines served worse");
    expect(faults).toEqual([]);
  });

  test("in the present there is nothing else to know, and the switch says so", async () => {
    const { page } = await openCurve("/");
    expect(await known(page).isDisabled()).toBe(true);
    await page.getByText("In the present it is the same").waitFor();
    await page.getByText("In this time nobody was affected or served worse.").waitFor();
  });
});

describe("what happened", () => {
  test("is listed in order, and each leads to its moment", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    const list = page.locator(".happened li");
    await expect.poll(async () => await list.count()).toBe(8);
    const texts = await list.allTextContents();
    expect(texts[0]).toContain("12 nodes down: sgsn-mme-01, sgsn-mme-02, sgsn-mme-03 and 9 more");
    expect(texts[1]).toContain("Declared: Calls worse for some");
    expect(texts.join("\n")).toContain("Affected: from 32,300,000 to 0");
    await page.getByRole("link", { name: "6 Dec 2018, 04:39 UTC" }).last().click();
    await expect.poll(() => parameter(page, "at")).toBe("2018-12-06T04:39:00Z");
    await sees(page, "About 32 million");
    expect(faults).toEqual([]);
  });

  test("a partner is shown where fewer of its own are affected, and the network is not even asked about", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    const partner = { principal: "partner", scopes: ["impact:read"], operators: ["giffgaff"], credential: "1" };
    await page.route("**/v1/me", async (route) => await route.fulfill({ json: partner }));
    await page.goto("about:blank");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(stage.address + AT_FIVE);
    await page.getByText("What happened in the network is not shown to you").waitFor();
    await expect.poll(async () => await page.locator(".happened li").count()).toBe(2);
    expect(asked.filter((path) => /events|declarations|incidents/.test(path))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("which time is shown", () => {
  test("is chosen by the clocks that are read", async () => {
    const { page, faults } = await openCurve(`${AT_FIVE}&zone=Asia/Tokyo`);
    await page.getByText("Another time").click();
    await page.getByLabel("From (Asia/Tokyo)").fill("2018-12-06T12:00");
    await page.getByLabel("To (Asia/Tokyo)").fill("2018-12-06T18:30");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect.poll(() => parameter(page, "from")).toBe("2018-12-06T03:00:00Z");
    expect(parameter(page, "to")).toBe("2018-12-06T09:30:00Z");
    await page.getByRole("heading", { name: /^From 6 Dec 2018, 12:00 (GMT\+9|JST)/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test("the last days are those of the present, to which one comes back at their end", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    await page.getByRole("button", { name: "The last 7 days" }).click();
    await sees(page, "No failure reported");
    expect(parameter(page, "at")).toBeNull();
    const start = Date.parse(parameter(page, "from") ?? "");
    expect(Math.round((Date.now() - start) / 3_600_000)).toBe(7 * 24);
    await slider(page).focus();
    await page.keyboard.press("Home");
    await expect.poll(() => parameter(page, "at")).toBe(parameter(page, "from"));
    await page.getByText(/^The past: /).waitFor();
    await page.keyboard.press("End");
    await page.getByText("Live", { exact: true }).waitFor();
    expect(parameter(page, "at")).toBeNull();
    expect(faults).toEqual([]);
  });
});

describe("to take along", () => {
  test("the CSV has the points of the service, and the picture is wide enough for a slide", async () => {
    const { page, faults } = await openCurve(AT_FIVE);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download CSV" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("headcount-2018-12-06T01-48.csv");
    const [, ...rows] = (await readFile(await saved.path(), "utf8")).trim().split("\r\n");
    const { points } = await timeline(DAYS);
    expect(points.length).toBeGreaterThan(3);
    expect(rows.map((row) => row.split(","))).toEqual(
      points.map(({ at, affected, impaired, base }) =>
        [at, ...figuresOf(affected), ...figuresOf(impaired), base].map(String),
      ),
    );
    const drawing = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download PNG" }).click();
    const bytes = await readFile(await (await drawing).path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBe(1_200);
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(faults).toEqual([]);
  });
});

/** Has each question for the curve refused. */
async function refuse(page: Page, status: number, errors: readonly object[]): Promise<void> {
  const body = { type: "about:blank", title: "Refused", status, detail: "It was refused.", errors };
  await page.route("**/v1/impact/timeline*", async (route) => await route.fulfill({ status, json: body }));
  await page.reload();
}

describe("what cannot be shown", () => {
  test("while the database is silent the curve is missing, not the number", async () => {
    const { page } = await openCurve(AT_FIVE);
    await refuse(page, 503, []);
    await page.getByRole("alert").filter({ hasText: "The database does not answer" }).waitFor();
    await sees(page, "About 32 million");
    await page.unroute("**/v1/impact/timeline*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".chart canvas").waitFor();
  });

  test("of too much a shorter time is offered", async () => {
    const { page } = await openCurve(AT_FIVE);
    await refuse(page, 400, [{ path: "step", message: "makes 10001 points" }]);
    const alert = page.getByRole("alert").filter({ hasText: "Too much happened in this time" });
    await alert.waitFor();
    await page.unroute("**/v1/impact/timeline*");
    await alert.getByRole("button", { name: "The last 6 h" }).click();
    await page.locator(".chart canvas").waitFor();
  });
});
