import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import type { Offence } from "../../platform/offences.ts";
import { formatPath } from "../../platform/path.ts";
import { Id, text } from "../../platform/text.ts";
import { checkCondition } from "../check-condition.ts";
import { Condition, comparisonsIn } from "../condition.ts";
import type { FieldName } from "../measures/fields.ts";
import { type Pack, SERVICE_KINDS } from "../pack.ts";
import { DateText } from "./confirmation.ts";

/** 1e10: more than there are people, and things beside them. */
const users = z.int().min(0).max(10_000_000_000);
const source = text(500).meta({ description: "Where the figure is from, so that a report can say so" });
const Country = z.string().regex(/^[A-Z]{2}$/, "must be a country's two letters (ISO 3166-1)");

const Count = z.strictObject({ users, source, asOf: DateText }).meta({ id: "BaseCount" });

const MacroSites = z.strictObject({
  sites: z.int().min(1).max(10_000_000),
  totalUsers: users.optional().meta({ description: "Users of the provider; left out: as the inventory has them" }),
  source,
  asOf: DateText,
});

/** What rules need beside an outage and no inventory has. Keyed by country, by provider (an operator's id) or by pack. */
export const BaseTables = z
  .strictObject({
    nationalUsers: z
      .record(Country, z.partialRecord(z.enum(SERVICE_KINDS), Count))
      .meta({ description: "All users of a kind of service in a country, whoever serves them" }),
    macroSites: z.record(Id, MacroSites).meta({ description: "47 CFR 4.9(e)(2): users per macro cell site" }),
    agreedCriteria: z
      .record(Id, z.strictObject({ condition: Condition, source }))
      .meta({ description: "What Ofcom and an operator agreed to be a major service failure" }),
    networkKinds: z
      .record(Id, z.strictObject({ kinds: z.array(text(60)).min(1).max(20).readonly(), source }))
      .meta({ description: "Kinds of networks beside the mobile one: makes an operator a converged one" }),
    fiscalYearEndUsers: z.record(Id, Count),
    owners: z.record(z.string().max(40), text(200)).optional().meta({ description: "Who sees to what a pack demands" }),
  })
  .meta({ id: "BaseTables", description: "What rules need beside an outage, each figure with its source and date" });
export type BaseTables = z.infer<typeof BaseTables>;

export const NO_BASE_TABLES: BaseTables = {
  nationalUsers: {},
  macroSites: {},
  agreedCriteria: {},
  networkKinds: {},
  fiscalYearEndUsers: {},
};

export const BaseTablesAnswer = z
  .strictObject({ tables: BaseTables, since: InstantAnswer.nullable(), by: z.string().nullable() })
  .meta({ id: "BaseTablesInForce" });
export type BaseTablesAnswer = z.infer<typeof BaseTablesAnswer>;

/** The field that is what was agreed. */
const AGREED: FieldName = "operator_agreed_major_service_failure";

function checkAgreed(condition: Condition, at: readonly PropertyKey[]): readonly Offence[] {
  const isOfItself = comparisonsIn(condition).some(({ field }) => field === AGREED);
  const message = `${AGREED} is what this says: it cannot be read in it`;
  return [...checkCondition(condition, at), ...(isOfItself ? [{ path: formatPath(at), message }] : [])];
}

/** What is wrong with base tables beyond their form: what would never be read, since nothing is called so. */
export function checkBaseTables(tables: BaseTables, packs: readonly Pack[]): readonly Offence[] {
  const kinds = new Set(packs.flatMap(({ rules }) => rules.flatMap(({ networkKind }) => networkKind)));
  const ids = new Set(packs.map(({ id }) => id));
  return [
    ...Object.entries(tables.agreedCriteria).flatMap(([provider, { condition }]) =>
      checkAgreed(condition, ["agreedCriteria", provider, "condition"]),
    ),
    ...Object.entries(tables.macroSites).flatMap(([provider, { totalUsers }]) =>
      totalUsers === 0
        ? [{ path: formatPath(["macroSites", provider, "totalUsers"]), message: "must not be 0: leave it out" }]
        : [],
    ),
    ...Object.entries(tables.networkKinds).flatMap(([provider, { kinds: named }]) =>
      named.flatMap((kind, index) =>
        kinds.has(kind)
          ? []
          : [
              {
                path: formatPath(["networkKinds", provider, "kinds", index]),
                message: `no rule is about a network of the kind "${kind}": there are ${[...kinds].join(", ")}`,
              },
            ],
      ),
    ),
    ...Object.keys(tables.owners ?? {}).flatMap((id) =>
      ids.has(id) ? [] : [{ path: formatPath(["owners", id]), message: `there is no pack "${id}"` }],
    ),
  ];
}
