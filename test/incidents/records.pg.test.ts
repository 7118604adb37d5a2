import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTrail } from "../../src/platform/audit/trail.ts";
import { createSealer } from "../../src/platform/audit/chain.ts";
import { type OpenDatabase, openDatabase } from "../../src/platform/database.ts";
import { addRecord } from "../../src/incidents/records/add.ts";
import type { Author } from "../../src/platform/kept/add.ts";
import { findSitrepRecord, loadRecords } from "../../src/incidents/records/repository.ts";
import { createMigratedDatabase } from "../support/database.ts";

let database: Awaited<ReturnType<typeof createMigratedDatabase>>;
let open: OpenDatabase;
beforeAll(async () => {
  database = await createMigratedDatabase();
  open = openDatabase(database.connection);
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const authorOf = (id: string): Author => ({
  db: open.db,
  principal: { id },
  witness: {
    entry: () => ({ kind: "write", who: id, from: "127.0.0.1", action: "test" }),
    trail: createTrail(createSealer(undefined)),
  },
});

const note = (incident: string, text: string) => ({ incident, kind: "note" as const, name: "", content: { text } });

describe("what people add to incidents", () => {
  test("is kept in the order recorded, each incident's for itself, and the audit is told", async () => {
    const ada = authorOf("ada");
    for (const [incident, text] of [
      ["10", "one"],
      ["11", "two"],
      ["10", "three"],
    ] as const)
      await addRecord(ada, { ids: [incident], decide: () => note(incident, text) });
    const records = await loadRecords(open.db, ["10"]);
    expect(records.map(({ content, by }) => [content, by])).toEqual([
      [{ text: "one" }, "ada"],
      [{ text: "three" }, "ada"],
    ]);
    expect(await loadRecords(open.db, ["10", "11"])).toEqual(await loadRecords(open.db, "all"));
    const audited = await open.db.execute(
      sql`select entry -> 'detail' ->> 'incident' as incident from audit order by 1`,
    );
    expect(audited.map((row) => row["incident"])).toEqual(["10", "10", "11"]);
  });

  test("is decided on what was there when it is added, by however many at once, and no time steps back", async () => {
    const numbered = Array.from({ length: 20 }, async (_, index) => {
      await addRecord(authorOf(`author ${index}`), {
        ids: ["12"],
        decide: ({ records }) => note("12", String(records.length + 1)),
      });
    });
    await Promise.all(numbered);
    const records = await loadRecords(open.db, ["12"]);
    expect(records.map(({ content }) => Object(content).text)).toEqual(numbered.map((_, index) => String(index + 1)));
    const times = (await loadRecords(open.db, "all")).map(({ recordedAt }) => recordedAt.slice(0, -1));
    expect(times).toEqual(times.toSorted());
  });

  test("is not added where it is refused, and the audit hears nothing of it", async () => {
    const before = await open.db.execute(sql`select count(*) as audited from audit`);
    const refused = addRecord(authorOf("ada"), {
      ids: ["13"],
      decide: () => {
        throw new Error("no");
      },
    });
    await expect(refused).rejects.toThrow("no");
    expect(await loadRecords(open.db, ["13"])).toEqual([]);
    expect(await open.db.execute(sql`select count(*) as audited from audit`)).toEqual(before);
  });

  test("bears a reference once, whichever incident it is of: another is drawn", async () => {
    const drawn = ["222222", "222222", "444444"];
    const sitrep = (incident: string) => ({
      ids: [incident],
      decide: () => ({ incident, kind: "sitrep" as const, name: drawn.shift() ?? "", content: { incident } }),
    });
    await addRecord(authorOf("ada"), sitrep("14"));
    await addRecord(authorOf("ada"), sitrep("15"));
    expect(await findSitrepRecord(open.db, "222222")).toMatchObject({ incident: "14" });
    expect(await findSitrepRecord(open.db, "444444")).toMatchObject({ incident: "15" });
    expect(await findSitrepRecord(open.db, "666666")).toBeUndefined();
  });

  test.each(["update incident_records set by = 'eve'", "delete from incident_records", "truncate incident_records"])(
    "is not changed by %s",
    async (statement) => {
      const before = await loadRecords(open.db, "all");
      await expect(open.db.execute(sql.raw(statement))).rejects.toMatchObject({
        cause: { message: "rows of incident_records are only ever added" },
      });
      expect(await loadRecords(open.db, "all")).toEqual(before);
    },
  );
});
