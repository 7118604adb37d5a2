import { expect } from "vitest";
import {
  type Model,
  type Range,
  type Report,
  type View,
  cellsWithin,
  compile,
  estimate,
  report,
} from "../../src/engine/index.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { type Counted, countedIn, withCounted } from "./counted.ts";
import { differencesBetween } from "./differences.ts";
import type { parseAnyImpact } from "./impact-body.ts";
import { microsOf } from "./micros.ts";
import { type Situation, nodesFitting, situationOf } from "./situation.ts";
import type { SentEvent } from "./small-network.ts";

/**
 * What a client has sent, in its order, and what follows from it by the definition alone: every entry is looked at for
 * every node. Nothing of the ledger, of the alarms or of the impact is used; of the engine only figures for given states.
 */
export type ClientRecord = readonly RecordEntry[];
export type RecordEntry = { readonly recordedAt: string } & Recorded;
export type Recorded =
  | { readonly kind: "inventory"; readonly document: Inventory; readonly effectiveFrom: string }
  | { readonly kind: "event"; readonly event: SentEvent }
  | { readonly kind: "declaration"; readonly said: SentDeclaration }
  | { readonly kind: "release"; readonly declaration: string; readonly occurredAt: string }
  | { readonly kind: "registration"; readonly node: string; readonly count: number; readonly observedAt: string }
  | { readonly kind: "setting"; readonly maxAgeSeconds: number; readonly occurredAt: string }
  | {
      readonly kind: "feed";
      readonly feed: string;
      /** Undefined where it is no longer watched. */
      readonly watched: { readonly covers: Covers; readonly heartbeatSeconds: number } | undefined;
      readonly occurredAt: string;
    }
  | { readonly kind: "silence"; readonly feed: string; readonly isSilent: boolean; readonly occurredAt: string };
export type RecordedOf<Kind extends Recorded["kind"]> = Extract<RecordEntry, { readonly kind: Kind }>;

/** Nodes by what they have in common: every field by one of its values. */
export type Covers = Readonly<Record<string, string | readonly string[]>>;

export type SentDeclaration = {
  readonly id: string;
  readonly nodes?: readonly string[];
  readonly select?: Covers;
  readonly service?: string;
  readonly area?: string;
  readonly operator?: string;
  readonly customerClass?: string;
  readonly share: Range;
  readonly outcome: "affected" | "impaired";
  readonly occurredAt: string;
  readonly until?: string;
  readonly reason: string;
};

/** `now`: when it was asked, for who names no moment; by default after everything. */
export type Asked = { readonly at?: string | undefined; readonly knownAt?: string | undefined; readonly now?: string };

export type AnyBody = ReturnType<typeof parseAnyImpact>;
export type Expected = {
  readonly labels: Pick<AnyBody, "at" | "knownAt" | "inventoryVersion" | "sequence">;
  /** The headline, as far as it is not a number in words. */
  readonly headline: string;
  readonly coverage: Omit<AnyBody["coverage"], "unmatchedAlarms" | "registrations">;
  readonly counted: readonly Counted[];
  readonly figures: Report;
  readonly causes: readonly AnyBody["causes"][number][];
};

const AFTER_EVERYTHING = "9999-12-31T23:59:59Z";
/** What `registrationsMaxAgeSeconds` is until somebody sets it. */
const A_DAY = 86_400;

/** What the answer must be; undefined where no inventory was in force. */
export function expectedOf(record: ClientRecord, asked: Asked, view: View): Expected | undefined {
  const { at = asked.now ?? AFTER_EVERYTHING, knownAt = AFTER_EVERYTHING } = asked;
  const known = record.filter(({ recordedAt }) => isBy(recordedAt, knownAt));
  const past = known.filter((entry) => isBy(effectOf(entry), at));
  const inForce = lastOf(ofKind(past, "inventory"));
  if (inForce === undefined) return undefined;
  const { document } = inForce;
  const nodesOf = (said: SentDeclaration) => said.nodes ?? (said.select && nodesFitting(document, said.select)) ?? [];
  const declarations = declarationsIn(past, at, (said) =>
    isOfNodes(said) ? nodesOf(said).length > 0 : cellsWithin(modelOf(document), viewOf(said)).length > 0,
  );
  const situation = situationOf(document, {
    events: ofKind(past, "event").map(({ event, recordedAt }) => ({ ...event, recordedAt })),
    feeds: feedsIn(past),
    declared: declarations.active.flatMap((said) => nodesOf(said).map((node) => ({ node, since: said.occurredAt }))),
  });
  const moment = asked.at ?? lastChange(past, declarations.expired);
  const counted = countedIn(document, {
    at: moment,
    failingSince: situation.failingSince,
    counts: ofKind(past, "registration"),
    maxAgeSeconds: maxAgeIn(past),
  });
  const declared = declarations.active.map((said) => {
    const of = isOfNodes(said) ? { nodes: new Set(nodesOf(said)) } : { view: viewOf(said) };
    return { id: said.id, outcome: said.outcome, share: said.share, of };
  });
  const figures = report(estimate(modelOf(withCounted(document, counted)), situation.states, { view, declared }));
  return {
    labels: {
      at: moment,
      knownAt: asked.knownAt ?? lastRecorded(known),
      inventoryVersion: ofKind(record, "inventory").indexOf(inForce) + 1,
      sequence: known.length,
    },
    headline: headlineOf(document, { situation, figures, isDeclared: declared.length > 0 }),
    coverage: coverageOf(document, situation, figures),
    counted,
    figures,
    causes: [
      ...leavesIn(document, figures),
      ...declaredIn(declarations.active, figures),
      ...blindIn(situation, moment),
    ],
  };
}

/** When an entry takes effect: it happened, was seen, holds from. */
export function effectOf(entry: Recorded): string {
  if (entry.kind === "inventory") return entry.effectiveFrom;
  if (entry.kind === "event") return entry.event.occurredAt;
  if (entry.kind === "declaration") return entry.said.occurredAt;
  return entry.kind === "registration" ? entry.observedAt : entry.occurredAt;
}

function lastRecorded(known: ClientRecord): string {
  return known.at(-1)?.recordedAt ?? "";
}

function maxAgeIn(past: ClientRecord): number {
  return lastOf(ofKind(past, "setting"))?.maxAgeSeconds ?? A_DAY;
}

function ofKind<Kind extends Recorded["kind"]>(entries: ClientRecord, kind: Kind): readonly RecordedOf<Kind>[] {
  return entries.filter((entry): entry is RecordedOf<Kind> => entry.kind === kind);
}

function isBy(moment: string, at: string): boolean {
  return microsOf(moment) <= microsOf(at);
}

/** The last by when it takes effect; of several at the same time the last that was recorded. */
function lastOf<Entry extends RecordEntry>(entries: readonly Entry[]): Entry | undefined {
  return entries.findLast((entry) => entries.every((other) => isBy(effectOf(other), effectOf(entry))));
}

/**
 * A declaration holds from when it is said to begin until it is released or its time is over. One about nobody, such as
 * the customers whom an operator has where it has none, is nothing.
 */
function declarationsIn(past: ClientRecord, at: string, isAboutSomebody: (said: SentDeclaration) => boolean) {
  const released = new Set(ofKind(past, "release").map(({ declaration }) => declaration));
  const held = ofKind(past, "declaration")
    .map(({ said }) => said)
    .filter((said) => !released.has(said.id) && isAboutSomebody(said));
  const isOver = ({ until }: SentDeclaration): boolean => until !== undefined && isBy(until, at);
  return { active: held.filter((said) => !isOver(said)), expired: held.filter(isOver) };
}

/** The last moment at which the answer could have changed: something happened, or was over. */
function lastChange(past: ClientRecord, expired: readonly SentDeclaration[]): string {
  const moments = [...past.map(effectOf), ...expired.flatMap(({ until }) => until ?? [])];
  return moments.reduce((last, moment) => (isBy(last, moment) ? moment : last));
}

/**
 * Feeds as they are watched, each with since when it is silent. One that is watched anew, after it was not, was heard
 * when that began. What is said of one feed is recorded in the order in which it happened.
 */
function feedsIn(past: ClientRecord) {
  const feeds = new Map<string, Situation["feeds"][number]>();
  for (const entry of past) {
    if (entry.kind === "feed" && entry.watched === undefined) feeds.delete(entry.feed);
    if (entry.kind === "feed" && entry.watched !== undefined)
      feeds.set(entry.feed, { silentSince: undefined, ...feeds.get(entry.feed), id: entry.feed, ...entry.watched });
    const silenced = entry.kind === "silence" ? feeds.get(entry.feed) : undefined;
    if (entry.kind === "silence" && silenced !== undefined)
      feeds.set(entry.feed, { ...silenced, silentSince: entry.isSilent ? entry.occurredAt : undefined });
  }
  return [...feeds.values()];
}

function isOfNodes({ nodes, select }: SentDeclaration): boolean {
  return nodes !== undefined || select !== undefined;
}

function viewOf({ service, area, operator, customerClass }: SentDeclaration): View {
  return {
    services: setOf(service),
    areas: setOf(area),
    operators: setOf(operator),
    customerClasses: setOf(customerClass),
  };
}

function setOf(value: string | undefined): ReadonlySet<string> | undefined {
  return value === undefined ? undefined : new Set([value]);
}

const models = new WeakMap<Inventory, Model>();

function modelOf(document: Inventory): Model {
  const model = models.get(document) ?? compile(document);
  models.set(document, model);
  return model;
}

type Known = { readonly situation: Situation; readonly figures: Report; readonly isDeclared: boolean };

/** A number in words, which have tests of their own. */
const SO_MANY = "so many";

/** That nobody is affected is said only where every node is seen and nothing may be wrong. */
function headlineOf({ nodes }: Inventory, { situation, figures, isDeclared }: Known): string {
  const { point, high } = figures.total.affected;
  if (point > 0) return SO_MANY;
  const isFailing = isDeclared || [...situation.states.values()].some((state) => lastKnownOf(state) < 1);
  if (situation.seen.size < nodes.length)
    return `${isFailing ? "nobody found affected" : "no failure reported"}; ${situation.seen.size} of ${nodes.length} nodes seen`;
  return high > 0 ? SO_MANY : "nobody";
}

function lastKnownOf(state: number | { readonly lastKnown: number }): number {
  return typeof state === "number" ? state : state.lastKnown;
}

function coverageOf(document: Inventory, { states, feeds, seen, heardOf }: Situation, figures: Report) {
  return {
    nodes: document.nodes.length,
    nodesHeardOf: heardOf.size,
    unknownNodes: [...states.values()].filter((state) => typeof state === "object").length,
    nodesSeen: seen.size,
    assumedSubscriptions: figures.assumedSubscriptions,
    oldestCountAsOf: figures.oldestCountAsOf ?? null,
    feeds: feeds.map(({ id: feed, covers, heartbeatSeconds, silentSince }) => ({
      feed,
      nodes: nodesFitting(document, covers).length,
      ...(silentSince === undefined ? { heardWithinSeconds: heartbeatSeconds } : { silentSince }),
    })),
  };
}

function leavesIn({ nodes, pools }: Inventory, { causes }: Report): Expected["causes"] {
  const nameById = new Map([...nodes, ...pools].map(({ id, name }) => [id, name]));
  return causes.map(({ leaf, servedShare = Number.NaN, unimpairedShare = Number.NaN, standing, ...cause }) => ({
    leaf,
    name: nameById.get(leaf) ?? "",
    servedShare,
    unimpairedShare,
    ...cause,
    nodes: [...cause.nodes],
    nodesStanding: standing?.length ?? Number.NaN,
  }));
}

function declaredIn(active: readonly SentDeclaration[], { declaredCauses }: Report): Expected["causes"] {
  return declaredCauses.map(({ id, nodes, restores }) => {
    const said = active.find((one) => one.id === id);
    if (said === undefined) throw new Error(`${id} is not declared`);
    const { reason, outcome, share, occurredAt: since, until } = said;
    return {
      leaf: `declaration:${id}`,
      name: reason,
      nodes: [...nodes],
      restores,
      declared: { id, by: "local", reason, outcome, share, since, ...(until === undefined ? {} : { until }) },
    };
  });
}

/** The minute, and the date where it is another. */
function blindIn({ blind }: Situation, at: string): Expected["causes"] {
  return blind.map(({ feed, since, nodes }) => {
    const moment = `${since.slice(0, 10) === at.slice(0, 10) ? "" : `${since.slice(0, 10)} `}${since.slice(11, 16)}`;
    const name = `blind since ${moment}: ${nodes.length} node${nodes.length === 1 ? "" : "s"}`;
    return {
      leaf: `feed:${feed}`,
      name,
      nodes: [...nodes],
      restores: { affected: 0, impaired: 0 },
      blind: { feed, since },
    };
  });
}

/** Where an answer is not what must have come out, as `affected.point: 5, not 4`. */
export function differencesFrom(expected: Expected, body: AnyBody): readonly string[] {
  const { labels, coverage, figures, causes, counted } = expected;
  const { unmatchedAlarms: _, registrations, ...covered } = body.coverage;
  const { at, knownAt, inventoryVersion, sequence, affected, impaired, base } = body;
  const given = {
    at,
    knownAt,
    inventoryVersion,
    sequence,
    affected,
    impaired,
    base,
    headline: /^(about|between|up to) \d/.test(body.headline) ? SO_MANY : body.headline,
    byService: body.byService.map(plain),
    byOperator: body.byOperator.map(plain),
    byOperatorKind: body.byOperatorKind.map(plain),
    byCustomerClass: body.byCustomerClass.map(plain),
    byArea: body.byArea.map(({ parent, ...row }) => ({ ...plain(row), parent })),
    causes: byName(body.causes, ({ leaf }) => leaf),
    coverage: { ...covered, feeds: byName(covered.feeds, ({ feed }) => feed) },
    registrations: byName(registrations.map(withoutAge), ({ pool }) => pool),
  };
  const { total, byService, byOperator, byOperatorKind, byCustomerClass, byArea } = figures;
  const wanted = {
    ...labels,
    ...total,
    headline: expected.headline,
    byService,
    byOperator,
    byOperatorKind,
    byCustomerClass,
    byArea,
    causes: byName(causes, ({ leaf }) => leaf),
    coverage: { ...coverage, feeds: byName(coverage.feeds, ({ feed }) => feed) },
    registrations: byName(
      counted.map(({ pool, counts, oldestObservedAt }) => {
        return { pool, subscribers: counts.reduce((sum, count) => sum + count, 0), oldestObservedAt };
      }),
      ({ pool }) => pool,
    ),
  };
  return [...differencesBetween(given, wanted), ...disorderOf(body.causes), ...agesThatDiffer(expected, body)];
}

function withoutAge({ pool, subscribers, oldestObservedAt }: AnyBody["coverage"]["registrations"][number]) {
  return { pool, subscribers, oldestObservedAt };
}

/** An age is told to the millisecond. */
function agesThatDiffer({ counted }: Expected, { coverage }: AnyBody): readonly string[] {
  return coverage.registrations.flatMap(({ pool, ageSeconds }) => {
    const wanted = counted.find((one) => one.pool === pool)?.ageSeconds ?? ageSeconds;
    return Math.abs(wanted - ageSeconds) <= 0.001 ? [] : [`age of ${pool}: ${ageSeconds} s, not ${wanted} s`];
  });
}

function plain({ key, affected, impaired, base }: AnyBody["byService"][number] | AnyBody["byArea"][number]) {
  return { key, affected, impaired, base };
}

function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [nameOf(item), item]));
}

/** What mending restores most comes first; of what restores alike the order is open. */
function disorderOf(causes: AnyBody["causes"]): readonly string[] {
  const sorted = causes.toSorted(
    ({ restores: a }, { restores: b }) => b.affected - a.affected || b.impaired - a.impaired,
  );
  return sorted.every((cause, index) => cause === causes[index])
    ? []
    : ["causes: not in the order of what they restore"];
}

/** Holds an answer against what must have come out. */
export function expectBody(body: AnyBody, expected: Expected): void {
  expect(differencesFrom(expected, body)).toEqual([]);
}
