import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createIdentity } from "./access/identity.ts";
import { DEFAULT_SETTINGS } from "./access/settings.ts";
import { createApp } from "./app.ts";
import { PLAIN_SEALER } from "./platform/audit/chain.ts";
import { createTrail } from "./platform/audit/trail.ts";
import { breakingChanges } from "./platform/openapi/breaking.ts";
import { type OpenApi, describeApi } from "./platform/openapi/document.ts";

const COMMITTED = new URL("../docs/openapi.json", import.meta.url);

/** The document as the service would serve it; nothing runs for it. */
export function describeService(): OpenApi {
  const app = createApp({
    ...createIdentity(DEFAULT_SETTINGS),
    trail: createTrail(PLAIN_SEALER),
    countRequest: async () => ({ remaining: 0, resetSeconds: 0, isOver: false }),
    addressOf: () => "",
    openDb: () => {
      throw new Error("nothing is asked of a service that is only described");
    },
    logDefect: () => {},
    warn: () => {},
  });
  return describeApi(app.routes);
}

export async function readCommitted(): Promise<unknown> {
  return JSON.parse(await readFile(COMMITTED, "utf8"));
}

/** `npm run openapi`: writes `docs/openapi.json`, but not over one whose clients would break, unless told so. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { breaking: { type: "boolean", default: false } } });
  const document = describeService();
  const breaking = await readCommitted().then(
    (committed) => breakingChanges(committed, document),
    () => [],
  );
  for (const change of breaking) console.error(change);
  if (breaking.length > 0 && !values.breaking)
    throw new Error("Clients would break. If that is meant: npm run openapi -- --breaking");
  await writeFile(COMMITTED, `${JSON.stringify(document, null, 2)}\n`);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
