/**
 * The process between the service and PostgreSQL, started by `start.ts` in a session of its own: Ctrl-C in a terminal
 * reaches the service alone, which closes its requests before the database goes. It stops PostgreSQL when the
 * channel from the service ends, which the kernel sees to even after kill -9.
 * Arguments: data folder, how to listen, the service's process id, then settings as name=value.
 */
import { realpathSync } from "node:fs";
import { prepareBinaries } from "./binaries.ts";
import { clusterDirOf, ensureCluster } from "./cluster.ts";
import { errorMessage } from "./errors.ts";
import { lockFolder } from "./lock.ts";
import { formatPlace, type Report } from "./reports.ts";
import { chooseUser } from "./run-as.ts";
import { type Server, startServer } from "./server.ts";

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

async function start(dataDir: string): Promise<Server> {
  const binaries = await prepareBinaries(dataDir);
  const clusterDir = clusterDirOf(dataDir);
  const runAs = await chooseUser(binaries, clusterDir, dataDir);
  await ensureCluster({ dataDir, binaries, runAs, signal: serviceGone.signal });
  return startServer({
    clusterDir,
    binaries,
    runAs,
    listen: listen === "loopback" ? "loopback" : "socket",
    settings: settingsByName(),
    log: (text) => report({ kind: "log", text }),
    signal: serviceGone.signal,
  });
}

async function untilServiceGone(server: Server): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    if (serviceGone.signal.aborted) resolve();
    serviceGone.signal.addEventListener("abort", () => resolve());
  });
  const reason = await Promise.race([gone, server.ended.then(() => "ended")]);
  if (reason === "ended") report({ kind: "failed", text: "PostgreSQL ended unexpectedly; its last lines say why." });
}

async function supervise(): Promise<void> {
  const dataDir = realpathSync(folder);
  const lock = await lockFolder({ dataDir, servicePid: Number(servicePid), signal: serviceGone.signal });
  try {
    const server = await start(dataDir);
    report({ kind: "ready", text: formatPlace(server.endpoint) });
    await untilServiceGone(server);
    lock.announceStop();
    await server.stop();
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
