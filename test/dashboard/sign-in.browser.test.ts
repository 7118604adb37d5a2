import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Stage, openStage } from "./stage.ts";

const Made = z.object({ secret: z.string(), credential: z.object({ id: z.string() }) });
const Inventory = z.looseObject({ nodes: z.array(z.looseObject({ id: z.string() })) });
const ADMIN = {
  name: "executive",
  scopes: ["impact:read", "declarations:write", "inventory:write", "admin"],
  operators: "all",
};
const PARTNER = { name: "giffgaff operations", scopes: ["impact:read"], operators: ["giffgaff"] };

let stage: Stage;
let admin: z.infer<typeof Made>;
let partner: z.infer<typeof Made>;
beforeAll(async () => {
  stage = await openStage({ example: "o2-2018" });
  admin = Made.parse(await stage.call("POST", "/v1/credentials", ADMIN));
  partner = Made.parse(await stage.call("POST", "/v1/credentials", PARTNER, asAdmin()));
});
afterAll(async () => await stage.close());

function asAdmin(): Record<string, string> {
  return { Authorization: `Bearer ${admin.secret}` };
}

async function enter(page: Page, key: string): Promise<void> {
  await page.getByLabel("Key").fill(key);
  await page.getByLabel("Key").press("Enter");
}

/** Answers that say "who are you?" or "not you", from now on. */
function refusalsOn(page: Page): readonly string[] {
  const refusals: string[] = [];
  page.on("response", (response) => {
    if ([401, 403].includes(response.status())) refusals.push(`${response.status()} ${response.url()}`);
  });
  return refusals;
}

describe("where one must say who one is", () => {
  test("a wrong key is told to be wrong and not why, and the right one opens what was asked for", async () => {
    const { page } = await stage.open("/?at=2018-12-06T05:00:00Z");
    await enter(page, `hck_${"x".repeat(43)}`);
    await page.getByText("This key is not valid.").waitFor();
    expect(await page.getByLabel("Key").getAttribute("aria-invalid")).toBe("true");
    const revoked = Made.parse(await stage.call("POST", "/v1/credentials", PARTNER, asAdmin()));
    await stage.call("DELETE", `/v1/credentials/${revoked.credential.id}`, undefined, asAdmin());
    await page.getByLabel("Key").fill("");
    await enter(page, revoked.secret);
    await page.getByText("This key is not valid.").waitFor();

    await enter(page, ` ${admin.secret} `);
    await page.getByRole("heading", { name: "About 32 million lines" }).waitFor();
    expect(new URL(page.url()).search).toBe("?at=2018-12-06T05:00:00Z");
    expect(await page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: "Lax" }]);
  });

  test("who one is and what one may stands in the header, and there is the way out", async () => {
    const { page } = await stage.open("/sign-in?to=/what-if");
    await enter(page, admin.secret);
    await page.locator("summary", { hasText: `You are key:${admin.credential.id}` }).click();
    await page.getByText("Make and revoke keys, read the audit").waitFor();
    expect(new URL(page.url()).pathname).toBe("/what-if");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.getByText(`key:${admin.credential.id}`).count()).toBe(0);
  });

  test("a session that ends meanwhile leads to the sign-in, and from there back to where one was", async () => {
    const { page, context } = await stage.open("/?at=2018-12-06T05:00:00Z&operator=giffgaff");
    await enter(page, admin.secret);
    await page.getByRole("heading", { name: "About 2.6 million lines" }).waitFor();
    await context.clearCookies();
    await page.getByRole("link", { name: "Now" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await enter(page, admin.secret);
    await page.getByText("Live").waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
  });
});

describe("where an organisation knows its people", () => {
  test("one can sign in by it, and comes back to where one wanted to go", async () => {
    const { page } = await stage.open("/sign-in?to=/what-if");
    await page.getByLabel("Key").waitFor();
    expect(await page.getByRole("link", { name: "Sign in with your organisation" }).count()).toBe(0);
    await page.route("**/v1/about", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { exercise: null, timeZone: "UTC", signIn: true } });
    });
    await page.goto(`${stage.address}/?at=2018-12-06T05:00:00Z`);
    const link = page.getByRole("link", { name: "Sign in with your organisation" });
    expect(await link.getAttribute("href")).toBe(`/auth/sign-in?to=${encodeURIComponent("/?at=2018-12-06T05:00:00Z")}`);
  });
});

test("who comes back from another tab where somebody else signed in is told whose figures they are", async () => {
  const { page, context } = await stage.open("/sign-in?to=/?at=2018-12-06T05:00:00Z");
  await enter(page, admin.secret);
  await page.getByRole("heading", { name: "About 32 million lines" }).waitFor();
  const other = await context.newPage();
  await other.goto(`${stage.address}/docs`);
  await context.clearCookies();
  await context.request.post(`${stage.address}/v1/sessions`, { data: { key: partner.secret } });
  await page.bringToFront();
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.getByText("You see the customers of giffgaff").waitFor();
  await page.getByRole("heading", { name: "About 2.6 million lines" }).waitFor();
});

describe("a partner", () => {
  test("sees its own customers by name, no way to incidents, and is refused nothing", async () => {
    const { page, faults } = await stage.open("/sign-in?to=/?at=2018-12-06T05:00:00Z");
    await page.getByLabel("Key").waitFor();
    const atSignIn = faults.length;
    const refusals = refusalsOn(page);
    await enter(page, partner.secret);
    await page.getByRole("heading", { name: "About 2.6 million lines" }).waitFor();
    await page.getByText("You see the customers of giffgaff").waitFor();
    expect(await page.getByRole("navigation").getByRole("link").allTextContents()).toEqual(["Now", "What if"]);
    expect(await page.getByText("Tesco").count()).toBe(0);

    await page.getByRole("link", { name: "Now" }).click();
    await page.getByText("Live").waitFor();
    await page.getByRole("link", { name: "What if" }).click();
    await page.getByText("None of the nodes is yours").waitFor();
    await page.goto(`${stage.address}/incidents`);
    await page.getByRole("heading", { name: "This shows the whole network" }).waitFor();
    expect(refusals).toEqual([]);
    expect(faults.slice(atSignIn)).toEqual([]);
  });

  test("with nodes of its own may ask what if these fail, and declares nothing", async () => {
    const { nodes, ...rest } = Inventory.parse(await stage.call("GET", "/v1/inventory", undefined, asAdmin()));
    const owned = nodes.map((node) => (node.id === "hss-1" ? { ...node, operator: "giffgaff" } : node));
    await stage.call("PUT", "/v1/inventory", { ...rest, nodes: owned }, asAdmin());
    const { page } = await stage.open("/sign-in?to=/what-if");
    await page.getByLabel("Key").waitFor();
    const refusals = refusalsOn(page);
    await enter(page, partner.secret);
    await page.getByRole("checkbox", { name: "HSS/HLR shard 1" }).check();
    const supposed = page.getByRole("region", { name: "WHAT IF" });
    await supposed.getByText("Supposed to fail: 1 node").waitFor();
    expect(await page.getByRole("row", { name: /^giffgaff/ }).count()).toBe(1);
    expect(await page.getByRole("row", { name: /^O2/ }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "It has happened" }).count()).toBe(0);
    expect(refusals).toEqual([]);
  });
});
