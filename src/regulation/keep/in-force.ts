import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { keepLast } from "../../platform/keep-last.ts";
import { lastOf } from "../../platform/kept/record.ts";
import { Pack, type Rule } from "../pack.ts";
import { SHIPPED_PACKS } from "../packs/index.ts";
import { BaseTables, NO_BASE_TABLES } from "./base-tables.ts";
import { ConfirmationContent, type KnownConfirmation, isOfSame } from "./confirmation.ts";
import { type KnownRecipient, RecipientContent } from "./recipient.ts";
import type { RegulationRecord } from "./record.ts";
import { regulationKeeper } from "./repository.ts";

/** `since` and `by` are null of a pack that ships. */
export type PackInForce = Pack & {
  readonly origin: "shipped" | "replaced";
  readonly since: Instant | null;
  readonly by: string | null;
};

/** The pack itself, as it can be sent again. */
export function documentOfPack({ origin: _origin, since: _since, by: _by, ...document }: PackInForce): Pack {
  return document;
}

/** What is in force at a moment. */
export type Configuration = {
  readonly packs: readonly PackInForce[];
  /** By the rule's id; of rules that say what was confirmed. Whether it has lapsed, `conditionsOf` and `toBeConfirmed` see. */
  readonly confirmations: ReadonlyMap<string, KnownConfirmation>;
  readonly baseTables: BaseTables;
  readonly baseTablesSince: Instant | null;
  readonly baseTablesBy: string | null;
  readonly recipients: readonly KnownRecipient[];
};

/** What is in force, now or at a moment. Cheap: what was worked out is kept until something is recorded. */
export async function loadConfiguration(db: Db, { at }: { readonly at?: Instant } = {}): Promise<Configuration> {
  const last = await regulationKeeper.lastNumber(db, at);
  if (last === 0) return AS_SHIPPED;
  const byLast = remembered.get(db) ?? new Map<number, Configuration>();
  const configuration = byLast.get(last) ?? configurationOf(await regulationKeeper.load(db, last));
  keepLast(byLast, [last, configuration], MOST_KEPT);
  remembered.set(db, byLast);
  return configuration;
}

/** Moments in the past are asked about now and then, mostly the same. */
const MOST_KEPT = 8;

/** By database and last record. On Workers a database is a request's own, and so is what is kept. */
const remembered = new WeakMap<Db, Map<number, Configuration>>();

/** What is in force after some records. Pure. */
export function configurationOf(records: readonly RegulationRecord[]): Configuration {
  const packs = packsOf(lastOf(records, "pack"));
  const [tables] = lastOf(records, "base-table");
  return {
    packs,
    confirmations: confirmationsOf(lastOf(records, "confirmation"), packs),
    baseTables: tables === undefined ? NO_BASE_TABLES : BaseTables.parse(tables.content),
    baseTablesSince: tables?.recordedAt ?? null,
    baseTablesBy: tables?.by ?? null,
    recipients: lastOf(records, "recipient").flatMap(({ content, by, recordedAt }) => {
      const { recipient } = RecipientContent.parse(content);
      return recipient === null ? [] : [{ ...recipient, since: recordedAt, by }];
    }),
  };
}

/** One that was sent stands in place of the one that ships under its id, or after all that ship. */
function packsOf(sent: readonly RegulationRecord[]): readonly PackInForce[] {
  const shipped = SHIPPED_PACKS.map((pack) => ({ ...pack, origin: "shipped", since: null, by: null }) as const);
  const replaced = sent.map(
    ({ content, by, recordedAt }) => ({ ...Pack.parse(content), origin: "replaced", since: recordedAt, by }) as const,
  );
  return [...new Map<string, PackInForce>([...shipped, ...replaced].map((pack) => [pack.id, pack])).values()];
}

function confirmationsOf(
  records: readonly RegulationRecord[],
  packs: readonly Pack[],
): ReadonlyMap<string, KnownConfirmation> {
  const ruleById = new Map(packs.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));
  return new Map(
    records.flatMap(({ name, content, by, recordedAt }) => {
      const said = ConfirmationContent.parse(content);
      const rule = ruleById.get(name);
      if (rule === undefined || said.confirmation === null || !isOfSame(said, rule)) return [];
      return [[name, { ...said.confirmation, recordedAt, recordedBy: by }] as const];
    }),
  );
}

/** Where nothing was ever sent. */
export const AS_SHIPPED = configurationOf([]);

/** The rule with an id, and its pack. */
export function findRule(
  { packs }: Pick<Configuration, "packs">,
  id: string,
): { readonly pack: PackInForce; readonly rule: Rule } | undefined {
  for (const pack of packs) {
    const rule = pack.rules.find((one) => one.id === id);
    if (rule !== undefined) return { pack, rule };
  }
  return undefined;
}
