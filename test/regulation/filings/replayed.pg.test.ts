import { afterEach, expect, test } from "vitest";
import { Filing } from "../../../src/regulation/filings/filing.ts";
import { loadExample } from "../../examples/load-example.ts";
import { putInventory, smallNetwork } from "../../impact/small-network.ts";
import { faultsIn } from "../../incidents/evidence-faults.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { fail, file, getDraft, getPutRight, idOfNewest, post } from "./filing-service.ts";

let service: TestService;
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

/** Files what was known of O2's outage at a moment of that day. */
async function fileAsOf(at: string, other: object = {}): Promise<Filing> {
  const { body } = await service.get(`/v1/impact?at=${at}&knownAt=${at}`);
  const { estimateId } = Object(body);
  const own = { provider: "o2", submittedAt: at, estimateId, incomplete: true, ground: "a replay" };
  const answer = await post(service, "2", { ...own, ...other });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Filing.parse(answer.body);
}

test("O2's outage is filed anew as of its own day, stage by stage, each held against the one before; and verifies", async () => {
  ({ service } = await loadExample("o2-2018"));
  const first = await fileAsOf("2018-12-06T07:10:00Z");
  expect(first).toMatchObject({
    at: "2018-12-06T07:10:00Z",
    changedSince: null,
    recordedAt: expect.stringMatching(/^20[2-9]/),
  });
  const update = await fileAsOf("2018-12-06T14:10:00Z", { form: "house-update" });
  expect(update.changedSince).toMatchObject({ filing: first.number });
  const final = await fileAsOf("2018-12-07T09:00:00Z", { form: "house-final" });
  expect(final.changedSince).toMatchObject({ filing: update.number });
  expect(final.fields.find(({ id }) => id === "duration")?.text).toBe("22 h 48 min (1368 minutes)");
  const items = await getPutRight(service, "2");
  // All that was known later of a moment is told to whoever was told otherwise.
  for (const { draft, statedAt } of items) expect(draft).toContain(`of ${statedAt}`);
  expect(items.filter(({ filing }) => filing === final.number)).toEqual([]);
  const file = await service.request("/v1/incidents/2/evidence.zip");
  expect(await faultsIn(new Uint8Array(await file.arrayBuffer()))).toEqual([]);
});

test("a notice to an emergency centre is the first to it, whatever went to the authority or to another centre", async () => {
  service = await startTestService();
  await putInventory(service, {
    ...smallNetwork,
    operators: smallNetwork.operators.map((operator) => ({ ...operator, country: "US" })),
  });
  await fail(service, "hss-1");
  const id = await idOfNewest(service);
  const us = { jurisdiction: "US", incomplete: true, ground: "a test", fields: {} };
  await file(service, id, { ...us, form: "us-nors-notification", recipient: "FCC NORS" });
  const which = async (recipient: string) => {
    const answer = await post(service, id, { ...us, form: "us-911-988-notice", recipient });
    return Filing.parse(answer.body).fields.find(({ id: field }) => field === "10")?.text;
  };
  expect(await which("PSAP North")).toBe("The first");
  expect(await which("PSAP South")).toBe("The first");
  expect(await which("PSAP North")).toBe("An update");
  const draft = await getDraft(service, id, { form: "us-911-988-follow-up", jurisdiction: "US" });
  expect(draft.fields.find(({ id: field }) => field === "10")?.text).toBe("An update");
});
