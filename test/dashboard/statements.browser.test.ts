import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readExample } from "../../src/replay/example.ts";
import { findingsOn } from "./axe.ts";
import { printedPages } from "./printed-pages.ts";
import { type Opened, type Stage, openStage } from "./stage.ts";

const Incidents = z.looseObject({ incidents: z.array(z.looseObject({ id: z.string() })).min(1) });
const Statement = z.looseObject({
  reference: z.string(),
  state: z.string(),
  message: z.string(),
  corrects: z.string().nullable(),
  authors: z.array(z.string()),
  texts: z.array(z.looseObject({ channel: z.string(), rendered: z.string(), isEdited: z.boolean() })),
});
const Statements = z.object({ statements: z.array(Statement), putRight: z.array(z.unknown()) });
const PublicStatus = z.looseObject({
  statements: z.array(z.looseObject({ reference: z.string(), state: z.string() })),
});
const Made = z.object({ secret: z.string(), credential: z.object({ id: z.string() }) });
type Made = z.infer<typeof Made>;

const SCOPES = ["impact:read", "events:write", "declarations:write", "statements:draft", "statements:approve"];
const SGSN_MMES = Array.from({ length: 12 }, (_, index) => `sgsn-mme-${String(index + 1).padStart(2, "0")}`);
const MINUTE = 60_000;

let stage: Stage;
let id: string;
let officer: Made;
let second: Made;
let reader: Made;
beforeAll(async () => {
  stage = await openStage();
  const { inventory } = await readExample("examples/o2-2018");
  const began = Date.now() - 20 * MINUTE;
  await stage.call("PUT", `/v1/inventory?effectiveFrom=${new Date(began - 60 * MINUTE).toISOString()}`, inventory);
  await told([{ nodes: SGSN_MMES, state: "down" }], began);
  await stage.call("PUT", "/v1/statements/settings", { operatorName: "O2", timeZone: "Europe/London" });
  const make = async (name: string, scopes: readonly string[], headers?: Record<string, string>): Promise<Made> =>
    Made.parse(await stage.call("POST", "/v1/credentials", { name, scopes, operators: "all" }, headers));
  const admin = as(await make("admin", ["impact:read", "admin"]));
  officer = await make("press officer", SCOPES, admin);
  second = await make("head of press", SCOPES, admin);
  reader = await make("reader", ["impact:read"], admin);
  await prepareHolding();
  id = Incidents.parse(await stage.call("GET", "/v1/incidents", undefined, as(officer))).incidents[0]?.id ?? "";
});
afterAll(async () => await stage.close());

function as({ secret }: Made): Record<string, string> {
  return { Authorization: `Bearer ${secret}` };
}

type Change = { readonly nodes: readonly string[]; readonly state: "up" | "down" };

/** All at once: between two of them nobody looks, and nothing is drafted of half of it. */
async function told(changes: readonly Change[], at: number, by?: Made): Promise<void> {
  const occurredAt = new Date(at).toISOString();
  const events = changes.flatMap(({ nodes, state }) =>
    nodes.map((node) => ({ id: `${node} ${state}`, node, state, occurredAt })),
  );
  await stage.call("POST", "/v1/events", events, by && as(by));
}

async function prepareHolding(): Promise<void> {
  const expiresAt = new Date(Date.now() + 3_600 * MINUTE).toISOString();
  const holding = { message: "holding.customers", languages: ["en"], channels: ["web-banner", "social"], expiresAt };
  await stage.call("PUT", "/v1/statements/holding/night", holding, as(officer));
  await stage.call("POST", "/v1/statements/holding/night/approve", { ground: "For nights" }, as(second));
}

/** Whom only people reach. */
async function addNewsDesk(): Promise<void> {
  const via = { kind: "phone", address: "+442079638000" };
  const desk = { name: "PA Media", audience: "customers", language: "en", channel: "plain", via };
  await stage.call("PUT", "/v1/statements/recipients/pa-media", desk, as(officer));
}

async function statements(): Promise<z.infer<typeof Statements>> {
  return Statements.parse(await stage.call("GET", `/v1/incidents/${id}/statements`, undefined, as(reader)));
}

async function open(who: Made, options?: Parameters<Stage["open"]>[1]): Promise<Opened> {
  const opened = await stage.open("about:blank", options);
  await opened.context.request.post(`${stage.address}/v1/sessions`, { data: { key: who.secret } });
  await opened.page.goto(`${stage.address}/incidents/${id}`);
  return opened;
}

async function openPart(page: Page): Promise<void> {
  await page.getByText("What the public is told", { exact: true }).click();
}

/** Of one statement, on the page. */
function item(page: Page, reference: string) {
  return page.locator(`[data-statement="${reference}"]`);
}

/** Presses a button of a statement, and the one of the form that it opens. */
async function take(page: Page, reference: string, action: string): Promise<void> {
  const one = item(page, reference);
  await one.getByRole("button", { name: `${action}: ${reference}` }).click();
  await one.getByRole("form").getByRole("button", { name: action, exact: true }).click();
}

describe("what the public is told of O2's outage", () => {
  test("a holding text is out in two clicks, and its words are seen before the second", async () => {
    const { page, faults } = await open(officer);
    await page.getByRole("button", { name: "Publish “night”" }).click();
    const offer = page.getByRole("region", { name: "Nothing is published yet" });
    await offer.getByText(/^O2: /).first().waitFor();
    const words = await offer.locator(".rendered").allTextContents();
    await offer.getByRole("button", { name: "Yes, publish “night” now" }).click();
    await page.getByRole("status").getByText("“night” is published.").waitFor();
    const [published] = (await statements()).statements;
    expect(published).toMatchObject({ state: "published", message: "holding.customers" });
    expect(published?.texts.map(({ rendered }) => rendered)).toEqual(words);
    await offer.waitFor({ state: "detached" });
    expect(await printedPages(page)).toBe(1);
    expect(faults).toEqual([]);
  });

  test("a text is worded beside its preview: too long it is red and refused, back at the template it fits; a figure in other words needs a reason", async () => {
    const { page, faults } = await open(officer);
    await openPart(page);
    await page.getByRole("button", { name: "Write a statement" }).click();
    for (const channel of ["Press release", "Social media", "Call centre", "Radio"])
      await page.getByRole("checkbox", { name: channel }).uncheck();
    const banner = page.locator('[data-text="en web-banner"]');
    await banner.locator(".rendered", { hasText: "about 32 million lines" }).first().waitFor();
    const words = banner.getByRole("textbox", { name: "English, Web banner" });
    const template = await words.inputValue();
    expect(template).toContain("{affected}");
    expect(await banner.textContent()).toContain("of 300 characters");
    expect(await banner.textContent()).toContain("of 32,300,000 affected (goes by data)");
    await page.getByText("not reviewed by a speaker").waitFor();
    await banner.getByText(/^Changed since /).waitFor();
    expect(await banner.locator("ins").count()).toBeGreaterThan(0);

    await words.fill(`${template} ${"We are sorry. ".repeat(30)}`);
    await banner.getByText(/^Too long: /).waitFor();
    await banner.getByText(/^is too long for web-banner/).waitFor();
    await page.getByRole("status").getByText("It cannot be submitted yet. To be put right: 1").waitFor();
    await words.fill(`${template} {nothing}`);
    await banner.getByText(/there is no value "{nothing}"/).waitFor();
    await page.getByRole("button", { name: "Back to the template: English, Web banner" }).click();
    await page.getByRole("status").getByText("Nothing stands in its way.").waitFor();
    expect(await words.inputValue()).toBe(template);

    const figure = page.locator('[data-figure="affected"]');
    await figure.getByLabel("Put it").selectOption("more-than");
    await figure.getByLabel("Why").fill("Retail asked for a floor");
    await figure
      .getByText("Put as “more than 32 million lines” in place of “about 32 million lines”: Retail asked for a floor")
      .waitFor();
    await banner.locator(".rendered", { hasText: "more than 32 million lines" }).first().waitFor();
    await page.getByText("Filled in: English").click();
    await page.getByRole("row", { name: "{affected} more than 32 million lines the estimate" }).waitFor();
    await words.fill(template.replace("we are sorry", "we apologise"));
    await page.getByRole("button", { name: "Save and submit" }).click();
    await page
      .getByRole("status")
      .getByText(/^Saved and submitted: /)
      .waitFor();
    const [saved] = (await statements()).statements;
    expect(saved).toMatchObject({ state: "in-review", authors: [`key:${officer.credential.id}`] });
    expect(saved?.texts.map(({ channel, isEdited }) => [channel, isEdited])).toEqual([
      ["web-banner", true],
      ["plain", false],
    ]);
    expect(faults).toEqual([]);
  });

  test("figures stand side by side; what others published is explained, and answered", async () => {
    const published = {
      by: "A newspaper",
      at: new Date().toISOString(),
      what: "affected",
      figure: 34_900_000,
      source: "https://news.example",
    };
    await stage.call("POST", `/v1/incidents/${id}/published`, published, as(officer));
    const { page, faults } = await open(officer);
    await openPart(page);
    await page.getByRole("heading", { name: "Figures side by side" }).click();
    await page.locator('tr[data-whose="executive"]').waitFor();
    expect(await page.locator('tr[data-whose="regulatory"]').count()).toBeGreaterThan(0);
    await page.getByText(/^It counts giffgaff twice: /).waitFor();
    await page.getByRole("button", { name: "Answer it: A newspaper" }).click();
    await page.getByLabel("What we say of it").fill("giffgaff is in our own count");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText(/^We say: giffgaff is in our own count \(key:/).waitFor();
    expect(faults).toEqual([]);
  });

  test("one's own is not approved, another approves it, it is published, is out of date as 3G returns, and its correction is published", async () => {
    const reference = (await statements()).statements[0]?.reference ?? "";
    await addNewsDesk();
    const own = await open(officer);
    await openPart(own.page);
    await take(own.page, reference, "Approve");
    const why = `key:${officer.credential.id} worded statement ${reference}: somebody else has to approve it.`;
    await item(own.page, reference).getByRole("alert").getByText(why).waitFor();
    await item(own.page, reference).getByRole("button", { name: "Cancel" }).click();

    const other = await open(second);
    await other.page.getByText(`To be approved: ${reference}`).waitFor();
    await other.page.getByRole("button", { name: "See what the public is told" }).click();
    await take(other.page, reference, "Approve");
    await other.page.getByRole("status").getByText(`Approved: ${reference}`).waitFor();

    // Of what somebody else did the page hears without being loaded anew.
    await item(own.page, reference).getByText("Can be published.").waitFor();
    await take(own.page, reference, "Publish");
    await item(own.page, reference).getByText("Published", { exact: true }).waitFor();
    const { statements: shown } = PublicStatus.parse(await stage.call("GET", "/public/status.json"));
    expect(shown.map(({ state }) => state)).toEqual(["current", "superseded"]);

    await item(own.page, reference).getByRole("button", { name: "They were told: PA Media" }).click();
    await item(own.page, reference).getByRole("form").getByRole("button", { name: "They were told" }).click();
    await item(own.page, reference)
      .getByText(/^PA Media \(phone \+442079638000\), /)
      .waitFor();

    const back: readonly Change[] = [
      { nodes: ["lte-access"], state: "down" },
      { nodes: SGSN_MMES, state: "up" },
    ];
    await told(back, Date.now(), officer);
    const fault = own.page.getByRole("region", { name: "Out of date: 1 published" });
    await fault.getByText(/^lines affected: it says more than 32 million, now 0/).waitFor();
    await fault.getByText(/^Written: [A-Z0-9]{6}: Correction$/).waitFor();
    const correction = (await statements()).statements.find(({ corrects }) => corrects === reference)?.reference ?? "";
    await take(own.page, correction, "Submit");
    await take(other.page, correction, "Approve");
    await item(own.page, correction).getByText("Can be published.").waitFor();
    await take(own.page, correction, "Publish");
    // Whom only people reach is still to be put right.
    await fault.waitFor({ state: "detached" });
    const left = own.page.locator(".problem.out-of-date", { hasText: "Still to be put right: PA Media" });
    await left.waitFor();
    const putRight = own.page.locator('[data-put-right="pa-media"]');
    await putRight.getByRole("button", { name: "They were told: PA Media" }).click();
    await putRight.getByRole("button", { name: "They were told" }).click();
    await left.waitFor({ state: "detached" });
    await item(own.page, reference).getByText("Corrected", { exact: true }).waitFor();
    await item(own.page, reference).getByText("What became of it").click();
    const history = await item(own.page, reference).locator(".history strong").allTextContents();
    expect(history).toEqual([
      "Version 1 written",
      "Submitted",
      "Approved",
      "Published",
      "Told: PA Media",
      `Found out of date; ${correction} is drafted to correct it`,
    ]);
    expect(other.faults).toEqual([]);
    // That the browser tells of an answer 403.
    expect(own.faults).toEqual([expect.stringContaining("403")]);
  });

  test("all of it unfolded has nothing that axe finds, light or dark, and fits 320 pixels; who only reads is offered nothing to do", async () => {
    const { page, faults } = await open(officer, { colorScheme: "light", reducedMotion: "reduce" });
    await openPart(page);
    await page.getByRole("heading", { name: "Figures side by side" }).click();
    await page.getByRole("button", { name: "Write a statement" }).click();
    await page.locator('[data-text="en sms"]').waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "SMS" }).check();
    await page.getByRole("textbox", { name: "English, Web banner" }).fill("Sorry {nothing}");
    await page.getByText(/there is no value "{nothing}"/).waitFor();
    await page.locator(".bound > summary").first().click();
    for (const fold of await page.locator(".statement > details > summary").all()) await fold.click();
    await page.getByRole("button", { name: /^Withdraw: / }).click();
    const regulatory = page.locator('tr[data-whose="regulatory"]', { hasText: "over its whole time" });
    await regulatory.first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    const ground = async () => await page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect.poll(ground).not.toBe(light);
    expect(await findingsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    expect(faults).toEqual([]);

    const { page: read } = await open(reader);
    await openPart(read);
    await read.locator(".statement").first().waitFor();
    expect(await read.locator(".public .buttons button").count()).toBe(0);
    expect(await read.getByRole("button", { name: "Write a statement" }).count()).toBe(0);
  });
});
