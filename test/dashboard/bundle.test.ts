import { gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { type PageFile, bundlePage } from "../../src/dashboard/bundle.ts";
import { PAGE_FILES } from "../../src/dashboard/page-files.ts";
import { readPageSettings } from "../../src/dashboard/settings.ts";
import { servePage } from "../../src/dashboard/serve-page.ts";

let files: readonly PageFile[];
beforeAll(async () => {
  files = await bundlePage();
});

const textOf = (name: string): string => new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);

describe("the page's files", () => {
  test("each is made, and together they weigh less than 150 kB packed", () => {
    expect(files.map(({ name }) => name)).toEqual([...PAGE_FILES]);
    const weight = files.reduce((sum, { gzipped }) => sum + gzipped.length, 0);
    expect(weight).toBeGreaterThan(20_000);
    expect(weight).toBeLessThan(150_000);
  });

  test("made twice they are the same, so that a browser keeps them", async () => {
    expect((await bundlePage()).map(({ etag }) => etag)).toEqual(files.map(({ etag }) => etag));
  });

  test("nothing of them is loaded from elsewhere, nor made into code", () => {
    expect(textOf("main.js")).not.toMatch(/\beval\(|new Function\(/);
    const addresses = [...`${textOf("main.js")}${textOf("main.css")}`.matchAll(/https?:\/\/[\w.]+/g)].map(
      ([one]) => one,
    );
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org"))).toEqual([]);
  });

  test("schemas of the service are not sent to browsers", () => {
    expect(textOf("main.js")).not.toContain("ZodError");
  });
});

const app = () => new Hono().get("/page/:file", servePage(files));

describe("serving them", () => {
  test("a file is packed for who takes that, and the same", async () => {
    const packed = await app().request("/page/main.js", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(textOf("main.js"));
    const plain = await app().request("/page/main.js");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(textOf("main.js"));
  });

  test("who has it is told so", async () => {
    const etag = (await app().request("/page/main.css")).headers.get("etag") ?? "";
    const again = await app().request("/page/main.css", { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("another name is not there", async () => {
    expect((await app().request("/page/main.tsx")).status).toBe(404);
  });
});

describe("what is configured of the page", () => {
  test("nothing set is no exercise, in UTC", () => {
    expect(readPageSettings({})).toEqual({ page: { exercise: undefined, timeZone: "UTC" }, faults: [] });
  });

  test("a time zone that is none is named as a fault", () => {
    expect(readPageSettings({ TIME_ZONE: "Europe/Londn" }).faults).toEqual([
      "TIME_ZONE must be the IANA name of a time zone, such as Europe/London",
    ]);
  });
});
