import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PAGE_PATHS } from "../../src/dashboard/routes.ts";
import { type TestService, isInWorkerd, startTestService } from "../support/service.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
});
afterEach(async () => await service.close());

describe("the page's addresses", () => {
  test.each(PAGE_PATHS)("%s answers the page, which may load and run only what comes from here", async (path) => {
    const { status, headers, body } = await service.get(path.replace(":id", "17"));
    expect(status).toBe(200);
    expect(body).toContain('src="/page/main.js"');
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("nothing of the estimate stands in it, so that it needs no credential", async () => {
    const bodies = await Promise.all(["/", "/incidents/17"].map(async (path) => (await service.get(path)).body));
    expect(new Set(bodies).size).toBe(1);
  });

  test("what it must know beforehand is told to anybody", async () => {
    expect((await service.get("/v1/about")).body).toEqual({ exercise: null, timeZone: "UTC", signIn: false });
  });

  test("a file that the page does not have is not there", async () => {
    expect((await service.get("/page/other.js")).status).toBe(404);
    if (!isInWorkerd) expect((await service.get("/page/main.js")).status).toBe(404);
  });
});
