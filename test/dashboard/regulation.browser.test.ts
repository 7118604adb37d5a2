import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { findingsOn } from "./axe.ts";
import { printedPages } from "./printed-pages.ts";
import { type Stage, openStage } from "./stage.ts";

const Incidents = z.looseObject({ incidents: z.array(z.looseObject({ id: z.string() })).min(1) });
const Obligations = z.looseObject({
  obligations: z.array(
    z.looseObject({
      id: z.string(),
      recipient: z.string(),
      provider: z.looseObject({ name: z.string() }),
      dueLocal: z.string().nullable(),
      state: z.string(),
    }),
  ),
});
const Verdicts = z.looseObject({
  verdicts: z.array(
    z.looseObject({
      rule: z.string(),
      provider: z.looseObject({ id: z.string(), name: z.string() }),
      verdict: z.string(),
      reason: z.string(),
    }),
  ),
});
const Records = z.looseObject({ records: z.array(z.looseObject({ kind: z.string() })) });
const Made = z.object({ secret: z.string() });

let stage: Stage;
let id: string;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
  id = Incidents.parse(await stage.call("GET", "/v1/incidents")).incidents[0]?.id ?? "";
});
afterAll(async () => await stage.close());

const obligations = async () =>
  Obligations.parse(await stage.call("GET", `/v1/incidents/${id}/obligations`)).obligations;
const verdicts = async () => Verdicts.parse(await stage.call("GET", `/v1/incidents/${id}/verdicts`)).verdicts;

/** What was asked of regulation, from now on. */
function askedOn(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/\/(obligations|verdicts|answers|drafts|filings|put-right)\b/.test(pathname)) asked.push(pathname);
  });
  return asked;
}

describe("O2's incident, and what must be reported of it", () => {
  test("one line says what is overdue, and the strip has each clock of the API, what is overdue first; the sheet stays one page", async () => {
    const all = await obligations();
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.locator(".glance strong", { hasText: /^Overdue by / }).waitFor();
    const clocks = page.locator(".clock");
    expect(await clocks.count()).toBe(4);
    await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
    const shown = await clocks.evaluateAll((found) => found.map((one) => one.getAttribute("data-obligation")));
    const overdue = all.filter(({ state }) => state === "overdue");
    const others = all.filter(({ state }) => state !== "overdue");
    expect(shown).toEqual([...overdue, ...others].map((one) => one.id));
    const ofcom = page.locator(".clock", { hasText: "Ofcom (GB): notification" }).filter({ hasText: "O2, " }).first();
    expect(await ofcom.textContent()).toMatch(/^Overdue by [\d,]+ days/);
    expect(await ofcom.textContent()).toContain("2018-12-06 07:39 GMT (Europe/London)");
    expect(await ofcom.textContent()).toContain("not set; it runs from the first event, 6 Dec 2018, 04:39 UTC");
    expect(await ofcom.textContent()).toContain("Fault: There is no contact for this recipient.");
    // None of it is on the sheet of A4.
    expect(await printedPages(page)).toBe(1);
    const first = await clocks.first().locator(".left").textContent();
    // A device's clock that is five hours ahead changes nothing.
    await page.addInitScript(`const now = Date.now; Date.now = () => now() + ${5 * 3_600_000};`);
    await page.reload();
    await expect.poll(async () => await clocks.first().locator(".left").textContent()).toBe(first);
    expect(faults).toEqual([]);
  });

  test("an acknowledgement is recorded once however often one clicks, and its clock is done", async () => {
    const before = await obligations();
    const ofcom = before.find(({ recipient, provider }) => recipient === "Ofcom" && provider.name === "O2");
    const { page, faults } = await stage.open(`/incidents/${id}`);
    await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
    const clock = page.locator(`[data-obligation="${ofcom?.id}"]`);
    await clock.getByRole("button", { name: "Acknowledged: Ofcom (GB), notification (O2)" }).click();
    await page.getByLabel("Who said so, at the recipient").fill("Duty officer");
    await page.getByLabel("Their reference").fill("OF-2018-1206");
    await page.getByRole("button", { name: "Record it" }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.form?.requestSubmit();
    });
    await page.getByRole("status").getByText("Recorded: Ofcom (GB), notification (O2)").waitFor();
    await page.getByText("Done: 1", { exact: true }).click();
    const done = page.locator(`.clock.done[data-obligation="${ofcom?.id}"]`);
    await done.getByText("Why, and since when").click();
    await done.getByText(/acknowledged by Duty officer, .*, reference OF-2018-1206/).waitFor();
    expect((await obligations()).filter(({ state }) => state === "done").map((one) => one.id)).toEqual([ofcom?.id]);
    const { records } = Records.parse(await stage.call("GET", `/v1/incidents/${id}/records`));
    expect(records.filter(({ kind }) => kind === "acknowledged")).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test("an answer settles what waited for it: the verdict changes, with who said it and from what; taken back, it waits again", async () => {
    const mvnos = (await verdicts()).find(
      ({ rule, provider }) => rule === "uk-2017-urgent-10m" && provider.id === "other-mvnos",
    );
    expect(mvnos?.verdict).toBe("unknown");
    const { page, faults } = await stage.open(`/incidents/${id}`);
    const asked = askedOn(page);
    await page.getByRole("button", { name: "Answer the questions" }).click();
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Is it reportable?");
    const question = page.locator('[data-question="national_mainstream_media_coverage"]');
    await question.getByRole("button", { name: /^Answer it/ }).click();
    await question.getByLabel("Yes", { exact: true }).check();
    await question.getByLabel("From what it is known").fill("BBC News at 06:00");
    await question.getByRole("button", { name: "Send" }).click();
    await page
      .getByRole("status")
      .getByText(/^Recorded\. .*national mainstream media/)
      .waitFor();
    await question.waitFor({ state: "detached" });
    await page.getByLabel("Provider").selectOption("other-mvnos");
    expect(new URL(page.url()).search).toBe("?verdicts=relevant&provider=other-mvnos");
    const rule = page.locator('.provider li[data-rule="uk-2017-urgent-10m"]');
    await expect.poll(async () => await rule.getAttribute("data-verdict")).toBe("met");
    await rule.locator("summary").click();
    await rule.getByText("said by local, ").waitFor();
    expect(await rule.textContent()).toContain("BBC News at 06:00");
    const reason = (await verdicts()).find(
      (one) => one.rule === "uk-2017-urgent-10m" && one.provider.id === "other-mvnos",
    );
    expect(await rule.locator(".reason").textContent()).toBe(reason?.reason);
    // Verdicts once they are unfolded, and again once something was answered.
    expect(asked.filter((path) => path.endsWith("/verdicts")).length).toBe(2);
    await rule.getByRole("button", { name: /^Change the answer/ }).click();
    await rule.getByLabel("nobody knows: take the answer back").check();
    await rule.getByLabel("From what it is known").fill("It was another outage");
    await rule.getByRole("button", { name: "Send" }).click();
    await question.waitFor();
    expect(await rule.getAttribute("data-verdict")).toBe("unknown");
    expect(faults).toEqual([]);
  });

  test("all of it unfolded has nothing that axe finds, light or dark, and fits 320 pixels", async () => {
    const { page, faults } = await stage.open(`/incidents/${id}?verdicts=all`, {
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    await page.getByText("Drafts and filings", { exact: true }).click();
    await page
      .getByRole("link", { name: /^Urgent report by telephone .*Whole: open, to print$/ })
      .first()
      .waitFor();
    await page.locator(".clock details > summary").first().click();
    await page.locator('li[data-rule="uk-2017-urgent-10m"] summary').first().click();
    await page
      .getByRole("button", { name: /^Acknowledged: / })
      .first()
      .click();
    await page.locator(".rules table").first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    const ground = async () => await page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect.poll(ground).not.toBe(light);
    expect(await findingsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    expect(faults).toEqual([]);
  });

  test("a partner sees none of it and asks for none of it; whoever only reads is offered nothing to do", async () => {
    const admin = { name: "admin", scopes: ["impact:read", "admin"], operators: "all" };
    const made = Made.parse(await stage.call("POST", "/v1/credentials", admin));
    const as = async (operators: "all" | readonly string[]) => {
      const headers = { Authorization: `Bearer ${made.secret}` };
      const body = { name: "reader", scopes: ["impact:read"], operators };
      const { secret } = Made.parse(await stage.call("POST", "/v1/credentials", body, headers));
      const { page, context } = await stage.open("/v1/about");
      await context.request.post(`${stage.address}/v1/sessions`, { data: { key: secret } });
      const asked = askedOn(page);
      await page.goto(`${stage.address}/incidents/${id}`);
      return { page, asked, secret };
    };
    const partner = await as(["giffgaff"]);
    await partner.page.getByRole("heading", { level: 1, name: "This shows the whole network" }).waitFor();
    await partner.page.waitForLoadState("networkidle");
    expect(await partner.page.getByText("To be reported").count()).toBe(0);
    expect(partner.asked).toEqual([]);
    const refused = await fetch(`${stage.address}/v1/incidents/${id}/obligations`, {
      headers: { Authorization: `Bearer ${partner.secret}` },
    });
    expect(refused.status).toBe(403);

    const reader = await as("all");
    await reader.page.locator(".clock").first().waitFor();
    await reader.page.waitForLoadState("networkidle");
    expect(await reader.page.getByRole("button", { name: /^Acknowledged: / }).count()).toBe(0);
    expect(await reader.page.getByText("Drafts and filings").count()).toBe(0);
    expect(reader.asked).toEqual([`/v1/incidents/${id}/obligations`]);
  });
});
