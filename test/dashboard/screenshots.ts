import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { openStage } from "./stage.ts";

/** `npm run screenshots`: pictures of each view of O2's outage, for `docs/page`. */

const folder = fileURLToPath(new URL("../../docs/page", import.meta.url));
const WIDTHS = [320, 1440] as const;
/** The number and what follows it; not all of a page, which is as long as there are rows. */
const HEIGHTS = { 320: 1300, 1440: 1180 } as const;
const SCHEMES = ["light", "dark"] as const;

const Incidents = z.object({ incidents: z.array(z.object({ id: z.string() })).min(1) });

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
  };
  for (const [name, path] of Object.entries(views))
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES) {
        const viewport = { width, height: HEIGHTS[width] };
        const { page, context } = await stage.open(path, { viewport, colorScheme, reducedMotion: "reduce" });
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle").catch(() => {});
        if (name === "regulation") await page.locator("#to-report").evaluate((clocks) => clocks.scrollIntoView());
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
        await context.close();
      }
} finally {
  await stage.close();
}
