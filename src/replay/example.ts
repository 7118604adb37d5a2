import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Moment = z.string();
const Manifest = z.object({
  title: z.string(),
  inventoryEffectiveFrom: Moment.nullable(),
  inventoryRecordedAt: Moment,
  /** The moment whose estimate is printed. */
  outageAt: Moment,
  timeZone: z.string(),
});
const RecordedEvent = z.looseObject({ id: z.string(), occurredAt: Moment, recordedAt: Moment });

/** An inventory and the events of an outage, each with when it became known. */
export type Example = z.infer<typeof Manifest> & {
  readonly folder: string;
  readonly inventory: unknown;
  readonly events: readonly z.infer<typeof RecordedEvent>[];
};

/** Reads an example's folder: example.json, inventory.json, events.json. */
export async function readExample(folder: string): Promise<Example> {
  const manifest = Manifest.parse(await readJson(join(folder, "example.json")));
  const inventory = await readJson(join(folder, "inventory.json"));
  const events = z.array(RecordedEvent).parse(await readJson(join(folder, "events.json")));
  return { folder, ...manifest, inventory, events };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Error(`There is no example here: ${file} cannot be read`, { cause: error });
  });
  return JSON.parse(text);
}
