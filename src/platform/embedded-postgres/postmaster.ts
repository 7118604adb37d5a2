import { execFile } from "node:child_process";
import { readFile, readlink, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError, errorCode } from "./errors.ts";

/** Names our socket folders, so that one whose service was killed can be told from anybody else's and removed. */
export const socketFolderPrefix = "headcount-pg-";

/** What `postmaster.pid` says; PostgreSQL writes the later lines as it gets on. */
export type PostmasterFile = { readonly pid: number; readonly socketDir: string; readonly status: string };

export async function readPostmasterFile(clusterDir: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n").map((line) => line.trim());
  return { pid: Number(lines[0]), socketDir: lines[4] ?? "", status: lines[7] ?? "" };
}

/**
 * Ends what a killed service left: a postmaster that lost its supervisor is stopped, and a `postmaster.pid` without
 * one is removed, because PostgreSQL would take any process that now has its id for the owner. The caller holds the
 * folder's lock. PostgreSQL's own guard, the shared memory tied to the folder, stays in force.
 */
export async function clearLeftovers(clusterDir: string): Promise<void> {
  const left = await readPostmasterFile(clusterDir);
  if (left === undefined) return;
  if (await isPostmaster(left.pid, clusterDir)) await stopOrphan(left.pid, clusterDir);
  if (basename(left.socketDir).startsWith(socketFolderPrefix))
    await rm(left.socketDir, { recursive: true, force: true });
  await rm(join(clusterDir, "postmaster.pid"), { force: true });
}

async function stopOrphan(pid: number, clusterDir: string): Promise<void> {
  // Fast shutdown; where that hangs immediate shutdown, which loses nothing committed.
  for (const { signal, waitMs } of [
    { signal: "SIGINT", waitMs: 15_000 },
    { signal: "SIGQUIT", waitMs: 5_000 },
  ] as const) {
    sendSignal(pid, signal);
    const startedAt = performance.now();
    while (performance.now() - startedAt < waitMs) {
      if (!(await isPostmaster(pid, clusterDir))) return;
      await sleep(20);
    }
  }
  throw new EmbeddedPostgresError(
    `An earlier PostgreSQL, process ${pid}, still runs in ${clusterDir} and does not stop. End that process, then start again.`,
  );
}

/** Signals a process that may be gone by now. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** True while that process is the live PostgreSQL of this folder: not a zombie, not a stranger with a reused id. */
async function isPostmaster(pid: number, clusterDir: string): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false;
  if (process.platform === "linux") return isPostmasterOnLinux(pid, clusterDir);
  const command = await commandOf(pid);
  return command.includes("postgres") && `${command} `.includes(` -D ${clusterDir} `);
}

/** A postmaster works in its cluster's folder. A zombie has no working folder any more. */
async function isPostmasterOnLinux(pid: number, clusterDir: string): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => "");
  return name.trim() === "postgres" && folder === clusterDir;
}

function commandOf(pid: number): Promise<string> {
  return new Promise((resolve) => {
    execFile("ps", ["-ww", "-o", "command=", "-p", String(pid)], (_, stdout) => resolve(stdout.trim()));
  });
}
