import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A process of ours, with what it has printed so far. */
export type Running = {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the match once the output has it; rejects when the process ends before. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Sends a signal to the command and all that it started in its group, and waits for the end: the exit code, or null where the signal itself ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Waits for the end. */
  readonly exit: () => Promise<number | null>;
};

/** Runs a command in a process group of its own, as a shell would, so that Ctrl-C can be sent to all of it. */
export function run(command: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const closed = once(child, "close").then(() => child.exitCode);
  const prints = (pattern: RegExp): Promise<RegExpExecArray> => {
    const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
    const look = (): void => {
      const match = pattern.exec(text);
      if (match !== null) resolve(match);
    };
    listeners.add(look);
    look();
    void closed.then((code) => reject(new Error(`ended with ${code} before it printed ${pattern}:\n${text}`)));
    return promise.finally(() => listeners.delete(look));
  };
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
    return closed;
  };
  return { child, output: () => text, prints, end, exit: () => closed };
}

/** `src/node.ts` under the node that runs the tests, on a port of the system's choice. */
export function startService(environment: Readonly<Record<string, string>>, args: readonly string[] = []): Running {
  return run([process.execPath, "src/node.ts", ...args], { PORT: "0", LOG_LEVEL: "warn", ...environment });
}

/** The address that a starting service prints. */
export async function addressOf(service: Running): Promise<string> {
  return (await service.prints(/listens on (http:\S+)/))[1] ?? "";
}

/** An empty folder below one that only its owner may enter, and its removal. */
export async function privateFolder(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), "headcount-"));
  return {
    folder: join(parent, "data"),
    remove: () => rm(parent, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** Stops the processes of the embedded PostgreSQL in a data folder, without anybody being told; gives what lets them go on. */
export async function standStill(folder: string): Promise<() => void> {
  const first = Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
  // It first: what it makes while others are stopped would go on answering.
  process.kill(first, "SIGSTOP");
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(first)], { encoding: "utf8" });
  let stopped: readonly number[] = [first, ...children.trim().split(/\s+/).map(Number)];
  const signal = (name: NodeJS.Signals): void => {
    for (const pid of stopped) process.kill(pid, name);
  };
  signal("SIGSTOP");
  return () => {
    signal("SIGCONT");
    stopped = [];
  };
}
