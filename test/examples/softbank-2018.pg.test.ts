import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ImpactBody, affectedByKey, byKey, exactly, nobody, parseWhatIf } from "../impact/impact-body.ts";
import { getImpact } from "../impact/small-network.ts";
import { type LoadedExample, countOf, loadExample } from "./load-example.ts";

let example: LoadedExample;
let defectsKnown = 0;

beforeAll(async () => {
  example = await loadExample("softbank-2018");
});

afterEach(() => {
  const known = defectsKnown;
  defectsKnown = example.service.defects.length;
  expect(example.service.defects.slice(known)).toEqual([]);
});

afterAll(() => example.service.close());

const LINES = 44_900_000;
const HIT = 30_600_000;

function inJapan(time: string, query = ""): Promise<ImpactBody> {
  return getImpact(example.service, `?at=2018-12-06T${time}%2B09:00${query}`);
}

test.each(["13:38:59", "18:04:00", "23:00:00"])("at %s in Japan nobody is affected", async (time) => {
  expect(await inJapan(time)).toMatchObject({
    headline: expect.stringMatching(/^no failure reported; (0|8) of 42 nodes seen$/),
    affected: nobody,
    impaired: nobody,
    base: LINES,
  });
});

test.each(["13:39:00", "15:00:00", "18:03:59"])(
  "at %s in Japan all lines on 4G are affected, and no other",
  async (time) => {
    expect(await inJapan(time)).toMatchObject({
      headline: "about 31 million",
      affected: exactly(HIT),
      impaired: exactly(HIT),
      base: LINES,
    });
  },
);

test("they lose data, calls and emergency calls, and are counted once", async () => {
  const body = await inJapan("14:00:00");
  expect(affectedByKey(body.byService)).toEqual({ data: HIT, voice: HIT, emergency: HIT });
  expect(affectedByKey(body.byOperator)).toEqual({ softbank: 22_800_000, ymobile: 4_800_000, mvnos: 3_000_000 });
  expect(byKey(body.byService).get("voice")?.base).toBe(41_900_000);
  expect(affectedByKey(body.byCustomerClass)).toEqual({ consumer: 27_600_000, business: 3_000_000, iot: 0 });
});

test("the outage began in the minute in which it began in Britain", async () => {
  expect((await getImpact(example.service, "?at=2018-12-06T04:39:00Z")).affected).toEqual(exactly(HIT));
  expect((await getImpact(example.service, "?at=2018-12-06T04:38:59.999Z")).affected).toEqual(nobody);
});

test("what was known: nothing at 13:39, and all from 13:40:35 on", async () => {
  expect((await inJapan("14:00:00", "&knownAt=2018-12-06T13:39:59%2B09:00")).affected).toEqual(nobody);
  expect((await inJapan("14:00:00", "&knownAt=2018-12-06T13:40:35%2B09:00")).affected).toEqual(exactly(HIT));
});

test("one centre alone would have left four of the five MMEs that are needed", async () => {
  for (const site of ["tokyo-centre", "osaka-centre"]) {
    const question = { select: { site, function: "MME" } };
    const body = parseWhatIf(await example.service.send("POST", "/v1/impact/what-if", question));
    expect(body).toMatchObject({
      affected: { low: 6_120_000, point: 6_120_000, high: HIT },
      impaired: exactly(HIT),
      base: LINES,
    });
    expect(Object.keys(body.states)).toHaveLength(4);
  }
});

test("the sums are those that were published, and every part has a source and is said to be assumed", async () => {
  const { inventory } = example;
  expect(countOf(inventory, () => true)).toBe(LINES);
  expect(countOf(inventory, ({ profile }) => profile === "line-4g")).toBe(HIT);
  expect(countOf(inventory, ({ profile }) => profile !== "line-4g")).toBe(14_300_000);
  expect(countOf(inventory, ({ operator }) => operator !== "mvnos")).toBe(40_430_000);
  expect(countOf(inventory, ({ operator }) => operator === "mvnos")).toBe(4_470_000);
  for (const { id, source, assumed } of inventory.segments) {
    expect(source.length, id).toBeGreaterThan(20);
    expect(assumed, id).toBe(true);
  }
  expect((await inJapan("14:00:00")).coverage).toMatchObject({
    assumedSubscriptions: LINES,
    oldestCountAsOf: "2018-09-30",
  });
});
