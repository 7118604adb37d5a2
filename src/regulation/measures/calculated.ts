import { PlannedWork, Restoration, RootCause } from "../../incidents/records/facts/known-facts.ts";
import { isCustomerFacing } from "../../inventory/document.ts";
import { exactMicroseconds, latest } from "../../platform/instant.ts";
import { type Readings, onsetsOf } from "../verdicts/onset.ts";
import { allOutIn, scopesIn, prefectures, remoteness } from "./by-area.ts";
import { baseOf, ever, everAnybody, everHit, integralOf, longestOf, perHour, spanOf } from "./course.ts";
import type { FieldName } from "./fields.ts";
import { factOrigin, factsNamed, readFactAs } from "./from-facts.ts";
import {
  type Bound,
  ESTIMATED,
  type Growth,
  OPPOSITE,
  type Reading,
  amount,
  truth,
  truths,
  valueNow,
} from "./reading.ts";
import type { Scope } from "./scope.ts";

type Calculate = (scope: Scope, readings: Readings) => Reading | undefined;

/** An amount by each of its bounds. */
function growing(of: (bound: Bound) => Growth, origins = ESTIMATED): Reading {
  return { kind: "amount", low: of("low"), point: of("point"), high: of("high"), origins };
}

function users({ course, outcome }: Scope): Reading {
  const { low, point, high } = everHit(course, outcome);
  return amount([low, point, high]);
}

function userMinutes({ course, outcome }: Scope): Reading {
  return growing((bound) => integralOf(course, { outcome, bound }));
}

/**
 * 47 CFR 4.9(e)(2): macro sites disabled x users per macro site x duration. Where the sites are not known, the estimate; and
 * where none is disabled: a failure behind them is none that the formula is for.
 */
function potentialUserMinutes(scope: Scope, readings: Readings): Reading {
  const { situation, provider, course, outcome } = scope;
  const sites = readings("macro_sites_disabled");
  const table = situation.tables.macroSites[provider.id];
  if (sites?.kind !== "amount" || valueNow(sites.point) === 0 || table === undefined) return userMinutes(scope);
  const { sites: all, totalUsers = baseOf(course), source } = table;
  const usersDown = BigInt(Math.round(valueNow(sites.point))) * BigInt(totalUsers);
  const origins = [...sites.origins, { kind: "base-table" as const, name: "macroSites", source }];
  return growing((bound) => {
    const { reached, running, perMicrosecond, scale } = spanOf(course, { outcome, bound });
    return {
      reached: reached * usersDown,
      running: running * usersDown,
      perMicrosecond: perMicrosecond * usersDown,
      scale: scale * BigInt(all),
    };
  }, origins);
}

function percentOf(range: { low: number; point: number; high: number }, base: number, origins = ESTIMATED): Reading {
  const share = (count: number): Growth => ({
    reached: BigInt(count) * 100n,
    running: 0n,
    perMicrosecond: 0n,
    scale: BigInt(base),
  });
  return growing((bound) => share(range[bound]), origins);
}

function percentOfProvider({ course, outcome }: Scope): Reading | undefined {
  const base = baseOf(course);
  if (base === 0) return undefined;
  const { low, point, high } = everHit(course, outcome);
  return percentOf({ low, point, high: Math.min(high, base) }, base);
}

/** Of all users of the service in the country, whosoever they are. */
function percentOfNation({ situation, country, part, course, outcome }: Scope): Reading | undefined {
  const [service] = part.services ?? [];
  const kind = situation.document.services.find(({ id }) => id === service)?.kind;
  const table = kind === undefined ? undefined : situation.tables.nationalUsers[country]?.[kind];
  if (table === undefined || table.users === 0) return undefined;
  const origins = [...ESTIMATED, { kind: "base-table" as const, name: "nationalUsers", source: table.source }];
  return percentOf(everHit(course, outcome), table.users, origins);
}

function duration({ course, outcome }: Scope): Reading {
  return growing((bound) => spanOf(course, { outcome, bound }));
}

/**
 * Where somebody says that all are out, the estimate that may not show it tells only since when anybody is; where no districts
 * are known, all of one may have been out as long.
 */
function continuousDuration(scope: Scope, readings: Readings): Reading {
  const { course, outcome } = scope;
  const isSaid = readings("all_consumers_of_district_affected")?.origins.some(({ kind }) => kind === "answer") === true;
  const isInParts = scope.part.area !== undefined || scopesIn(scope, ["district"]).length > 0;
  const isAnybody = (bound: Bound): boolean => isSaid || (!isInParts && bound === "high");
  return growing((bound) => longestOf(course, { outcome, bound }, isAnybody(bound) ? "anybody" : "all"));
}

/** Until somebody says when service is expected back, how long it has lasted is the least that it can come to. */
function expectedDuration(scope: Scope): Reading {
  const { course, outcome, situation, part } = scope;
  const facing = situation.document.services.filter(isCustomerFacing);
  const services = part.services ?? new Set(facing.map(({ id }) => id));
  const facts = factsNamed(situation, "expectedRestoration").filter(({ service = "" }) => services.has(service));
  const actual = duration(scope);
  const restorations = facts.flatMap((fact) => readFactAs(fact, Restoration) ?? []);
  if (actual.kind !== "amount" || !course.isRunning) return actual;
  if (restorations.length === 0) return { ...actual, isAtLeast: true };
  const expected = (bound: "likely" | "latest"): bigint =>
    exactMicroseconds(latest(course.end, ...restorations.map((one) => one[bound]))) - exactMicroseconds(course.end);
  const until = { low: 0n, point: expected("likely"), high: expected("latest") };
  return growing(
    (bound) => {
      const span = spanOf(course, { outcome, bound });
      return span.perMicrosecond === 0n ? span : { ...span, reached: span.running + until[bound] };
    },
    [...actual.origins, ...facts.flatMap(factOrigin)],
  );
}

function emergency(scope: Scope): Reading | undefined {
  const services = servicesOfKind(scope, "emergency");
  return services.size === 0 ? undefined : truths(everAnybody(scope.courseOf({ services }), scope.outcome));
}

function servicesOfKind({ situation: { document } }: Scope, kind: string): ReadonlySet<string> {
  return new Set(document.services.filter((service) => service.kind === kind).map(({ id }) => id));
}

/** Whether emergency calls ever failed while nothing else did. */
function onlyEmergency(scope: Scope): Reading | undefined {
  const services = servicesOfKind(scope, "emergency");
  if (services.size === 0) return undefined;
  const facing = scope.situation.document.services.filter(isCustomerFacing);
  const others = new Set(facing.map(({ id }) => id).filter((id) => !services.has(id)));
  const { steps } = scope.courseOf({ services });
  const beside = scope.courseOf({ services: others }).steps;
  return truths(
    ever((bound) =>
      steps.some(
        (step, index) => step[scope.outcome][bound] > 0 && (beside[index]?.[scope.outcome][OPPOSITE[bound]] ?? 0) === 0,
      ),
    ),
  );
}

function mscOutage({ situation: { members } }: Scope): Reading {
  const centres = members.filter((member) => /^MSC/i.test(member.function));
  const isDown = centres.some(({ wasDown }) => wasDown);
  return truths(ever((bound) => isDown || (bound === "high" && centres.length > 0)));
}

function fiscalYearEnd({ situation, provider }: Scope): Reading | undefined {
  const table = situation.tables.fiscalYearEndUsers[provider.id];
  if (table === undefined) return undefined;
  return amount(table.users, [{ kind: "base-table", name: "fiscalYearEndUsers", source: table.source }]);
}

/** What was agreed reads like any rule; undefined where it is not configured, or something in it is not known. */
function agreedCriteria({ situation, provider }: Scope, readings: Readings): Reading | undefined {
  const agreed = situation.tables.agreedCriteria[provider.id];
  if (agreed === undefined) return undefined;
  const { low, point, high } = onsetsOf(agreed.condition, readings);
  if ([low, point, high].some(({ surely, possibly }) => surely !== possibly)) return undefined;
  const onsets = { low: low.surely, point: point.surely, high: high.surely };
  return truths(onsets, [...ESTIMATED, { kind: "base-table", name: "agreedCriteria", source: agreed.source }]);
}

function isPlanned({ situation }: Scope): Reading | undefined {
  const [fact] = factsNamed(situation, "plannedWork");
  const said = fact && readFactAs(fact, PlannedWork);
  return said && truth(said.isPlanned, factOrigin(fact));
}

function isCalamity({ situation }: Scope): Reading | undefined {
  const [fact] = factsNamed(situation, "cause");
  const category = fact && readFactAs(fact, RootCause)?.category;
  return category && truth(category === "natural-phenomenon", factOrigin(fact));
}

const anybody: Calculate = ({ course, outcome }) => truths(everAnybody(course, outcome));

const calculated: Partial<Record<FieldName, Calculate>> = {
  duration_minutes: duration,
  continuous_duration_minutes: continuousDuration,
  duration_or_expected_minutes: expectedDuration,
  expected_duration_minutes: expectedDuration,
  users_affected: users,
  users_affected_potential: users,
  services_in_operation_affected_or_likely: users,
  user_minutes: userMinutes,
  user_minutes_potential: potentialUserMinutes,
  user_hours_lost: ({ course, outcome }) => growing((bound) => perHour(integralOf(course, { outcome, bound }))),
  percent_of_provider_service_base: percentOfProvider,
  percent_of_national_service_base: percentOfNation,
  service_area_prefectures: prefectures,
  provider_users_at_last_fiscal_year_end: fiscalYearEnd,
  // Affected means that the service cannot be used at all; who is served worse is impaired.
  complete_loss_of_service: ({ course }) => truths(everAnybody(course, "affected")),
  unable_to_establish_and_maintain_service: anybody,
  emergency_access_affected: emergency,
  any_emergency_number_unreachable: emergency,
  network_911_affected: emergency,
  only_911_affected: onlyEmergency,
  msc_outage: mscOutage,
  all_services_on_network_in_state_or_territory: allOutIn(["state", "territory"]),
  all_consumers_of_district_affected: allOutIn(["district"]),
  operator_agreed_major_service_failure: agreedCriteria,
  planned: isPlanned,
  cause_natural_calamity: isCalamity,
  abs_remoteness_area: remoteness,
};

/** What can be worked out of the estimate, the inventory, facts and base tables. */
export const CALCULATED: ReadonlyMap<string, Calculate> = new Map(Object.entries(calculated));
