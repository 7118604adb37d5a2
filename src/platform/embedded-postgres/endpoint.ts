import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedPostgresError, errorMessage } from "./errors.ts";
import { socketFolderPrefix } from "./postmaster.ts";
import { giveTo, type RunAs } from "./run-as.ts";

export type Listen = "socket" | "loopback";

/** Where PostgreSQL listens. */
export type Endpoint = {
  readonly host: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Makes it anew, for a PostgreSQL that is started again: nothing that connects must learn of another place. */
  readonly restore: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** A socket's path ends at 107 bytes on Linux and at 103 on macOS. */
const maxSocketPathBytes = 103;
const socketPort = 5432;

export function openEndpoint(listen: Listen, runAs: RunAs): Promise<Endpoint> {
  return listen === "socket" ? openSocketFolder(runAs) : openLoopback();
}

/** A temporary folder: the data folder's own path may be too long for a socket. mkdtemp makes it 0700. */
async function openSocketFolder(runAs: RunAs): Promise<Endpoint> {
  const host = await makeSocketFolder();
  await giveTo(runAs, host);
  return {
    host,
    port: socketPort,
    settings: { listen_addresses: "", unix_socket_directories: `"${host}"`, unix_socket_permissions: "0700" },
    restore: async () => {
      await rm(host, { recursive: true, force: true });
      await mkdir(host, { mode: 0o700 });
      await giveTo(runAs, host);
    },
    remove: () => rm(host, { recursive: true, force: true }),
  };
}

async function makeSocketFolder(): Promise<string> {
  const longest = `${socketFolderPrefix}XXXXXX/.s.PGSQL.${socketPort}`;
  const parent = Buffer.byteLength(join(tmpdir(), longest)) <= maxSocketPathBytes ? tmpdir() : "/tmp";
  try {
    return await mkdtemp(join(parent, socketFolderPrefix));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `No folder for PostgreSQL's socket could be made in ${parent}: ${errorMessage(error)}. ` +
        "Make it writable, or set TMPDIR to a short path that is.",
    );
  }
}

async function openLoopback(): Promise<Endpoint> {
  return {
    host: "127.0.0.1",
    port: await findFreePort(),
    settings: { listen_addresses: "127.0.0.1", unix_socket_directories: "" },
    restore: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}

/** Free at the moment of asking; the caller starts over where somebody was faster. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
