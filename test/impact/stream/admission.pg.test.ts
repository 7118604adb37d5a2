import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Credential } from "../../../src/access/credential.ts";
import { type TestService, expectProblem, startTestService, storeCredential } from "../../support/service.ts";
import { postEvents, putInventory, smallNetwork } from "../small-network.ts";
import { bearer, from, useStreams } from "./streams.ts";

const { listen, leaveAll } = useStreams();

const READER = { id: "reader", scopes: ["impact:read"], operators: "all" } as const;
const ADMIN = { id: "admin", scopes: "all", operators: "all" } as const;
const Ticket = z.strictObject({ ticket: z.string(), expiresAt: z.iso.datetime() });

let service: TestService;
let admin: string;
beforeEach(async () => {
  service = await startTestService({ settings: { allowOpen: undefined } });
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  await leaveAll();
  expect(service.defects).toEqual([]);
  await service.close();
});

/** From here on whoever shows no credential is nobody. */
const closeDoor = async (): Promise<void> => {
  admin = (await storeCredential(service.db, ADMIN)).secret;
};
const keyOf = async (alter: Partial<Credential> = {}) => await storeCredential(service.db, READER, alter);
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

async function ticketBy(headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await service.send("POST", "/v1/impact/stream/tickets", "", headers);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([201, "no-store"]);
  const { ticket, expiresAt } = Ticket.parse(answer.body);
  const seconds = (Date.parse(expiresAt) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThanOrEqual(61);
  return ticket;
}

describe("a stream ends", () => {
  beforeEach(closeDoor);

  test("when its credential is revoked, and others go on", async () => {
    const [revoked, other] = [await keyOf(), await keyOf()];
    const ended = await listen(service, "", bearer(revoked.secret));
    const goesOn = await listen(service, "", bearer(other.secret));
    await Promise.all([ended.until(from(1)), goesOn.until(from(1))]);
    await service.send("DELETE", `/v1/credentials/${revoked.credential.id}`, "", bearer(admin));
    expect(await ended.ended).toBe("ended");
    const answer = await service.send(
      "POST",
      "/v1/events",
      { id: "e", node: "mme-1", state: "down", occurredAt: "2018-12-06T05:00:00Z" },
      bearer(admin),
    );
    expect(answer.status).toBe(202);
    await goesOn.until(from(2));
    expect((await listen(service, "", bearer(revoked.secret))).status).toBe(401);
  });

  test("when its credential expires", async () => {
    const { secret } = await keyOf({ expiresAt: soon(2_000) });
    const heard = await listen(service, "", bearer(secret));
    await heard.until(from(1));
    expect(await heard.ended).toBe("ended");
  });

  test("when its credential is rotated away", async () => {
    const { secret, credential } = await keyOf();
    const heard = await listen(service, "", bearer(secret));
    await heard.until(from(1));
    const path = `/v1/credentials/${credential.id}/rotate`;
    expect((await service.send("POST", path, { overlapHours: 0 }, bearer(admin))).status).toBe(201);
    expect(await heard.ended).toBe("ended");
  });

  test("when the session that it was opened with is over, or the key that this was exchanged for", async () => {
    const key = await keyOf();
    for (const end of ["session", "key"] as const) {
      const session = await keyOf({ kind: "session", parent: key.credential.id, lineage: key.credential.id });
      const heard = await listen(service, "", { Cookie: `headcount_session=${session.secret}` });
      await heard.until(from(1));
      const ended = end === "session" ? session : key;
      await service.send("DELETE", `/v1/credentials/${ended.credential.id}`, "", bearer(admin));
      expect(await heard.ended).toBe("ended");
    }
  });
});

test("whoever listens because nobody has a credential yet does so until somebody has", async () => {
  const heard = await listen(service);
  await heard.until(from(1));
  await closeDoor();
  expect(await heard.ended).toBe("ended");
});

describe("a ticket", () => {
  beforeEach(closeDoor);

  test("opens one stream, by another process too, and by nothing but its text", async () => {
    const { secret } = await keyOf();
    const ticket = await ticketBy(bearer(secret));
    const heard = await listen(service.restart(), `?operator=guest&ticket=${ticket}`);
    expect(JSON.parse((await heard.until(from(1))).data).base).toBe(100);
    expect((await listen(service, `?ticket=${ticket}`)).status).toBe(401);
    expect((await listen(service, "?ticket=nonsense")).status).toBe(401);
  });

  test("stands for the credential that it was made with: for a session too, and only as long", async () => {
    const session = await keyOf({ kind: "session" });
    const own = { Cookie: `headcount_session=${session.secret}`, "Sec-Fetch-Site": "same-origin" };
    const [used, unused] = [await ticketBy(own), await ticketBy(own)];
    const heard = await listen(service, `?ticket=${used}`);
    await heard.until(from(1));
    await service.send("DELETE", `/v1/credentials/${session.credential.id}`, "", bearer(admin));
    expect(await heard.ended).toBe("ended");
    expect((await listen(service, `?ticket=${unused}`)).status).toBe(401);
  });

  test("opens nothing after a minute, and nothing else at any time", async () => {
    const { secret } = await keyOf();
    const [late, other] = [await ticketBy(bearer(secret)), await ticketBy(bearer(secret))];
    expectProblem(await service.get(`/v1/impact?ticket=${other}`), 401);
    expectProblem(await service.get("/v1/impact", bearer(other)), 401);
    const head = await service.request(`/v1/impact/stream?ticket=${other}`, { method: "HEAD" });
    expect(head.status).toBe(401);
    expect((await listen(service, `?ticket=${other}`)).status).toBe(200);
    await service.db.execute(sql`update stream_tickets set expires_at = clock_timestamp() - interval '1 second'`);
    expect((await listen(service, `?ticket=${late}`)).status).toBe(401);
  });

  test("is not kept anywhere in words, and the audit tells whose it was", async () => {
    const { secret, credential } = await keyOf();
    const ticket = await ticketBy(bearer(secret));
    await (await listen(service, `?service=voice&ticket=${ticket}`)).until(from(1));
    await listen(service, `?ticket=${ticket}`);
    await service.flush();
    const { body } = await service.get("/v1/audit?limit=1000", bearer(admin));
    const text = JSON.stringify(body);
    expect(text).toContain("/v1/impact/stream?service=voice&ticket=…");
    expect(text).toContain("unknown ticket");
    expect(text).toContain(credential.id);
    const rows = await service.db.execute(sql`select to_jsonb(t) as row from stream_tickets as t`);
    const secretOfTicket = ticket.slice(4);
    expect(text + JSON.stringify(rows)).not.toContain(secretOfTicket);
  });

  test("is made by nobody who may not read the estimate", async () => {
    const { secret } = await storeCredential(service.db, { ...READER, scopes: ["events:write"] });
    expectProblem(await service.send("POST", "/v1/impact/stream/tickets", "", bearer(secret)), 403);
    expectProblem(await service.send("POST", "/v1/impact/stream/tickets", ""), 401);
  });
});

test("where nobody has a credential a ticket is as good as none", async () => {
  const ticket = await ticketBy({});
  await (await listen(service, `?ticket=${ticket}`)).until(from(1));
  await postEvents(service, [{ id: "e", node: "mme-1", state: "down", occurredAt: "2018-12-06T05:00:00Z" }]);
});
