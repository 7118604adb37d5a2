import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import type { Comparison, Condition } from "./condition.ts";
import { type Field, findField } from "./measures/fields.ts";

/** What is wrong with a condition beyond its form: fields that there are not, and comparisons that make no sense of one. Pure. */
export function checkCondition(condition: Condition, at: readonly PropertyKey[] = []): readonly Offence[] {
  if (!("field" in condition)) {
    const [way, parts] = "all" in condition ? (["all", condition.all] as const) : (["any", condition.any] as const);
    return parts.flatMap((part, index) => checkCondition(part, [...at, way, index]));
  }
  const field = findField(condition.field);
  if (field === undefined)
    return [{ path: formatPath([...at, "field"]), message: `there is no field "${condition.field}"` }];
  const message = faultOf(condition, field);
  return message === undefined ? [] : [{ path: formatPath(at), message: `${condition.field} ${message}` }];
}

/** More than anybody counts. */
const MOST = 1e15;

/** What is wrong with an amount: bars and readings have at most six decimals. */
export function faultOfAmount(value: number): string | undefined {
  if (value < 0 || value > MOST) return `must be from 0 to ${MOST}`;
  return Number(value.toFixed(6)) === value ? undefined : "must have at most six decimals";
}

/** A bar is a number of just these. Whoever is counted is called as the regulator does: customers, end-users, lines. */
const MEASURED = new Set(["minutes", "user-minutes", "user-hours", "OC3-minutes", "percent"]);

function faultOfUnit(unit: string, field: Field): string | undefined {
  const isWrong = unit !== field.unit && (MEASURED.has(field.unit) || MEASURED.has(unit) || field.unit === "");
  return isWrong ? `is ${field.unit === "" ? "no amount" : `in ${field.unit}`}, not in "${unit}"` : undefined;
}

function faultOf({ op, value, unit }: Comparison, field: Field): string | undefined {
  const inUnit = unit === undefined ? undefined : faultOfUnit(unit, field);
  return inUnit ?? faultOfValue({ op, value }, field);
}

function faultOfValue({ op, value }: Pick<Comparison, "op" | "value">, { kind }: Field): string | undefined {
  if (kind === "amount") return faultOfBar({ op, value });
  if (kind === "truth")
    return op === "==" && typeof value === "boolean" ? undefined : "is so or not: it must be == true or == false";
  const isList = op === "in" && Array.isArray(value);
  return isList || (op === "==" && typeof value === "string")
    ? undefined
    : "is a word: it must be == a text or in a list of texts";
}

function faultOfBar({ op, value }: Pick<Comparison, "op" | "value">): string | undefined {
  if (typeof value !== "number" || (op !== ">=" && op !== ">"))
    return "is an amount: it must be >= or > a number, since an outage only grows";
  return faultOfAmount(value);
}
