import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError, errorMessage } from "./errors.ts";

/** A data folder held for one service. */
export type FolderLock = {
  /** Tells whoever waits that the folder will be free in a moment. */
  readonly announceStop: () => void;
  readonly release: () => void;
};

export type FolderClaim = { readonly dataDir: string; readonly servicePid: number; readonly signal: AbortSignal };

/** The supervisor of a killed service hears of it within milliseconds; one that is still silent has a live service. */
const graceMs = 1_000;
const stopWaitMs = 15_000;
const stopping = "stopping";

/**
 * Holds the folder by an exclusive SQLite transaction on `postgres.lock`. That is a lock of the kernel (fcntl, or
 * LockFileEx on Windows), so it goes with its process however that ends, is not fooled by a reused process id, and is
 * seen from other containers on the same host. The supervisor holds it, until PostgreSQL has stopped.
 */
export async function lockFolder(claim: FolderClaim): Promise<FolderLock> {
  const ownerFile = join(claim.dataDir, "postgres.owner");
  const database = await waitForLock(claim, ownerFile);
  writeFileSync(ownerFile, String(claim.servicePid));
  return {
    announceStop: () => writeFileSync(ownerFile, stopping),
    release: () => {
      rmSync(ownerFile, { force: true });
      database.close();
    },
  };
}

async function waitForLock({ dataDir, signal }: FolderClaim, ownerFile: string): Promise<DatabaseSync> {
  const startedAt = performance.now();
  for (;;) {
    const database = tryLock(dataDir);
    if (database !== undefined) return database;
    const owner = readOwner(ownerFile);
    if (performance.now() - startedAt > (owner === stopping ? stopWaitMs : graceMs)) throw refusal(dataDir, owner);
    await sleep(50, undefined, { signal });
  }
}

function tryLock(dataDir: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(dataDir, "postgres.lock"), { timeout: 0 });
    database.exec("begin exclusive");
    return database;
  } catch (error) {
    database?.close();
    if (isBusy(error)) return undefined;
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} cannot be locked: ${errorMessage(error)}. ` +
        "It must be writable and on a file system that knows locks.",
    );
  }
}

/** SQLITE_BUSY, without its extended codes. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && Number(error.errcode) % 256 === 5;
}

function readOwner(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, "utf8").trim();
  } catch {
    return "";
  }
}

function refusal(dataDir: string, owner: string): EmbeddedPostgresError {
  if (owner === stopping) {
    return new EmbeddedPostgresError(`PostgreSQL in ${dataDir} is still stopping after 15 seconds. Try again shortly.`);
  }
  return new EmbeddedPostgresError(
    `The data folder ${dataDir} is in use by another service, process ${owner === "" ? "unknown" : owner}. ` +
      "Stop that service, or give this one a data folder of its own.",
  );
}
