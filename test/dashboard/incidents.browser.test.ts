import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { printedPages } from "./printed-pages.ts";
import { type Stage, openStage } from "./stage.ts";
import { failures, wideNetwork } from "./wide-network.ts";

let stage: Stage;
beforeAll(async () => {
  // An exercise has a line more on every page, in print too.
  stage = await openStage({ example: "o2-2018", environment: { EXERCISE: "An outage of 2018" } });
});
afterAll(async () => await stage.close());

const Range = z.object({ low: z.number(), point: z.number(), high: z.number() });
const Row = z.looseObject({ key: z.string(), affected: Range, customerHours: Range });
const Incident = z.looseObject({
  id: z.string(),
  present: z.looseObject({ affected: Range, impaired: Range }),
  peak: z.looseObject({ affected: Range, impaired: Range }),
  customerHours: Range,
  nodes: z.array(z.unknown()),
  byOperator: z.array(Row),
});
const Incidents = z.looseObject({ incidents: z.array(z.looseObject({ id: z.string() })) });
const Sitreps = z.object({ sitreps: z.array(z.looseObject({ reference: z.string(), text: z.string() })) });
const Facts = z.object({
  facts: z.array(z.looseObject({ name: z.string(), service: z.string().optional(), value: z.unknown() })),
});

async function latest(): Promise<string> {
  const [incident] = Incidents.parse(await stage.call("GET", "/v1/incidents")).incidents;
  return incident?.id ?? "";
}

async function figure(page: Page, name: string): Promise<number> {
  return Number(await page.locator(`data[data-figure="${name}"]`).getAttribute("value"));
}

async function isWiderThanItsWindow(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

describe("O2's incident on the page", () => {
  test("the list says what all come to together, and the incident as a card that leads to it", async () => {
    const { page, faults } = await stage.open("/incidents");
    await page.getByRole("heading", { name: "Together, nobody counted twice" }).waitFor();
    expect(await figure(page, "joint.affected")).toBe(0);
    const card = page.getByRole("article");
    const link = card.getByRole("link", { name: "SGSN-MMEs, 2G and 3G side, and 1 more cause" });
    await link.waitFor();
    expect(await card.textContent()).toContain("Recovering: nobody is hit by the nodes");
    expect(await card.textContent()).toContain("about 32 million");
    expect(await card.textContent()).toContain("544,255,000");
    await link.click();
    await page.getByRole("heading", { level: 1, name: "SGSN-MMEs, 2G and 3G side, and 1 more cause" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/incidents/${await latest()}`);
    expect(faults).toEqual([]);
  });

  test("the sheet has the figures of the API, at the peak and now, over the time and by operator", async () => {
    const id = await latest();
    const incident = Incident.parse(await stage.call("GET", `/v1/incidents/${id}`));
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await figure(page, "peak.affected")).toBe(incident.peak.affected.point);
    expect(await figure(page, "peak.impaired")).toBe(incident.peak.impaired.point);
    expect(await figure(page, "live.affected")).toBe(incident.present.affected.point);
    expect(await page.locator('[data-figure="customerHours"]').getAttribute("value")).toBe(
      String(incident.customerHours.point),
    );
    expect(incident.byOperator.length).toBeGreaterThan(5);
    for (const { key, affected, customerHours } of incident.byOperator) {
      const values = page.locator(`tr[data-key="${key}"] data`);
      expect(await values.evaluateAll((found) => found.map((one) => Number(one.getAttribute("value"))))).toEqual([
        affected.point,
        customerHours.point,
      ]);
    }
    await page.locator(".estimate-id").nth(1).waitFor();
    const peakId = await page.locator(".estimate-id", { hasText: "at the peak" }).locator(".id").textContent();
    expect(await stage.call("GET", `/v1/estimates/${peakId}`)).toMatchObject({
      verified: true,
      affected: incident.peak.affected,
    });
    const overTime = await page.getByRole("link", { name: "See it over time" }).getAttribute("href");
    expect(new URL(overTime ?? "", stage.address).searchParams.get("at")).toBe("2018-12-06T04:39:00Z");
    expect(faults).toEqual([]);
  });

  test("when data is expected back is said in a form, and stands among the facts", async () => {
    const id = await latest();
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.getByText("Facts", { exact: true }).click();
    await page.getByRole("button", { name: "Set it: Expected back, data" }).click();
    const form = page.getByRole("form", { name: "Say it: Expected back, data" });
    await form.getByLabel("At the earliest (UTC)").fill("2018-12-06T20:00");
    await form.getByLabel("Likely (UTC)").fill("2018-12-06T21:00");
    await form.getByLabel("At the latest (UTC)").fill("2018-12-07T04:00");
    await form.getByLabel("From what it is known").fill("The vendor");
    await form.getByRole("button", { name: "Send" }).click();
    const fact = page.locator("li", { has: page.getByRole("heading", { name: "Expected back, data" }) });
    await fact.getByText("6 Dec 2018, 21:00 UTC (6 Dec 2018, 20:00 UTC to 7 Dec 2018, 04:00 UTC)").waitFor();
    expect(await fact.textContent()).toContain("Known from: The vendor");
    const { facts } = Facts.parse(await stage.call("GET", `/v1/incidents/${id}/facts`));
    expect(facts.find(({ name, service }) => name === "expectedRestoration" && service === "data")?.value).toEqual({
      earliest: "2018-12-06T20:00:00Z",
      likely: "2018-12-06T21:00:00Z",
      latest: "2018-12-07T04:00:00Z",
    });
    await page.getByRole("button", { name: "Take it back: Expected back, data" }).click();
    await page.getByRole("form").getByLabel("From what it is known").fill("The vendor is not sure");
    await page.getByRole("form").getByRole("button", { name: "Take it back" }).click();
    await fact.getByText("taken back").waitFor();
    expect(faults).toEqual([]);
  });

  test("a report is made once however often one clicks, and is of record beside the live figure", async () => {
    const id = await latest();
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.getByRole("button", { name: "Make a report …" }).click();
    expect(await page.locator(".to-freeze").textContent()).toMatch(
      /^nobody: 0 affected, 0 affected or served worse, as of /,
    );
    await page.getByLabel("Remark").fill("For the board");
    await page.getByRole("button", { name: "Make the report" }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
      button.form?.requestSubmit();
    });
    await page.locator(".report").waitFor();
    const { sitreps } = Sitreps.parse(await stage.call("GET", `/v1/incidents/${id}/sitreps`));
    expect(sitreps).toHaveLength(1);
    const [{ reference, text } = { reference: "", text: "" }] = sitreps;
    await page.getByRole("status").getByText(`Report ${reference} is made.`).waitFor();
    expect(await page.locator(".report").textContent()).toContain(text);
    const record = page.getByRole("region", { name: /^Report 1, / });
    const live = page.getByRole("region", { name: /^Now, as of / });
    expect(await record.textContent()).toContain(`Of record: stays ${reference}`);
    expect(await live.textContent()).toContain("Live: moves");
    expect(await live.textContent()).not.toContain(reference);
    expect(faults).toEqual([]);
  });

  test("a report of which the answer is lost is not made again unseen: the form is gone and the list shows it", async () => {
    const id = await latest();
    const { page } = await stage.open(`/incidents/${id}`);
    await page.route("**/sitreps", async (route) => {
      if (route.request().method() !== "POST") return await route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Make a report …" }).click();
    await page.getByRole("button", { name: "Make the report" }).click();
    await page.getByText("It may have been done: look below before you do it again.").waitFor();
    await page.locator(".report").nth(1).waitFor();
    expect(await page.getByRole("button", { name: "Make the report" }).count()).toBe(0);
    expect(Sitreps.parse(await stage.call("GET", `/v1/incidents/${id}/sitreps`)).sitreps).toHaveLength(2);
  });

  test("it is named, noted and, once one has confirmed it, closed; and then stands in the table", async () => {
    const id = await latest();
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.getByText("Name, notes and closing").click();
    const name = page.getByRole("form", { name: "Name", exact: true });
    await name.getByLabel("Name").fill("Mobile data");
    await name.getByRole("button", { name: "Name it" }).click();
    await page.getByRole("heading", { level: 1, name: "Mobile data" }).waitFor();
    const note = page.getByRole("form", { name: "Note" });
    await note.getByLabel("Note").fill("The vendor is on the bridge");
    await note.getByRole("button", { name: "Add the note" }).click();
    await page.getByRole("listitem").getByText("The vendor is on the bridge").waitFor();
    await page.getByRole("button", { name: "Close it …" }).click();
    const closing = page.getByRole("form", { name: "Close this incident?" });
    await closing.getByLabel("From what it is known").fill("Registrations");
    await closing.getByLabel(/^Who confirms/).fill("Ada Byron");
    await closing.getByRole("button", { name: "Yes, close it" }).click();
    await page.getByText("Closed: Ada Byron said so").waitFor();
    await page.getByRole("link", { name: "← All incidents" }).click();
    await page.getByRole("rowheader", { name: "Mobile data" }).waitFor();
    expect(await page.getByText("No incident is open.").count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test("the hand-over is shown, and copied as the text that the API gives", async () => {
    const id = await latest();
    const { page, context, faults } = await stage.open(`/incidents/${id}`);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByText("Hand-over", { exact: true }).click();
    await page.getByText("noted: The vendor is on the bridge").waitFor();
    await page.getByText("Copy as text").click();
    const copied = await page.evaluate(async () => await navigator.clipboard.readText());
    const text = await (await fetch(`${stage.address}/v1/incidents/${id}/handover?format=text`)).text();
    // The first line has the minute in which it was asked for.
    expect(copied.split("\n").slice(1)).toEqual(text.split("\n").slice(1));
    expect(faults).toEqual([]);
  });

  test("it is printed on one page of A4, black on white though the screen is dark", async () => {
    const { page, context, faults } = await stage.open("/incidents", { colorScheme: "dark" });
    await context.addInitScript(() => localStorage.setItem("headcount.scheme", "dark"));
    await page.goto(`${stage.address}/incidents/${await latest()}`);
    await page.locator(".estimate-id").nth(1).waitFor();
    expect(await printedPages(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    const colours = await page.evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.body);
      return [backgroundColor, getComputedStyle(document.querySelector(".figure .size") ?? document.body).color];
    });
    expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("no view of it scrolls sideways on a phone 320 px wide", async () => {
    const { page, faults } = await stage.open("/incidents", { viewport: { width: 320, height: 640 } });
    await page.getByRole("rowheader").first().waitFor();
    expect(await isWiderThanItsWindow(page)).toBe(false);
    await page.goto(`${stage.address}/incidents/${await latest()}`);
    await page.locator(".estimate-id").nth(1).waitFor();
    await page.locator("details:not([open]) > summary").evaluateAll((closed) => {
      for (const summary of closed) if (summary instanceof HTMLElement) summary.click();
    });
    await page.getByRole("heading", { name: "Next 12 hours" }).waitFor();
    expect(await isWiderThanItsWindow(page)).toBe(false);
    expect(faults).toEqual([]);
  });
});

describe("an incident of which every list is long", () => {
  test("stands in a list that was open before it began, is printed on one page all the same, and says how much is left out", async () => {
    const now = Date.now();
    await stage.call("PUT", `/v1/inventory?effectiveFrom=${new Date(now - 3_600_000).toISOString()}`, wideNetwork());
    const { page: list } = await stage.open("/incidents");
    await list.getByText("No incident is open.").waitFor();
    await stage.call("POST", "/v1/events", failures(now));
    await list.getByRole("heading", { name: "Open and recovering: 1" }).waitFor();
    expect(await list.locator(".joint-size").textContent()).toBe("between 35 million and 680 million");
    const id = await latest();
    const incident = Incident.parse(await stage.call("GET", `/v1/incidents/${id}`));
    expect(incident.nodes).toHaveLength(31);
    await stage.call("PUT", `/v1/incidents/${id}/name`, {
      name: "A name that is as long as it may be. ".repeat(5).trim(),
    });
    await stage.call("POST", `/v1/incidents/${id}/sitreps`, {});
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.locator(".estimate-id").nth(1).waitFor();
    expect(await printedPages(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".nodes li").filter({ visible: true }).count()).toBe(8);
    expect(await page.locator(".nodes").textContent()).toContain("and 23 more");
    expect(faults).toEqual([]);
  });
});
