/**
 * How soon the page shows the number: `npm run bench:page`. Each time a browser that has never seen it, on loopback: O2's
 * outage at 05:00, from the address being entered until the number is painted; against the same estimate as bare JSON,
 * opened in the same browser. In turn, in one run. And what the page weighs.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { bundlePage } from "../../src/dashboard/bundle.ts";
import { openBrowser, openStage } from "../dashboard/stage.ts";
import { summary } from "./summary.ts";

const ROUNDS = 15;
const AT = "at=2018-12-06T05:00:00Z";

/** Notes when an element is first on the screen: the frame after the one in which it came. */
const WATCH = `new MutationObserver((_, observer) => {
  if (document.querySelector(".headline .size") === null) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (globalThis.paintedAt = performance.now()), 0));
}).observe(document, { childList: true, subtree: true });`;

await main();

async function main(): Promise<void> {
  const stage = await openStage({ example: "o2-2018" });
  const [page, bare] = [[], []] as [number[], number[]];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      page.push(await inNewBrowser((context) => untilPainted(context, `${stage.address}/?${AT}`)));
      bare.push(await inNewBrowser((context) => untilShown(context, `${stage.address}/v1/impact?${AT}`)));
    }
  } finally {
    await stage.close();
  }
  console.log("milliseconds, median (least … most)");
  console.table({ "the number on the page": summary(page), "the same as bare JSON": summary(bare) });
  const files = await bundlePage();
  console.log("bytes, packed by gzip");
  console.table(Object.fromEntries(files.map(({ name, gzipped }) => [name, gzipped.length])));
}

async function inNewBrowser(measure: (context: BrowserContext) => Promise<number>): Promise<number> {
  const browser = await openBrowser();
  try {
    return await measure(await browser.newContext());
  } finally {
    await browser.close();
  }
}

async function untilPainted(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  return await told(page, "globalThis.paintedAt");
}

async function untilShown(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  return await told(page, 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime');
}

/** What a page says of itself, once it does. */
async function told(page: Page, expression: string): Promise<number> {
  for (;;) {
    const value = await page.evaluate(expression);
    if (typeof value === "number") return value;
    await sleep(20);
  }
}
