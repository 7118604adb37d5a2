import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, expect, test, vi } from "vitest";
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "../../src/platform/embedded-postgres/start.ts";

const ownerScript = fileURLToPath(new URL("../support/embedded-postgres-owner.ts", import.meta.url));
const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
const processes: ChildProcess[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.stop();
  for (const child of processes.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    await until(() => !isRunning(postmasterPid(folder)));
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

test("a row outlives a restart", async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir });
  await write(first, "kept");
  await first.stop();
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
});

test("the text of the world is kept, whatever the locale of the machine", async () => {
  const server = await start({ dataDir: await makeFolder() });
  await write(server, "Ümlaut 日本 🌐");
  expect(await read(server)).toEqual(["Ümlaut 日本 🌐"]);
  expect(await query(server, "select lower('ÄÖÜ') as text")).toEqual(["äöü"]);
});

test("a data folder below a folder that only its owner may enter works", async () => {
  const parent = await makeFolder();
  expect(statSync(parent).mode & 0o777).toBe(0o700);
  const server = await start({ dataDir: join(parent, "not", "yet", "made") });
  await write(server, "kept");
  expect(await read(server)).toEqual(["kept"]);
  await server.stop();
});

test("a data folder with a path longer than a socket's works", async () => {
  const parent = await makeFolder();
  const dataDir = join(parent, "a".repeat(80), "with 'quotes' and spaces".repeat(4));
  expect(dataDir.length).toBeGreaterThan(150);
  const server = await start({ dataDir });
  await write(server, "kept");
  await server.stop();
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
  await servers.at(-1)?.stop();
});

test("only its owner reaches the socket, which is gone after a stop", async () => {
  const server = await start({ dataDir: await makeFolder() });
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
  expect(existsSync(server.connection.host)).toBe(false);
});

test("on loopback a password is needed, and a cluster may change from a socket to loopback", async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir, listen: "socket" });
  await write(first, "kept");
  await first.stop();
  const second = await start({ dataDir, listen: "loopback" });
  expect(await read(second)).toEqual(["kept"]);
  const { password, ...withoutPassword } = second.connection;
  expect(password).toMatch(/^.{20,}$/);
  await expect(read({ connection: { ...withoutPassword, password: "guess" } })).rejects.toThrow("password");
  expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
});

test("settings of the caller are in force", async () => {
  const server = await start({ dataDir: await makeFolder(), settings: { fsync: "off", max_connections: "37" } });
  expect(await query(server, "select current_setting('max_connections') as text")).toEqual(["37"]);
  expect(await query(server, "select current_setting('fsync') as text")).toEqual(["off"]);
});

test("a setting PostgreSQL refuses is an error that names the folder and quotes the server, and leaves nothing", async () => {
  const dataDir = await makeFolder();
  const temporary = await makeFolder();
  vi.stubEnv("TMPDIR", temporary);
  const failure = await start({ dataDir, settings: { max_connections: "many" } }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EmbeddedPostgresError);
  expect(String(failure)).toContain(dataDir);
  expect(String(failure)).toContain("max_connections");
  expect(readdirSync(temporary)).toEqual([]);
  expect(await query(await start({ dataDir }), "select 'works' as text")).toEqual(["works"]);
});

test("a killed service leaves no PostgreSQL, and its row is there on an immediate start", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const postmaster = postmasterPid(dataDir);
  expect(isRunning(postmaster)).toBe(true);
  await kill(owner);
  const next = await start({ dataDir });
  expect(await read(next)).toEqual(["committed"]);
  expect(isRunning(postmaster)).toBe(false);
});

test("a killed service that is not started again leaves no PostgreSQL and no socket", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const postmaster = postmasterPid(dataDir);
  const socketFolder = socketFolderOf(dataDir);
  expect(existsSync(socketFolder)).toBe(true);
  await kill(owner);
  await until(() => !isRunning(postmaster) && !existsSync(socketFolder));
  expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
});

test("a service that ends without a stop is not held up, and PostgreSQL ends with it", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir, "leave");
  const postmaster = postmasterPid(dataDir);
  if (owner.exitCode === null) await once(owner, "exit");
  expect(owner.exitCode).toBe(0);
  await until(() => !isRunning(postmaster));
  expect(await read(await start({ dataDir }))).toEqual(["committed"]);
});

test("Ctrl-C reaches the service first, which can still write", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const ended = once(owner, "exit");
  process.kill(-pidOf(owner), "SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(await read(await start({ dataDir }))).toEqual(["committed", "after Ctrl-C"]);
});

test("an orphaned PostgreSQL, whose service and supervisor were both killed, is stopped and the data taken over", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const postmaster = postmasterPid(dataDir);
  const socketFolder = socketFolderOf(dataDir);
  process.kill(parentOf(postmaster), "SIGKILL");
  await kill(owner);
  expect(isRunning(postmaster)).toBe(true);
  const next = await start({ dataDir });
  expect(isRunning(postmaster)).toBe(false);
  expect(await read(next)).toEqual(["committed"]);
  expect(existsSync(socketFolder)).toBe(false);
});

test("service, supervisor and PostgreSQL killed at once lose no row", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const postmaster = postmasterPid(dataDir);
  for (const pid of [parentOf(postmaster), postmaster]) process.kill(pid, "SIGKILL");
  await kill(owner);
  expect(await read(await start({ dataDir }))).toEqual(["committed"]);
});

test("a stop still ends PostgreSQL after somebody killed the supervisor", async () => {
  const dataDir = await makeFolder();
  const server = await start({ dataDir });
  const postmaster = postmasterPid(dataDir);
  const supervisor = parentOf(postmaster);
  process.kill(supervisor, "SIGKILL");
  await until(() => !isRunning(supervisor));
  expect(isRunning(postmaster)).toBe(true);
  await server.stop();
  expect(isRunning(postmaster)).toBe(false);
});

test("a stale postmaster.pid with the id of an unrelated live process does not matter, and that process lives on", async () => {
  const dataDir = await makeFolder();
  await writeOnce(dataDir);
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  processes.push(stranger);
  await writeStalePid(dataDir, pidOf(stranger));
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
  expect(isRunning(pidOf(stranger))).toBe(true);
});

test("a stale postmaster.pid with the id of a process that nobody reaps does not matter", async () => {
  const dataDir = await makeFolder();
  await writeOnce(dataDir);
  const careless = spawn("sh", ["-c", "sh -c : & echo $!; exec sleep 100"], { stdio: ["ignore", "pipe", "ignore"] });
  processes.push(careless);
  const [printed] = await once(careless.stdout, "data");
  await writeStalePid(dataDir, Number(String(printed)));
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
});

test("a second service on the same folder is refused by name while the first goes on", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const refusal = await start({ dataDir }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EmbeddedPostgresError);
  expect(String(refusal)).toContain(dataDir);
  expect(String(refusal)).toContain(`process ${pidOf(owner)}`);
  const ended = once(owner, "exit");
  owner.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(await read(await start({ dataDir }))).toEqual(["committed", "after Ctrl-C"]);
});

test("of services that start at once on a new folder one is served and the others are refused", async () => {
  const dataDir = await makeFolder();
  const attempts = await Promise.allSettled([1, 2, 3].map(() => start({ dataDir })));
  const served = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [String(attempt.reason)] : []));
  expect(served).toHaveLength(1);
  expect(refusals).toEqual(Array(2).fill(expect.stringContaining(`in use by another service, process ${process.pid}`)));
  for (const server of served) {
    await write(server, "kept");
    await server.stop();
  }
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
});

test("a service that starts while another stops waits for it", async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir });
  await write(first, "kept");
  const stopped = first.stop();
  expect(await read(await start({ dataDir }))).toEqual(["kept"]);
  await stopped;
});

test("the next service waits for the PostgreSQL of a killed one that is slow to stop", async () => {
  const dataDir = await makeFolder();
  const owner = await startOwner(dataDir);
  const postmaster = postmasterPid(dataDir);
  process.kill(postmaster, "SIGSTOP");
  await kill(owner);
  const next = start({ dataDir });
  // Longer than a service that is alive would be given before the refusal.
  await Promise.race([sleep(2_500), next]);
  process.kill(postmaster, "SIGCONT");
  expect(await read(await next)).toEqual(["committed"]);
});

test("a first start that was killed while the cluster was being made is made good by the next", async () => {
  const dataDir = await makeFolder();
  const child = forkOwner(dataDir);
  await until(() => readdirSync(dataDir).some((name) => name.startsWith("postgres.unfinished-")));
  for (const pid of [...childrenOf(pidOf(child)), pidOf(child)]) process.kill(pid, "SIGKILL");
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  const server = await start({ dataDir });
  await write(server, "kept");
  expect(await read(server)).toEqual(["kept"]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith("postgres.unfinished-"))).toEqual([]);
});

test("a folder that holds something else is refused and left as it is", async () => {
  const dataDir = await makeFolder();
  await mkdir(join(dataDir, "postgres"));
  await writeFile(join(dataDir, "postgres", "thesis.txt"), "years of work");
  await expect(start({ dataDir })).rejects.toThrow(join(dataDir, "postgres"));
  expect(await readFile(join(dataDir, "postgres", "thesis.txt"), "utf8")).toBe("years of work");
});

async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "headcount-test-")));
  folders.push(folder);
  return folder;
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  servers.push(server);
  return server;
}

function forkOwner(dataDir: string, ...behaviour: string[]): ChildProcess {
  const child = fork(ownerScript, [dataDir, ...behaviour], { detached: true, execArgv: [] });
  processes.push(child);
  return child;
}

async function startOwner(dataDir: string, ...behaviour: string[]): Promise<ChildProcess> {
  const child = forkOwner(dataDir, ...behaviour);
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("the owner ended before it was ready"))),
  ]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function query({ connection }: Pick<EmbeddedPostgres, "connection">, statement: string): Promise<string[]> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe(statement)).map((row) => String(row["text"]));
  } finally {
    await sql.end();
  }
}

const read = (server: Pick<EmbeddedPostgres, "connection">) => query(server, "select text from note");

async function write(server: EmbeddedPostgres, text: string): Promise<void> {
  await query(server, `create table note (text text); insert into note values ('${text}')`);
}

async function writeOnce(dataDir: string): Promise<void> {
  const server = await start({ dataDir });
  await write(server, "kept");
  await server.stop();
}

async function writeStalePid(dataDir: string, pid: number): Promise<void> {
  const clusterDir = join(dataDir, "postgres");
  await writeFile(join(clusterDir, "postmaster.pid"), `${pid}\n${clusterDir}\n1700000000\n5432\n\n\n  1 2\nready   \n`);
}

function postmasterPid(dataDir: string): number {
  const file = join(dataDir, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

/** Running, and not merely waiting to be reaped. */
function isRunning(pid: number): boolean {
  return pid > 0 && /^[^Z]/.test(ps(["-o", "stat=", "-p", String(pid)]));
}

const parentOf = (pid: number) => Number(ps(["-o", "ppid=", "-p", String(pid)]));

function childrenOf(pid: number): number[] {
  const pairs = ps(["-A", "-o", "ppid=,pid="])
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([parent, child]) => (parent === pid && child !== undefined ? [child] : []));
}

function ps(args: string[]): string {
  try {
    return execFileSync("ps", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error("the process did not start");
  return child.pid;
}

function socketFolderOf(dataDir: string): string {
  return readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[4] ?? "";
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}
