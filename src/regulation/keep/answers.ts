import { z } from "zod";
import { InstantAnswer, type Instant } from "../../platform/instant.ts";
import type { Rule } from "../pack.ts";
import { type BaseTablesAnswer } from "./base-tables.ts";
import { KnownConfirmation, conditionsOf, toBeConfirmed } from "./confirmation.ts";
import { type Configuration, type PackInForce, findRule } from "./in-force.ts";

/** What is configured, as it is shown. */

export const PackSummary = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    countries: z.array(z.string()).readonly(),
    origin: z.enum(["shipped", "replaced"]).meta({ description: "replaced: sent at run time, in place of none too" }),
    since: InstantAnswer.nullable(),
    by: z.string().nullable(),
    rules: z.int(),
    toBeConfirmed: z.int().meta({ description: "Rules that say so" }),
  })
  .meta({ id: "RegulatoryPackSummary" });
export type PackSummary = z.infer<typeof PackSummary>;

export const RuleSummary = z
  .strictObject({
    id: z.string(),
    pack: z.string(),
    version: z.string(),
    regime: z.string(),
    regulator: z.string(),
    instrument: z.string(),
    clause: z.string(),
    confidence: z.enum(["high", "medium", "low"]),
    toBeConfirmed: z.boolean().meta({ description: "Wherever the rule shows: threshold to be confirmed" }),
    proposed: z.boolean().meta({ description: "A draft, which is no law" }),
    unsettled: z.string().nullable().meta({ description: "What no source gives; null: nothing, or it was confirmed" }),
    inForceFrom: z.string().nullable(),
    inForceTo: z.string().nullable(),
    confirmation: KnownConfirmation.nullable(),
  })
  .meta({ id: "RegulatoryRuleSummary" });
export type RuleSummary = z.infer<typeof RuleSummary>;

export function describePacks(configuration: Configuration, now: Instant): readonly PackSummary[] {
  const { packs, confirmations } = configuration;
  return packs.map(({ id, name, version, countries, origin, since, by, rules }) => ({
    id,
    name,
    version,
    countries,
    origin,
    since,
    by,
    rules: rules.length,
    toBeConfirmed: rules.filter((rule) => toBeConfirmed(rule, confirmations.get(rule.id), now)).length,
  }));
}

export function describeRules(configuration: Configuration, now: Instant): readonly RuleSummary[] {
  return configuration.packs.flatMap((pack) =>
    pack.rules.map((rule) => describeRule({ pack, rule }, configuration, now)),
  );
}

/** The rule with an id; undefined where there is none. */
export function describeRuleOf(configuration: Configuration, id: string, now: Instant): RuleSummary | undefined {
  const found = findRule(configuration, id);
  return found === undefined ? undefined : describeRule(found, configuration, now);
}

type Found = { readonly pack: PackInForce; readonly rule: Rule };

function describeRule({ pack, rule }: Found, { confirmations }: Configuration, now: Instant): RuleSummary {
  const { id, regime, regulator, instrument, clause, confidence, proposed, inForceFrom, inForceTo } = rule;
  const confirmation = confirmations.get(id);
  const isSettled = conditionsOf(rule, confirmation, now) !== rule.conditions;
  return {
    id,
    pack: pack.id,
    version: pack.version,
    regime,
    regulator,
    instrument,
    clause,
    confidence,
    toBeConfirmed: toBeConfirmed(rule, confirmation, now),
    proposed,
    unsettled: isSettled ? null : (rule.unsettled ?? null),
    inForceFrom,
    inForceTo,
    confirmation: confirmation ?? null,
  };
}

export function describeBaseTables({ baseTables, baseTablesSince, baseTablesBy }: Configuration): BaseTablesAnswer {
  return { tables: baseTables, since: baseTablesSince, by: baseTablesBy };
}
