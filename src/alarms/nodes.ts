import { z } from "zod";
import { shareRange } from "../engine/index.ts";
import { NetworkNode } from "../inventory/document.ts";
import { type Instant, InstantAnswer } from "../platform/instant.ts";
import { RecordedEvent } from "./event.ts";
import type { Declaration } from "./declarations/declaration.ts";
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
export function describeNodes(moment: Moment, { since, filters }: NodesQuestion): readonly NodeDescription[] {
  const { document, model, states, declarations } = moment;
  const { served } = shareRange(
    model,
    states,
    declarations.map(({ declared }) => declared),
  ).point;
  const nodes = document.nodes.map((node) => {
    const servedShare = served[model.elementById.get(node.id) ?? -1] ?? 1;
    return { ...node, ...describeState(node.id, moment, since.get(node.id)), servedShare };
  });
  return nodes.filter((node) => isWanted(node, filters));
}

type State = Pick<NodeDescription, "state" | "capacity" | "since" | "heldBy">;
type Holder = State["heldBy"][number];

/** What is known of a node itself: by its last event, by the silence of its feed, and by what is declared of it. */
function describeState(
  node: string,
  { events, blind, declarations, isPart }: Moment,
  since: Instant | undefined,
): State {
  const event = events.get(node);
  const silence = blind.find(({ nodes }) => nodes.includes(node));
  const declared = declarations.filter(({ declared: { of } }) => "nodes" in of && of.nodes.has(node));
  const heldBy = [
    ...declared.map(({ declaration }) => (isPart ? untold(declaration) : declaredHolder(declaration))),
    ...(event ? [eventHolder(event)] : []),
  ];
  const reported: Reported = event === undefined ? { state: "up", since: null } : stateOf(event, since);
  const state: Reported = silence === undefined ? reported : { state: "unknown", since: silence.since };
  return { ...worst(state, declared), heldBy };
}

type Reported = Omit<State, "heldBy">;

function stateOf({ state, capacity, occurredAt }: RecordedEvent, since: Instant | undefined): Reported {
  return { state, ...(capacity === undefined ? {} : { capacity }), since: since ?? occurredAt };
}

function eventHolder({ id, sequence, occurredAt, recordedAt, reason, source }: RecordedEvent): Holder {
  const said = { ...(reason === undefined ? {} : { reason }), ...(source === undefined ? {} : { source }) };
  return { id, sequence, occurredAt, recordedAt, ...said };
}

function declaredHolder({ id, sequence, occurredAt, recordedAt, reason, declaredBy }: Declaration): Holder {
  return { id: `declaration:${id}`, sequence, occurredAt, recordedAt, reason, source: declaredBy };
}

/** A partner is told that it was declared, and not in whose words. */
function untold({ sequence, occurredAt, recordedAt }: Declaration): Holder {
  return { id: "declaration", sequence, occurredAt, recordedAt };
}

/** A node that is declared affected is down, or degraded by its best estimate, where that is worse than what was reported. */
function worst(reported: Reported, declared: Moment["declarations"]): Reported {
  const lost = declared.filter(({ declaration }) => declaration.outcome === "affected");
  const [most] = lost.toSorted((a, b) => b.declaration.share.point - a.declaration.share.point);
  if (most === undefined) return reported;
  const { share, occurredAt } = most.declaration;
  const works = reported.state === "down" ? 0 : (reported.capacity ?? 1);
  if (works <= 1 - share.point) return reported;
  if (share.point === 1) return { state: "down", since: occurredAt };
  return { state: "degraded", capacity: 1 - share.point, since: occurredAt };
}

function isWanted(node: NodeDescription, filters: NodeFilters): boolean {
  const fields: Readonly<Record<string, unknown>> = node;
  return Object.entries(filters).every(([field, wanted]) => {
    const value = fields[field];
    return wanted === undefined || (typeof value === "string" && wanted.includes(value));
  });
}
