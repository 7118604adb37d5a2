import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { z } from "zod";
import { type Running, addressOf, privateFolder, startService } from "../support/running-service.ts";

/** Other suites run beside these, and each has a service, a database and a browser of its own. */
const PATIENCE_MILLISECONDS = 45_000;

/** Debian's browser; there is none that npm brings. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`There is no browser at ${CHROMIUM}: apt-get install chromium, or name one in CHROMIUM.`);
  return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export type Stage = {
  readonly address: string;
  readonly service: Running;
  /** Where the database of the service is. */
  readonly folder: string;
  /** A page in a browser that knows nothing yet. What it told its console as an error is in `faults`. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Opened>;
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<unknown>;
  /** Posts one event now. */
  readonly fail: (node: string, state?: "up" | "down") => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Opened = { readonly page: Page; readonly context: BrowserContext; readonly faults: readonly string[] };

type Setting = {
  readonly example?: "o2-2018" | "softbank-2018";
  readonly environment?: Readonly<Record<string, string>>;
};

/** A whole service on a database of its own, and a browser to look at it. */
export async function openStage({ example, environment = {} }: Setting = {}): Promise<Stage> {
  const data = await privateFolder();
  const args = example === undefined ? [] : ["--example", `examples/${example}`];
  const service = startService({ DATA_DIR: data.folder, ...environment }, args);
  const browser = await openBrowser();
  const address = await addressOf(service);
  if (example !== undefined) await service.prints(/See it as JSON/);
  const call: Stage["call"] = async (method, path, body, headers = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  let events = 0;
  return {
    address,
    service,
    folder: data.folder,
    open: async (path, options) => await openPage(browser, new URL(path, address).href, options),
    call,
    fail: async (node, state = "down") => {
      const [id, occurredAt] = [`staged-${(events += 1)}`, new Date().toISOString()];
      await call("POST", "/v1/events", { id, node, state, occurredAt });
    },
    close: async () => {
      await browser.close();
      await service.end("SIGTERM");
      await data.remove();
    },
  };
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(url);
  return { page, context, faults };
}

const Range = z.object({ low: z.number(), point: z.number(), high: z.number() });
/** What tests read of an estimate. */
export const Estimate = z.looseObject({
  estimateId: z.string(),
  headline: z.string(),
  affected: Range,
  impaired: Range,
});
