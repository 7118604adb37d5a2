import { z } from "zod";
import { shareRange } from "../engine/index.ts";
import { NetworkNode } from "../inventory/document.ts";
import { type Instant, InstantAnswer } from "../platform/instant.ts";
import { RecordedEvent } from "./event.ts";
import type { Moment } from "./moment.ts";

/** A node of the inventory with what is known of it. */
export const NodeDescription = NetworkNode.extend({
  ...RecordedEvent.pick({ state: true, capacity: true }).shape,
  since: InstantAnswer.nullable().meta({
    description: "Since when it is in that state; null where nobody has ever reported it",
  }),
  heldBy: z
    .array(RecordedEvent.omit({ node: true, state: true, capacity: true }))
    .readonly()
    .meta({ description: "The events that hold it there" }),
  servedShare: z.number().meta({
    description: "Best estimate of what it serves, with what it requires: below its own state where that has failed",
  }),
}).meta({ id: "NodeDescription" });
export type NodeDescription = z.infer<typeof NodeDescription>;

export type NodeFilters = {
  readonly [Field in "state" | "function" | "vendor" | "product" | "softwareRelease" | "site" | "operator"]?:
    | readonly string[]
    | undefined;
};

export type NodesQuestion = {
  readonly since: ReadonlyMap<string, Instant>;
  readonly filters: NodeFilters;
};

/** The nodes of a moment in the order of the inventory, as far as a filter wants them. */
export function describeNodes(
  { document, model, events, states }: Moment,
  { since, filters }: NodesQuestion,
): readonly NodeDescription[] {
  const { served } = shareRange(model, states).point;
  const nodes = document.nodes.map((node) => {
    const servedShare = served[model.elementById.get(node.id) ?? -1] ?? 1;
    return { ...node, ...describeState(events.get(node.id), since.get(node.id)), servedShare };
  });
  return nodes.filter((node) => isWanted(node, filters));
}

function describeState(
  event: RecordedEvent | undefined,
  since: Instant | undefined,
): Pick<NodeDescription, "state" | "capacity" | "since" | "heldBy"> {
  if (event === undefined) return { state: "up", since: null, heldBy: [] };
  const { id, sequence, occurredAt, recordedAt, reason, source } = event;
  const said = { ...(reason === undefined ? {} : { reason }), ...(source === undefined ? {} : { source }) };
  return {
    state: event.state,
    ...(event.capacity === undefined ? {} : { capacity: event.capacity }),
    since: since ?? occurredAt,
    heldBy: [{ id, sequence, occurredAt, recordedAt, ...said }],
  };
}

function isWanted(node: NodeDescription, filters: NodeFilters): boolean {
  const fields: Readonly<Record<string, unknown>> = node;
  return Object.entries(filters).every(([field, wanted]) => {
    const value = fields[field];
    return wanted === undefined || (typeof value === "string" && wanted.includes(value));
  });
}
