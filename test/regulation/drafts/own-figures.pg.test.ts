import { afterAll, beforeAll, expect, test } from "vitest";
import { putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { fail, getDraft, idOfNewest, minutesFromNow } from "../filings/filing-service.ts";
import { momentIn } from "../../../src/regulation/drafts/in-words.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  const operators = smallNetwork.operators.map((operator) =>
    operator.id === "things" ? { ...operator, kind: "mvno" as const, host: "host" } : operator,
  );
  await putInventory(service, { ...smallNetwork, operators });
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const minute = (ago: number) => momentIn(minutesFromNow(-ago), "Europe/London").slice(0, 16);

test("an outage is, of each provider, as long as that provider's own customers are hit", async () => {
  // Machines have 4G only. Phones have 3G too, but for ten minutes.
  await fail(service, "mme-1", { minutes: -30 });
  await fail(service, "mme-2", { minutes: -20 });
  await fail(service, "sgsn-1", { minutes: -20 });
  await fail(service, "sgsn-1", { state: "up", minutes: -10 });
  const id = await idOfNewest(service);
  const stretchOf = async (provider: string) => {
    const { fields } = await getDraft(service, id, { form: "gb-report", provider, jurisdiction: "GB" });
    const text = (source: string) => fields.find((field) => field.source === source)?.text;
    return [text("incident.from"), text("incident.end-or-expected")];
  };
  const [from, to] = await stretchOf("guest");
  expect([minute(20), minute(21)]).toContain(from?.slice(0, 16));
  expect([minute(10), minute(11)]).toContain(to?.slice(0, 16));
  const [began, ended] = await stretchOf("things");
  expect([minute(30), minute(31)]).toContain(began?.slice(0, 16));
  expect(ended).toBeNull();
});
