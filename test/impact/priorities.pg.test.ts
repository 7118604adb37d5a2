import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Inventory } from "../../src/inventory/document.ts";
import { getIncident } from "../incidents/incident-body.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { type ImpactBody, affectedByKey, parseVerified, parseWhatIf } from "./impact-body.ts";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "./small-network.ts";

/**
 * The small network, in which 90 of the host's 600 in town and 7 of the brand's 200 are hospitals', and the 80 machines are
 * buses and trains.
 */
function withPriorities(): Inventory {
  const [town, south, brand, guest, things] = smallNetwork.segments;
  return Inventory.parse({
    ...smallNetwork,
    segments: [
      { ...town, subscriptions: 510 },
      { ...town, id: "host-hospitals", subscriptions: 90, priority: "hospitals" },
      { ...brand, id: "brand-hospitals", subscriptions: 7, priority: "hospitals" },
      south,
      { ...brand, subscriptions: 193 },
      guest,
      { ...things, subscriptions: 30, priority: "buses" },
      { ...things, id: "trains", subscriptions: 50, priority: "rail" },
    ],
  });
}

const AT_FIVE = "?at=2018-12-06T05:30:00Z";
const AT_SEVEN = "?at=2018-12-06T07:30:00Z";

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });

let service: TestService;

/** Calls are lost from five to six, a third of everything from seven on. */
async function startWith(document: Inventory): Promise<TestService> {
  const started = await startTestService();
  await putInventory(started, document, "?recordedAt=2018-12-06T00:00:00Z");
  await postEvents(started, [
    event("msc-1", "down", "05:00", told("05:10")),
    event("msc-1", "up", "06:00", told("06:10")),
    event("hss-1", "degraded", "07:00", { capacity: 1 / 3, ...told("07:10") }),
  ]);
  return started;
}

beforeEach(async () => {
  service = await startWith(withPriorities());
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const prioritiesOf = ({ byPriority }: Pick<ImpactBody, "byPriority">) =>
  byPriority.map(({ key, affected, base }) => [key, affected.point, base]);

describe("who has a priority", () => {
  test("is told of under its name, the most affected first, who is spared at zero; who has none is in no row", async () => {
    const body = await getImpact(service, AT_FIVE);
    expect(prioritiesOf(body)).toEqual([
      ["hospitals", 97, 97],
      ["rail", 0, 50],
      ["buses", 0, 30],
    ]);
    expect(body.byPriority[0]?.name).toBe("hospitals");
    expect(body.affected.point).toBe(1300);
  });

  test("is not told of by an inventory that gives nobody any", async () => {
    const plain = await startWith(smallNetwork);
    expect((await getImpact(plain, AT_FIVE)).byPriority).toEqual([]);
    await plain.close();
  });

  test.each([
    ["&operator=brand", [["hospitals", 7, 7]]],
    ["&operator=host,guest", [["hospitals", 90, 90]]],
    ["&area=south", []],
    ["&customerClass=iot&service=voice", []],
    [
      "&service=data",
      [
        ["hospitals", 0, 97],
        ["rail", 0, 50],
        ["buses", 0, 30],
      ],
    ],
  ])("is told of within the filter alone: %s", async (filter, rows) => {
    expect(prioritiesOf(await getImpact(service, `${AT_FIVE}${filter}`))).toEqual(rows);
  });

  test("is never more than all, however little is lost", async () => {
    for (const share of [0.999, 0.995, 0.98, 0.7]) {
      const question = { states: { "hss-1": share } };
      const body = parseWhatIf(await service.send("POST", "/v1/impact/what-if?customerClass=iot", question));
      const sum = body.byPriority.reduce((all, { affected }) => all + affected.point, 0);
      expect(sum, `${share}`).toBe(body.affected.point);
      const whole = parseWhatIf(await service.send("POST", "/v1/impact/what-if", question));
      for (const { affected } of whole.byPriority) expect(affected.low <= affected.point).toBe(true);
      for (const { affected } of whole.byPriority) expect(affected.point <= affected.high).toBe(true);
    }
  });

  test("is told of by a table too, and by an estimate that is computed again", async () => {
    const { body } = await service.get(`/v1/impact${AT_FIVE}&format=csv`);
    expect(body).toMatch(/^priority,hospitals,,hospitals,,97,97,97,97,97,97,97,/m);
    const asked = await getImpact(service, AT_SEVEN);
    const again = parseVerified(await service.get(`/v1/estimates/${asked.estimateId}`));
    expect(again).toEqual({ ...asked, verified: true });
  });

  test("is told of by an incident as it was at its peak, with the hours that it lost", async () => {
    const { byPriority, peak } = await getIncident(service, "2");
    expect(peak.affected.point).toBe(1300);
    expect(affectedByKey(byPriority)).toEqual({ hospitals: 97, rail: 0, buses: 0 });
    expect(byPriority[0]).toMatchObject({ customerHours: { point: 97 }, everAffected: { point: 97 } });
  });
});

test("a name for who is hit hardest changes no figure but its own, and no estimate's id", async () => {
  const plain = await startWith(smallNetwork);
  for (const query of [AT_FIVE, AT_SEVEN, "", `${AT_SEVEN}&operator=brand&by=area,service`]) {
    const { byPriority: _of, ...given } = await getImpact(service, query);
    const { byPriority: _none, ...wanted } = await getImpact(plain, query);
    expect(given).toEqual(wanted);
  }
  await plain.close();
});
