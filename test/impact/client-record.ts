import { expect } from "vitest";
import { type NodeState, type Report, type View, compile, estimate, report } from "../../src/engine/index.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import type { ImpactBody } from "./impact-body.ts";
import type { SentEvent } from "./small-network.ts";

/**
 * What a client has sent, in its order, and what follows from it by the definition alone: every entry is looked at for
 * every node. Times are UTC to the second, all written alike, so that the order of texts is the order of times.
 */
export type ClientRecord = readonly RecordEntry[];
export type RecordEntry = { readonly recordedAt: string } & (
  | { readonly kind: "inventory"; readonly document: Inventory; readonly effectiveFrom: string }
  | { readonly kind: "event"; readonly event: SentEvent }
);

export type Asked = { readonly at?: string | undefined; readonly knownAt?: string | undefined };

export type Expected = {
  readonly labels: Pick<ImpactBody, "at" | "knownAt" | "inventoryVersion" | "sequence">;
  readonly coverage: Pick<ImpactBody["coverage"], "nodes" | "nodesHeardOf" | "unknownNodes">;
  readonly figures: Report;
};

/** What the answer must be; undefined where no inventory was in force. */
export function expectedOf(record: ClientRecord, asked: Asked, view: View): Expected | undefined {
  const { at = "9999", knownAt = "9999" } = asked;
  const known = record.filter(({ recordedAt }) => recordedAt <= knownAt);
  const inventories = known.flatMap((entry) => (entry.kind === "inventory" ? [entry] : []));
  const inForce = lastBy(inventories, ({ effectiveFrom }) => effectiveFrom, at);
  if (inForce === undefined) return undefined;
  const events = known.flatMap((entry) => (entry.kind === "event" ? [entry.event] : []));
  const states = statesOf(inForce.document, events, at);
  const changes = [inForce.effectiveFrom, ...events.map(({ occurredAt }) => occurredAt).filter((time) => time <= at)];
  return {
    labels: {
      at: asked.at ?? changes.toSorted().at(-1) ?? "",
      knownAt: asked.knownAt ?? known.at(-1)?.recordedAt ?? "",
      inventoryVersion: inventories.indexOf(inForce) + 1,
      sequence: known.length,
    },
    coverage: {
      nodes: inForce.document.nodes.length,
      nodesHeardOf: states.size,
      unknownNodes: [...states.values()].filter((state) => typeof state === "object").length,
    },
    figures: report(estimate(compile(inForce.document), states, { view })),
  };
}

/** The last by time up to a moment; of several at the same time the last in the list. */
function lastBy<T>(entries: readonly T[], timeOf: (entry: T) => string, at: string): T | undefined {
  const past = entries.filter((entry) => timeOf(entry) <= at);
  return past.findLast((entry) => past.every((other) => timeOf(other) <= timeOf(entry)));
}

function statesOf(document: Inventory, events: readonly SentEvent[], at: string): ReadonlyMap<string, NodeState> {
  const states = new Map<string, NodeState>();
  for (const { id } of document.nodes) {
    const said = events.filter(({ node }) => node === id);
    const last = lastBy(said, ({ occurredAt }) => occurredAt, at);
    const certain = said.filter(({ state }) => state !== "unknown");
    const lastKnown = lastBy(certain, ({ occurredAt }) => occurredAt, at);
    if (last === undefined) continue;
    states.set(id, last.state === "unknown" ? { unknown: true, lastKnown: shareOf(lastKnown) } : shareOf(last));
  }
  return states;
}

function shareOf(event: SentEvent | undefined): number {
  if (event === undefined || event.state === "up") return 1;
  return event.state === "down" ? 0 : (event.capacity ?? Number.NaN);
}

/** Holds an answer against what must have come out. */
export function expectBody(body: ImpactBody, { labels, coverage, figures }: Expected): void {
  expect(body).toMatchObject({ ...labels, coverage, ...figures.total });
  expect(body.byService).toMatchObject(figures.byService);
  expect(body.byOperator).toMatchObject(figures.byOperator);
  expect(body.byOperatorKind).toMatchObject(figures.byOperatorKind);
  expect(body.byCustomerClass).toMatchObject(figures.byCustomerClass);
  expect(body.byArea.map(({ name: _name, parent, ...row }) => ({ ...row, parent }))).toEqual(figures.byArea);
  expect(body.causes.map(({ name: _name, ...cause }) => cause)).toEqual(figures.causes);
}
