import { execFile } from "node:child_process";
import { chown, lchown, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";

/** How a PostgreSQL program is started, and who must own its files; no owner means the user of this process. */
export type RunAs = {
  readonly prefix: readonly string[];
  readonly user: { readonly uid?: number; readonly gid?: number };
  readonly owner: Owner | undefined;
};

type Owner = { readonly uid: number; readonly gid: number };

const nobody: Owner = { uid: 65534, gid: 65534 };
const ordinaryUser: RunAs = { prefix: [], user: {}, owner: undefined };
const unshared: RunAs = {
  prefix: ["unshare", "--user", `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`],
  user: {},
  owner: { uid: 0, gid: 0 },
};

/**
 * PostgreSQL refuses to run as root. In a user namespace it sees itself as nobody while its files stay root's, so
 * that folders only root may enter still work. A cluster that somebody else owns is run as that user.
 */
export async function chooseUser(binaries: Binaries, clusterDir: string, dataDir: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return ordinaryUser;
  const refusals: string[] = [];
  for (const candidate of await candidates(clusterDir)) {
    const probe = ["sh", "-c", 'cd "$1" && exec "$2" --version', "sh", dataDir, binaries.postgres];
    const { ok, output } = await run(candidate, probe, { env: binaries.env });
    if (ok) return candidate;
    refusals.push(output.trim());
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL refuses to run as root, and neither `unshare --user` nor user 65534 could run it with " +
      `${dataDir} and ${binaries.packageDir}: ${refusals.join("; ")}. ` +
      "Start as an ordinary user, or let user 65534 enter both folders.",
  );
}

async function candidates(clusterDir: string): Promise<readonly RunAs[]> {
  const owner = await stat(clusterDir).catch(() => undefined);
  const withoutRoot = [unshared, droppedTo(nobody)];
  return owner === undefined || owner.uid === 0 ? withoutRoot : [droppedTo(owner), ...withoutRoot];
}

function droppedTo({ uid, gid }: Owner): RunAs {
  return { prefix: [], user: { uid, gid }, owner: { uid, gid } };
}

/** Makes a file or a whole folder belong to the user PostgreSQL runs as, where root decides that. */
export async function giveTo({ owner }: RunAs, path: string): Promise<void> {
  if (owner === undefined) return;
  const { uid, isFolder } = await stat(path).then((found) => ({ uid: found.uid, isFolder: found.isDirectory() }));
  if (uid === owner.uid) return;
  const inside = isFolder ? await readdir(path, { recursive: true }) : [];
  for (const name of inside) await lchown(join(path, name), owner.uid, owner.gid);
  // The folder itself last: it says whether the work was finished.
  await chown(path, owner.uid, owner.gid);
}

type RunOptions = { readonly env: NodeJS.ProcessEnv; readonly signal?: AbortSignal };

/** Runs a program to its end as that user. */
export function run(
  { prefix, user }: RunAs,
  command: readonly string[],
  options: RunOptions,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  const [file = "", ...args] = [...prefix, ...command];
  return new Promise((resolve) => {
    execFile(file, args, { ...options, ...user }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: stdout + (stderr === "" ? (error?.message ?? "") : stderr) }),
    );
  });
}
