import type { Inventory } from "../../../inventory/document.ts";
import { unknownParts } from "../../../inventory/unknown-parts.ts";
import { aheadOf, isTooFarAhead } from "../../../platform/clock-skew.ts";
import { AppError, refusal } from "../../../platform/errors.ts";
import type { Instant } from "../../../platform/instant.ts";
import { type Offence, parse } from "../../../platform/offences.ts";
import type { FactContent, SentFact } from "./fact.ts";
import { FACTS, type KnownFact, type Subject, findFact } from "./known-facts.ts";

/** 404 with the names that there are. */
export function requireFact(name: string): KnownFact {
  const fact = findFact(name);
  if (fact !== undefined) return fact;
  throw new AppError("not-found", `The facts are ${FACTS.map((known) => known.name).join(", ")}.`);
}

/** What is to be kept of what was sent; 422 with every offence. */
export function checkFact(
  fact: KnownFact,
  sent: SentFact,
  { document, now }: { readonly document: Inventory; readonly now: Instant },
): FactContent {
  const { value, offences } = sent.value === null ? TAKEN_BACK : parse(fact.schema, sent.value, ["value"]);
  const all = [...offences, ...offencesOfSubject(fact.per, sent, document), ...offencesOfTime(fact, value, now)];
  if (all.length > 0) throw refusal(all);
  return { key: sent.operator ?? sent.service ?? null, value, ground: sent.ground };
}

const TAKEN_BACK = { value: null, offences: [] };

function offencesOfSubject(per: Subject, { operator, service }: SentFact, document: Inventory): readonly Offence[] {
  const given = { operator, service };
  const strange = (["operator", "service"] as const)
    .filter((subject) => subject !== per && given[subject] !== undefined)
    .map((path) => ({
      path,
      message: `this fact is one of ${per === "incident" ? "the incident as a whole" : `each ${per}`}`,
    }));
  const isMissing = per !== "incident" && given[per] === undefined;
  return [
    ...strange,
    ...(isMissing ? [{ path: per, message: `is missing: each ${per} has this fact for itself` }] : []),
    ...unknownParts(given, document),
  ];
}

function offencesOfTime({ happenedAt }: KnownFact, value: unknown, now: Instant): readonly Offence[] {
  if (value === null || value === undefined) return [];
  const isAhead = happenedAt(value).some((at) => isTooFarAhead(at, { now }));
  return isAhead ? [{ path: "value", message: `says what is yet to come: it ${aheadOf({ now })}` }] : [];
}
