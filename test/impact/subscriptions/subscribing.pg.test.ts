import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Scope } from "../../../src/platform/principal.ts";
import { type Receiver, startReceiver } from "../../support/receiver.ts";
import {
  type TestService,
  expectProblem,
  isInWorkerd,
  onlyOnNode,
  pathsOf,
  startTestService,
  storeCredential,
} from "../../support/service.ts";
import { event, postEvents, putInventory, smallNetwork } from "../small-network.ts";
import { details, environmentFor, idsSeenBy, newsIn, subscribe } from "./subscribing.ts";

let receiver: Receiver;
let service: TestService;
beforeEach(async () => {
  receiver = await startReceiver();
  service = await startTestService({
    environment: {
      ...environmentFor(receiver),
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "headcount@host.example",
      OUTBOX_MAIL_DOMAINS: "host.example",
    },
  });
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await receiver.close();
  await service.close();
});

const as = (id: string, operators: "all" | string[], ...scopes: Scope[]) =>
  service.restart({ id, scopes: ["subscriptions", ...scopes], operators });

const WHEN = { figure: "affected", atLeast: 600 };
const to = () => ({ webhook: receiver.url() });
const post = (request: object) => service.send("POST", "/v1/subscriptions", request);

describe("a subscription", () => {
  test("is stored with what was left out, and shown as it is", async () => {
    const { subscription, secret, id } = await subscribe(service, { to: to(), when: WHEN });
    expect(secret).toMatch(/^whsec_/);
    expect(subscription).toMatchObject({
      name: null,
      to: to(),
      when: { figure: "affected", bound: "point", atLeast: 600, clearedBelow: 480 },
      filter: {},
      operators: "all",
      principal: "local",
      endsAt: null,
      state: "quiet",
      since: null,
      changes: 0,
      fault: null,
    });
    expect(await details(service, id)).toEqual({ ...subscription, messages: [] });
    expect(await idsSeenBy(service)).toEqual([id]);
    const audited = await service.db.execute(
      sql`select entry ->> 'action' as action, entry -> 'detail' ->> 'subscription' as id from audit where entry -> 'detail' ? 'subscription'`,
    );
    expect([...audited]).toEqual([{ action: "POST /v1/subscriptions", id }]);
  });

  test("has a secret that its owner can be shown again, and that is stored nowhere", async () => {
    const { secret, id } = await subscribe(service, { to: to(), when: WHEN });
    const shown = await service.get(`/v1/subscriptions/${id}/secret`);
    expect(shown).toMatchObject({ status: 200, body: { secret } });
    expect(shown.headers.get("cache-control")).toBe("no-store");
    const [row] = await service.db.execute(
      sql`select (select json_agg(s) from subscriptions s)::text || (select json_agg(a) from audit a)::text as all`,
    );
    expect(String(row?.["all"])).not.toContain(String(secret).slice(6));
    const other = await subscribe(service, { to: to(), when: WHEN });
    expect(other.secret).not.toBe(secret);
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["nothing", {}, ["to", "when"]],
    ["a bound above the threshold", { when: { ...WHEN, clearedBelow: 601 } }, ["when.clearedBelow"]],
    ["no threshold", { when: { figure: "affected" } }, ["when.atLeast"]],
    ["a threshold that everybody always reaches", { when: { ...WHEN, atLeast: 0 } }, ["when.atLeast"]],
    ["half a customer", { when: { ...WHEN, atLeast: 0.5 } }, ["when.atLeast"]],
    ["another figure", { when: { ...WHEN, figure: "base" } }, ["when.figure"]],
    ["two destinations", { to: { webhook: "https://a.example", email: "a@host.example" } }, ["to.email"]],
    ["a host that is not listed", { to: { webhook: "https://evil.example/" } }, ["to.webhook"]],
    ["an address with a password", { to: { webhook: "https://u:p@127.0.0.1/" } }, ["to.webhook"]],
    ["a domain that is not listed", { to: { email: "a@evil.example" } }, ["to.email"]],
    ["an empty filter", { filter: { operator: [] } }, ["filter.operator"]],
    ["an unknown filter", { filter: { node: ["hss-1"] } }, ["filter.node"]],
    [
      "what the inventory does not have",
      { filter: { operator: ["host", "nobody"], area: ["sea"], customerClass: ["vip"], service: ["fax"] } },
      ["filter.operator", "filter.area", "filter.customerClass", "filter.service"],
    ],
  ])("is refused with %s, and nothing is stored", async (_, wrong, paths) => {
    const whole = Object.keys(wrong).length === 0 ? {} : { to: to(), when: WHEN, ...wrong };
    const answer = await post(whole);
    expectProblem(answer, 422);
    expect(pathsOf(answer).map((path) => path.split(".").slice(0, 2).join("."))).toEqual(paths);
    expect(await idsSeenBy(service)).toEqual([]);
  });

  test("of an operator that is not there is refused in the words in which a partner is refused another's", async () => {
    const guest = service.restart({ id: "guest", scopes: ["subscriptions"], operators: ["guest"] });
    const answer = await guest.send("POST", "/v1/subscriptions", {
      to: to(),
      when: WHEN,
      filter: { operator: ["host"] },
    });
    expect(expectProblem(answer, 422).detail).toBe('filter.operator: no operator "host" in the inventory in force');
  });

  test("needs an inventory to be about", async () => {
    const empty = await startTestService({ environment: environmentFor(receiver) });
    expectProblem(await empty.send("POST", "/v1/subscriptions", { to: to(), when: WHEN }), 404);
    await empty.close();
  });

  test("by webhook is refused where no host is configured", async () => {
    const plain = await startTestService();
    await putInventory(plain, smallNetwork);
    const answer = await plain.send("POST", "/v1/subscriptions", { to: to(), when: WHEN });
    expect(expectProblem(answer, 422).detail).toMatch(
      /^to\.webhook: webhooks are not sent from here: OUTBOX_HOSTS names no host/,
    );
    await plain.close();
  });

  test("by e-mail is taken on Node, and refused by a Worker with where it is possible", async () => {
    const answer = await post({ to: { email: "noc@host.example" }, when: WHEN });
    if (isInWorkerd) {
      expect(expectProblem(answer, 422).detail).toMatch(
        /^to\.email: e-mail is sent only where the service runs on Node/,
      );
      return;
    }
    expect(answer).toMatchObject({
      status: 201,
      body: { secret: null, subscription: { to: { email: "noc@host.example" } } },
    });
    const [id] = await idsSeenBy(service);
    expectProblem(await service.get(`/v1/subscriptions/${id}/secret`), 409);
  });

  onlyOnNode("a hundred requests one after the other")("is one of a hundred of an owner at the most", async () => {
    for (let index = 0; index < 100; index += 1) await subscribe(service, { to: to(), when: WHEN });
    expectProblem(await post({ to: to(), when: WHEN }), 409);
  });
});

describe("a test message", () => {
  test("arrives, says that it is one, and is sent at most once a minute", async () => {
    const { id, secret } = await subscribe(service, { name: "NOC", to: to(), when: WHEN });
    const sent = await service.send("POST", `/v1/subscriptions/${id}/test`, {});
    expect(sent.status).toBe(202);
    expectProblem(await service.send("POST", `/v1/subscriptions/${id}/test`, {}), 429);
    await service.runChores();
    expect(receiver.received.map((one) => one.id)).toEqual([Object(sent.body).message]);
    expect(() => receiver.received.map((one) => newsIn(one, secret))).toThrow();
    expect(JSON.parse(receiver.received[0]?.text ?? "")).toMatchObject({
      type: "subscription.test",
      data: { subscription: id, name: "NOC", state: "test" },
    });
    await service.db.execute(sql`update outbox set created_at = created_at - interval '1 minute'`);
    expect((await service.send("POST", `/v1/subscriptions/${id}/test`, {})).status).toBe(202);
    expect((await details(service, id)).messages.map(({ topic, state }) => [topic, state])).toEqual([
      ["subscription.test", "pending"],
      ["subscription.test", "delivered"],
    ]);
  });
});

describe("among several", () => {
  test("each sees and ends its own, and who administers the whole network sees and ends all, but no secret of others", async () => {
    const [one, other] = [as("one", "all"), as("other", "all")];
    const [guest, partnersAdmin] = [as("guest", ["guest"]), as("boss", ["guest"], "admin")];
    const admin = as("admin", "all", "admin");
    const ids = new Map<TestService, string>();
    for (const owner of [one, other, guest, partnersAdmin])
      ids.set(owner, (await subscribe(owner, { to: to(), when: WHEN })).id);
    const all = [...ids.values()];
    for (const [owner, id] of ids) expect(await idsSeenBy(owner)).toEqual([id]);
    expect(await idsSeenBy(admin)).toEqual(all);
    for (const [asker, own] of ids) {
      for (const id of all.filter((id) => id !== own)) {
        const path = `/v1/subscriptions/${id}`;
        for (const answer of [
          await asker.get(path),
          await asker.get(`${path}/secret`),
          await asker.send("POST", `${path}/test`, {}),
          await asker.send("DELETE", path, {}),
        ])
          expect(expectProblem(answer, 404).detail).toBe("There is no subscription of yours with this id.");
      }
    }
    expect((await admin.get(`/v1/subscriptions/${all[0]}`)).status).toBe(200);
    expectProblem(await admin.get(`/v1/subscriptions/${all[0]}/secret`), 404);
    expectProblem(await admin.send("POST", `/v1/subscriptions/${all[0]}/test`, {}), 404);
    expect((await admin.send("DELETE", `/v1/subscriptions/${all[0]}`, {})).status).toBe(204);
    expect(await idsSeenBy(admin)).toEqual(all.slice(1));
  });

  test("a partner is told of its own customers alone, in figures, names and numbers", async () => {
    const guest = as("guest", ["guest"], "impact:read");
    const { secret, subscription } = await subscribe(guest, { to: to(), when: { figure: "affected", atLeast: 50 } });
    expect(subscription.operators).toEqual(["guest"]);
    await postEvents(service, event("mme-1", "down", "05:00"));
    await service.runChores();
    expect(receiver.received).toEqual([]);
    await postEvents(service, event("hss-1", "down", "05:01"));
    await service.runChores();
    const [received] = receiver.received;
    if (received === undefined) throw new Error("nothing was told");
    const { data } = newsIn(received, secret);
    expect(data).toMatchObject({ affected: { point: 50 }, base: 100, headline: "about 50" });
    expect((await guest.get(data.check)).body).toMatchObject({ verified: true, affected: data.affected });
    for (const word of ["host", "brand", "things", "1380", "690", "mme", "hss"])
      expect(received.text).not.toContain(`"${word}`);
  });

  test("a session has what the key has that it was exchanged for", async () => {
    const rights = { id: "noc", scopes: ["subscriptions"], operators: "all" } as const;
    const { secret: key, credential } = await storeCredential(service.db, rights);
    const session = await storeCredential(service.db, rights, {
      kind: "session",
      parent: credential.id,
      lineage: credential.id,
    });
    const [byKey, bySession] = [key, session.secret].map((secret, index) =>
      index === 0
        ? { Authorization: `Bearer ${secret}` }
        : { Cookie: `headcount_session=${secret}`, "Sec-Fetch-Site": "same-origin" },
    );
    const made = await service.send("POST", "/v1/subscriptions", { to: to(), when: WHEN }, bySession);
    expect(made.status).toBe(201);
    expect((await service.get("/v1/subscriptions", byKey)).body).toMatchObject({
      subscriptions: [{ state: "quiet", endsAt: null }],
    });
    await service.send("DELETE", `/v1/credentials/${session.credential.id}`, {});
    expect((await service.get("/v1/subscriptions", byKey)).body).toMatchObject({ subscriptions: [{ state: "quiet" }] });
  });

  test("a person without a key subscribes for ninety days", async () => {
    const rights = { id: "https://idp.example#ada", scopes: ["subscriptions"], operators: "all" } as const;
    const { secret } = await storeCredential(service.db, rights, { kind: "session" });
    const headers = { Cookie: `headcount_session=${secret}`, "Sec-Fetch-Site": "same-origin" };
    const made = await service.send("POST", "/v1/subscriptions", { to: to(), when: WHEN }, headers);
    const { createdAt, endsAt } = Object(made.body).subscription;
    expect(Date.parse(endsAt) - Date.parse(createdAt)).toBe(90 * 24 * 60 * 60 * 1000);
    await service.db.execute(sql`update subscriptions set ends_at = clock_timestamp()`);
    await postEvents(service, event("hss-1", "down", "05:00"));
    await service.runChores();
    expect(receiver.received).toEqual([]);
    expect((await service.get("/v1/subscriptions", headers)).body).toMatchObject({
      subscriptions: [{ state: "suspended" }],
    });
  });
});
