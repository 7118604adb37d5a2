import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Measurement, Published } from "../../src/incidents/records/measured/measurement.ts";
import { TrackRecord } from "../../src/incidents/records/measured/track-record.ts";
import { handoverText } from "../../src/incidents/records/handover/handover-text.ts";
import { Handover } from "../../src/incidents/records/handover/handover.ts";
import { loadExample } from "../examples/load-example.ts";
import { exactly } from "../impact/impact-body.ts";
import { type TestService, expectProblem, pathsOf } from "../support/service.ts";
import { getIncident } from "./incident-body.ts";

/** What was measured of O2's outage, incident 2, and how it is handed over. */

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const post = (rest: string, body: object) => service.send("POST", `/v1/incidents/2/${rest}`, body);
const period = { from: "2018-12-06T04:39:00Z", to: "2018-12-07T03:27:00Z" };
const measurement = { what: "everAffected", range: 30_000_000, method: "call records", source: "Ofcom", period };
const published = {
  by: "O2",
  at: "2018-12-07T09:00:00Z",
  what: "everAffected",
  figure: 32_000_000,
  source: "the press",
};

describe("what was measured afterwards", () => {
  test("stands beside the estimate, and in the track record beside what was published", async () => {
    const nothing = TrackRecord.parse((await service.get("/v1/track-record")).body);
    expect(nothing).toMatchObject({ summary: { measured: 0, withinRange: null }, measured: [] });
    expect(nothing.notMeasured.map(({ whose, what }) => `${whose} ${what}`)).toContain("estimate everAffected");

    const { everAffected } = await getIncident(service, "2");
    const made = await post("measurements", measurement);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const stored = Measurement.parse(made.body);
    expect(stored).toMatchObject({
      measured: exactly(30_000_000),
      estimated: everAffected,
      factor: 32_300_000 / 30_000_000,
      agreement: "outside",
    });
    const said = await post("published", published);
    expect(said.status, JSON.stringify(said.body)).toBe(201);
    expect(Published.parse(said.body)).toMatchObject({ publishedBy: "O2", figure: exactly(32_000_000), words: null });
    expect((await service.get("/v1/incidents/2/measurements")).body).toEqual({
      measurements: [stored],
      published: [said.body],
    });

    expect((await getIncident(service, "2")).measurements).toEqual([stored]);

    const { measured, byWhose } = TrackRecord.parse((await service.get("/v1/track-record")).body);
    expect(measured.map(({ whose, what, by, factor }) => [whose, what, by, factor])).toEqual([
      ["estimate", "everAffected", null, 32_300_000 / 30_000_000],
      ["published", "everAffected", "O2", 32 / 30],
    ]);
    expect(byWhose.published).toMatchObject({ measured: 1, notMeasured: 0, medianFactor: 32 / 30, withinRange: 0 });
  });

  test.each<readonly [string, string, object, readonly string[]]>([
    ["measurements", "another figure", { ...measurement, what: "happiness" }, ["what"]],
    ["measurements", "a range upside down", { ...measurement, range: { low: 3, point: 2, high: 1 } }, ["range"]],
    ["measurements", "fewer than nobody", { ...measurement, range: -1 }, ["range"]],
    [
      "measurements",
      "a period upside down",
      { ...measurement, period: { from: period.to, to: period.from } },
      ["period.to"],
    ],
    ["measurements", "no method", { ...measurement, method: "" }, ["method"]],
    ["published", "no source", { ...published, source: undefined }, ["source"]],
    ["published", "words for a figure", { ...published, figure: "millions" }, ["figure"]],
  ])("is refused in %s with %s", async (rest, _, body, paths) => {
    const before = (await service.get("/v1/incidents/2/measurements")).body;
    expect(pathsOf(await post(rest, body))).toEqual(paths);
    expect((await service.get("/v1/incidents/2/measurements")).body).toEqual(before);
  });
});

async function getHandover(query = ""): Promise<Handover> {
  const { status, body } = await service.get(`/v1/incidents/2/handover${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return Handover.parse(body);
}

describe("a hand-over", () => {
  test("tells what alarms and people told since, and what is owed", async () => {
    const whole = await getHandover();
    expect(whole.incident).toMatchObject({ id: "2", since: "2018-12-06T04:39:00Z", to: "2018-12-07T03:27:00Z" });
    expect(whole.figure.before).toMatchObject({ affected: exactly(32_300_000) });
    expect(whole.figure.now).toMatchObject({ affected: exactly(0), impaired: exactly(0) });
    expect(whole.changes.map(({ what }) => what).join("\n")).toMatch(
      /down at 2018-12-06T04:39:00Z[^]*declared o2-2018-12-06:voice/,
    );

    const late = await getHandover("?since=2018-12-07T03:27:00Z");
    expect(late.figure.before).toMatchObject({ affected: exactly(0) });
    expect(late.changes.length).toBeLessThan(whole.changes.length);
    expect((await getHandover("?since=2018-12-06T00:00:00Z")).figure.before).toBeNull();

    const { reference } = Object((await post("sitreps", {})).body);
    await post("promises", { what: "a map", to: "Ofcom", by: "2018-12-06T08:00:00Z" });
    const owed = await getHandover();
    expect(owed.ahead.map(({ kind, isOverdue, what }) => [kind, isOverdue, what.split(" ").at(-2)])).toEqual([
      ["promise", true, "a"],
      ["report", false, reference],
    ]);
    expect(owed.changes.at(-1)).toMatchObject({ by: "local", what: expect.stringContaining("promised Ofcom") });
  });

  test("is the same as text to be pasted", async () => {
    const answer = await service.get("/v1/incidents/2/handover?format=text");
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    const { now } = await getHandover();
    const [, ...lines] = handoverText({ ...(await getHandover()), now }).split("\n");
    expect(String(answer.body).split("\n").slice(1)).toEqual(lines);
  });

  test("of tomorrow is refused", async () => {
    expectProblem(await service.get("/v1/incidents/2/handover?since=2099-01-01T00:00:00Z"), 400);
    expectProblem(await service.get("/v1/incidents/999/handover"), 404);
  });
});
