import { afterEach, beforeEach, expect, test } from "vitest";
import { Inventory } from "../../src/inventory/document.ts";
import { type TestService, startTestService } from "../support/service.ts";
import { parsePartnersImpact, parseWhatIf } from "./impact-body.ts";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "./small-network.ts";

const PLACES: Readonly<Record<string, object>> = {
  land: { latitude: 0, longitude: 0 },
  town: { latitude: 51.5, longitude: -0.12 },
  south: { latitude: -90 },
};

let service: TestService;

async function startWith(document: Inventory): Promise<TestService> {
  const started = await startTestService();
  await putInventory(started, document, "?recordedAt=2018-12-06T00:00:00Z");
  await postEvents(started, [event("msc-1", "down", "05:00", { recordedAt: "2018-12-06T05:10:00Z" })]);
  return started;
}

beforeEach(async () => {
  const areas = smallNetwork.areas.map((area) => ({ ...area, ...PLACES[area.id] }));
  service = await startWith(Inventory.parse({ ...smallNetwork, areas }));
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

type Placed = { readonly key: string; readonly latitude?: number | undefined; readonly longitude?: number | undefined };
const placesIn = ({ byArea }: { readonly byArea: readonly Placed[] }) =>
  Object.fromEntries(byArea.map(({ key, latitude, longitude }) => [key, [latitude, longitude]]));

test("an area is told with its place where the inventory has both coordinates, on the equator too", async () => {
  const places = { land: [0, 0], town: [51.5, -0.12], south: [undefined, undefined], north: [undefined, undefined] };
  expect(placesIn(await getImpact(service))).toEqual(places);
  const question = { states: { "msc-1": "down" } };
  expect(placesIn(parseWhatIf(await service.send("POST", "/v1/impact/what-if", question)))).toEqual(places);
});

test("a partner is told of the places of its own customers' areas, and of no others", async () => {
  const guest = service.restart({ id: "guest", scopes: ["impact:read"], operators: ["guest"] });
  const body = parsePartnersImpact(await guest.get("/v1/impact"));
  expect(placesIn(body)).toEqual({ land: [0, 0], south: [undefined, undefined] });
});

test("where areas are changes no figure, and no estimate's id", async () => {
  const nowhere = await startWith(smallNetwork);
  for (const query of ["", "?at=2018-12-06T05:30:00Z&area=north"]) {
    const { byArea: placed, ...given } = await getImpact(service, query);
    const { byArea, ...wanted } = await getImpact(nowhere, query);
    expect(given).toEqual(wanted);
    expect(placed.map(({ latitude: _n, longitude: _e, ...row }) => row)).toEqual(byArea);
  }
  await nowhere.close();
});
