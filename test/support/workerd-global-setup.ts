import type { TestProject } from "vitest/node";
import { createTestHarness, unstable_readConfig as readConfig } from "wrangler";
import startPostgres from "./postgres-global-setup.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    /** Where the Worker for tests answers; absent where suites run in this process. */
    worker: string;
  }
}

/** The Worker for tests in the real workerd, as wrangler.toml configures it, and a Postgres that it reaches by TCP. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { name, compatibility_date, compatibility_flags, durable_objects, migrations } = readConfig({
    config: "wrangler.toml",
  });
  const config = { name, compatibility_date, compatibility_flags, durable_objects, migrations };
  const harness = createTestHarness({ workers: [{ config: { ...config, main: "test/workerd/entry.ts" } }] });
  const { url } = await harness.listen();
  project.provide("worker", url.origin);
  const stopPostgres = await startPostgres(project, "loopback");
  return async () => {
    await harness.close();
    await stopPostgres();
  };
}
