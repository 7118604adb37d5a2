import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { type Endpoint, type Listen, openEndpoint } from "./endpoint.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { clearLeftovers, readPostmasterFile } from "./postmaster.ts";
import { type RunAs, run } from "./run-as.ts";

export type ServerPlan = {
  readonly clusterDir: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly listen: Listen;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
};

/** A running PostgreSQL. */
export type Server = {
  readonly endpoint: Endpoint;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

type Attempt = Server & {
  readonly process: ChildProcess;
  readonly hasEnded: () => boolean;
  readonly lastLines: string[];
};

/** Recovery after a power failure replays at most a gigabyte of log. */
const readyWaitMs = 120_000;
const retryMs = 15_000;

/** What passes by itself: the processes of a killed server go a little after it, and a free port may be taken. */
const passing = /lock file .* already exists|pre-existing shared memory block|could not bind|could not create any TCP/;

/** Starts PostgreSQL in the folder, whose lock the caller holds, and waits until it takes connections: at a new place, or where it was before. */
export async function startServer(plan: ServerPlan, before?: Endpoint): Promise<Server> {
  const startedAt = performance.now();
  for (;;) {
    await clearLeftovers(plan.clusterDir);
    await before?.restore();
    const attempt = launch(plan, before ?? (await openEndpoint(plan.listen, plan.runAs)));
    if (await becomesReady(plan, attempt)) return attempt;
    await attempt.stop();
    plan.signal.throwIfAborted();
    const said = attempt.lastLines.join("\n");
    if (!passing.test(said) || performance.now() - startedAt > retryMs) throw failure(plan.clusterDir, said);
    await sleep(200, undefined, { signal: plan.signal });
  }
}

function launch(plan: ServerPlan, endpoint: Endpoint): Attempt {
  const { runAs, binaries, clusterDir } = plan;
  const [file = "", ...args] = [...runAs.prefix, binaries.postgres, "-D", clusterDir, ...settingsOf(plan, endpoint)];
  const child = spawn(file, args, { ...runAs.user, env: binaries.env, stdio: ["ignore", "ignore", "pipe"] });
  const lastLines: string[] = [];
  createInterface(child.stderr).on("line", (line) => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    plan.log(line);
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.once("close", end);
    child.once("error", (error) => {
      lastLines.push(error.message);
      end();
    });
  });
  const attempt = { endpoint, ended, process: child, hasEnded: () => over, lastLines };
  return { ...attempt, stop: () => stop(plan, attempt) };
}

/**
 * After a crash the supervisor starts it again: PostgreSQL's own way to do so tries fifteen times a second where its disk is full, until
 * (18.4) it misses that its checkpointer has ended, and waits for it for ever.
 */
const STARTED_BY_US = { restart_after_crash: "off" };

function settingsOf({ settings }: ServerPlan, endpoint: Endpoint): readonly string[] {
  const all = {
    timezone: "UTC",
    log_timezone: "UTC",
    ...STARTED_BY_US,
    ...settings,
    ...endpoint.settings,
    port: String(endpoint.port),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** PostgreSQL writes "ready" into its own file, as pg_ctl expects; its log may be set to say nothing. */
async function becomesReady({ clusterDir, signal }: ServerPlan, attempt: Attempt): Promise<boolean> {
  const startedAt = performance.now();
  while (!attempt.hasEnded() && !signal.aborted && performance.now() - startedAt < readyWaitMs) {
    const file = await readPostmasterFile(clusterDir);
    if (file?.pid === attempt.process.pid && file?.status === "ready") return true;
    await sleep(10);
  }
  return false;
}

function failure(clusterDir: string, said: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL did not start in ${clusterDir}. Its last lines name the reason; remove that and start again.\n${said}`,
  );
}

/** Fast shutdown, which ends sessions and writes a checkpoint. Harder only if it hangs: the log replays at the next start. */
async function stop(
  plan: ServerPlan,
  { process: child, ended, endpoint, hasEnded }: Omit<Attempt, "stop">,
): Promise<void> {
  for (const { signal, waitMs } of [
    { signal: "SIGINT", waitMs: 60_000 },
    { signal: "SIGQUIT", waitMs: 10_000 },
    { signal: "SIGKILL", waitMs: 10_000 },
  ] as const) {
    if (hasEnded()) break;
    if (process.platform === "win32") await stopOnWindows(plan);
    else child.kill(signal);
    await Promise.race([ended, sleep(waitMs, undefined, { ref: false })]);
  }
  await endpoint.remove();
}

/** Windows has no signals; Node would end the process on the spot. */
async function stopOnWindows({ binaries, clusterDir, runAs }: ServerPlan): Promise<void> {
  await run(runAs, [binaries.pgCtl, "stop", "-D", clusterDir, "-m", "fast"], { env: binaries.env });
}
