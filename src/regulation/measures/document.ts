import type { KnownIncident } from "../../incidents/load.ts";
import { sceneOfStep } from "../../incidents/network.ts";
import type { Inventory } from "../../inventory/document.ts";

/** What counts are counted with: the inventory as it was when it began to be over, or is. */
export function documentOf({ track }: KnownIncident): Inventory {
  const last = track.steps.at(-1);
  if (last === undefined) throw new Error("an incident has at least one step");
  return sceneOfStep(last.network).inventory.document;
}
