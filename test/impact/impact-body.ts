import { z } from "zod";
import type { Answer } from "../support/service.ts";

/** The body of an answer about impact: these fields and no others. */

const Count = z.int().min(0);
const RangeBody = z.strictObject({ low: Count, point: Count, high: Count });
const figures = { affected: RangeBody, impaired: RangeBody, base: Count };
const Instant = z.iso.datetime();
const Share = z.number().min(0).max(1);
const named = { key: z.string(), name: z.string(), ...figures };

const Cell = z
  .object(figures)
  .catchall(z.string())
  .refine((cell) => Object.keys(cell).length === 5, "two keys and three figures");

const cause = {
  leaf: z.string(),
  name: z.string(),
  nodes: z.array(z.string()).min(1),
  restores: z.strictObject({ affected: Count, impaired: Count }),
};
const Cause = z.strictObject({ ...cause, servedShare: Share, unimpairedShare: Share, nodesStanding: Count });
/** Told to a partner of what is not its own. */
const DomainCause = z.strictObject({
  ...cause,
  leaf: z.string().startsWith("host-network/"),
  name: z.string().startsWith("host network: "),
  nodes: z.tuple([]),
});
/** Its own, though what failed may be another's. */
const OwnCause = Cause.extend({ nodes: z.array(z.string()) });

const ShareRange = z.strictObject({ low: Share, point: Share, high: Share });
/** What is declared by hand, and what is not known for the silence of a feed: no leaves, so they have no shares. */
const Said = z.strictObject({
  ...cause,
  leaf: z.string().startsWith("declaration:"),
  nodes: z.array(z.string()),
  declared: z.strictObject({
    id: z.string(),
    by: z.string(),
    reason: z.string(),
    outcome: z.enum(["affected", "impaired"]),
    share: ShareRange,
    since: Instant,
    until: Instant.optional(),
  }),
});
const Blind = z.strictObject({
  ...cause,
  leaf: z.string().startsWith("feed:"),
  blind: z.strictObject({ feed: z.string(), since: Instant }),
});
const AnyCauses = z.array(z.union([Cause, Said, Blind]));

const body = {
  at: Instant,
  knownAt: Instant,
  inventoryVersion: z.int().min(1),
  sequence: z.int().min(1),
  engine: z.string().min(1),
  stale: z.literal(false),
  headline: z.string().min(1),
  ...figures,
  byService: z.array(z.strictObject({ ...named, kind: z.string(), customerFacing: z.boolean() })),
  byOperator: z.array(z.strictObject({ ...named, kind: z.string(), host: z.string().optional() })),
  byOperatorKind: z.array(z.strictObject(named)),
  byCustomerClass: z.array(z.strictObject(named)),
  byPriority: z.array(z.strictObject(named)),
  byArea: z.array(z.strictObject({ ...named, parent: z.string().optional() })),
  cells: z.array(Cell).optional(),
  causes: z.array(Cause),
  coverage: z.strictObject({
    nodes: Count,
    nodesHeardOf: Count,
    unknownNodes: Count,
    unmatchedAlarms: Count,
    assumedSubscriptions: Count,
    oldestCountAsOf: z.iso.date().nullable(),
    nodesSeen: Count,
    feeds: z.array(
      z.union([
        z.strictObject({ feed: z.string(), nodes: Count, heardWithinSeconds: Count }),
        z.strictObject({ feed: z.string(), nodes: Count, silentSince: Instant }),
      ]),
    ),
    registrations: z.array(
      z.strictObject({ pool: z.string(), subscribers: Count, oldestObservedAt: Instant, ageSeconds: z.number() }),
    ),
  }),
};

const Body = z.strictObject({ estimateId: z.string().min(1), ...body });
export type ImpactBody = z.infer<typeof Body>;

export function parseImpact(answer: Answer): ImpactBody {
  return Body.parse(answer.body);
}

const AnyBody = Body.extend({ causes: AnyCauses });

/** An answer whose causes are not leaves alone. */
export function parseAnyImpact(answer: Answer): z.infer<typeof AnyBody> {
  return AnyBody.parse(answer.body);
}

/** Told to a partner: that something was declared, or that nothing is known, and not by whom. */
const SaidToPartner = Said.extend({ declared: Said.shape.declared.omit({ id: true, by: true, reason: true }) });
const BlindToPartner = Blind.extend({
  leaf: z.string().startsWith("blind:"),
  nodes: z.array(z.string()),
  blind: z.strictObject({ since: Instant }),
});
const partners = { causes: z.array(z.union([DomainCause, OwnCause, SaidToPartner, BlindToPartner])) };
const PartnersBody = Body.extend(partners);
export type PartnersBody = z.infer<typeof PartnersBody>;

export function parsePartnersImpact(answer: Answer): PartnersBody {
  return PartnersBody.parse(answer.body);
}

const Resolved = z.record(z.string(), z.union([z.enum(["up", "down", "unknown"]), z.number()]));
const WhatIfBody = z.strictObject({ estimateId: z.null(), ...body, states: Resolved });
export type WhatIfBody = z.infer<typeof WhatIfBody>;

export function parseWhatIf(answer: Answer): WhatIfBody {
  return WhatIfBody.parse(answer.body);
}

const Difference = z.strictObject({
  figure: z.string(),
  was: z.number().optional(),
  now: z.number().optional(),
  why: z.string().min(1),
});
const Verified = z.discriminatedUnion("verified", [
  z.strictObject({ estimateId: z.string(), ...body, causes: AnyCauses, verified: z.literal(true) }),
  z.strictObject({
    estimateId: z.string(),
    ...body,
    causes: AnyCauses,
    verified: z.literal(false),
    differences: z.array(Difference).min(1),
  }),
]);
export type VerifiedBody = z.infer<typeof Verified>;

export function parseVerified(answer: Answer): VerifiedBody {
  return Verified.parse(answer.body);
}

export const nobody = { low: 0, point: 0, high: 0 };

/** A figure that nothing is uncertain about. */
export function exactly(count: number) {
  return { low: count, point: count, high: count };
}

/** The figures of each row by its key. */
export function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

/** The best estimate of who is affected, by the key of each row. */
export function affectedByKey(
  rows: readonly { readonly key: string; readonly affected: { readonly point: number } }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ key, affected }) => [key, affected.point]));
}
