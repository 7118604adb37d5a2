import { describe, expect, test } from "vitest";
import { EVERYWHERE, areasOfRemoteness, countriesOf, viewIn } from "../../../src/regulation/measures/places.ts";
import { networkKindsOf, providersIn } from "../../../src/regulation/measures/providers.ts";
import { NETWORK } from "../outage.ts";

const segment = (operator: string, area: string) => ({
  id: `${operator}-${area}`,
  operator,
  area,
  customerClass: "consumer",
  profile: "p",
  subscriptions: 1,
  asOf: "2026-01-01",
  source: "made up",
});

const NET = {
  ...NETWORK,
  operators: [
    { id: "net", name: "Net", kind: "mno", country: "GB" },
    { id: "cheap", name: "Cheap", kind: "brand", country: "GB", host: "net" },
    { id: "virtual", name: "Virtual", kind: "mvno", country: "IE", host: "net" },
    { id: "little", name: "Little", kind: "brand", country: "IE", host: "virtual" },
  ],
  areas: [
    { id: "isles", name: "Isles" },
    { id: "GB", name: "Britain", parent: "isles", country: "GB" },
    { id: "kent", name: "Kent", parent: "GB", remoteness: "regional" },
    { id: "IE", name: "Ireland", parent: "isles", country: "IE" },
  ],
  segments: [segment("net", "kent"), segment("cheap", "isles"), segment("virtual", "isles"), segment("little", "IE")],
} as const satisfies typeof NETWORK;

describe("providers", () => {
  test("are network operators with their brands, and whoever is on their networks", () => {
    const [net, virtual, ...others] = providersIn(NET);
    expect(others).toEqual([]);
    expect(net).toMatchObject({ id: "net", own: new Set(["net", "cheap"]) });
    expect(net?.network).toEqual(new Set(["net", "cheap", "virtual", "little"]));
    expect(virtual).toMatchObject({ id: "virtual", own: new Set(["virtual", "little"]) });
  });

  test("on another's network have no network of their own to report", () => {
    expect(networkKindsOf({ kind: "mvno" })).toContain("mobile-mvno");
    expect(networkKindsOf({ kind: "mno" })).not.toContain("mobile-mvno");
  });
});

describe("countries", () => {
  test("are those of areas, by themselves or by what they lie in, else of whom customers pay", () => {
    expect(countriesOf(NET, new Set(["net", "cheap"]))).toEqual(new Set(["GB"]));
    expect(countriesOf(NET, new Set(["virtual"]))).toEqual(new Set(["IE"]));
    expect(countriesOf(NET, new Set(["virtual", "little", "net"]))).toEqual(new Set(["GB", "IE"]));
  });

  test("share no customer, and leave none out", () => {
    const operators = new Set(NET.operators.map(({ id }) => id));
    const inViews = (country: string) => {
      const { areasByOperator } = viewIn(NET, { operators, country });
      return NET.segments
        .filter(
          ({ operator, area }) => areasByOperator === undefined || areasByOperator.get(operator)?.has(area) === true,
        )
        .map(({ id }) => id);
    };
    expect(inViews("GB")).toEqual(["net-kent", "cheap-isles"]);
    expect(inViews("IE").toSorted()).toEqual(["little-IE", "virtual-isles"]);
    expect(inViews(EVERYWHERE)).toEqual(NET.segments.map(({ id }) => id));
  });

  test("areas have the remoteness of what they lie in", () => {
    expect(areasOfRemoteness(NET, "regional")).toEqual(new Set(["kent"]));
    expect(areasOfRemoteness(NET, "remote")).toEqual(new Set());
  });
});
