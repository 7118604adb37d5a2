import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError, errorCode } from "./errors.ts";
import { giveTo, type RunAs, run } from "./run-as.ts";

export const superuser = "headcount";

export type ClusterPlan = {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly signal: AbortSignal;
};

const clusterKind = [
  // Sorting and case by PostgreSQL itself: an operating system's locale changes with its updates.
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  // The socket lies in a folder that only its owner enters; loopback is open to every user of the machine.
  "--auth-local=trust",
  "--auth-host=scram-sha-256",
] as const;

const unfinishedPrefix = "postgres.unfinished-";

export function clusterDirOf(dataDir: string): string {
  return join(dataDir, "postgres");
}

export function passwordFileOf(dataDir: string): string {
  return join(dataDir, "postgres.password");
}

/** Makes the cluster if there is none. It gets its name only when it is whole, so a killed initdb is no cluster. */
export async function ensureCluster(plan: ClusterPlan): Promise<void> {
  const clusterDir = clusterDirOf(plan.dataDir);
  await removeUnfinished(plan.dataDir);
  if (existsSync(join(clusterDir, "global", "pg_control"))) return giveTo(plan.runAs, clusterDir);
  await refuseForeignFolder(clusterDir);
  const unfinishedDir = join(plan.dataDir, `${unfinishedPrefix}${randomBytes(6).toString("hex")}`);
  await writePassword(plan);
  await initialise(plan, unfinishedDir);
  await rename(unfinishedDir, clusterDir);
  await syncFolder(plan.dataDir);
}

/** An initdb that outlived its killed service may still write into one of these, hence the retries. */
async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(unfinishedPrefix)) continue;
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

async function refuseForeignFolder(clusterDir: string): Promise<void> {
  const content = existsSync(clusterDir) ? await readdir(clusterDir) : [];
  if (content.length === 0) return rm(clusterDir, { recursive: true, force: true });
  throw new EmbeddedPostgresError(
    `${clusterDir} is not empty and holds no PostgreSQL data (global/pg_control is missing). ` +
      "Move the folder away or restore it from a backup.",
  );
}

/** The password only matters on loopback; it is made in any case, so that a cluster may change from one to the other. */
async function writePassword({ dataDir, runAs }: ClusterPlan): Promise<void> {
  await rm(passwordFileOf(dataDir), { force: true });
  const file = await open(passwordFileOf(dataDir), "wx", 0o600);
  try {
    await file.writeFile(randomBytes(24).toString("base64url"));
    await file.sync();
  } finally {
    await file.close();
  }
  await giveTo(runAs, passwordFileOf(dataDir));
}

async function initialise({ dataDir, binaries, runAs, signal }: ClusterPlan, unfinishedDir: string): Promise<void> {
  await makeFolder(unfinishedDir, runAs);
  const target = ["-D", unfinishedDir, "--username", superuser, "--pwfile", passwordFileOf(dataDir)];
  const command = [binaries.initdb, ...target, ...clusterKind];
  const { ok, output } = await run(runAs, command, { env: binaries.env, signal });
  if (ok) return;
  await rm(unfinishedDir, { recursive: true, force: true });
  throw new EmbeddedPostgresError(
    `A new PostgreSQL cluster could not be made in ${dataDir}. Check that the folder is writable and the disk not full. ` +
      `initdb said: ${output.trim()}`,
  );
}

async function makeFolder(path: string, runAs: RunAs): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await giveTo(runAs, path);
}

/** Makes the rename last through a power failure; Windows cannot sync a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!["EPERM", "EISDIR", "EINVAL", "EACCES"].includes(errorCode(error) ?? "")) throw error;
  }
}
