import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { z } from "zod";
import { openStage } from "./stage.ts";

/** `npm run screenshots`: pictures of each view of O2's outage, for `docs/page`; `npm run screenshots statements`: of one view. */

const folder = fileURLToPath(new URL("../../docs/page", import.meta.url));
const WIDTHS = [320, 1440] as const;
/** The number and what follows it; not all of a page, which is as long as there are rows. */
const HEIGHTS = { 320: 1300, 1440: 1180 } as const;
const SCHEMES = ["light", "dark"] as const;

const Estimated = z.looseObject({ estimateId: z.string() });
const Incidents = z.object({ incidents: z.array(z.object({ id: z.string() })).min(1) });

/** The draft as somebody words it, as of the morning. */
async function openEditor(page: Page): Promise<void> {
  await page.getByText("What the public is told", { exact: true }).click();
  await page.getByRole("button", { name: /^Edit it: / }).click();
  await page.getByLabel("Figures as of").selectOption("estimate");
  await page.locator(".editor .rendered", { hasText: "about 32 million" }).first().waitFor();
  await page.locator(".editor").evaluate((editor) => editor.scrollIntoView());
}

const stage = await openStage({ example: "o2-2018", environment: { TIME_ZONE: "Europe/London" } });
try {
  await mkdir(folder, { recursive: true });
  const [incident] = Incidents.parse(await stage.call("GET", "/v1/incidents")).incidents;
  const views = {
    outage: "/?at=2018-12-06T05:00:00Z",
    "what-if": "/what-if?site=site-south",
    incident: `/incidents/${incident?.id}`,
    incidents: "/incidents",
    regulation: `/incidents/${incident?.id}?verdicts=relevant`,
    statements: `/incidents/${incident?.id}`,
  };
  const { estimateId } = Estimated.parse(await stage.call("GET", "/v1/impact?at=2018-12-06T05:00:00Z"));
  const first = { message: "first.customers", channels: ["web-banner", "social", "radio"], estimateId };
  await stage.call("PUT", "/v1/statements/settings", { operatorName: "O2", timeZone: "Europe/London" });
  await stage.call("POST", `/v1/incidents/${incident?.id}/statements`, first);
  const wanted = process.argv.slice(2);
  const chosen = Object.entries(views).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  for (const [name, path] of chosen)
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES) {
        const viewport = { width, height: HEIGHTS[width] };
        const { page, context } = await stage.open(path, { viewport, colorScheme, reducedMotion: "reduce" });
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle").catch(() => {});
        if (name === "regulation") await page.locator("#to-report").evaluate((clocks) => clocks.scrollIntoView());
        if (name === "statements") await openEditor(page);
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
        await context.close();
      }
} finally {
  await stage.close();
}
