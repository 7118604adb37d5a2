import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secretOf } from "../../src/platform/outbox/signature.ts";
import { PublicStatus } from "../../src/statements/publishing/status.ts";
import { KEY, environmentFor } from "../impact/subscriptions/subscribing.ts";
import { getIncidents } from "../incidents/incident-body.ts";
import { fail, minutesFromNow } from "../regulation/filings/filing-service.ts";
import { type Receiver, startReceiver, verified } from "../support/receiver.ts";
import type { TestService } from "../support/service.ts";
import { type Desk, deskOf, publish, whyOf, closeScene, openScene } from "./statement-service.ts";

let receiver: Receiver;
let author: TestService;
let other: TestService;
let desk: Desk;
const people = () => ({ author, other });

beforeEach(async () => {
  receiver = await startReceiver();
  ({ author, other, desk } = await openScene(environmentFor(receiver)));
});
afterEach(async () => {
  await receiver.close();
  await closeScene({ author, other, desk });
});

const recipient = async (id: string, sent: object = {}): Promise<void> => {
  const body = {
    name: id,
    audience: "customers",
    language: "en",
    channel: "plain",
    via: { kind: "webhook", address: receiver.url(`/${id}`) },
    ...sent,
  };
  const { status, body: answer } = await author.send("PUT", `/v1/statements/recipients/${id}`, body);
  expect(status, JSON.stringify(answer)).toBe(200);
};

const received = () =>
  receiver.received.map((one) => {
    const { type, data } = Object(verified(one, secretOf(KEY, `statement-recipients${one.path}`)));
    return { to: one.path, type, data };
  });

const status = async () => PublicStatus.parse((await author.get("/public/status.json")).body);

describe("what is published", () => {
  test("goes once to each recipient of its audience, in their language and form, and to nobody else", async () => {
    await recipient("app");
    await recipient("german", { language: "de" });
    await recipient("paper", { audience: "press" });
    await recipient("phone", { via: { kind: "phone", address: "+44 20 7946 0000" } });
    const statement = await publish(desk, people(), { languages: ["en", "de"] });
    for (let round = 0; round < 3; round += 1) await author.runChores();
    const sent = received();
    expect(sent.map(({ to, type }) => `${to} ${type}`).toSorted()).toEqual([
      "/app statement.published",
      "/german statement.published",
    ]);
    const german = statement.texts.find(({ language, channel }) => language === "de" && channel === "plain");
    expect(sent.find(({ to }) => to === "/german")?.data).toMatchObject({
      reference: statement.reference,
      text: german?.rendered,
      estimateId: statement.estimateId,
    });
    const { told } = (await desk.all()).statements[0] ?? { told: [] };
    expect(told.map(({ id, toldAt, delivery }) => [id, toldAt !== null, delivery?.state ?? null])).toEqual([
      ["app", true, "delivered"],
      ["german", true, "delivered"],
      ["phone", false, null],
    ]);
    const called = await desk.must(author, statement.reference, "told", { recipient: "phone", at: minutesFromNow(0) });
    expect(called.told.find(({ id }) => id === "phone")?.toldAt).not.toBeNull();
  });

  test("stands in a document, on a page and in two feeds, for anybody, without a credential", async () => {
    const { reference } = await publish(desk, people(), { languages: ["en", "cy"] });
    const { statements } = await status();
    expect(statements.map((one) => [one.reference, one.state])).toEqual([[reference, "current"]]);
    expect(new Set(statements[0]?.texts.map(({ language }) => language))).toEqual(new Set(["en", "cy"]));
    const nobody = { Authorization: "" };
    for (const path of ["/public/status?language=cy", "/public/feed.atom", "/public/feed.rss?language=cy"]) {
      const answer = await author.get(path, nobody);
      expect(answer.status).toBe(200);
      expect(String(answer.body)).toContain(reference);
      expect(answer.headers.get("cache-control")).toContain("stale-if-error");
    }
  });

  test("is read by anybody first of a process that has just begun, who then sees no less", async () => {
    const { reference } = await publish(desk, people());
    const begun = author.restart({ id: "author", scopes: "all", operators: "all" });
    const { body } = await begun.get("/public/status.json", { Authorization: "" });
    expect(PublicStatus.parse(body)).toMatchObject({ operator: "Host Mobile", statements: [{ reference }] });
    expect(Object((await begun.get(`/v1/incidents/${desk.id}`)).body).present).toMatchObject({
      affected: { point: 690_000 },
    });
  });

  test("to employees or partners is nothing for the public, nor are drafts", async () => {
    await desk.draft();
    await publish(desk, people(), { message: "first.partners" });
    expect((await status()).statements).toEqual([]);
  });

  test("and withdrawn says so, and is read no more", async () => {
    const { reference } = await publish(desk, people());
    await desk.must(other, reference, "withdraw", { ground: "of another network" });
    expect((await status()).statements[0]).toMatchObject({ reference, state: "withdrawn", texts: [] });
  });

  test("is superseded by the next to the same audience", async () => {
    const first = await publish(desk, people());
    await publish(desk, people(), { message: "first.press" });
    const update = await publish(desk, people(), { message: "update.customers" });
    const states = new Map((await status()).statements.map((one) => [one.reference, one]));
    expect(states.get(first.reference)).toMatchObject({ state: "superseded", replacedBy: update.reference });
    expect([...states.values()].filter(({ state }) => state === "current")).toHaveLength(2);
  });

  test("promises the next update, and the incident keeps the promise", async () => {
    const nextUpdateAt = minutesFromNow(60);
    const unsaid = [{ language: "en", channel: "plain", text: "Since {since} there is no {lost}." }];
    await publish(desk, people(), { nextUpdateAt, channels: ["plain"], texts: unsaid });
    expect(JSON.stringify((await author.get(`/v1/incidents/${desk.id}/promises`)).body)).not.toContain("next public");
    await publish(desk, people(), { nextUpdateAt });
    const { body } = await author.get(`/v1/incidents/${desk.id}/promises`);
    expect(JSON.stringify(body)).toContain("The next public update");
  });
});

const saying = (affected: object) => ({ message: "first.customers", channels: ["plain"], figures: { affected } });

describe("a recipient", () => {
  test("has the secret that its webhooks are signed with, and is refused where nothing could be sent", async () => {
    const put = async (via: object) =>
      await author.send("PUT", "/v1/statements/recipients/app", {
        name: "app",
        audience: "customers",
        language: "en",
        channel: "plain",
        via,
      });
    const known = await put({ kind: "webhook", address: receiver.url("/app") });
    expect(Object(known.body).secret).toBe(secretOf(KEY, "statement-recipients/app"));
    expect(whyOf(await put({ kind: "webhook", address: "https://elsewhere.example/hook" }))).toMatch(
      /^422 via.address: .*OUTBOX_HOSTS/,
    );
    expect(whyOf(await put({ kind: "email", address: "desk@example.org" }))).toMatch(/^422 via.address: .*e-mail/);
    expect(Object((await author.get("/v1/statements/recipients")).body).recipients).toHaveLength(1);
    expect((await author.send("DELETE", "/v1/statements/recipients/app", undefined)).status).toBe(204);
    expect((await author.send("DELETE", "/v1/statements/recipients/app", undefined)).status).toBe(404);
  });
});

describe("what may not be said", () => {
  test("is saved as a draft, shown with the reason, and not handed in", async () => {
    const texts = [{ language: "en", channel: "plain", text: "25 million people are restored. Emergency calls work." }];
    const sent = { message: "first.customers", channels: ["plain"], texts };
    const { refusals } = await desk.preview(sent);
    expect(refusals.length).toBeGreaterThanOrEqual(3);
    expect(new Set(refusals.map(({ path }) => path))).toEqual(new Set(["texts.en.plain"]));
    const { reference } = await desk.draft(sent);
    expect((await desk.take(author, reference, "submit")).status).toBe(422);
  });

  test("that all is restored, while anybody is hit, or nobody has confirmed that it is over", async () => {
    const said = async () => {
      const { reference } = await desk.draft({ message: "restored.customers" });
      return await desk.take(author, reference, "submit");
    };
    expect((await said()).status).toBe(422);
    await fail(author, "hss-1", { state: "up", minutes: -1 });
    expect((await said()).status).toBe(422);
    const closed = await author.send("POST", `/v1/incidents/${desk.id}/close`, { ground: "counted again" });
    expect(closed.status, JSON.stringify(closed.body)).toBe(201);
    expect(whyOf(await said())).toMatch(/^200/);
  });

  test("of an outage that is over, with the lines that another hits", async () => {
    await fail(author, "msc-1", { minutes: -6_000 });
    await fail(author, "msc-1", { minutes: -5_950, state: "up" });
    const { incidents, blips } = await getIncidents(author);
    const ended = [...incidents, ...blips].find(({ id }) => id !== desk.id);
    const { reference } = await deskOf(author, ended?.id ?? "").draft();
    const path = `/v1/incidents/${ended?.id}/statements/${reference}/submit`;
    expect(whyOf(await author.send("POST", path, {}))).toMatch(/^422 .*of another outage/);
    await publish(desk, people());
  });

  test("that emergency calls get through, but by test calls of the last half hour, also when it goes out", async () => {
    const emergencyOf = async () => (await desk.preview({ message: "first.customers" })).situation.emergency.state;
    const confirm = async (minutes: number) =>
      await author.send("PUT", `/v1/incidents/${desk.id}/facts/emergencyAccessConfirmed`, {
        value: { by: "NOC", calls: [{ from: "Leeds", at: minutesFromNow(minutes), number: "112" }] },
        ground: "called",
      });
    expect(await emergencyOf()).toBe("unconfirmed");
    await confirm(-31);
    expect(await emergencyOf()).toBe("unconfirmed");
    await confirm(-1);
    expect(await emergencyOf()).toBe("working");
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    await confirm(-40);
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^409 .*emergency calls: it says working/);
  });

  test("a figure in other words than the range supports; in such as it supports, with the reason", async () => {
    const path = `/v1/incidents/${desk.id}/statements`;
    const refused = await author.send("POST", path, saying({ say: "more-than", count: 1_000_000, reason: "rounder" }));
    expect(whyOf(refused)).toMatch(/^422 figures.affected: must be supported by the range 690000 to 690000/);
    const { figures, texts } = await desk.draft(
      saying({ say: "more-than", count: 600_000, reason: "as the regulator says" }),
    );
    expect(figures[0]).toMatchObject({
      claim: { kind: "more-than", count: 600_000 },
      proposed: { kind: "about", count: 690_000 },
      reason: "as the regulator says",
    });
    expect(texts[0]?.rendered).toContain("more than 600,000 lines");
  });

  test("a promise that is over before it is made, and what names an estimate that is none", async () => {
    const path = `/v1/incidents/${desk.id}/statements`;
    const post = async (sent: object) =>
      whyOf(await author.send("POST", path, { message: "first.customers", ...sent }));
    expect(await post({ nextUpdateAt: minutesFromNow(-1) })).toMatch(/^422 nextUpdateAt/);
    expect(await post({ estimateId: "nonsense" })).toMatch(/^422 estimateId: is no estimate id/);
    expect(await post({ sitrep: "HKLM24" })).toMatch(/^422 sitrep/);
    expect(await post({ corrects: "HKLM24" })).toMatch(/^422 corrects/);
  });
});

describe("a figure", () => {
  test("is that of the estimate or the report that the statement names", async () => {
    const report = Object((await author.send("POST", `/v1/incidents/${desk.id}/sitreps`, {})).body);
    await fail(author, "hss-2", { minutes: -1 });
    const { figures, estimateId, sitrep, values } = await desk.draft({ sitrep: report.reference });
    expect(sitrep).toBe(report.reference);
    expect(estimateId).toBe(report.estimateId);
    expect(figures[0]?.range).toEqual(report.joint.affected);
    expect(values.find(({ name }) => name === "affected")?.from).toBe(`report ${report.reference}`);
    const now = await desk.draft();
    const again = Object((await author.get(`/v1/estimates/${now.estimateId}`)).body);
    expect(again).toMatchObject({ verified: true, affected: now.figures[0]?.range, impaired: now.figures[1]?.range });
    expect(now.figures[0]?.range.point).toBeGreaterThan(figures[0]?.range.point ?? Number.POSITIVE_INFINITY);
  });
});
