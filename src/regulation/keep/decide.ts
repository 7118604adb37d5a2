import { canonicalJson } from "../../platform/canonical-json.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import type { Offence } from "../../platform/offences.ts";
import { formatPath } from "../../platform/path.ts";
import { checkCondition } from "../check-condition.ts";
import { checkPack } from "../check-pack.ts";
import type { Pack } from "../pack.ts";
import { SHIPPED_PACKS } from "../packs/index.ts";
import type { Standing } from "./add.ts";
import { type BaseTables, checkBaseTables } from "./base-tables.ts";
import { type Confirmation, contentOf } from "./confirmation.ts";
import { type Configuration, findRule } from "./in-force.ts";
import { type Recipient, checkRecipient } from "./recipient.ts";
import type { NewRecord } from "./record.ts";

/** What is recorded of what somebody sent, on what is in force; undefined: it is so already. Each throws where it is refused. Pure. */

/** Precondition: `checkSentPack` found nothing. */
export function decidePack(pack: Pack, { configuration, records }: Standing): NewRecord | undefined {
  refuse(takenRules(pack, configuration));
  const known: readonly unknown[] = [
    ...SHIPPED_PACKS.filter(({ id }) => id === pack.id),
    ...records.filter(({ kind, name }) => kind === "pack" && name === pack.id).map(({ content }) => content),
  ];
  const sent = canonicalJson(pack);
  const same = known.filter((one) => Object(one).version === pack.version);
  if (same.some((one) => canonicalJson(one) !== sent))
    throw new AppError("conflict", `Version ${pack.version} of ${pack.id} says something else: give this another.`);
  return canonicalJson(known.at(-1) ?? null) === sent ? undefined : { kind: "pack", name: pack.id, content: pack };
}

/** What is wrong with a pack that is sent under an id. */
export function checkSentPack(pack: Pack, id: string): readonly Offence[] {
  const otherwise = `must be ${id}, as in the address`;
  return [...(pack.id === id ? [] : [{ path: "id", message: otherwise }]), ...checkTexts(pack), ...checkPack(pack)];
}

/** Rules are named by their ids alone, in confirmations and in what was decided. */
function takenRules(pack: Pack, { packs }: Configuration): readonly Offence[] {
  const others = { packs: packs.filter(({ id }) => id !== pack.id) };
  return pack.rules.flatMap(({ id }, index) => {
    const taken = findRule(others, id);
    if (taken === undefined) return [];
    return [{ path: formatPath(["rules", index, "id"]), message: `"${id}" is a rule of ${taken.pack.id}` }];
  });
}

/** Texts that Postgres could not keep. */
function checkTexts(value: unknown, at: readonly PropertyKey[] = []): readonly Offence[] {
  if (typeof value === "string")
    return value.includes("\u0000") || !value.isWellFormed()
      ? [{ path: formatPath(at), message: "must not hold NUL or half a surrogate pair" }]
      : [];
  if (typeof value !== "object" || value === null) return [];
  const parts: readonly (readonly [PropertyKey, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return parts.flatMap(([key, part]) => checkTexts(part, [...at, key]));
}

/** Null takes back what was confirmed. */
export function decideConfirmation(
  id: string,
  confirmation: Confirmation | null,
  { configuration, now }: Pick<Standing, "configuration" | "now">,
): NewRecord | undefined {
  const found = findRule(configuration, id);
  if (found === undefined) throw noRule(id);
  if (confirmation !== null) refuse(checkConfirmation(confirmation, now.slice(0, 10)));
  const known = configuration.confirmations.get(id) ?? null;
  if (canonicalJson(plain(known)) === canonicalJson(confirmation)) return undefined;
  return { kind: "confirmation", name: id, content: contentOf(confirmation, found.rule, found.pack) };
}

export function noRule(id: string): AppError {
  return new AppError("not-found", `There is no rule "${id.slice(0, 80)}".`);
}

function plain(known: (Confirmation & { readonly recordedAt?: string; readonly recordedBy?: string }) | null): unknown {
  if (known === null) return null;
  const { by, on, text, threshold, until } = known;
  return { by, on, text, threshold, until };
}

function checkConfirmation({ on, until, threshold, text, by }: Confirmation, today: string): readonly Offence[] {
  return [
    ...(on > today ? [{ path: "on", message: "is in the future" }] : []),
    ...(until !== null && until < on ? [{ path: "until", message: `is before ${on}` }] : []),
    ...(threshold === null ? [] : checkCondition(threshold, ["threshold"])),
    ...checkTexts({ threshold, text, by }),
  ];
}

export function decideBaseTables(tables: BaseTables, { configuration }: Standing): NewRecord | undefined {
  refuse([...checkTexts(tables), ...checkBaseTables(tables, configuration.packs)]);
  const isSame = canonicalJson(configuration.baseTables) === canonicalJson(tables);
  return isSame && configuration.baseTablesSince !== null
    ? undefined
    : { kind: "base-table", name: "", content: tables };
}

export function decideRecipient(recipient: Recipient, { configuration, now }: Standing): NewRecord | undefined {
  refuse(checkRecipient(recipient, { packs: configuration.packs, now }));
  const known = configuration.recipients.find(({ id }) => id === recipient.id);
  const { since: _since, by: _by, ...present } = known ?? { since: "", by: "" };
  if (canonicalJson(present) === canonicalJson(recipient)) return undefined;
  return { kind: "recipient", name: recipient.id, content: { recipient } };
}

export function decideRemoval(id: string, { configuration }: Standing): NewRecord {
  if (!configuration.recipients.some((one) => one.id === id))
    throw new AppError("not-found", `There is no recipient "${id.slice(0, 128)}".`);
  return { kind: "recipient", name: id, content: { recipient: null } };
}

function refuse(offences: readonly Offence[]): void {
  if (offences.length > 0) throw refusal(offences);
}
