import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Sitrep } from "../../src/incidents/records/sitreps/sitrep.ts";
import { Inventory } from "../../src/inventory/document.ts";
import { readExample } from "../../src/replay/example.ts";
import { putInventory } from "../impact/small-network.ts";
import { startTestService } from "../support/service.ts";

const O2 = fileURLToPath(new URL("../../examples/o2-2018", import.meta.url));

/** As it would have been made then: nothing of later was known. */
const REPORTED_AT = "2018-12-06T05:10:00Z";

test("the described report is the one that is made of O2's outage half an hour after it began: `npx vitest -u` writes it anew", async () => {
  const service = await startTestService();
  const { inventory, inventoryRecordedAt, steps } = await readExample(O2);
  await putInventory(service, Inventory.parse(inventory), `?recordedAt=${inventoryRecordedAt}`);
  const known = steps.filter(({ body }) => Date.parse(body.recordedAt) <= Date.parse(REPORTED_AT));
  for (const { path, body } of known) expect((await service.send("POST", path, body)).status).toBeLessThan(300);
  const request = { recordedAt: REPORTED_AT, remark: "First report to the bridge" };
  const made = await service.send("POST", "/v1/incidents/2/sitreps", request);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const drawn = Sitrep.parse(made.body);
  // All else of it is the same whenever it is made.
  const [reference, text] = ["K7M24W", drawn.text.replace(drawn.reference, "K7M24W")];
  const sitrep = { ...drawn, reference, text };
  await expect(`${JSON.stringify({ sitrep }, null, 2)}\n`).toMatchFileSnapshot(
    "../../src/incidents/records/examples.json",
  );
  expect(service.defects).toEqual([]);
  await service.close();
});
