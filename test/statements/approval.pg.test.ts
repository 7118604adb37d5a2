import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StatementAnswer } from "../../src/statements/drafts/answer.ts";
import { minutesFromNow } from "../regulation/filings/filing-service.ts";
import type { TestService } from "../support/service.ts";
import { type Desk, OTHER, person, publish, whyOf, closeScene, openScene } from "./statement-service.ts";

let author: TestService;
let other: TestService;
let desk: Desk;
beforeEach(async () => {
  ({ author, other, desk } = await openScene());
});
afterEach(async () => await closeScene({ author, other, desk }));

const settings = async (sent: object): Promise<void> => {
  const { status, body } = await author.send("PUT", "/v1/statements/settings", sent);
  expect(status, JSON.stringify(body)).toBe(200);
};

describe("a statement", () => {
  test("goes from draft to published by two people, each step with who, when and why", async () => {
    const { reference, state } = await desk.draft();
    expect(state).toBe("draft");
    expect((await desk.must(author, reference, "submit", { ground: "ready" })).state).toBe("in-review");
    expect((await desk.must(other, reference, "approve")).state).toBe("approved");
    const published = await desk.must(author, reference, "publish");
    expect(published).toMatchObject({ state: "published", approvedBy: "other", publishedBy: "author", departures: [] });
    expect(published.steps.map(({ step, by, ground }) => [step, by, ground])).toEqual([
      ["submit", "author", "ready"],
      ["approve", "other", null],
      ["publish", "author", null],
    ]);
  });

  test("is not approved by whoever worded any version of it, nor by whoever handed it in", async () => {
    const { reference } = await desk.draft();
    const reworded = await other.send("PUT", `/v1/incidents/${desk.id}/statements/${reference}`, {
      message: "first.customers",
      channels: ["plain"],
    });
    expect(StatementAnswer.parse(reworded.body).version).toBe(2);
    const third = author.restart(person("third"));
    await desk.must(third, reference, "submit");
    for (const who of [author, other, third])
      expect(whyOf(await desk.take(who, reference, "approve"))).toMatch(/^403 \w+ worded statement/);
    await desk.must(author.restart(person("fourth")), reference, "approve");
  });

  test("that is worded anew is to be approved anew, and nobody approves what they have not read", async () => {
    const { reference, digest } = await desk.draft();
    await desk.must(author, reference, "submit");
    const path = `/v1/incidents/${desk.id}/statements/${reference}`;
    await author.send("PUT", path, { message: "first.customers", channels: ["plain"] });
    expect(whyOf(await desk.take(other, reference, "approve"))).toMatch(/^409 .*is a draft/);
    await desk.must(author, reference, "submit");
    expect(whyOf(await desk.take(other, reference, "approve", { digest }))).toMatch(/^409 .*read it again/);
    await desk.must(other, reference, "approve");
    await author.send("PUT", path, { message: "first.customers", channels: ["web-banner"] });
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^409 .*is not approved/);
  });

  test("read as a correction to employees is not approved as one to customers, in the same words", async () => {
    const customers = await publish(desk, { author, other });
    const employees = await publish(desk, { author, other }, { message: "update.employees" });
    const texts = [{ language: "en", channel: "plain", text: "We were wrong. We are sorry." }];
    const wrong = { message: "correction.press", channels: ["plain"], texts };
    const { reference, digest } = await desk.draft({ ...wrong, corrects: employees.reference });
    const path = `/v1/incidents/${desk.id}/statements/${reference}`;
    const approve = async () => {
      await desk.must(author, reference, "submit");
      return whyOf(await desk.take(other, reference, "approve", { digest }));
    };
    await author.send("PUT", path, { ...wrong, corrects: customers.reference });
    expect(await approve()).toMatch(/^409 .*read it again/);
    const nextUpdateAt = minutesFromNow(60);
    await author.send("PUT", path, { ...wrong, corrects: employees.reference, nextUpdateAt });
    expect(await approve()).toMatch(/^409 .*read it again/);
    await author.send("PUT", path, { ...wrong, corrects: employees.reference });
    expect(await approve()).toMatch(/^200/);
  });

  test("is not worded over what somebody else saved meanwhile, and not approved unread", async () => {
    const { reference } = await desk.draft();
    const path = `/v1/incidents/${desk.id}/statements/${reference}`;
    const save = async (version: string) =>
      await author.send("PUT", path, { message: "first.customers", channels: ["plain"] }, { "If-Match": version });
    expect((await save('"1"')).status).toBe(200);
    expect(whyOf(await save('"1"'))).toMatch(/^412 If-Match is 1, but .* is at version 2/);
    await desk.must(author, reference, "submit");
    expect(whyOf(await other.send("POST", `${path}/approve`, {}))).toBe("422 digest: is missing");
  });

  test("given back with a reason is a draft again, and what was approved is so no longer", async () => {
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    expect((await desk.must(other, reference, "return", { ground: "name the area" })).state).toBe("draft");
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^409/);
    await desk.must(author, reference, "submit");
    expect((await desk.all()).statements[0]?.state).toBe("in-review");
  });

  test("goes out once, however many publish it at once", async () => {
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    const answers = await Promise.all(
      [author, other, author.restart(OTHER)].map((who) => desk.take(who, reference, "publish")),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test("is published by nobody who may not, nor seen by a partner", async () => {
    const { reference } = await desk.draft();
    const reader = author.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
    const drafter = author.restart({ id: "drafter", scopes: ["statements:draft"], operators: "all" });
    const partner = author.restart({ id: "partner", scopes: "all", operators: ["guest"] });
    expect((await desk.take(reader, reference, "submit")).status).toBe(403);
    await desk.must(author, reference, "submit");
    expect((await desk.take(drafter, reference, "approve")).status).toBe(403);
    expect((await partner.get(`/v1/incidents/${desk.id}/statements`)).status).toBe(403);
  });
});

const draw = async (who: TestService): Promise<readonly string[]> =>
  Object((await who.send("POST", "/v1/statements/codes", undefined)).body).codes;

describe("over a telephone", () => {
  test("a code read out approves in its owner's name, once, and however it is written down", async () => {
    const [code = ""] = await draw(other);
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    const spoken = code.toLowerCase().replaceAll("-", " ");
    const approved = await desk.must(author, reference, "approve-by-code", { code: spoken, ground: "read to them" });
    expect(approved).toMatchObject({ state: "approved", approvedBy: "other" });
    expect(approved.steps.at(-1)).toMatchObject({ by: "author", approver: "other", isByCode: true });
    const next = await desk.draft();
    await desk.must(author, next.reference, "submit");
    expect(whyOf(await desk.take(author, next.reference, "approve-by-code", { code }))).toBe(
      "403 This code was used before.",
    );
    expect((await desk.all()).statements[0]?.state).toBe("in-review");
  });

  test("one's own code approves nothing of one's own, and no code that was never drawn approves anything", async () => {
    const [own = ""] = await draw(author);
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    expect(whyOf(await desk.take(author, reference, "approve-by-code", { code: own }))).toMatch(/^403 author worded/);
    expect(whyOf(await desk.take(author, reference, "approve-by-code", { code: "HKLM-2467-9WRY" }))).toBe(
      "403 This is no code for approvals.",
    );
    const [anew = ""] = await draw(other);
    const [later = ""] = await draw(other);
    expect(whyOf(await desk.take(author, reference, "approve-by-code", { code: anew }))).toBe(
      "403 Its owner has drawn others since.",
    );
    await desk.must(author, reference, "approve-by-code", { code: later });
    // What was refused has not spent it.
    const { reference: theirs } = StatementAnswer.parse(
      (await other.send("POST", `/v1/incidents/${desk.id}/statements`, { message: "first.press", channels: ["plain"] }))
        .body,
    );
    await desk.must(other, theirs, "submit");
    await desk.must(other, theirs, "approve-by-code", { code: own });
  });
});

describe("while nobody else is awake", () => {
  test("a named deputy publishes alone with a reason, and somebody else looks at it afterwards", async () => {
    const { reference } = await desk.draft();
    expect(whyOf(await desk.take(author, reference, "publish", { ground: "04:50" }))).toMatch(/no named deputy/);
    await settings({ deputies: ["author"] });
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^422 ground: is missing/);
    const alone = await desk.must(author, reference, "publish", { ground: "04:50, nobody answers" });
    expect(alone).toMatchObject({ state: "published", isToBeReviewed: true, approvedBy: null });
    expect(whyOf(await desk.take(author, reference, "review", { ground: "fine" }))).toMatch(/^403/);
    expect((await desk.must(other, reference, "review", { ground: "read" })).isToBeReviewed).toBe(false);
  });

  test("a holding text that was approved beforehand goes out by one person, as it was approved, until it expires", async () => {
    const path = "/v1/statements/holding/night";
    const sent = {
      message: "holding.customers",
      languages: ["en", "cy"],
      channels: ["web-banner"],
      expiresAt: minutesFromNow(60),
    };
    expect((await author.send("PUT", path, sent)).status).toBe(201);
    const out = `/v1/incidents/${desk.id}/holding/night/publish`;
    expect(whyOf(await author.send("POST", out, undefined))).toBe("409 Holding text night was not approved.");
    expect(whyOf(await author.send("POST", `${path}/approve`, { ground: "me" }))).toMatch(/^403 author prepared/);
    const approved = await other.send("POST", `${path}/approve`, { ground: "read" });
    const published = StatementAnswer.parse((await author.send("POST", out, undefined)).body);
    expect(published).toMatchObject({
      state: "published",
      holding: "night",
      approvedBy: "other",
      publishedBy: "author",
    });
    expect(published.texts.map(({ text }) => text)).toEqual(
      Object(approved.body).texts.map(({ text }: { text: string }) => text),
    );
    for (const { rendered } of published.texts) expect(rendered).not.toMatch(/[{}]|690/);
    // Prepared anew it is to be approved anew.
    await author.send("PUT", path, { ...sent, channels: ["plain"] });
    expect(whyOf(await author.send("POST", out, undefined))).toMatch(/was not approved/);
  });

  test("no holding text has a figure, an expiry that is past or a year away, or goes out by SMS", async () => {
    const sent = { message: "holding.customers", languages: ["en"], channels: ["web-banner"] };
    const put = async (other: object) =>
      whyOf(
        await author.send("PUT", "/v1/statements/holding/night", { ...sent, expiresAt: minutesFromNow(60), ...other }),
      );
    const texts = [
      { language: "en", channel: "web-banner", text: "{affected} cannot call. If {numbers} fails, try another phone." },
    ];
    expect(await put({ texts })).toMatch(/^422 .*a holding text has no figure/);
    expect(await put({ expiresAt: minutesFromNow(-1) })).toMatch(/^422 expiresAt/);
    expect(await put({ expiresAt: minutesFromNow(60 * 24 * 400) })).toMatch(/^422 expiresAt/);
    expect(await put({ channels: ["sms"] })).toMatch(/^422 channels: must not have sms/);
  });
});

describe("what brings a crowd back", () => {
  test("mass SMS waits for the network duty manager, whom the settings or the incident's roles name", async () => {
    const { reference, needsRelease } = await desk.draft({ channels: ["sms"] });
    expect(needsRelease).toBe(true);
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/not released by the network duty manager/);
    expect(whyOf(await desk.take(other, reference, "release", { ground: "bears it" }))).toMatch(
      /^403 .*nobody is named/,
    );
    await author.send("PUT", `/v1/incidents/${desk.id}/roles/network-duty-manager`, { holder: "other" });
    await desk.must(other, reference, "release", { ground: "load at 60 %" });
    expect((await desk.must(author, reference, "publish")).releasedBy).toBe("other");
  });

  test("a web banner needs none", async () => {
    const { reference } = await desk.draft();
    expect(whyOf(await desk.take(other, reference, "release", { ground: "x" }))).toMatch(/^409 .*needs no release/);
  });
});

const market = async (what: string, body: object) =>
  Object((await author.send("POST", `/v1/incidents/${desk.id}/market/${what}`, body)).body).holdsBack;

describe("where shares are traded", () => {
  test("nothing goes out before inside information is assessed and, where it is, announced; duties to authorities go on", async () => {
    await settings({ market: { exchange: "LSE" } });
    const { reference } = await desk.draft();
    await desk.must(author, reference, "submit");
    await desk.must(other, reference, "approve");
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^409 Nobody has assessed/);
    expect(await market("assessment", { isInside: true, ground: "a day's revenue" })).toMatch(/announcement by LSE/);
    expect(whyOf(await desk.take(author, reference, "publish"))).toMatch(/^409 It is inside information/);
    expect((await author.get("/v1/obligations")).status).toBe(200);
    expect(await market("announcement", { reference: "RNS 1", at: minutesFromNow(0) })).toBeNull();
    await desk.must(author, reference, "publish");
  });

  test("what is no inside information goes out at once, and one assessed anew is announced anew", async () => {
    await settings({ market: { exchange: "LSE" } });
    expect(await market("assessment", { isInside: false, ground: "small" })).toBeNull();
    await publish(desk, { author, other });
    expect(await market("assessment", { isInside: true, ground: "grew" })).not.toBeNull();
  });

  test("the assessment is not for everybody to read", async () => {
    await market("assessment", { isInside: true, ground: "a secret" });
    const reader = author.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
    const { body } = await reader.get(`/v1/incidents/${desk.id}/records`);
    expect(JSON.stringify(body)).toContain('"market"');
    expect(JSON.stringify(body)).not.toContain("a secret");
  });
});
