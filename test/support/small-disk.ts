import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Running, run } from "./running-service.ts";

/** A disk of fixed size, seen only by who is started on it. It goes with its holder. */
export type SmallDisk = {
  /** Where everybody else finds what is on it. */
  readonly inside: string;
  /** The service, on this disk. */
  readonly startService: (environment: Readonly<Record<string, string>>) => Running;
  /** Keeps it full to the last byte, whatever becomes free meanwhile, until what was written is removed again. */
  readonly fill: () => { readonly free: () => void };
  readonly remove: () => Promise<unknown>;
};

const service = fileURLToPath(new URL("../../src/node.ts", import.meta.url));

/** Undefined where this machine lets us mount nothing. `folder` is there. */
export async function makeSmallDisk(folder: string, megabytes: number): Promise<SmallDisk | undefined> {
  const isRoot = process.getuid?.() === 0;
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$1" && echo mounted && exec sleep infinity`;
  const holder = run(["unshare", isRoot ? "-m" : "-Urm", "sh", "-c", mount, "sh", folder]);
  const isMounted = await holder.prints(/mounted/).then(
    () => true,
    () => false,
  );
  if (!isMounted) return undefined;
  const target = ["--target", String(holder.child.pid), "--mount", ...(isRoot ? [] : ["-U", "--preserve-credentials"])];
  const inside = `/proc/${holder.child.pid}/root${folder}`;
  return {
    inside,
    startService: (environment) =>
      run(["nsenter", ...target, process.execPath, service], { PORT: "0", LOG_LEVEL: "warn", ...environment }),
    fill: () => fill(`${inside}/filler`),
    remove: () => holder.end("SIGKILL"),
  };
}

function fill(path: string): { readonly free: () => void } {
  const file = openSync(path, "w");
  const writeAll = (): void => {
    for (const bytes of [1_000_000, 4_096, 1]) while (isWritten(file, bytes));
  };
  writeAll();
  const timer = setInterval(writeAll, 5);
  return {
    free: () => {
      clearInterval(timer);
      closeSync(file);
      rmSync(path);
    },
  };
}

function isWritten(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
