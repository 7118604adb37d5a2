import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";

/** PostgreSQL's processes from outside, for what can happen to them. */

/** A server that a service reaches by `DATABASE_URL`. */
export async function serverPostgres(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  return await startEmbeddedPostgres({ dataDir: folder, listen: "loopback", settings });
}

/** The first process of the server of a data folder. */
export function postmasterOf(folder: string): number {
  return Number(linesOf(folder)[0]);
}

/** The folder of its socket. */
export function socketOf(folder: string): string {
  return linesOf(folder)[4] ?? "";
}

function linesOf(folder: string): readonly string[] {
  return readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
}

/** It, and those that it has made. */
export function processesOf(folder: string): readonly number[] {
  const first = postmasterOf(folder);
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(first)], { encoding: "utf8" });
  return [first, ...children.trim().split(/\s+/).map(Number)];
}
