import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { z } from "zod";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import type { Backend } from "./backend.ts";
import type { TestAccess } from "./service.ts";

const Log = z.object({ defects: z.array(z.string()), warnings: z.array(z.string()) });

/** A service in the real workerd, on a database. */
export function backendInWorkerd(
  connection: PostgresConnection,
  { settings = {}, environment = {} }: TestAccess,
): Backend {
  const id = randomUUID();
  const defects: string[] = [];
  const warnings: string[] = [];
  let making: Promise<Response> | undefined;
  const make = async (): Promise<void> => {
    making ??= send("/__test", {
      method: "POST",
      body: JSON.stringify({ id, connectionString: urlOf(connection), settings: asText(settings), environment }),
    });
    await making;
  };
  return {
    defects,
    warnings,
    request: async (path, init = {}) => {
      await make();
      const headers = new Headers(init.headers);
      headers.set("x-test-service", id);
      const response = await send(path, { ...init, headers });
      const log = Log.parse(JSON.parse(response.headers.get("x-test-log") ?? "{}"));
      defects.push(...log.defects);
      warnings.push(...log.warnings);
      const answered = new Headers(response.headers);
      answered.delete("x-test-log");
      return new Response(response.body, { status: response.status, headers: answered });
    },
    flush: async () => {
      await make();
      await send("/__test/flush", { method: "POST", headers: { "x-test-service": id } });
    },
    runChores: async () => {
      await make();
      await send("/__test/chores", { method: "POST", headers: { "x-test-service": id } });
    },
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const { origin, pathname, search } = new URL(path, "http://localhost");
  const headers = new Headers(init.headers);
  headers.set("x-test-origin", origin);
  const response = await fetch(new URL(pathname + search, inject("worker")), { ...init, headers, redirect: "manual" });
  if (response.headers.has("x-test-failure")) throw new Error(await response.text());
  return response;
}

/** With null for what is set to nothing, which JSON would leave out. */
function asText(settings: object): string {
  return JSON.stringify(settings, (_, value: unknown) => value ?? null);
}

export function urlOf({ host, port, database, username, password = "" }: PostgresConnection): string {
  return `postgres://${username}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}
