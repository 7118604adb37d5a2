import { z } from "zod";
import { type Client, createClient } from "./client.ts";
import { readExample } from "./example.ts";
import { replay } from "./replay.ts";
import { ImpactAnswer, renderTable } from "./table.ts";

const Versions = z.object({ versions: z.array(z.unknown()) });

/** Replays an example into an empty service, and prints its estimate; leaves any other service as it is. */
export async function showExample(folder: string, address: string): Promise<void> {
  const client = createClient(address);
  const example = await readExample(folder);
  const { versions } = await client(Versions, "/v1/inventory/versions");
  if (versions.length > 0) return console.log("An inventory is stored already: nothing is replayed.");
  await replay(client, example, { speed: undefined, onProgress: () => {} });
  console.log(`\n${example.title}\n${await describeImpact(client, example.outageAt)}`);
  console.log(`\nSee it as JSON: ${address}/v1/impact?at=${example.outageAt}`);
}

/** The estimate at a moment, as a heading and a table. */
export async function describeImpact(client: Client, at: string): Promise<string> {
  const impact = await client(ImpactAnswer, `/v1/impact?at=${encodeURIComponent(at)}`);
  return `At ${impact.at}: ${impact.headline} affected\n${renderTable(impact)}`;
}
