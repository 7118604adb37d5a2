import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ask, problemOf } from "../../src/dashboard/page/data/ask.ts";

const answering = (answer: () => Promise<Response>): void => void vi.stubGlobal("fetch", answer);
beforeEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllGlobals());

describe("what comes instead of an answer", () => {
  test("the sign-in page of a wireless network is not the service", async () => {
    answering(async () => new Response("<!doctype html><title>Free Wi-Fi</title>"));
    expect(problemOf(await ask("/v1/impact").catch((error: unknown) => error)).status).toBe(0);
  });

  test("half an answer is none", async () => {
    answering(async () => new Response('{"affected": {"low": 32300'));
    expect(problemOf(await ask("/v1/impact").catch((error: unknown) => error)).status).toBe(0);
  });

  test("who no longer wants an answer is told no problem", async () => {
    const controller = new AbortController();
    answering(async () => {
      controller.abort();
      return new Response("{");
    });
    const error: unknown = await ask("/v1/impact", { signal: controller.signal }).catch((thrown: unknown) => thrown);
    expect(() => problemOf(error)).toThrow(SyntaxError);
  });
});
