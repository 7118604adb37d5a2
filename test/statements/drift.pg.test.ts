import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secretOf } from "../../src/platform/outbox/signature.ts";
import type { StatementAnswer } from "../../src/statements/drafts/answer.ts";
import { FiguresCompared } from "../../src/statements/drift/compared.ts";
import { KEY, environmentFor } from "../impact/subscriptions/subscribing.ts";
import { postEvents } from "../impact/small-network.ts";
import { pack, unpack } from "../../src/incidents/evidence/archive.ts";
import { faultsIn } from "../incidents/evidence-faults.ts";
import { fail, idOfNewest, minutesFromNow } from "../regulation/filings/filing-service.ts";
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

const recipient = async (id: string, audience: string): Promise<void> => {
  const via = { kind: "webhook", address: receiver.url(`/${id}`) };
  const body = { name: id, audience, language: "en", channel: "plain", via };
  expect((await author.send("PUT", `/v1/statements/recipients/${id}`, body)).status).toBe(200);
};

const alerts = () =>
  receiver.received.flatMap((one) => {
    const { type, data } = Object(verified(one, secretOf(KEY, `statement-recipients${one.path}`)));
    return type === "statement.out-of-date" ? [{ to: one.path, reference: data.reference }] : [];
  });

const reasonsOf = (statement: StatementAnswer | undefined) =>
  statement?.departures.map(({ why, what }) => `${why} ${what}`);

describe("a published statement", () => {
  test("that holds is left alone", async () => {
    const { reference } = await publish(desk, people());
    await author.runChores();
    const { statements } = await desk.all();
    expect(statements.map((one) => [one.reference, one.state, one.departures])).toEqual([[reference, "published", []]]);
  });

  test("that holds no longer is out of date once, its correction is drafted, and the press office hears of it", async () => {
    await recipient("desk", "press-office");
    await recipient("app", "customers");
    const { reference } = await publish(desk, people());
    await author.runChores();
    await fail(author, "hss-2", { minutes: 0 });
    const processes = Array.from({ length: 4 }, () => author.restart());
    await Promise.all(processes.map(async (one) => await one.runChores()));
    await author.runChores();
    expect(alerts()).toEqual([{ to: "/desk", reference }]);
    const { statements, putRight } = await desk.all();
    expect(reasonsOf(statements[1])).toContain("more lines affected");
    expect(statements[0]).toMatchObject({
      state: "draft",
      kind: "correction",
      corrects: reference,
      authors: ["headcount"],
    });
    const correction = statements[0]?.reference ?? "";
    expect(putRight).toMatchObject([{ statement: reference, recipient: "app", state: "open", closedBy: null }]);
    // Somebody hands the draft in, another approves, and whoever was told hears it too.
    await desk.must(author, correction, "submit");
    expect(whyOf(await desk.take(author, correction, "approve"))).toMatch(/^403/);
    await desk.must(other, correction, "approve");
    await desk.must(author, correction, "publish");
    await author.runChores();
    const after = await desk.all();
    expect(after.statements.find((one) => one.reference === reference)).toMatchObject({
      state: "corrected",
      supersededBy: correction,
    });
    expect(after.putRight).toMatchObject([{ recipient: "app", state: "closed", closedBy: { statement: correction } }]);
    expect(alerts()).toHaveLength(1);
  });

  test("has one correction drafted, however many things become untrue of it one after the other, and come back", async () => {
    await recipient("desk", "press-office");
    const { reference } = await publish(desk, people());
    const changes = [
      async () => await fail(author, "hss-2", { minutes: 0 }),
      async () => await fail(author, "hss-1", { minutes: -9 }),
      async () => await fail(author, "msc-1", { minutes: 0 }),
      async () => await fail(author, "hss-2", { state: "up", minutes: 0 }),
      async () => await fail(author, "hss-1", { state: "up", minutes: 0 }),
    ];
    for (const change of changes) {
      await change();
      await author.runChores();
    }
    const { statements } = await desk.all();
    const noted = statements
      .find((one) => one.reference === reference)
      ?.steps.filter(({ step }) => step === "out-of-date");
    expect(noted?.length).toBeGreaterThan(2);
    expect(noted?.filter(({ correction }) => correction !== null)).toHaveLength(1);
    expect(statements).toHaveLength(2);
  });

  test("says so where the same moment is counted otherwise by now", async () => {
    const { reference } = await publish(desk, people());
    await postEvents(author, { id: "late", node: "hss-2", state: "down", occurredAt: minutesFromNow(-4) });
    const { statements } = await desk.all();
    const [departure] = statements.find((one) => one.reference === reference)?.departures ?? [];
    expect(departure).toMatchObject({ why: "recounted", what: "lines affected", said: "about 690,000" });
  });

  test("is out of date once nobody is hit any more, or its services are others", async () => {
    await publish(desk, people(), {
      texts: [
        {
          language: "en",
          channel: "plain",
          text: "Since {since} customers have no {lost}. If {numbers} fails, use another phone.",
        },
      ],
      channels: ["plain"],
    });
    await fail(author, "hss-1", { state: "up", minutes: 0 });
    const { statements } = await desk.all();
    expect(statements[0]?.departures.map(({ what }) => what)).toEqual(["services lost", "the outage"]);
  });

  test("is not published where it holds no longer by then", async () => {
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    await fail(author, "hss-2", { minutes: 0 });
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(
      /^409 .*out of date: lines affected: it says about 690,000/,
    );
  });

  test("need not be put right with somebody, where a second person says why", async () => {
    await recipient("app", "customers");
    const { reference } = await publish(desk, people());
    await author.runChores();
    await fail(author, "hss-2", { minutes: 0 });
    await author.runChores();
    const path = "not-needed";
    expect(whyOf(await desk.take(other, reference, path, { recipient: "stranger", ground: "x" }))).toMatch(/^422/);
    await desk.must(other, reference, path, { recipient: "app", ground: "nothing was printed" });
    expect((await desk.all()).putRight).toMatchObject([
      { state: "closed", closedBy: { by: "other", ground: "nothing was printed" } },
    ]);
  });

  test("is put right by what they heard since, but by nothing that was taken back", async () => {
    await recipient("app", "customers");
    await publish(desk, people());
    await author.runChores();
    await fail(author, "hss-2", { minutes: 0 });
    await author.runChores();
    const { reference } = await publish(desk, people(), { message: "update.customers" });
    await author.runChores();
    expect((await desk.all()).putRight).toMatchObject([{ state: "closed", closedBy: { statement: reference } }]);
    await desk.must(other, reference, "withdraw", { ground: "of another network" });
    // What was taken back is to be put right itself, and stands in no other's way.
    const { putRight, statements } = await desk.all();
    expect(putRight).toMatchObject([
      { state: "open", closedBy: null },
      { statement: reference, state: "open", departures: [{ what: "the statement", now: "withdrawn" }] },
    ]);
    expect(statements.map(({ state }) => state)).toContain("published");
  });

  test("taken back is not sent to whom it had not reached yet", async () => {
    await recipient("app", "customers");
    const { reference } = await publish(desk, people());
    await desk.must(other, reference, "withdraw", { ground: "of another network" });
    await author.runChores();
    expect(receiver.received).toEqual([]);
    expect((await desk.all()).statements[0]?.told).toMatchObject([{ toldAt: null, delivery: { state: "dead" } }]);
  });

  test("that is yet to go out shows what of it is so no longer", async () => {
    const { reference } = await desk.draft();
    await fail(author, "hss-2", { minutes: 0 });
    const { statements } = await desk.all();
    expect(statements.map((one) => [one.reference, one.state])).toEqual([[reference, "draft"]]);
    expect(reasonsOf(statements[0])).toContain("more lines affected");
    await author.runChores();
    expect((await desk.all()).statements).toHaveLength(1);
  });

  test("need not be put right of what was known, and has to be of what turns out later", async () => {
    await recipient("app", "customers");
    const { reference } = await publish(desk, people());
    await author.runChores();
    await fail(author, "hss-2", { minutes: 0 });
    await author.runChores();
    await desk.must(other, reference, "not-needed", { recipient: "app", ground: "a rounding" });
    expect((await desk.all()).putRight.map(({ state }) => state)).toEqual(["closed"]);
    await fail(author, "hss-1", { state: "up", minutes: 0 });
    await fail(author, "hss-2", { state: "up", minutes: 0 });
    await author.runChores();
    expect((await desk.all()).putRight.map(({ state }) => state)).toEqual(["open"]);
  });

  test("of two outages at once is since the first of them, and of all their lines", async () => {
    await postEvents(author, { id: "calls", node: "msc-1", state: "down", occurredAt: minutesFromNow(-1) });
    const second = deskOf(author, await idOfNewest(author));
    expect(second.id).not.toBe(desk.id);
    const first = await desk.preview({ message: "update.customers" });
    const other = await second.preview({ message: "update.customers" });
    expect(other.situation.since).toBe(first.situation.since);
    expect(other.situation.affected).toEqual(first.situation.affected);
  });

  test("that promised an update which is due is late, which is no correction", async () => {
    const { reference } = await publish(desk, people(), { nextUpdateAt: new Date(Date.now() + 1_500).toISOString() });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    await author.runChores();
    const { statements } = await desk.all();
    expect(statements).toHaveLength(1);
    expect(statements[0]?.departures).toMatchObject([{ why: "times", what: "the next update" }]);
    expect(statements[0]?.steps.at(-1)).toMatchObject({ step: "out-of-date", by: "headcount", correction: null });
    expect(statements[0]?.reference).toBe(reference);
  });
});

const compared = async () => FiguresCompared.parse((await author.get(`/v1/incidents/${desk.id}/figures`)).body);

describe("figures side by side", () => {
  test("give executive, regulatory and public figure with the reason for each difference", async () => {
    await publish(desk, people());
    const before = await compared();
    expect(before.figures.find(({ whose }) => whose === "public")).toMatchObject({
      words: "about 690,000",
      differs: [],
    });
    const own = before.figures.filter(({ whose }) => whose === "regulatory");
    expect(own.some(({ what, differs }) => what.includes("Host Mobile") && differs.length > 0)).toBe(true);
    await fail(author, "hss-2", { minutes: 0 });
    const { figures } = await compared();
    const [executive] = figures;
    const said = figures.find(({ whose }) => whose === "public");
    expect(executive).toMatchObject({ whose: "executive", differs: [] });
    expect(said?.range.point).toBe(690_000);
    expect(said?.differs).toContain("its words hold no longer");
  });

  test("say how what others published comes out of ours, and keep our answer", async () => {
    const post = async (figure: number, what = "affected") =>
      Object(
        (
          await author.send("POST", `/v1/incidents/${desk.id}/published`, {
            by: "A paper",
            at: minutesFromNow(-1),
            what,
            figure,
            source: "its page",
          })
        ).body,
      );
    // 690,000 are hit, 100,000 of them of the brand, which stands inside its host's base.
    const twice = await post(790_000);
    await post(1_380_000);
    await post(123);
    await post(690_000, "customerHours");
    const { others } = await compared();
    expect(others.map(({ explanations }) => explanations[0] ?? null)).toEqual([
      "counts Brand twice: it is a brand inside its host's own base",
      expect.stringMatching(/counts everybody/),
      null,
      null,
    ]);
    const path = `/v1/incidents/${desk.id}/published/${twice.number}/answer`;
    await author.send("PUT", path, { text: "Counts Brand twice." });
    expect((await compared()).others[0]?.answer).toMatchObject({ text: "Counts Brand twice.", by: "author" });
  });
});

const evidence = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const answer = await author.request(`/v1/incidents/${desk.id}/evidence.zip`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

describe("years later", () => {
  test("an evidence file holds each statement to the estimate that it names, and whoever alters one is found", async () => {
    const { reference } = await publish(desk, people());
    const file = await evidence();
    expect(await faultsIn(file)).toEqual([]);
    const altered = (from: string, to: string) =>
      pack(unpack(file).parts.map((one) => ({ ...one, text: one.text.replaceAll(from, to) })));
    const figure = (await desk.all()).statements[0]?.values.find(({ name }) => name === "affected")?.text ?? "";
    expect(await faultsIn(altered(figure, "about 90,000 lines"))).toContain(
      `statement ${reference}, version 1: its words or values are not those that were approved`,
    );
  });
});
