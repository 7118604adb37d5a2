import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Client, ServiceError } from "./client.ts";
import type { Example } from "./example.ts";

const Put = z.object({ version: z.number() });
const Versions = z.object({ versions: z.array(z.object({ version: z.number() })) });
const Recorded = z.object({ accepted: z.number(), duplicates: z.number() });

export type Pace = {
  /** How many times faster than it happened; undefined: as fast as it goes. */
  readonly speed: number | undefined;
  readonly onProgress: (done: number, recordedAt: string) => void;
};

/** Sends an outage through the public API in the order in which it became known. Sent twice, it is the same outage. */
export async function replay(client: Client, example: Example, { speed, onProgress }: Pace): Promise<void> {
  await putInventory(client, example);
  let before = example.events[0]?.recordedAt ?? "";
  for (const [done, event] of example.events.entries()) {
    if (speed !== undefined) await sleep((Date.parse(event.recordedAt) - Date.parse(before)) / speed);
    before = event.recordedAt;
    await postEvent(client, event);
    onProgress(done + 1, event.recordedAt);
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

/** Where the ledger has entries of its own time, an event is recorded when it comes. */
async function postEvent(client: Client, event: Example["events"][number]): Promise<void> {
  try {
    await client(Recorded, "/v1/events", { method: "POST", body: event });
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.paths.includes("recordedAt")) throw error;
    const { recordedAt: _, ...rest } = event;
    await client(Recorded, "/v1/events", { method: "POST", body: rest });
  }
}
