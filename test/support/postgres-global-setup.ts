import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type PostgresConnection, startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";

/** One server for all suites of a run: that of `TEST_DATABASE_URL`, or an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") {
    project.provide("postgres", parseUrl(url));
    return () => Promise.resolve();
  }
  const dataDir = await mkdtemp(join(tmpdir(), "headcount-test-"));
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nothing here outlives the run, so nothing needs to reach the disk.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  project.provide("postgres", server.connection);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
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
