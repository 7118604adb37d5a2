import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  affectedByKey,
  byKey,
  exactly,
  nobody,
  parseAnyImpact,
  parseVerified,
  parseWhatIf,
} from "../impact/impact-body.ts";
import { type LoadedExample, countOf, loadExample } from "./load-example.ts";

let example: LoadedExample;
let defectsKnown = 0;

beforeAll(async () => {
  example = await loadExample("o2-2018");
});

afterEach(() => {
  const known = defectsKnown;
  defectsKnown = example.service.defects.length;
  expect(example.service.defects.slice(known)).toEqual([]);
});

afterAll(() => example.service.close());

const EVERYONE = 32_300_000;
const WITH_4G = 17_672_000;
const WITH_CALLS = 28_800_000;
const MVNOS = ["tesco-mobile", "sky-mobile", "lycamobile", "talktalk-mobile", "other-mvnos"];

const at = async (time: string, query = "") =>
  parseAnyImpact(await example.service.get(`/v1/impact?at=${time}${query}`));
const on6th = (time: string, query = "") => at(`2018-12-06T${time}:00Z`, query);
const on7th = (time: string) => at(`2018-12-07T${time}:00Z`);

describe("what happened", () => {
  test("at 04:38 nobody is affected", async () => {
    expect(await on6th("04:38")).toMatchObject({
      headline: "no failure reported; 0 of 43 nodes seen",
      affected: nobody,
      impaired: nobody,
      base: EVERYONE,
    });
  });

  test.each(["04:39", "05:00", "07:00", "19:30", "21:29"])(
    "at %s everyone is without data, exactly, and nobody without calls",
    async (time) => {
      const body = await on6th(time);
      expect(body).toMatchObject({
        headline: "about 32 million",
        affected: exactly(EVERYONE),
        impaired: exactly(EVERYONE),
        base: EVERYONE,
      });
      expect(affectedByKey(body.byService)).toMatchObject({ data: EVERYONE, voice: 0, sms: 0, emergency: 0 });
      for (const service of time < "14:00" ? ["voice", "sms", "emergency"] : ["sms", "emergency"]) {
        expect(byKey(body.byService).get(service)).toMatchObject({ affected: nobody, impaired: nobody });
      }
    },
  );

  test("of them 22,400,000 are O2's, 2,600,000 giffgaff's and 7,300,000 of other brands on the network", async () => {
    const body = await on6th("05:00");
    expect(affectedByKey(body.byOperatorKind)).toEqual({ mno: 22_400_000, brand: 2_600_000, mvno: 7_300_000 });
    expect(affectedByKey(body.byOperator)).toMatchObject({
      o2: 22_400_000,
      giffgaff: 2_600_000,
      "tesco-mobile": 4_600_000,
      "sky-mobile": 500_000,
    });
    expect((await on6th("05:00", `&operator=${MVNOS.join(",")}`)).affected).toEqual(exactly(7_300_000));
    expect((await on6th("05:00", "&operator=o2,giffgaff")).affected).toEqual(exactly(25_000_000));
  });

  test("cars, buses and bikes are among them", async () => {
    const body = await on6th("05:00");
    expect(affectedByKey(body.byCustomerClass)).toMatchObject({ "connected-vehicle": 500_000, iot: 3_000_000 });
    expect(affectedByKey(body.byPriority)).toEqual({ "London hire bikes": 11_500, "London buses": 8_500 });
    expect((await on6th("05:00", "&area=london&customerClass=iot")).affected).toEqual(exactly(8_500 + 11_500));
  });

  test("the cause is named: the SGSN-MMEs, and what their return restores", async () => {
    const { causes } = await on6th("05:00");
    const twelve = Array.from({ length: 12 }, (_, n) => `sgsn-mme-${String(n + 1).padStart(2, "0")}`);
    const lost = { servedShare: 0, unimpairedShare: 0, nodes: twelve, nodesStanding: 0 };
    const restores3g = { affected: EVERYONE, impaired: EVERYONE - WITH_4G };
    const restores4g = { affected: WITH_4G, impaired: WITH_4G };
    expect(causes).toEqual([
      { leaf: "sgsn-mme-3g", name: "SGSN-MMEs, 2G and 3G side", ...lost, restores: restores3g },
      { leaf: "sgsn-mme-4g", name: "SGSN-MMEs, 4G side", ...lost, restores: restores4g },
    ]);
  });

  test.each(["21:30", "22:00", "23:59"])(
    "at %s data is back over 3G: nobody is cut off, and all with 4G are served worse",
    async (time) => {
      const body = await on6th(time);
      const headline = "nobody found affected; 13 of 43 nodes seen";
      // Of those with calls nobody knows how many could not use them well.
      const impaired = { ...exactly(WITH_4G), high: WITH_CALLS };
      expect(body).toMatchObject({ headline, affected: nobody, impaired });
      const own = await on6th(time, "&operator=o2,giffgaff");
      expect(own).toMatchObject({
        affected: nobody,
        impaired: { ...exactly(13_500_000), high: 21_500_000 },
        base: 25_000_000,
      });
      expect(byKey(body.byOperatorKind).get("mvno")?.impaired).toEqual({ ...exactly(4_172_000), high: 7_300_000 });
      expect(affectedByKey(body.byService)).toMatchObject({ data: 0, "data-4g": WITH_4G, "data-3g": 0 });
    },
  );

  test("until 03:27 the next day", async () => {
    expect((await on7th("03:26")).impaired).toEqual({ ...exactly(WITH_4G), high: WITH_CALLS });
    for (const time of ["03:27", "04:00"]) {
      const headline = "no failure reported; 13 of 43 nodes seen";
      expect(await on7th(time)).toMatchObject({ affected: nobody, impaired: nobody, headline, causes: [] });
    }
  });

  test("from 14:00 on calls are worse for some, whom nobody counted: told with who said so, and until it was over", async () => {
    const { byService, causes } = await on6th("15:00");
    const calls = byKey(byService).get("voice");
    expect(calls).toMatchObject({ affected: nobody, impaired: { low: 0, point: 0, high: WITH_CALLS } });
    const said = causes.find(({ leaf }) => leaf === "declaration:o2-2018-12-06:voice");
    expect(said).toMatchObject({
      nodes: [],
      restores: { affected: 0, impaired: 0 },
      declared: { by: "local", outcome: "impaired", since: "2018-12-06T14:00:00Z" },
    });
    for (const time of ["13:59", "05:00"])
      expect(byKey((await on6th(time)).byService).get("voice")?.impaired).toEqual(nobody);
    const { body } = await example.service.get("/v1/declarations");
    expect(body).toMatchObject({
      declarations: [{ state: "released", releasedAt: "2018-12-07T03:27:00Z", outcome: "impaired", service: "voice" }],
    });
  });

  test("what was known is another question: at 04:38 nobody knew of 05:00", async () => {
    expect(await on6th("05:00", "&knownAt=2018-12-06T04:38:00Z")).toMatchObject({
      headline: "no failure reported; 0 of 43 nodes seen",
      affected: nobody,
      sequence: 1,
    });
    // The first six of twelve were told of by 04:40:25; eight are needed.
    const half = await on6th("05:00", "&knownAt=2018-12-06T04:40:25Z");
    expect(half).toMatchObject({ sequence: 7, impaired: exactly(EVERYONE) });
    expect(half.affected.point).toBe(EVERYONE / 4);
    expect((await on6th("05:00", "&knownAt=2018-12-06T04:40:55Z")).affected).toEqual(exactly(EVERYONE));
  });

  test("what is said of each moment can be checked", async () => {
    for (const query of ["04:38", "04:39", "22:00"]) {
      const body = await on6th(query, "&by=operator,service");
      const answer = await example.service.get(`/v1/estimates/${body.estimateId}`);
      expect(parseVerified(answer)).toEqual({ ...body, verified: true });
    }
  });
});

describe("what might have happened", () => {
  test.each(["release-a", "release-b"])(
    "of %s alone a quarter is affected, if not all, and everyone served worse",
    async (softwareRelease) => {
      const answer = await example.service.send("POST", "/v1/impact/what-if", { select: { softwareRelease } });
      const body = parseWhatIf(answer);
      expect(Object.values(body.states)).toEqual(Array.from({ length: 6 }, () => "down"));
      expect(body.affected).toEqual({ low: 3_657_000, point: 8_075_000, high: EVERYONE });
      expect(body.impaired).toEqual(exactly(EVERYONE));
      expect(body.headline).toBe("between 3.6 million and 33 million");
    },
  );

  test.each([
    { softwareRelease: ["release-a", "release-b"] },
    { certificateExpiresBefore: "2018-12-06T04:39:01Z" },
    { function: "SGSN-MME", vendor: "Ericsson" },
  ])("of both releases at once it is what happened: %j", async (select) => {
    const body = parseWhatIf(await example.service.send("POST", "/v1/impact/what-if", { select }));
    expect(Object.keys(body.states)).toHaveLength(12);
    const happened = await on6th("05:00");
    expect(body).toMatchObject({ affected: happened.affected, impaired: happened.impaired, causes: happened.causes });
  });

  test("one site may fail unnoticed by its SGSN-MMEs", async () => {
    const select = { site: "site-north", function: "SGSN-MME" };
    const body = parseWhatIf(await example.service.send("POST", "/v1/impact/what-if", { select }));
    expect(body).toMatchObject({ affected: nobody, impaired: nobody });
    expect(Object.keys(body.states)).toHaveLength(4);
  });
});

function is4g({ profile }: { readonly profile: string }): boolean {
  return profile.startsWith("phone-4g");
}

function isOwn({ operator }: { readonly operator: string }): boolean {
  return ["o2", "giffgaff"].includes(operator);
}

describe("what it rests on", () => {
  test("every count has a source and a date", () => {
    expect(example.inventory.segments).toHaveLength(27);
    for (const { id, source, asOf } of example.inventory.segments) {
      expect(source.length, id).toBeGreaterThan(20);
      expect(asOf <= "2018-12-06", id).toBe(true);
    }
  });

  test("the sums are those that were published", () => {
    const { inventory } = example;
    expect(countOf(inventory, () => true)).toBe(EVERYONE);
    expect(countOf(inventory, isOwn)).toBe(25_000_000);
    expect(countOf(inventory, (segment) => isOwn(segment) && is4g(segment))).toBe(13_500_000);
    expect(countOf(inventory, ({ operator }) => MVNOS.includes(operator))).toBe(7_300_000);
    expect(countOf(inventory, ({ operator }) => operator === "tesco-mobile")).toBe(4_600_000);
    expect(countOf(inventory, ({ operator }) => operator === "sky-mobile")).toBe(500_000);
    expect(countOf(inventory, ({ priority }) => priority === "London buses")).toBe(8_500);
    expect(countOf(inventory, ({ priority }) => priority === "London hire bikes")).toBe(11_500);
  });

  test("what nobody published is said to be assumed", async () => {
    const assumed = countOf(example.inventory, (segment) => segment.assumed === true);
    expect(assumed).toBe(31_791_500);
    expect((await on6th("05:00")).coverage).toEqual({
      nodes: 43,
      nodesHeardOf: 12,
      unknownNodes: 0,
      unmatchedAlarms: 0,
      nodesSeen: 12,
      feeds: [],
      registrations: [],
      assumedSubscriptions: assumed,
      oldestCountAsOf: "2016-04-30",
    });
    expect((await on7th("04:00")).coverage.nodesHeardOf).toBe(13);
  });
});
