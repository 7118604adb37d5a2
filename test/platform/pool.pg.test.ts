import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenDatabase, openDatabase, translateDatabaseError } from "../../src/platform/database.ts";
import type { TestDatabase } from "../support/create-database.ts";
import { createTestDatabase } from "../support/database.ts";

let database: TestDatabase;
let open: OpenDatabase;
let admin: postgres.Sql;
beforeEach(async () => {
  database = await createTestDatabase();
  open = openDatabase(database.connection);
  admin = postgres({ ...database.connection, max: 1 });
  await admin`create table note (text text)`;
});
afterEach(async () => {
  await open.close();
  await admin.end();
  await database.drop();
});

/** Of this suite's database alone: others have theirs on the same server at the same time. */
const ownConnections = () => admin`application_name = 'headcount' and datname = current_database()`;

/** As a server does that stops. Resolves once the connections are closed. */
async function endConnections(): Promise<void> {
  await admin`select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${ownConnections()}`;
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const countConnections = async () => (await admin`select 1 from pg_stat_activity where ${ownConnections()}`).length;

async function expectLost(asked: PromiseLike<unknown>): Promise<void> {
  const error: unknown = await Promise.resolve(asked).then(
    () => "answered",
    (thrown: unknown) => thrown,
  );
  expect(translateDatabaseError(error), String(error)).toMatchObject({ code: "unavailable" });
}

test.each([
  ["by what it asks next", async () => await open.db.execute(sql`select 1`), true],
  ["by an error of its own", async () => await Promise.reject(new Error("refused")), true],
  ["at its end", async () => {}, false],
])(
  "a transaction that lost its connection while nothing was asked fails %s, and leaves nothing",
  async (_how, goOn, isTheirs) => {
    const committed = open.db.transaction(async (tx) => {
      await tx.execute(sql`insert into note values (${"lost"})`);
      await endConnections();
      if (isTheirs) await tx.execute(sql`insert into note values (${"alone"})`).catch(() => {});
      await goOn();
    });
    await expectLost(committed);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await admin`select text from note`).toEqual([]);
  },
);

async function writeSlowly(text: string): Promise<void> {
  await open.db.transaction(async (tx) => {
    await tx.execute(sql`insert into note values (${text})`);
    await tx.execute(sql`select pg_sleep(5)`);
    await tx.execute(sql`insert into note values (${text})`);
  });
}

test("what is under way when the connections close fails, and what comes next is answered", async () => {
  const lost = [
    ...["a", "b", "c"].map(writeSlowly),
    ...Array.from({ length: 20 }, async () => await open.db.execute(sql`select pg_sleep(5)`)),
  ];
  const expected = Promise.all(lost.map(expectLost));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await endConnections();
  await expected;
  const next = Array.from(
    { length: 50 },
    async (_, index) => await open.db.execute(sql`select ${index}::int as asked`),
  );
  expect((await Promise.all(next)).flat()).toEqual(next.map((_, asked) => ({ asked })));
  expect(await admin`select text from note`).toEqual([]);
});

test("has no more connections than it may, and lets statements by while transactions hold some of them", async () => {
  const { promise: wait, resolve: goOn } = Promise.withResolvers<void>();
  const begun = Array.from({ length: 7 }, () => Promise.withResolvers<void>());
  const held = begun.map(({ resolve }) =>
    open.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      resolve();
      await wait;
    }),
  );
  // Who has not connected yet on a busy machine holds nothing.
  await Promise.all(begun.map(({ promise }) => promise));
  const asked = Array.from({ length: 100 }, async () => await open.db.execute(sql`select 1`));
  await Promise.all(asked);
  expect(await countConnections()).toBe(8);
  const more = Array.from({ length: 5 }, () => open.db.transaction(async (tx) => await tx.execute(sql`select 1`)));
  goOn();
  await Promise.all([...held, ...more]);
  expect(await countConnections()).toBe(8);
});

test("a closed pool takes nothing more", async () => {
  await open.close();
  await expectLost(open.db.execute(sql`select 1`));
});
