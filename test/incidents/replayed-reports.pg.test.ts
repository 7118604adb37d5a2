import { afterEach, beforeEach, expect, test } from "vitest";
import { Sitrep } from "../../src/incidents/records/sitreps/sitrep.ts";
import { putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, startTestService } from "../support/service.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

test("a report of a replay is of its own time in both figures, though what was declared is over by now", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  const declared = { service: "voice", share: 1, outcome: "affected", reason: "No calls" };
  const times = {
    occurredAt: "2018-12-06T05:00:00Z",
    until: "2018-12-06T07:00:00Z",
    recordedAt: "2018-12-06T05:00:00Z",
  };
  expect((await service.send("POST", "/v1/declarations", { ...declared, ...times })).status).toBe(201);
  const { body } = await service.send("POST", "/v1/incidents/2/sitreps", { recordedAt: "2018-12-06T06:00:00Z" });
  const { own, joint, state, to } = Sitrep.parse(body);
  expect(own).toEqual(joint);
  expect({ affected: own.affected.point, state, to }).toEqual({ affected: 1300, state: "open", to: null });
});
