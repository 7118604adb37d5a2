import { afterEach, beforeEach, expect, test } from "vitest";
import { PublicStatus } from "../../src/statements/publishing/status.ts";
import { getIncidents } from "../incidents/incident-body.ts";
import { putInventory } from "../impact/small-network.ts";
import { fail } from "../regulation/filings/filing-service.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { AUTHOR, OTHER, deskOf, network } from "./statement-service.ts";

let author: TestService;
let other: TestService;
beforeEach(async () => {
  author = await startTestService({ principal: AUTHOR });
  other = author.restart(OTHER);
  await putInventory(author, network);
});
afterEach(async () => {
  expect([...author.defects, ...other.defects]).toEqual([]);
  await author.close();
});

test("a statement stays whole with its incident, whatever that is merged with and parted from meanwhile", async () => {
  await fail(author, "hss-1", { minutes: -5 });
  await fail(author, "msc-1", { minutes: -3 });
  const [one = "", two = ""] = (await getIncidents(author)).incidents.map(({ id }) => id);
  const desks = [deskOf(author, one), deskOf(author, two)] as const;
  const words = { channels: ["plain"], texts: [{ language: "en", channel: "plain", text: "We are sorry." }] };
  const drafts = [await desks[0].draft(words), await desks[1].draft(words)] as const;
  const merged = await author.send("POST", `/v1/incidents/${one}/merges`, { with: two, ground: "one cause" });
  expect(merged.status, JSON.stringify(merged.body)).toBe(201);
  for (const [index, desk] of desks.entries()) {
    const { reference } = drafts[index] ?? drafts[0];
    const put = await author.send("PUT", `/v1/incidents/${desk.id}/statements/${reference}`, {
      message: index === 0 ? "first.customers" : "first.press",
      ...words,
    });
    expect(put.status).toBe(200);
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    await desk.must(author, reference, "publish");
  }
  expect((await desks[0].all()).statements).toHaveLength(2);
  const parted = await author.send("DELETE", `/v1/incidents/${one}/merges/${two}?ground=two`, undefined);
  expect(parted.status, JSON.stringify(parted.body)).toBeLessThan(300);
  for (const [index, desk] of desks.entries()) {
    const { statements } = await desk.all();
    const { reference } = drafts[index] ?? drafts[0];
    expect(statements.map((each) => [each.reference, each.state, each.version])).toEqual([[reference, "published", 2]]);
  }
  const { statements } = PublicStatus.parse((await author.get("/public/status.json")).body);
  expect(new Set(statements.map(({ reference }) => reference))).toEqual(
    new Set(drafts.map(({ reference }) => reference)),
  );
});
