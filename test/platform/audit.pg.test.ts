import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { BEGINNING, chain, createSealer, verifyRows } from "../../src/platform/audit/chain.ts";
import { appendAudit, verifyAudit } from "../../src/platform/audit/repository.ts";
import {
  type TestService,
  alterBehindOurBack,
  onlyOnNode,
  startTestService,
  storeCredential,
} from "../support/service.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const EVENT = { kind: "use", who: "key:1", from: "192.0.2.1", action: "GET /v1/impact" } as const;
const plain = createSealer(undefined);
const keyed = createSealer("a secret of thirty-two characters at least");

async function fill(count: number, sealer = plain): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await service.db.transaction((tx) =>
      appendAudit(
        tx,
        [
          { ...EVENT, detail: index },
          { ...EVENT, who: `key:${index}` },
        ],
        sealer,
      ),
    );
}

const faults = async (sealer = plain) => (await verifyAudit(service.db, sealer)).faults;

describe("the audit", () => {
  test("is whole, however many write to it at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => fill(3)));
    expect(await verifyAudit(service.db, plain)).toMatchObject({ entries: 120, sealedWithoutKey: 120, faults: [] });
    const rows = await service.db.execute(sql`select sequence::int as sequence from audit order by sequence`);
    expect(rows.map((row) => row["sequence"])).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  test.each([
    ["altered", sql`update audit set entry = jsonb_set(entry, '{who}', '"key:9"') where sequence = 3`, 3],
    ["moved in time", sql`update audit set recorded_at = recorded_at + interval '1 second' where sequence = 4`, 4],
    ["sealed anew", sql`update audit set seal = repeat('x', 43) where sequence = 5`, 5],
    ["removed from the middle", sql`delete from audit where sequence = 4`, 5],
    ["removed from the end", sql`delete from audit where sequence = 8`, 8],
    ["removed from the beginning", sql`delete from audit where sequence < 3`, 3],
    [
      "inserted at the end",
      sql`insert into audit select 9, recorded_at, entry, key, repeat('x', 43) from audit where sequence = 8`,
      9,
    ],
    [
      "exchanged for another",
      sql`update audit a set entry = b.entry from audit b where (a.sequence, b.sequence) in ((2, 4), (4, 2))`,
      2,
    ],
  ])("shows an entry that was %s", async (_, statement, sequence) => {
    await fill(4);
    expect(await faults()).toEqual([]);
    await alterBehindOurBack(service.db, statement);
    expect((await faults()).map((fault) => fault.sequence)).toContain(sequence);
  });

  test("shows all entries removed, and the head with them only by what was written down", async () => {
    await fill(4);
    const { head } = await verifyAudit(service.db, plain);
    await alterBehindOurBack(service.db, sql`delete from audit`);
    expect(await faults()).toEqual([{ sequence: 8, fault: "the last 8 entries were removed" }]);
    await alterBehindOurBack(service.db, sql`update audit_head set sequence = 0, seal = ''`);
    expect(await faults()).toEqual([]);
    expect((await verifyAudit(service.db, plain, head)).faults).toHaveLength(1);
  });

  test("sealed with a key shows also what somebody sealed anew who has not the key", async () => {
    await fill(2, keyed);
    expect(await faults(keyed)).toEqual([]);
    const [row] = await service.db.execute(sql`select recorded_at::text from audit where sequence = 4`);
    expect(row).toBeDefined();
    await alterBehindOurBack(service.db, sql`delete from audit where sequence = 4`);
    await alterBehindOurBack(
      service.db,
      sql`update audit_head set sequence = 3, seal = (select seal from audit where sequence = 3)`,
    );
    await fill(1, plain);
    expect((await faults(keyed)).map(({ fault }) => fault)).toContain(
      "it is sealed without the key that sealed the one before",
    );
    const other = createSealer("another secret of thirty-two characters");
    expect((await faults(other))[0]?.fault).toMatch(/which is not at hand$/);
  });

  test("is only ever added to, as is the ledger: the database itself refuses anything else", async () => {
    await fill(1);
    for (const statement of [
      sql`update audit set key = ''`,
      sql`delete from audit`,
      sql`truncate audit`,
      sql`update ledger set kind = 'x'`,
      sql`delete from ledger`,
    ]) {
      await expect(service.db.execute(statement)).rejects.toMatchObject({
        cause: expect.objectContaining({ message: expect.stringMatching(/only ever added/) }),
      });
    }
  });

  test("any single change of any stored row shows", () => {
    const entry = fc.record({
      ...Object.fromEntries(["who", "from", "action"].map((name) => [name, fc.string()])),
      kind: fc.constant("use" as const),
    });
    const Entry = z.object({ who: z.string(), from: z.string(), action: z.string(), kind: z.literal("use") });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom("who", "seal", "recordedAt", "gone", "twice"),
        (entries, at, change) => {
          const head = { sequence: 0, seal: "", recordedAt: "2026-01-01T00:00:00Z" };
          const rows = chain(
            head,
            entries.map((one) => Entry.parse(one)),
            keyed,
          );
          expect(verifyRows(BEGINNING, rows, keyed)).toEqual([]);
          const index = at % rows.length;
          const altered = rows.flatMap((row, place) => {
            if (place !== index) return [row];
            if (change === "gone") return [];
            if (change === "twice") return [row, row];
            if (change === "who") return [{ ...row, entry: { ...Object(row.entry), who: "somebody else entirely" } }];
            return [{ ...row, [change]: change === "seal" ? "x" : "2026-01-01T00:00:01Z" }];
          });
          const isCutAtTheEnd = change === "gone" && index === rows.length - 1;
          if (!isCutAtTheEnd) expect(verifyRows(BEGINNING, altered, keyed)).not.toEqual([]);
        },
      ),
    );
  });
});

describe("what the audit is told", () => {
  const Page = z.object({
    entries: z.array(z.looseObject({ kind: z.string(), who: z.string(), action: z.string() })),
    next: z.number().nullable(),
  });
  const audit = async () => {
    await service.flush();
    return Page.parse((await service.get("/v1/audit?limit=10000")).body).entries;
  };
  const SMALL = { operators: [], areas: [], nodes: [], pools: [], services: [], profiles: [], segments: [] };

  test("every write, with who, when, from where and what came of it, in the write's own transaction", async () => {
    await service.send("PUT", "/v1/inventory?effectiveFrom=2018-01-01T00:00:00Z", SMALL, {
      "x-test-address": "192.0.2.3",
      "X-Request-Id": "mine",
    });
    expect(await audit()).toEqual([
      expect.objectContaining({
        kind: "write",
        who: "local",
        from: "192.0.2.3",
        action: "PUT /v1/inventory",
        target: "/v1/inventory?effectiveFrom=2018-01-01T00:00:00Z",
        requestId: "mine",
        detail: { version: 1, sequence: 1 },
        recordedAt: expect.stringMatching(/^20/),
      }),
    ]);
  });

  test("nothing of a write that was refused, as nothing of it was stored", async () => {
    await service.send("PUT", "/v1/inventory", { ...SMALL, nodes: [{}] });
    expect(await audit()).toEqual([]);
  });

  test("every refusal, with why, though the caller is not told", async () => {
    const closed = await startTestService({ settings: { allowOpen: false } });
    const rights = { id: "key:old", scopes: ["impact:read" as const], operators: "all" as const };
    const { secret, credential } = await storeCredential(closed.db, rights, { expiresAt: "2020-01-01T00:00:00Z" });
    const { secret: good } = await storeCredential(closed.db, { ...rights, id: "key:good" });
    const admin = (await storeCredential(closed.db, { id: "admin", scopes: "all", operators: "all" })).secret;
    await closed.get("/v1/impact", { Authorization: `Bearer ${secret}` });
    await closed.get("/v1/impact", { Authorization: "Bearer hck_guess" });
    await closed.send("PUT", "/v1/inventory", SMALL, { Authorization: `Bearer ${good}` });
    await closed.flush();
    const { entries } = Page.parse((await closed.get("/v1/audit", { Authorization: `Bearer ${admin}` })).body);
    expect(entries).toEqual([
      expect.objectContaining({
        kind: "refused",
        status: 401,
        credential: credential.id,
        detail: "expired credential",
      }),
      expect.objectContaining({ kind: "refused", status: 401, who: "anonymous", detail: "unknown credential" }),
      expect.objectContaining({ kind: "refused", status: 403, who: "key:good", action: "PUT /v1/inventory" }),
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
    await closed.close();
  });

  test("every use of a credential: at once the first time, then counted", async () => {
    const reader = service.restart({ id: "key:reader", scopes: ["impact:read"], operators: "all" });
    for (let times = 0; times < 5; times += 1) await reader.get("/v1/nodes");
    await reader.flush();
    await reader.get("/v1/nodes");
    await reader.flush();
    const uses = (await audit()).filter(({ kind }) => kind === "use");
    expect(uses).toEqual([
      expect.objectContaining({ who: "key:reader", action: "GET /v1/nodes", status: 404, count: 5 }),
      expect.objectContaining({ who: "key:reader", action: "GET /v1/nodes", status: 404 }),
    ]);
  });

  test("every export of whole tables", async () => {
    await service.send("PUT", "/v1/inventory", SMALL);
    await service.get("/v1/inventory");
    await service.get("/v1/impact?format=csv");
    const exports = (await audit()).filter(({ kind }) => kind === "export").map(({ action }) => action);
    expect(exports).toEqual(["GET /v1/inventory", "GET /v1/impact"]);
  });

  test("is paged, and exported as a table in which no text is a formula", async () => {
    const evil = { ...SMALL, areas: [{ id: "a", name: "x" }] };
    await service.send("PUT", "/v1/inventory", SMALL, { "x-test-address": "=cmd|' /C calc'!A0" });
    await service.send("PUT", "/v1/inventory", evil);
    await service.flush();
    const first = Page.parse((await service.get("/v1/audit?limit=1")).body);
    expect([first.entries.length, first.next]).toEqual([1, 1]);
    const csv = String((await service.get("/v1/audit?format=csv")).body);
    expect(csv.split("\r\n")[0]).toMatch(/^sequence,recordedAt,kind,who,credential,from,action/);
    expect(csv).toContain(",'=cmd|");
  });

  onlyOnNode("it would take a minute, and the code is the same")(
    "however many strangers knock within a minute, memory and rows stay bounded, and each is counted",
    async () => {
      const closed = await startTestService({ settings: { allowOpen: false } });
      await storeCredential(closed.db, { id: "admin", scopes: "all", operators: "all" });
      for (let index = 0; index < 2_500; index += 1) await closed.request(`/v1/impact?at=${index}`);
      await closed.flush();
      const [row] = await closed.db.execute(
        sql`select count(*)::int as rows, sum(coalesce((entry ->> 'count')::int, 1))::int as knocks from audit`,
      );
      expect(row).toEqual({ rows: 2_001, knocks: 2_500 });
      await closed.close();
    },
  );
});
