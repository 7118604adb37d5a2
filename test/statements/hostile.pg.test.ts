import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fail, idOfNewest, minutesFromNow } from "../regulation/filings/filing-service.ts";
import { getIncidents } from "../incidents/incident-body.ts";
import { putInventory } from "../impact/small-network.ts";
import { type TestService, pathsOf, startTestService } from "../support/service.ts";
import { AUTHOR, type Desk, OTHER, SHORT, deskOf, network } from "./statement-service.ts";

let author: TestService;
let other: TestService;
let desk: Desk;
beforeEach(async () => {
  author = await startTestService({ principal: AUTHOR });
  other = author.restart(OTHER);
  await putInventory(author, network);
  await fail(author, "hss-1");
  desk = deskOf(author, await idOfNewest(author));
});
afterEach(async () => {
  expect([...author.defects, ...other.defects]).toEqual([]);
  await author.close();
});

const NUL = "\u0000";
const BAD_BODIES: readonly unknown[] = [
  null,
  [],
  "text",
  7,
  {},
  { ground: NUL },
  { ground: "\ud800" },
  { ground: "" },
  { ground: 7 },
  { ground: "x".repeat(5_001) },
  { digest: NUL },
  { digest: "x".repeat(101) },
  { code: "x" },
  { code: "x".repeat(41) },
  { code: NUL },
  { message: "nonsense" },
  { ...SHORT, languages: ["fr"] },
  { ...SHORT, languages: [] },
  { ...SHORT, channels: [] },
  { ...SHORT, channels: ["fax"] },
  { ...SHORT, nextUpdateAt: "9999-12-31T23:59:59Z", estimateId: "x", sitrep: "y" },
  { ...SHORT, nextUpdateAt: "+275760-09-13T00:00:00Z" },
  { ...SHORT, nextUpdateAt: "0000-00-00T00:00:00Z" },
  { ...SHORT, estimateId: "x".repeat(10_001) },
  { ...SHORT, estimateId: "%%%" },
  { ...SHORT, estimateId: btoa('{"at":"9999-12-31T23:59:59Z","sequence":1e300}') },
  { ...SHORT, sitrep: NUL },
  { ...SHORT, sitrep: "ABCDEF" },
  { ...SHORT, corrects: "ABCDEF" },
  { message: "correction.press", corrects: NUL },
  { message: "correction.press", corrects: "ABCDEF" },
  { ...SHORT, texts: [{ language: "en", channel: "plain", text: NUL }] },
  { ...SHORT, texts: [{ language: "en", channel: "radio", text: "x" }] },
  { ...SHORT, texts: [{ language: "en", channel: "plain", text: "x".repeat(10_001) }] },
  { ...SHORT, texts: Array.from({ length: 101 }, () => ({ language: "en", channel: "plain", text: "x" })) },
  { ...SHORT, figures: { affected: { say: "about", count: -1, reason: "x" } } },
  { ...SHORT, figures: { affected: { say: "about", count: 1e300, reason: "x" } } },
  { ...SHORT, figures: { affected: { say: "about", count: 0.5, reason: "x" } } },
  { ...SHORT, figures: { affected: { say: "between", count: 5, to: 1, reason: "x" } } },
  { ...SHORT, figures: { affected: { say: "between", count: 5, reason: "x" } } },
  { ...SHORT, figures: { affected: { say: "nobody", reason: "x" } } },
  { ...SHORT, figures: { impaired: { say: "about" } } },
  { recipient: NUL, at: minutesFromNow(0), ground: "x" },
  { recipient: "x".repeat(201), at: minutesFromNow(0), ground: "x" },
  { recipient: "x", at: "9999-12-31T23:59:59Z", ground: "x" },
  { recipient: "x", at: "1000-01-01T00:00:00Z", ground: "x" },
  { isInside: "yes", ground: "x" },
  { reference: "x", at: "9999-12-31T23:59:59Z" },
  { text: NUL },
];
const IDS = ["0", "-1", "1e3", "999", "%00", "%F0%9F%98%80", "2-2", "x".repeat(300), "%2E%2E", "2%0A"];
const REFERENCES = ["ABCDEF", "%00", "%F0%9F%98%80".repeat(30), "x".repeat(300), "__proto__", "constructor"];
const STEPS = "submit return approve approve-by-code release publish withdraw review told not-needed preview".split(
  " ",
);

const isRefusal = (status: number) => status >= 400 && status < 500;

describe("whatever is sent", () => {
  test("with a bad body is refused, and leaves no trace", async () => {
    const { reference } = await desk.draft();
    const before = (await desk.all()).statements;
    const base = `/v1/incidents/${desk.id}`;
    const paths = [
      ["POST", `${base}/statements`],
      ["PUT", `${base}/statements/${reference}`],
      ["POST", `${base}/market/assessment`],
      ["POST", `${base}/market/announcement`],
      ["PUT", `${base}/published/1/answer`],
      ["PUT", "/v1/statements/holding/night"],
      ["POST", "/v1/statements/holding/night/approve"],
      ["PUT", "/v1/statements/recipients/app"],
    ] as const;
    const odd: string[] = [];
    for (const [method, path] of paths)
      for (const body of BAD_BODIES) {
        const { status, body: answer } = await author.send(method, path, body);
        const isFine =
          isRefusal(status) && (status !== 422 || pathsOf({ status, body: answer, headers: new Headers() }).length > 0);
        if (!isFine) odd.push(`${status} ${method} ${path} ${JSON.stringify(body).slice(0, 150)}`);
      }
    expect(odd).toEqual([]);
    expect((await desk.all()).statements).toEqual(before);
  });

  test("to what is not there is not found", async () => {
    const { reference } = await desk.draft();
    const odd: string[] = [];
    const look = async (method: string, path: string, body: unknown) => {
      const { status } = method === "GET" ? await author.get(path) : await author.send(method, path, body);
      if (!isRefusal(status)) odd.push(`${status} ${method} ${path}`);
    };
    const bodies = [{}, { ground: "x" }, { ground: "x", recipient: "x", at: minutesFromNow(0) }, SHORT, { code: "x" }];
    for (const id of IDS) {
      for (const path of ["statements", `statements/${reference}`, "market", "figures"])
        await look("GET", `/v1/incidents/${id}/${path}`, undefined);
      for (const step of STEPS) await look("POST", `/v1/incidents/${id}/statements/${reference}/${step}`, bodies[1]);
      await look("POST", `/v1/incidents/${id}/statements`, SHORT);
      await look("POST", `/v1/incidents/${id}/statements/preview`, SHORT);
      await look("POST", `/v1/incidents/${id}/holding/night/publish`, undefined);
    }
    for (const one of REFERENCES) {
      await look("GET", `/v1/incidents/${desk.id}/statements/${one}`, undefined);
      await look("PUT", `/v1/incidents/${desk.id}/statements/${one}`, SHORT);
      for (const step of STEPS)
        for (const body of bodies) await look("POST", `/v1/incidents/${desk.id}/statements/${one}/${step}`, body);
      await look("POST", `/v1/incidents/${desk.id}/holding/${one}/publish`, undefined);
      await look("POST", `/v1/statements/holding/${one}/approve`, { ground: "x" });
      await look("DELETE", `/v1/statements/recipients/${one}`, undefined);
      await look("PUT", `/v1/incidents/${desk.id}/published/${one}/answer`, { text: "x" });
    }
    for (const query of ["?language=fr", "?language=en&language=de", "?x=1", "?language=%00"])
      for (const path of ["status", "feed.atom", "feed.rss"]) await look("GET", `/public/${path}${query}`, undefined);
    expect(odd).toEqual([]);
  });

  test("twice in a list is refused with where it stands", async () => {
    const twice = [
      { language: "en", channel: "plain", text: "One. If {numbers} fails, use a landline." },
      { language: "en", channel: "plain", text: "Another. If {numbers} fails, use a landline." },
    ];
    const holding = {
      message: "holding.customers",
      languages: ["en"],
      channels: ["plain"],
      expiresAt: minutesFromNow(60),
    };
    const path = `/v1/incidents/${desk.id}/statements`;
    const cases = [
      ["POST", path, { ...SHORT, languages: ["en", "en"] }, "languages[1]"],
      ["POST", path, { ...SHORT, channels: ["plain", "radio", "plain"] }, "channels[2]"],
      ["POST", path, { ...SHORT, texts: twice }, "texts[1]"],
      ["PUT", "/v1/statements/holding/n", { ...holding, texts: twice }, "texts[1]"],
      ["PUT", "/v1/statements/holding/n", { ...holding, languages: ["de", "de"] }, "languages[1]"],
      ["PUT", "/v1/statements/holding/n", { ...holding, texts: [{ ...twice[0], language: "de" }] }, "texts[0]"],
      ["PUT", "/v1/statements/settings", { languages: ["en", "en"] }, "languages[1]"],
      ["PUT", "/v1/statements/settings", { emergencyNumbers: ["112", "112"] }, "emergencyNumbers[1]"],
    ] as const;
    for (const [method, where, body, at] of cases) {
      const answer = await author.send(method, where, body);
      expect(answer.status, JSON.stringify(body)).toBe(422);
      expect(pathsOf(answer)).toEqual([at]);
    }
  });

  test("naming the report of another incident is refused", async () => {
    await fail(author, "msc-1", { minutes: -6_000 });
    await fail(author, "msc-1", { minutes: -5_950, state: "up" });
    const { incidents, blips } = await getIncidents(author);
    const another = [...incidents, ...blips].map(({ id }) => id).find((id) => id !== desk.id) ?? "";
    const { reference } = Object((await author.send("POST", `/v1/incidents/${another}/sitreps`, {})).body);
    const sent = { ...SHORT, sitrep: reference };
    expect(pathsOf(await author.send("POST", `/v1/incidents/${desk.id}/statements`, sent))).toEqual(["sitrep"]);
    expect((await author.send("POST", `/v1/incidents/${another}/statements`, sent)).status).toBe(201);
  });

  test("as a figure with what it does not have is refused", async () => {
    const path = `/v1/incidents/${desk.id}/statements`;
    for (const words of [
      { say: "more-than", count: 600_000, to: 700_000 },
      { say: "between", to: 1e6 },
    ]) {
      const sent = { ...SHORT, figures: { affected: { ...words, reason: "x" } } };
      expect(pathsOf(await author.send("POST", path, sent))).toEqual(["figures.affected.to"]);
    }
  });
});
