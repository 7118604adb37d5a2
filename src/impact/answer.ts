import { z } from "zod";
import { InstantAnswer } from "../platform/instant.ts";

/** What is answered about impact. Rows come with the largest affected first. */

const Count = z.int().min(0);
const Share = z.number().min(0).max(1);
export const Range = z
  .strictObject({ low: Count, point: Count, high: Count })
  .meta({ id: "Range", description: "Subscriptions: the best estimate, and how far it may be off" });
/** Fields that every row of figures has. */
export const Figures = { affected: Range, impaired: Range, base: Count };
const Row = z.strictObject({ key: z.string(), name: z.string(), ...Figures });

/** A row of each breakdown. */
export const PlainRow = Row.meta({ id: "Row" });
export const ServiceRow = Row.extend({ kind: z.string(), customerFacing: z.boolean() }).meta({ id: "ServiceRow" });
export const OperatorRow = Row.extend({ kind: z.string(), host: z.string().optional() }).meta({ id: "OperatorRow" });
export const AreaRow = Row.extend({ parent: z.string().optional() }).meta({ id: "AreaRow" });

/** Who said it and why; to a partner only that it was said. */
const Declared = z
  .strictObject({
    id: z.string().optional(),
    by: z.string().optional(),
    reason: z.string().optional(),
    outcome: z.enum(["affected", "impaired"]),
    share: z.strictObject({ low: Share, point: Share, high: Share }),
    since: InstantAnswer,
    until: InstantAnswer.optional(),
  })
  .meta({ id: "Declared", description: "Declared by hand" });

const Blind = z
  .strictObject({ feed: z.string().optional(), since: InstantAnswer })
  .meta({ id: "Blind", description: "A feed has said nothing since" });

export const Cause = z
  .strictObject({
    leaf: z.string().meta({
      description:
        "The node or pool that a profile names, `declaration:` or `feed:` and an id; to a partner, a part of its host's network",
    }),
    name: z.string(),
    servedShare: Share.optional(),
    unimpairedShare: Share.optional(),
    nodes: z.array(z.string()).readonly().meta({ description: "Failing nodes behind it" }),
    nodesStanding: Count.optional().meta({
      description:
        "How many nodes behind a leaf surely serve as always: neither failing, nor unknown, nor without what they require. Not told of an incident alone",
    }),
    restores: z.strictObject({ affected: z.int(), impaired: z.int() }),
    declared: Declared.optional(),
    blind: Blind.optional(),
  })
  .meta({
    id: "Cause",
    description: "A failing leaf, a declaration or a silent feed, and what mending it alone would restore",
  });

/** How much of the network and of the counts the figures rest on. */
const Coverage = z
  .strictObject({
    nodes: Count,
    nodesHeardOf: Count,
    unknownNodes: Count,
    unmatchedAlarms: Count,
    assumedSubscriptions: Count,
    oldestCountAsOf: z.iso.date().nullable(),
    nodesSeen: Count.meta({
      description: "Nodes of which it is known what they do: watched by a feed that speaks, or told of by an event",
    }),
    feeds: z
      .array(
        z
          .strictObject({
            feed: z.string(),
            nodes: Count,
            heardWithinSeconds: Count.optional(),
            silentSince: InstantAnswer.optional(),
          })
          .meta({
            id: "FeedCoverage",
            description: "How long ago it was heard at the most, or since when it is silent",
          }),
      )
      .readonly(),
    registrations: z
      .array(
        z
          .strictObject({
            pool: z.string(),
            subscribers: Count,
            oldestObservedAt: InstantAnswer,
            ageSeconds: z.number(),
          })
          .meta({
            id: "CountedPool",
            description:
              "Members' counts of registered subscribers stand in for planned capacities; the age of the oldest",
          }),
      )
      .readonly(),
  })
  .meta({ id: "Coverage", description: "What the figures rest on" });
export type Coverage = z.infer<typeof Coverage>;

const Cell = z
  .strictObject({
    service: z.string().optional(),
    operator: z.string().optional(),
    operatorKind: z.string().optional(),
    customerClass: z.string().optional(),
    area: z.string().optional(),
    ...Figures,
  })
  .meta({
    id: "Cell",
    description: "Two of the five keys, and what holds for both. An area stands for its own segments",
  });

/** The body of an answer about impact, but for its id. */
const Impact = z.strictObject({
  at: InstantAnswer,
  knownAt: InstantAnswer,
  inventoryVersion: Count,
  sequence: Count,
  engine: z.string(),
  stale: z.boolean().meta({ description: "The database is silent: this was the present `staleSeconds` ago" }),
  staleSeconds: z.int().min(1).optional(),
  headline: z.string(),
  ...Figures,
  byService: z.array(ServiceRow).readonly(),
  byOperator: z.array(OperatorRow).readonly(),
  byOperatorKind: z.array(PlainRow).readonly(),
  byCustomerClass: z.array(PlainRow).readonly(),
  byPriority: z.array(PlainRow).readonly().meta({
    description:
      "Segments' `priority`. Who has none is in no row, so these do not add up; no part of what an `estimateId` checks",
  }),
  byArea: z.array(AreaRow).readonly(),
  cells: z.array(Cell).readonly().optional().meta({ description: "Only with `by`" }),
  causes: z.array(Cause).readonly(),
  coverage: Coverage,
});
export type Impact = z.infer<typeof Impact>;

export const ImpactAnswer = z.strictObject({ estimateId: z.string(), ...Impact.shape }).meta({ id: "Impact" });

export const WhatIfAnswer = z
  .strictObject({
    estimateId: z.null(),
    ...Impact.shape,
    states: z.record(z.string(), z.union([z.enum(["up", "down", "unknown"]), Share])),
  })
  .meta({ id: "Supposition", description: "An impact, and the node states that it supposes" });

/** A figure that is not what it was. `was` is known of the headline's figures only; of others the id has a check. */
const Difference = z
  .strictObject({ figure: z.string(), was: z.number().optional(), now: z.number().optional(), why: z.string() })
  .meta({ id: "Difference" });
export type Difference = z.infer<typeof Difference>;

const Verified = { verified: z.literal(true) };
const Differs = { verified: z.literal(false), differences: z.array(Difference).readonly() };
export type Verification = z.infer<z.ZodObject<typeof Verified>> | z.infer<z.ZodObject<typeof Differs>>;

export const VerifiedAnswer = z
  .union([
    z.strictObject({ estimateId: z.string(), ...Impact.shape, ...Verified }),
    z.strictObject({ estimateId: z.string(), ...Impact.shape, ...Differs }),
  ])
  .meta({ id: "Verification", description: "The estimate computed again, and whether it is what was quoted" });
