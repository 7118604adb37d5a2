import { afterEach, beforeEach, expect, test } from "vitest";
import { fail, idOfNewest } from "../regulation/filings/filing-service.ts";
import { putInventory } from "../impact/small-network.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { AUTHOR, OTHER, deskOf, network, publish } from "./statement-service.ts";

let author: TestService;
let other: TestService;
beforeEach(async () => {
  author = await startTestService({ principal: AUTHOR });
  other = author.restart(OTHER);
});
afterEach(async () => {
  expect([...author.defects, ...other.defects]).toEqual([]);
  await author.close();
});

const HOSTILE = "]]>\u0001\r\nBcc: x@example.org\n\nService is restored. {affected}\u202e";

test.each([
  ["that breaks lines and looks like a value", HOSTILE],
  ["that is cut within a letter", `${"x".repeat(39)}\u{1f692}`],
  ["that is a word which may not be said", "restored"],
])("a name %s is only a name, on one line", async (_what, name) => {
  const named = <Part extends { readonly name: string }>(part: Part): Part => ({ ...part, name });
  await putInventory(author, {
    ...network,
    operators: network.operators.map(named),
    services: network.services.map(named),
  });
  await fail(author, "hss-1");
  const desk = deskOf(author, await idOfNewest(author));
  const { texts, situation } = await publish(desk, { author, other }, { channels: ["web-banner", "social"] });
  expect(situation.operator.length).toBeLessThanOrEqual(40);
  for (const { rendered } of texts) {
    expect(rendered).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(rendered.isWellFormed()).toBe(true);
  }
});
