import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../src/platform/migrate.ts";
import { createDatabase } from "./create-database.ts";
import {
  type EmbeddedPostgresOptions,
  type PostgresConnection,
  startEmbeddedPostgres,
} from "../../src/platform/embedded-postgres/start.ts";

/** One server for all suites of a run: that of `TEST_DATABASE_URL`, or an embedded one in a temporary folder. */
export default async function setup(
  project: TestProject,
  listen: EmbeddedPostgresOptions["listen"] = "socket",
): Promise<() => Promise<void>> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") {
    const dropTemplate = await provide(project, parseUrl(url));
    return dropTemplate;
  }
  const dataDir = await mkdtemp(join(tmpdir(), "headcount-test-"));
  const server = await startEmbeddedPostgres({
    dataDir,
    listen,
    // Nothing here outlives the run, so nothing needs to reach the disk.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  await provide(project, server.connection);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Tells the suites of the server, and makes them a migrated database to copy. */
async function provide(project: TestProject, connection: PostgresConnection): Promise<() => Promise<void>> {
  const template = await createDatabase(connection, "template0");
  await applyMigrations(template.connection);
  project.provide("postgres", connection);
  project.provide("migrated", template.connection.database);
  return template.drop;
}

function parseUrl(text: string): PostgresConnection {
  const url = new URL(text);
  return {
    host: url.hostname,
    port: url.port === "" ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)),
    username: decodeURIComponent(url.username),
    ...(url.password === "" ? {} : { password: decodeURIComponent(url.password) }),
  };
}
