import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { Sitrep } from "../../src/incidents/records/sitreps/sitrep.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { getIncidents } from "./incident-body.ts";

/** Reports of a failure of now: hss-1 takes 690 of 1,380 with it, msc-1 the calls of 1,300. */

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const fail = (node: string, state = "down", minutes = -1) =>
  postEvents(service, { id: `${node} ${state} ${minutes}`, node, state, occurredAt: minutesFromNow(minutes) });

async function idOfNewest(): Promise<string> {
  const { incidents, blips } = await getIncidents(service);
  return [...incidents, ...blips].toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0]?.id ?? "none";
}

async function report(id: string, body: object = {}): Promise<Sitrep> {
  const answer = await service.send("POST", `/v1/incidents/${id}/sitreps`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Sitrep.parse(answer.body);
}

const page = async (reference: string, headers = {}) => {
  const answer = await service.get(`/v1/sitreps/${reference}?format=html`, headers);
  expect(answer.status).toBe(200);
  return { text: String(answer.body), headers: answer.headers };
};

describe("a report", () => {
  test("freezes the figure under a reference, and the estimate that it quotes can be checked for ever", async () => {
    await fail("hss-1");
    const id = await idOfNewest();
    const impact = await getImpact(service);
    const first = await report(id, { remark: "to the bridge" });
    expect(first).toMatchObject({
      incident: id,
      number: 1,
      title: `Incident ${id}`,
      state: "open",
      headline: "about 690",
      own: { affected: { low: 690, point: 690, high: 690 }, base: 1380 },
      joint: { affected: impact.affected, impaired: impact.impaired, base: 1380 },
      jointHeadline: "about 690",
      remark: "to the bridge",
      by: "local",
      to: null,
      expectedRestoration: [],
    });
    expect(first.byOperator.map(({ key, affected }) => [key, affected.point])).toEqual(
      impact.byOperator.map(({ key, affected }) => [key, affected.point]),
    );
    expect(first.byService.find(({ key }) => key === "data")?.affected.point).toBe(690);
    expect(first.causes).toMatchObject([{ leaf: "hss-shards", nodes: ["hss-1"] }]);
    expect(Date.parse(first.nextReportAt) - Date.parse(first.at)).toBe(3_600_000);
    expect(first.reference).toMatch(/^[24679HKLMRWY]{6}$/);
    expect(first.text.startsWith(`${first.reference} no 1: about 690 affected (690), since `)).toBe(true);

    await fail("hss-2");
    const second = await report(id);
    expect(second).toMatchObject({ number: 2, headline: "about 1,400", own: { affected: { point: 1380 } } });
    expect((await service.get(`/v1/sitreps/${first.reference}`)).body).toEqual(first);
    const checked = await service.get(`/v1/estimates/${first.estimateId}`);
    const { affected } = first.joint;
    expect(checked).toMatchObject({ status: 200, body: { verified: true, affected, sequence: impact.sequence } });
    expect(Date.parse(Object(checked.body).at)).toBeLessThanOrEqual(Date.parse(first.at));
    expect((await service.get(`/v1/incidents/${id}/sitreps`)).body).toEqual({ sitreps: [first, second] });
    const heard = `${first.reference.slice(0, 3).toLowerCase()}%20${first.reference.slice(3)}`;
    expect((await service.get(`/v1/sitreps/${heard}`)).body).toEqual(first);
    for (const none of ["222222", "K7M24", "%00", "a".repeat(3000)])
      expectProblem(await service.get(`/v1/sitreps/${none}`), 404);
  });

  test("of one of two incidents has its own figure, and beside it that of both, in which nobody is twice", async () => {
    await fail("msc-1");
    await fail("hss-1");
    await fail("mme-1");
    const { incidents, blips } = await getIncidents(service);
    const figures = await Promise.all(
      [...incidents, ...blips].map(async ({ id }) => {
        const { own, joint } = await report(id);
        return [own.affected.point, joint.affected.point];
      }),
    );
    const { affected } = await getImpact(service);
    expect(figures).toHaveLength(3);
    expect(figures.map(([own]) => own)).toEqual(expect.arrayContaining([1300, 690, 40]));
    for (const [, joint] of figures) expect(joint).toBe(affected.point);
    expect(affected.point).toBeLessThan(1380);
  });

  test("says when each service is expected back", async () => {
    await fail("msc-1");
    const id = await idOfNewest();
    const value = { earliest: minutesFromNow(60), likely: minutesFromNow(90), latest: minutesFromNow(120) };
    const sent = { value, service: "voice", ground: "the vendor" };
    expect((await service.send("PUT", `/v1/incidents/${id}/facts/expectedRestoration`, sent)).status).toBe(200);
    const { expectedRestoration, reference } = await report(id);
    expect(expectedRestoration.map(({ service, likely }) => [service, Date.parse(likely)])).toEqual([
      ["voice", Date.parse(value.likely)],
    ]);
    expect((await page(reference)).text).toContain("voice: likely ");
  });

  test("is refused where the next one is not to come, and of what is no incident", async () => {
    await fail("msc-1");
    const path = `/v1/incidents/${await idOfNewest()}/sitreps`;
    for (const nextReportAt of [minutesFromNow(-1), "2018-12-06T05:00:00Z"])
      expect(pathsOf(await service.send("POST", path, { nextReportAt }))).toEqual(["nextReportAt"]);
    expect(pathsOf(await service.send("POST", path, { recordedAt: "2018-12-06T05:00:00Z" }))).toEqual(["recordedAt"]);
    expect((await service.get(path)).body).toEqual({ sitreps: [] });
    expectProblem(await service.send("POST", "/v1/incidents/999/sitreps", {}), 404);
  });

  test("that several ask for at once is made once each, with a number and a reference of its own", async () => {
    await fail("msc-1");
    const id = await idOfNewest();
    const reports = await Promise.all(Array.from({ length: 5 }, async () => await report(id)));
    expect(new Set(reports.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(new Set(reports.map(({ reference }) => reference)).size).toBe(5);
  });

  test("of a replay is made at the replay's own time", async () => {
    const replayed = await startTestService();
    await putInventory(replayed, smallNetwork, "?recordedAt=2018-12-06T04:00:00Z");
    await postEvents(replayed, event("hss-1", "down", "05:00", { recordedAt: "2018-12-06T05:01:00Z" }));
    const { blips, incidents } = await getIncidents(replayed);
    const path = `/v1/incidents/${[...blips, ...incidents][0]?.id}/sitreps`;
    const made = await replayed.send("POST", path, { recordedAt: "2018-12-06T05:10:00Z" });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const { at, nextReportAt, text, estimateId } = Sitrep.parse(made.body);
    expect([at, nextReportAt]).toEqual(["2018-12-06T05:10:00Z", "2018-12-06T06:10:00Z"]);
    expect(text).toMatch(/^.{6} no 1: about 690 affected \(690\), since 05:00 UTC. Next report 06:10 UTC.$/);
    expect((await replayed.get(`/v1/estimates/${estimateId}`)).body).toMatchObject({ verified: true, at });
    for (const recordedAt of ["2018-12-06T05:00:59Z", "2099-01-01T00:00:00Z"])
      expect(pathsOf(await replayed.send("POST", path, { recordedAt }))).toEqual(["recordedAt"]);
    await replayed.close();
  });
});

describe("the page of a report", () => {
  test("shows the frozen figure and the live one as it moves, and runs nothing", async () => {
    await fail("hss-1");
    const id = await idOfNewest();
    await service.send("PUT", `/v1/incidents/${id}/name`, { name: "<b>HSS & co</b>" });
    const { reference } = await report(id);
    await fail("hss-2");
    const { text, headers } = await page(reference);
    expect(text).toMatch(/<div class="frozen">\s*<strong>about 690<\/strong>/);
    expect(text).toMatch(/LIVE, [^]*<strong>about 1,400<\/strong>/);
    expect(text).toContain("&lt;b&gt;HSS &amp; co&lt;/b&gt;");
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("is what a browser asks for, and JSON what a program does", async () => {
    await fail("hss-1");
    const { reference } = await report(await idOfNewest());
    const asked = async (accept: string) =>
      (await service.get(`/v1/sitreps/${reference}`, { Accept: accept })).headers.get("content-type");
    expect(await asked("text/html,application/xhtml+xml,*/*;q=0.8")).toMatch(/^text\/html/);
    expect(await asked("application/json")).toBe("application/json");
    expect(await asked("*/*")).toBe("application/json");
    expectProblem(await service.get(`/v1/sitreps/${reference}?format=pdf`), 400);
  });

  test("has no live figure where what it stood on was corrected", async () => {
    await fail("hss-1", "down", -5);
    const { reference, headline } = await report(await idOfNewest());
    const { events } = Object((await service.get("/v1/events")).body);
    await postEvents(service, {
      ...events[0],
      id: "correction",
      state: "up",
      sequence: undefined,
      recordedAt: undefined,
    });
    const { text } = await page(reference);
    expect(text).toContain("There is no live figure");
    expect(text).toContain(`<strong>${headline}</strong>`);
  });
});
