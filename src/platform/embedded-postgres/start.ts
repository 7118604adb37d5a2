import { type ChildProcess, fork } from "node:child_process";
import { mkdir, readFile, realpath } from "node:fs/promises";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { clusterDirOf, passwordFileOf, superuser } from "./cluster.ts";
import { EmbeddedPostgresError, errorCode, errorMessage } from "./errors.ts";
import { clearLeftovers } from "./postmaster.ts";
import { isReport, type Place, parsePlace } from "./reports.ts";

export { EmbeddedPostgresError } from "./errors.ts";

/** Connection options for postgres.js: `postgres(connection)`. A host that begins with a slash is a socket's folder. */
export type PostgresConnection = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password?: string;
};

/** A PostgreSQL server that belongs to this process. */
export type EmbeddedPostgres = {
  readonly connection: PostgresConnection;
  /** Fast shutdown; waits until PostgreSQL has ended. Calling it again does nothing more. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Made if missing; the cluster is kept in its folder `postgres`. */
  readonly dataDir: string;
  /** Receives what PostgreSQL writes to its log. */
  readonly log?: (line: string) => void;
  /** Is told where PostgreSQL ended by itself, and where it cannot be started again. */
  readonly warn?: (text: string) => void;
  /** A Unix socket unless said otherwise, loopback with a password on Windows. */
  readonly listen?: "socket" | "loopback";
  /** Settings of postgresql.conf for this start only. */
  readonly settings?: Readonly<Record<string, string>>;
};

const database = "headcount";

/**
 * Starts the embedded PostgreSQL and waits until it takes connections; recovers what an earlier service left behind.
 * Ends with this process, however that ends. Throws `EmbeddedPostgresError` where the folder is in use or unusable.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = await openDataDir(options.dataDir);
  const log = options.log ?? (() => undefined);
  const listen = options.listen ?? (process.platform === "win32" ? "loopback" : "socket");
  const supervisor = forkSupervisor(dataDir, listen, options.settings ?? {});
  const place = await untilReady(supervisor, dataDir, { log, warn: options.warn ?? log });
  const stop = once(() => stopSupervisor(supervisor, dataDir));
  try {
    const password = listen === "loopback" ? { password: await readPassword(dataDir) } : {};
    const connection = { ...place, database, username: superuser, ...password };
    await ensureDatabase(connection);
    releaseEventLoop(supervisor);
    return { connection, stop };
  } catch (error) {
    await stop();
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(`PostgreSQL in ${dataDir} started but refused us: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}

async function openDataDir(path: string): Promise<string> {
  try {
    // Root may have to run PostgreSQL as another user, who must be able to pass; all inside is closed to others.
    await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(path);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${path} cannot be made: ${errorMessage(error)}. Choose a folder this user may write to.`,
    );
  }
}

function forkSupervisor(dataDir: string, listen: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return fork(
    fileURLToPath(new URL("./supervisor.ts", import.meta.url)),
    [dataDir, listen, String(process.pid), ...given],
    {
      cwd: dataDir,
      detached: true,
      env,
      // SQLite, which holds the folder's lock, is announced as experimental by some versions of Node.
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
}

function untilReady(
  supervisor: ChildProcess,
  dataDir: string,
  tell: { readonly log: (line: string) => void; readonly warn: (text: string) => void },
): Promise<Place> {
  return new Promise((resolve, reject) => {
    let crash = "";
    supervisor.stderr?.on("data", (chunk) => {
      crash = (crash + String(chunk)).slice(-2_000);
    });
    supervisor.on("message", (message) => {
      if (!isReport(message)) return;
      if (message.kind === "ready") resolve(parsePlace(message.text));
      if (message.kind === "log") tell.log(message.text);
      if (message.kind !== "failed") return;
      tell.warn(message.text);
      reject(new EmbeddedPostgresError(message.text));
    });
    supervisor.once("error", reject);
    supervisor.once("close", (code) =>
      reject(new EmbeddedPostgresError(`The supervisor of PostgreSQL in ${dataDir} ended (${code}). ${crash}`)),
    );
  });
}

/** The channel and the child must not keep a service alive that has nothing else to do; its end stops PostgreSQL. */
function releaseEventLoop(supervisor: ChildProcess): void {
  supervisor.unref();
  supervisor.channel?.unref();
  if (supervisor.stderr instanceof Socket) supervisor.stderr.unref();
}

async function stopSupervisor(supervisor: ChildProcess, dataDir: string): Promise<void> {
  if (supervisor.exitCode === null && supervisor.signalCode === null) {
    supervisor.ref();
    const exited = new Promise((resolve) => supervisor.once("exit", resolve));
    if (supervisor.connected) supervisor.disconnect();
    await exited;
  }
  // Nothing is left here unless somebody killed the supervisor alone.
  if (supervisor.signalCode !== null) await clearLeftovers(clusterDirOf(dataDir));
}

async function readPassword(dataDir: string): Promise<string> {
  try {
    return await readFile(passwordFileOf(dataDir), "utf8");
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The password of PostgreSQL in ${dataDir} cannot be read: ${errorMessage(error)}. ` +
        "Restore postgres.password from a backup, or listen on a socket, which needs none.",
    );
  }
}

async function ensureDatabase(connection: PostgresConnection): Promise<void> {
  try {
    await execute(connection, "select 1");
  } catch (error) {
    if (errorCode(error) !== "3D000") throw error;
    await execute({ ...connection, database: "postgres" }, `create database ${database}`);
  }
}

async function execute(connection: PostgresConnection, statement: string): Promise<void> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
