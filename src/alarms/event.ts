import { z } from "zod";
import { InstantAnswer, InstantText } from "../platform/instant.ts";
import type { Entry, NewEntry } from "../platform/ledger/stamp.ts";
import { Id, text } from "../platform/text.ts";

const State = z.enum(["up", "down", "degraded", "unknown"]);

/** What is said of a node from `occurredAt` on, until a later event says otherwise. */
export const NodeEvent = z
  .strictObject({
    id: text(256),
    node: Id,
    state: State,
    /** Of a degraded node: the share of its capacity that still works. */
    capacity: z
      .number()
      .gt(0, "must be above 0; a node at 0 is down")
      .lt(1, "must be below 1; a node at 1 is up")
      .optional(),
    occurredAt: InstantText,
    recordedAt: InstantText.optional(),
    reason: text(2000).optional(),
    source: text(500).optional(),
  })
  .superRefine(({ state, capacity }, context) => {
    const isWrong = (state === "degraded") !== (capacity !== undefined);
    const message =
      state === "degraded" ? "is required for a degraded node" : `has no meaning for a node that is ${state}`;
    if (isWrong) context.addIssue({ code: "custom", path: ["capacity"], message });
  })
  .meta({ id: "NodeEvent" });
export type NodeEvent = z.infer<typeof NodeEvent>;

/** What the ledger keeps of an event, beside its id, node and times. */
const EventContent = z.object({
  state: State,
  capacity: z.number().optional(),
  reason: z.string().optional(),
  source: z.string().optional(),
});

export const EVENT = "event";

export function entryOf({ id, node, occurredAt, recordedAt, ...content }: NodeEvent): NewEntry {
  return { kind: EVENT, id, subject: node, occurredAt, recordedAt, content };
}

/** An event as it was recorded. */
export const RecordedEvent = z
  .strictObject({
    sequence: z.int(),
    id: z.string(),
    node: z.string(),
    state: State,
    capacity: z.number().optional(),
    occurredAt: InstantAnswer,
    recordedAt: InstantAnswer,
    reason: z.string().optional(),
    source: z.string().optional(),
  })
  .meta({ id: "RecordedEvent" });
export type RecordedEvent = z.infer<typeof RecordedEvent>;

export function eventOf({ sequence, id, subject, occurredAt, recordedAt, content }: Entry): RecordedEvent {
  const { state, capacity, reason, source } = EventContent.parse(content);
  return {
    sequence,
    id,
    node: subject,
    state,
    ...(capacity === undefined ? {} : { capacity }),
    occurredAt,
    recordedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Share of the node's capacity that works; undefined while unknown. */
export function shareOf({ state, capacity = 1 }: Pick<NodeEvent, "state" | "capacity">): number | undefined {
  if (state === "unknown") return undefined;
  return state === "down" ? 0 : capacity;
}
