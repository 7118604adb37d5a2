import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Client, ServiceError } from "./client.ts";
import type { Example, Step } from "./example.ts";

const Put = z.object({ version: z.number() });
const Versions = z.object({ versions: z.array(z.object({ version: z.number() })) });
const Recorded = z.object({ sequence: z.number() });

export type Pace = {
  /** How many times faster than it happened; undefined: as fast as it goes. */
  readonly speed: number | undefined;
  readonly onProgress: (done: number, recordedAt: string) => void;
};

/** Sends an outage through the public API in the order in which it became known. Sent twice, it is the same outage. */
export async function replay(client: Client, example: Example, { speed, onProgress }: Pace): Promise<void> {
  await putInventory(client, example);
  let before = example.steps[0]?.body.recordedAt ?? "";
  for (const [done, step] of example.steps.entries()) {
    const { recordedAt } = step.body;
    if (speed !== undefined) await sleep((Date.parse(recordedAt) - Date.parse(before)) / speed);
    before = recordedAt;
    await send(client, step);
    onProgress(done + 1, recordedAt);
  }
}

/** Refuses where another inventory is stored: two networks in one ledger would add up to neither. */
async function putInventory(client: Client, example: Example): Promise<void> {
  const { inventory, inventoryEffectiveFrom, inventoryRecordedAt, folder } = example;
  const stored = await storedInventory(client, example);
  if (stored === "same") return;
  if (stored === "another") {
    const message = `This service holds another inventory than ${folder}. Start one of its own for it: PORT=8788 DATA_DIR=.data-${basename(folder)} npm run serve`;
    throw new ServiceError(409, message, []);
  }
  const query = new URLSearchParams({ recordedAt: inventoryRecordedAt });
  if (inventoryEffectiveFrom !== null) query.set("effectiveFrom", inventoryEffectiveFrom);
  await client(Put, `/v1/inventory?${query}`, { method: "PUT", body: inventory });
}

/** Whether a service holds an example's inventory, another, or none. */
export async function storedInventory(client: Client, { inventory }: Example): Promise<"same" | "another" | "none"> {
  const { versions } = await client(Versions, "/v1/inventory/versions");
  if (versions.length === 0) return "none";
  const offered = await client(Put, "/v1/inventory?dryRun=true", { method: "PUT", body: inventory });
  return versions.some(({ version }) => version === offered.version) ? "same" : "another";
}

/** Where the ledger has entries of its own time, what became known is recorded when it comes. */
async function send(client: Client, { path, body }: Step): Promise<void> {
  try {
    await client(Recorded, path, { method: "POST", body });
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.paths.includes("recordedAt")) throw error;
    const { recordedAt: _, ...rest } = body;
    await client(Recorded, path, { method: "POST", body: rest });
  }
}
