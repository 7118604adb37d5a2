import { asc, gt } from "drizzle-orm";
import { expect } from "vitest";
import { ledger } from "../../../src/platform/ledger/schema.ts";
import type { Recorded, RecordEntry } from "../../impact/client-record.ts";
import { type Micros, instantOf, microsOf } from "../../impact/micros.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { FIRST_VARIANT, type Variant, inventoryOf } from "./networks.ts";
import type { Mode } from "./steps.ts";

/** A ledger that many sequences are told to, one after the other, each about a network of its own. */
export type World = {
  readonly service: TestService;
  readonly mode: Mode;
  /** Every entry that there must be, in order: the client's own record. */
  readonly record: RecordEntry[];
  /** What was answered since the ledger was last held against the record. */
  readonly untimed: Untimed[];
  readonly networks: readonly string[];
  used: number;
  /** As a replay tells the time. */
  clock: Micros;
};

/** An entry of which the client knows all but what our clock said; `occurredAt` is empty where that is our clock's too. */
type Untimed = { readonly entry: Recorded; readonly recordedAt: string | undefined; readonly within: Span };
/** By the client's own clock: before it sent, after it was answered. */
export type Span = { readonly from: Micros; readonly to: Micros };

const NETWORKS = 16;
const REPLAY_BEGINS = microsOf("2018-12-06T05:00:00Z");

export async function openWorld(mode: Mode): Promise<World> {
  const service = await startTestService();
  const networks = Array.from({ length: NETWORKS }, (_, index) => `n${index}`);
  const world: World = { service, mode, record: [], untimed: [], networks, used: 0, clock: REPLAY_BEGINS };
  await putVersion(world, FIRST_VARIANT, undefined);
  await learn(world);
  return world;
}

/** Stores a version of all networks, from a moment on; the first, from the beginning of time. */
export async function putVersion(world: World, variant: Variant, effectiveFrom: string | undefined): Promise<void> {
  const document = inventoryOf(world.networks, variant);
  const query = new URLSearchParams({ ...statedIn(world), ...(effectiveFrom === undefined ? {} : { effectiveFrom }) });
  const from = now();
  const answer = await world.service.send("PUT", `/v1/inventory?${query}`, document);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  add(
    world,
    { from, to: now() },
    { kind: "inventory", document, effectiveFrom: effectiveFrom ?? "0001-01-01T00:00:00Z" },
  );
}

/** The time that a replay states of what it tells. */
export function statedIn({ mode, clock }: World): { readonly recordedAt?: string } {
  return mode === "replayed" ? { recordedAt: instantOf(clock) } : {};
}

/** The client's clock, which is the server's. */
export function now(): Micros {
  return Date.now() * 1000;
}

/** Where the ledger must stand. */
export function headOf({ record, untimed }: World): number {
  return record.length + untimed.length;
}

export function add(world: World, within: Span, ...entries: readonly Recorded[]): void {
  const { recordedAt } = statedIn(world);
  for (const entry of entries) world.untimed.push({ entry, recordedAt, within });
}

/**
 * Holds the ledger against the record: these entries and no others, without a gap, each recorded when it was stated or
 * while the client waited, never before the one before it. What our clock said is taken into the record.
 */
export async function learn(world: World): Promise<void> {
  const { service, record, untimed } = world;
  const rows = await service.db
    .select()
    .from(ledger)
    .where(gt(ledger.sequence, record.length))
    .orderBy(asc(ledger.sequence));
  const given = rows.map(({ sequence, kind, subject }) => `${sequence} ${kind} ${subject}`);
  const wanted = untimed.map(({ entry }, index) => `${record.length + 1 + index} ${nameOf(entry)}`);
  expect(given, "the ledger has other entries than were answered").toEqual(wanted);
  for (const row of rows) {
    const next = untimed.shift();
    if (next !== undefined) record.push(timed(next, row, record.at(-1)));
  }
}

type Times = { readonly recordedAt: string; readonly occurredAt: string };

function timed({ entry, recordedAt, within }: Untimed, row: Times, last: RecordEntry | undefined): RecordEntry {
  if (recordedAt === undefined) expectWithin(row.recordedAt, within);
  else expect(row.recordedAt).toBe(recordedAt);
  const earliest = microsOf(last?.recordedAt ?? row.recordedAt);
  expect(microsOf(row.recordedAt), "recorded before the entry before it").toBeGreaterThanOrEqual(earliest);
  if (!("occurredAt" in entry) || entry.occurredAt !== "") return { ...entry, recordedAt: row.recordedAt };
  expectWithin(row.occurredAt, within);
  return { ...entry, recordedAt: row.recordedAt, occurredAt: row.occurredAt };
}

export function expectWithin(instant: string, { from, to }: Span): void {
  expect(microsOf(instant)).toBeGreaterThanOrEqual(from);
  expect(microsOf(instant)).toBeLessThan(to + 1000);
}

function nameOf(entry: Recorded): string {
  if (entry.kind === "inventory") return "inventory ";
  if (entry.kind === "event") return `event ${entry.event.node}`;
  if (entry.kind === "declaration") return `declaration ${entry.said.id}`;
  if (entry.kind === "release") return `declaration ${entry.declaration}`;
  if (entry.kind === "registration") return `registration ${entry.node}`;
  return entry.kind === "setting" ? "setting registrationsMaxAgeSeconds" : `${entry.kind} ${entry.feed}`;
}
