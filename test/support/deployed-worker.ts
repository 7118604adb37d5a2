import { type TestHarness, createTestHarness, unstable_readConfig as readConfig } from "wrangler";
import { build } from "../../src/build.ts";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import { urlOf } from "./workerd.ts";

/** The Worker as it is deployed: its own entry, with the Hyperdrive, the Durable Objects, the files and the cron of wrangler.toml. */
export type DeployedWorker = {
  readonly harness: TestHarness;
  readonly ask: (path: string, init?: Init) => Promise<Answer>;
  /** From now on another isolate answers, which remembers nothing; what Durable Objects keep stays. */
  readonly restart: () => Promise<void>;
};

type Init = { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };
type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };
type Vars = Readonly<Record<string, string>>;

/** Below the driver's own 5 s: whoever waits for a connection that says nothing has waited in vain. */
const LONGEST_MILLISECONDS = 4_500;

/** `bindings`: the Durable Objects that it has, by the names of their bindings; all of them unless said. */
export async function deployWorker(
  connection: PostgresConnection,
  { vars, bindings }: { readonly vars: Vars; readonly bindings?: readonly string[] },
): Promise<DeployedWorker> {
  await build();
  const {
    name,
    main,
    compatibility_date,
    compatibility_flags,
    durable_objects: objects,
    migrations,
    assets,
    triggers,
  } = readConfig({ config: "wrangler.toml" });
  const config = {
    name,
    main,
    compatibility_date,
    compatibility_flags,
    durable_objects: {
      bindings: objects.bindings.filter(({ name }: { readonly name: string }) => bindings?.includes(name) ?? true),
    },
    migrations,
    assets,
    triggers,
    hyperdrive: [{ binding: "HYPERDRIVE", id: "0".repeat(32), localConnectionString: urlOf(connection) }],
  };
  const optionsAt = (start: number) => ({
    workers: [{ config: { ...config, vars: { ...vars, START: String(start) } } }],
  });
  let starts = 1;
  const harness = createTestHarness(optionsAt(starts));
  await harness.listen();
  return {
    harness,
    ask: async (path, init = {}) => {
      const signal = AbortSignal.timeout(LONGEST_MILLISECONDS);
      const answer = await harness.fetch(new URL(path, "http://localhost").href, { signal, ...init });
      const text = await answer.text();
      const isJson = (answer.headers.get("content-type") ?? "").includes("json");
      const body: unknown = isJson ? JSON.parse(text) : text;
      return { status: answer.status, headers: new Headers([...answer.headers]), body };
    },
    restart: async () => {
      starts += 1;
      await harness.update(optionsAt(starts));
    },
  };
}
