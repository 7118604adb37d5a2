import type { Inventory } from "../../src/inventory/document.ts";
import { plusMilliseconds } from "../../src/platform/instant.ts";
import type { Condition } from "../../src/regulation/condition.ts";
import type { Course } from "../../src/regulation/measures/course.ts";
import type { CourseOf } from "../../src/regulation/measures/courses.ts";
import type { ProviderScope } from "../../src/regulation/measures/providers.ts";
import { type BaseTables, NO_BASE_TABLES as NO_TABLES } from "../../src/regulation/keep/base-tables.ts";
import type { Said, Situation } from "../../src/regulation/measures/scope.ts";
import { SHIPPED_PACKS } from "../../src/regulation/packs/index.ts";
import type { Rule } from "../../src/regulation/pack.ts";
import type { Judgement } from "../../src/regulation/verdicts/judge.ts";
import { type Case, weigh } from "../../src/regulation/verdicts/weigh.ts";

/** Outages that are told in a line, held against a rule by way of the very measures that an incident is held by. */

/** A rule that ships. */
export function ruleById(id: string): Rule {
  const rule = SHIPPED_PACKS.flatMap(({ rules }) => rules).find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

export const BEGAN = "2026-11-01T12:00:00Z";

export { NO_TABLES };

const service = (kind: Inventory["services"][number]["kind"]) => ({ id: kind, name: kind, kind });

/** What rules look at of an inventory: services, and areas of every kind that rules tell apart. */
export const NETWORK: Inventory = {
  operators: [{ id: "net", name: "Net", kind: "mno", country: "GB" }],
  areas: [
    { id: "outback", name: "Outback", country: "AU", remoteness: "remote" },
    { id: "bush", name: "Bush", country: "AU", remoteness: "regional" },
    { id: "pune", name: "Pune", country: "IN", kind: "district" },
  ],
  nodes: [],
  pools: [],
  services: [service("data"), service("voice"), service("sms"), service("emergency"), service("iot")],
  profiles: [],
  segments: [],
};

export const NET: ProviderScope = {
  id: "net",
  name: "Net",
  kind: "mno",
  own: new Set(["net"]),
  network: new Set(["net"]),
};

type Count = number | { readonly low: number; readonly point: number; readonly high: number };

export type Told = {
  /** Who lost the service, all the time. */
  readonly users: Count;
  /** How many are served worse and did not lose it. */
  readonly worse?: number;
  readonly minutes: number;
  readonly base?: number;
  /** Whether it goes on. */
  readonly isRunning?: boolean;
  readonly said?: Readonly<Record<string, Said["value"]>>;
  readonly tables?: Partial<BaseTables>;
  readonly facts?: Situation["facts"];
  /** Rules that are met besides. */
  readonly met?: readonly string[];
};

const MOST = 200_000_000;

export function courseOf({ users, worse = 0, minutes, base = MOST, isRunning = false }: Told): Course {
  const affected = typeof users === "number" ? { low: users, point: users, high: users } : users;
  const impaired = { low: affected.low + worse, point: affected.point + worse, high: affected.high + worse };
  const end = plusMilliseconds(BEGAN, minutes * 60_000);
  return { steps: [{ at: BEGAN, affected, impaired, base }], end, isRunning };
}

export function situationOf({ said = {}, tables = {}, facts = [] }: Omit<Told, "users" | "minutes">): Situation {
  const origin = { kind: "answer", by: "officer", at: BEGAN, ground: "said in the test" } as const;
  return {
    document: NETWORK,
    tables: { ...NO_TABLES, ...tables },
    facts,
    members: [],
    saidOf: (field) => {
      const value = said[field];
      return value === undefined ? undefined : { value, origin };
    },
  };
}

export function caseOf(told: Told, courses: CourseOf = () => courseOf(told)): Case {
  return {
    situation: situationOf(told),
    provider: NET,
    country: "GB",
    counted: "*",
    courseOf: courses,
    isMet: (rule) => told.met?.includes(rule) === true,
  };
}

/** What a rule says of it; throws where it does not apply. */
export function judgeTold(rule: Rule, told: Told, conditions: Condition = rule.conditions): Judgement {
  const weighed = weigh(rule, conditions, caseOf(told));
  if (typeof weighed === "string") throw new Error(`${rule.id} does not apply: ${weighed}`);
  return weighed.judgement;
}
