import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { Inventory } from "../../src/inventory/document.ts";
import { readExample } from "../../src/replay/example.ts";
import { putInventory } from "../impact/small-network.ts";
import { type TestService, startTestService } from "../support/service.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

export type LoadedExample = { readonly service: TestService; readonly inventory: Inventory };

/** A service that holds an example that ships, each entry recorded when it became known. */
export async function loadExample(name: string): Promise<LoadedExample> {
  const {
    inventory: raw,
    inventoryRecordedAt,
    inventoryEffectiveFrom,
    steps,
  } = await readExample(join(EXAMPLES, name));
  const inventory = Inventory.parse(raw);
  const service = await startTestService();
  const query = new URLSearchParams({ recordedAt: inventoryRecordedAt });
  if (inventoryEffectiveFrom !== null) query.set("effectiveFrom", inventoryEffectiveFrom);
  await putInventory(service, inventory, `?${query}`);
  for (const { path, body } of steps) expect((await service.send("POST", path, body)).status).toBeLessThan(300);
  return { service, inventory };
}

/** Subscriptions of the segments that fit. */
export function countOf({ segments }: Inventory, fits: (segment: Inventory["segments"][number]) => boolean): number {
  return segments
    .filter(fits)
    .reduce(
      (sum, { subscriptions }) => sum + (typeof subscriptions === "number" ? subscriptions : subscriptions.point),
      0,
    );
}
