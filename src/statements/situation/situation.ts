import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { Lines, StatementClaim } from "./claimed.ts";

/** A service that customers use. `kind`: as the inventory has it (`data`, `voice`, `sms`, `relay`, `iot`). */
const ServiceName = z.strictObject({ id: z.string(), name: z.string(), kind: z.string() });
export type ServiceName = z.infer<typeof ServiceName>;

const ServiceNames = z.array(ServiceName).readonly();

const Services = z
  .strictObject({
    lost: ServiceNames.meta({ description: "Some of their customers cannot use them" }),
    slower: ServiceNames.meta({ description: "Were lost in this outage and can be used again, worse than usual" }),
    worse: ServiceNames.meta({ description: "Some are served worse; they were not lost" }),
    unsure: ServiceNames.meta({ description: "Nobody is known to lack them or to be served worse, and some may be" }),
    back: ServiceNames.meta({ description: "Were lost in this outage, and can be used again as usual" }),
    working: ServiceNames.meta({ description: "Nobody is known to lack them, nor can be by the range" }),
  })
  .meta({ id: "StatementServices", description: "By what became of them, emergency calls apart; each in one list" });
export type Services = z.infer<typeof Services>;

const Emergency = z
  .strictObject({
    state: z.enum(["working", "unconfirmed", "lost"]).meta({
      description: "working: test calls not half an hour old got through; lost: some cannot call",
    }),
    numbers: z.array(z.string()).readonly().meta({ description: "As customers dial them" }),
  })
  .meta({ id: "StatementEmergency" });
export type Emergency = z.infer<typeof Emergency>;

const Expected = z.strictObject({ earliest: InstantAnswer, likely: InstantAnswer, latest: InstantAnswer });
export type Expected = z.infer<typeof Expected>;

/** Why a statement holds no longer. */
export const DRIFTS = ["more", "fewer", "recounted", "services", "times"] as const;
export type Drift = (typeof DRIFTS)[number];

const Before = z.strictObject({
  at: InstantAnswer,
  said: StatementClaim.nullable(),
  of: z
    .enum(["affected", "impaired"])
    .optional()
    .meta({ description: "Of which lines that was said; affected where absent" }),
  why: z.enum(DRIFTS),
});
/** What was said of how many lines; null where no figure was. */
export type Before = z.infer<typeof Before>;

/** What a statement is told by: everything that is known of an outage at one moment, and nothing else. */
export const Situation = z
  .strictObject({
    operator: z.string().meta({ description: "By which the public knows who speaks; at most 40 characters" }),
    timeZone: z.string().meta({ description: "IANA, by whose clocks times are told" }),
    at: InstantAnswer.meta({ description: "Of the estimate that every figure is of" }),
    since: InstantAnswer.meta({ description: "From when somebody was affected or served worse" }),
    to: InstantAnswer.nullable().meta({ description: "When nobody was any more" }),
    affected: Lines,
    impaired: Lines,
    ours: Lines.meta({ description: "Of the affected, the operator's own, with its brands" }),
    others: Lines.meta({ description: "Of the affected, other brands on its network" }),
    machines: z.boolean().meta({ description: "Machines are among the affected" }),
    services: Services,
    emergency: Emergency,
    expected: Expected.nullable().meta({ description: "As a person said" }),
    nextUpdateAt: InstantAnswer.nullable().meta({ description: "As a person promised" }),
    words: z
      .strictObject({ affected: StatementClaim.optional(), impaired: StatementClaim.optional() })
      .optional()
      .meta({ description: "Other words for a figure, as a person chose them" }),
    before: Before.nullable().meta({ description: "What was published and holds no longer, for a correction" }),
  })
  .meta({ id: "StatementSituation" });
export type Situation = z.infer<typeof Situation>;
