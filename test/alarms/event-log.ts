import { expect } from "vitest";
import { z } from "zod";
import type { Answer, TestService } from "../support/service.ts";

const State = z.enum(["up", "down", "degraded", "unknown"]);

const LoggedEvent = z.strictObject({
  sequence: z.int().min(1),
  id: z.string(),
  node: z.string(),
  state: State,
  capacity: z.number().optional(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  reason: z.string().optional(),
  source: z.string().optional(),
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;

const Page = z.strictObject({ events: z.array(LoggedEvent), next: z.int().nullable() });

export async function readPage(service: TestService, query = ""): Promise<z.infer<typeof Page>> {
  const answer = await service.get(`/v1/events${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Page.parse(answer.body);
}

/** Every stored event, page by page. */
export async function readAll(service: TestService, after = 0): Promise<readonly LoggedEvent[]> {
  const { events, next } = await readPage(service, `?after=${after}&limit=1000`);
  return next === null ? events : [...events, ...(await readAll(service, next))];
}

const NodeBody = z.object({
  id: z.string(),
  name: z.string(),
  function: z.string(),
  operator: z.string(),
  state: State,
  capacity: z.number().optional(),
  since: z.iso.datetime().nullable(),
  heldBy: z.array(
    z.strictObject({
      id: z.string(),
      sequence: z.int(),
      occurredAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
      reason: z.string().optional(),
      source: z.string().optional(),
    }),
  ),
  servedShare: z.number().min(0).max(1),
});

export function parseNode(answer: Answer): z.infer<typeof NodeBody> {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return NodeBody.parse(answer.body);
}

const NodePage = z.strictObject({ nodes: z.array(NodeBody), total: z.int(), next: z.string().nullable() });

export function parseNodes(answer: Answer): z.infer<typeof NodePage> {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return NodePage.parse(answer.body);
}
