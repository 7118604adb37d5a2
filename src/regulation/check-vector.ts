import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { faultOfAmount } from "./check-condition.ts";
import { type Field, findField } from "./measures/fields.ts";
import { type Reading, amount, truth, words } from "./measures/reading.ts";
import type { Pack, Rule, Vector } from "./pack.ts";
import { type Judgement, judge } from "./verdicts/judge.ts";
import type { Readings } from "./verdicts/onset.ts";

type Place = {
  readonly pack: Pack;
  /** Rules that can be judged. */
  readonly sound: ReadonlySet<string>;
  readonly at: readonly PropertyKey[];
};

/** Where a rule does not say of an outage what a vector expects, and why. Pure. */
export function checkVector(vector: Vector, { pack, sound, at }: Place): readonly Offence[] {
  const rule = pack.rules.find(({ id }) => id === vector.rule);
  if (rule === undefined)
    return [{ path: formatPath([...at, "rule"]), message: `there is no rule "${vector.rule}" in this pack` }];
  const inGiven = Object.entries(vector.given).flatMap(([name, value]) => {
    const message = faultOfGiven(value, findField(name));
    return message === undefined ? [] : [{ path: formatPath([...at, "given", name]), message: `${name} ${message}` }];
  });
  if (inGiven.length > 0 || !sound.has(rule.id)) return inGiven;
  const judgement = judgeGiven(
    rule,
    vector,
    pack.rules.filter(({ id }) => sound.has(id)),
  );
  if (judgement.verdict === vector.expect) return [];
  const message = `expected ${vector.expect} of ${rule.id}, but it is ${judgement.verdict}${reasonOf(judgement)}`;
  return [{ path: formatPath(at), message }];
}

/** What a rule says of what a vector gives; of others, whether they are met by the same. */
export function judgeGiven(rule: Rule, { given }: Vector, others: readonly Rule[]): Judgement {
  const readingByField = new Map(Object.entries(given).map(([name, value]) => [name, readingOf(value)]));
  const readings: Readings = (field) => readingByField.get(field);
  const isMet = (name: string): boolean => {
    const other = others.find(({ id }) => id === name);
    return other !== undefined && judge(other, other.conditions, { readings, isMet: () => false }).verdict === "met";
  };
  return judge(rule, rule.conditions, { readings, isMet });
}

type Given = Vector["given"][string];

function readingOf(value: Given): Reading {
  if (typeof value === "boolean") return truth(value);
  if (typeof value === "string") return words([value]);
  return amount(value);
}

function faultOfGiven(value: Given, field: Field | undefined): string | undefined {
  if (field === undefined) return "is no field";
  if (field.kind === "truth") return typeof value === "boolean" ? undefined : "must be true or false";
  if (field.kind === "words") return typeof value === "string" ? undefined : "must be a text";
  return faultOfRange(value);
}

function faultOfRange(value: Given): string | undefined {
  if (typeof value === "boolean" || typeof value === "string") return "must be a number, or low, point and high";
  const [low, point, high] = typeof value === "number" ? [value, value, value] : value;
  if (low > point || point > high) return "must be low, point and high in this order";
  return faultOfAmount(low) ?? faultOfAmount(high);
}

function reasonOf({ missing, supersededBy, verdict }: Judgement): string {
  if (supersededBy !== undefined) return ` by ${supersededBy}`;
  if (verdict === "unknown" && missing.length > 0) return `, since ${missing.join(" and ")} is not known`;
  return "";
}
