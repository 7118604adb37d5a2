/**
 * The process between the service and PostgreSQL, started by `start.ts` in a session of its own: Ctrl-C in a terminal
 * reaches the service alone, which closes its requests before the database goes. It stops PostgreSQL when the
 * channel from the service ends, which the kernel sees to even after kill -9.
 * Arguments: data folder, how to listen, the service's process id, then settings as name=value.
 */
import { realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { prepareBinaries } from "./binaries.ts";
import { clusterDirOf, ensureCluster } from "./cluster.ts";
import type { Endpoint } from "./endpoint.ts";
import { errorMessage } from "./errors.ts";
import { lockFolder } from "./lock.ts";
import { formatPlace, type Report } from "./reports.ts";
import { chooseUser } from "./run-as.ts";
import { type Server, type ServerPlan, startServer } from "./server.ts";

const [, , folder = "", listen = "", servicePid = "", ...settings] = process.argv;
const serviceGone = new AbortController();

// A service manager signals every process of the service; this one ends when the service has.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.once("disconnect", () => serviceGone.abort());

function report(message: Report): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function settingsByName(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    settings.map((setting) => {
      const end = setting.indexOf("=");
      return [setting.slice(0, end), setting.slice(end + 1)];
    }),
  );
}

async function start(dataDir: string, before?: Endpoint): Promise<Server> {
  const binaries = await prepareBinaries(dataDir);
  const clusterDir = clusterDirOf(dataDir);
  const runAs = await chooseUser(binaries, clusterDir, dataDir);
  await ensureCluster({ dataDir, binaries, runAs, signal: serviceGone.signal });
  const plan: ServerPlan = {
    clusterDir,
    binaries,
    runAs,
    listen: listen === "loopback" ? "loopback" : "socket",
    settings: settingsByName(),
    log: (text) => report({ kind: "log", text }),
    signal: serviceGone.signal,
  };
  return startServer(plan, before);
}

/** True where PostgreSQL ended by itself, false once the service has gone. */
async function endsByItself(server: Server): Promise<boolean> {
  const gone = new Promise<boolean>((resolve) => {
    if (serviceGone.signal.aborted) resolve(false);
    serviceGone.signal.addEventListener("abort", () => resolve(false), { once: true });
  });
  return Promise.race([gone, server.ended.then(() => true)]);
}

/** Long enough that a server which cannot stay up, or cannot even start, does not take the machine with it. */
const restartAfterMs = 500;
const retryAfterMs = 2_000;

/** Where it was before, as often as it takes: what is in the way, such as a full disk, is for others to remove. */
async function startAgain(dataDir: string, before: Endpoint): Promise<Server> {
  await sleep(restartAfterMs);
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(dataDir, before);
    } catch (error) {
      serviceGone.signal.throwIfAborted();
      if (attempt === 1) report({ kind: "failed", text: `${errorMessage(error)}\nIt is tried again and again.` });
      await sleep(retryAfterMs, undefined, { signal: serviceGone.signal });
    }
  }
}

async function supervise(): Promise<void> {
  const dataDir = realpathSync(folder);
  const lock = await lockFolder({ dataDir, servicePid: Number(servicePid), signal: serviceGone.signal });
  try {
    let server = await start(dataDir);
    report({ kind: "ready", text: formatPlace(server.endpoint) });
    while (await endsByItself(server)) {
      report({ kind: "failed", text: "PostgreSQL ended unexpectedly and is started again; its last lines say why." });
      server = await startAgain(dataDir, server.endpoint);
    }
    try {
      lock.announceStop();
    } finally {
      // The disk may be full, and PostgreSQL must end all the same.
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

try {
  await supervise();
} catch (error) {
  report({ kind: "failed", text: errorMessage(error) });
}
// Ends the process once what was reported has left it.
if (process.connected) process.disconnect();
