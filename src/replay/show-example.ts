import { z } from "zod";
import { affectedInWords } from "../impact/headline.ts";
import { type Client, type Send, createClient } from "./client.ts";
import { type Example, readExample } from "./example.ts";
import { replay, storedInventory } from "./replay.ts";
import { ImpactAnswer, renderTable } from "./table.ts";

/** Replays an example into an empty service, and prints its estimate; a service that holds another network is left as it is. */
export async function showExample(folder: string, address: string, send: Send): Promise<void> {
  const client = createClient(address, { send });
  const example = await readExample(folder);
  const stored = await storedInventory(client, example);
  if (stored === "another") return console.log(`Another inventory is stored here, so ${folder} is not replayed.`);
  if (stored === "none") await fill(client, example);
  console.log(`\n${example.title}\n${await describeImpact(client, example.outageAt)}`);
  const query = new URLSearchParams({ at: example.outageAt, zone: example.timeZone });
  console.log(`\nSee the page:   ${address}/?${query}`);
  console.log(`See it as JSON: ${address}/v1/impact?at=${example.outageAt}`);
}

async function fill(client: Client, example: Example): Promise<void> {
  await replay(client, example, { speed: undefined, onProgress: () => {} });
  if (example.statements === undefined) return;
  await client(z.unknown(), "/v1/statements/settings", { method: "PUT", body: example.statements });
}

/** The estimate at a moment, as a heading and a table. */
export async function describeImpact(client: Client, at: string): Promise<string> {
  const impact = await client(ImpactAnswer, `/v1/impact?at=${encodeURIComponent(at)}`);
  return `At ${impact.at}: ${affectedInWords(impact.headline)}\n${renderTable(impact)}`;
}
