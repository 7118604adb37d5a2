import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { isTimeZone } from "../platform/time-zone.ts";
import { checkCondition } from "./check-condition.ts";
import { checkVector } from "./check-vector.ts";
import { CLOCK_STARTS } from "./clocks/starts.ts";
import { findSource } from "./drafts/sources.ts";
import type { Deadline, Pack, Rule } from "./pack.ts";

/**
 * What is wrong with a pack beyond its form, all of it: until nothing is, it does not count. A pack is also its own test: its
 * vectors say what its rules must say. Pure.
 */
export function checkPack(pack: Pack): readonly Offence[] {
  const tooMany = PARTS.filter(({ name, most }) => pack[name].length > most);
  if (tooMany.length > 0) return tooMany.map(({ name, most }) => offence([name], `has more than ${most}`));
  const ids = pack.rules.map(({ id }) => id);
  const inRules = pack.rules.map((rule, index) => checkRule(rule, { pack, at: ["rules", index] }));
  const sound = new Set(pack.rules.filter((_, index) => inRules[index]?.length === 0).map(({ id }) => id));
  return [
    ...(isTimeZone(pack.timeZone) ? [] : [offence(["timeZone"], `"${pack.timeZone}" is no time zone`)]),
    ...repeated(ids).map((index) => offence(["rules", index, "id"], `"${ids[index]}" stands more than once`)),
    ...inRules.flat(),
    ...checkForms(pack),
    ...pack.vectors.flatMap((vector, index) => checkVector(vector, { pack, sound, at: ["vectors", index] })),
  ];
}

/** Each vector asks a rule and those that it gives way to: what checking costs depends on these. */
const PARTS = [
  { name: "rules", most: 300 },
  { name: "forms", most: 100 },
  { name: "vectors", most: 3_000 },
] as const;

/** Such as can stand in an address, and in a file's name. */
const PLAIN_ID = /^[a-z0-9-]{2,80}$/;

type Place = { readonly pack: Pack; readonly at: readonly PropertyKey[] };

export function offence(at: readonly PropertyKey[], message: string): Offence {
  return { path: formatPath(at), message };
}

function checkRule(rule: Rule, { pack, at }: Place): readonly Offence[] {
  const isTried = pack.vectors.some((vector) => vector.rule === rule.id);
  return [
    ...(PLAIN_ID.test(rule.id) ? [] : [offence([...at, "id"], "must be 2 to 80 of a-z, 0-9 and -")]),
    ...checkCondition(rule.conditions, [...at, "conditions"]),
    ...checkSuperseding(rule, { pack, at: [...at, "supersededBy"] }),
    ...checkDates(rule, at),
    ...rule.deadlines.flatMap((deadline, index) => checkDeadline(deadline, [...at, "deadlines", index])),
    ...(isTried ? [] : [offence(at, `no vector shows what ${rule.id} says`)]),
  ];
}

/** A clock that nothing starts would run from the first event: too cautious to be meant. */
function checkDeadline(
  { within: { value, unit }, clockStart }: Deadline,
  at: readonly PropertyKey[],
): readonly Offence[] {
  const isWhole = (value === null) === (unit === null);
  const starts = `nothing is known that starts the clock "${clockStart}": there are ${CLOCK_STARTS.join(", ")}`;
  return [
    ...(isWhole ? [] : [offence([...at, "within"], "has a value without a unit, or a unit without a value")]),
    ...(CLOCK_STARTS.includes(clockStart) ? [] : [offence([...at, "clockStart"], starts)]),
  ];
}

/** One step, so that what decides is met or not by itself. */
function checkSuperseding({ id, supersededBy = [] }: Rule, { pack, at }: Place): readonly Offence[] {
  return supersededBy.flatMap((name, index) => {
    const other = pack.rules.find((rule) => rule.id === name);
    if (other === undefined) return [offence([...at, index], `there is no rule "${name}" in this pack`)];
    if (name === id) return [offence([...at, index], "a rule cannot give way to itself")];
    if (other.supersededBy === undefined) return [];
    return [offence([...at, index], `"${name}" gives way to others itself`)];
  });
}

/** A year or a month alone is less than any day in it. */
function checkDates({ inForceFrom, inForceTo }: Rule, at: readonly PropertyKey[]): readonly Offence[] {
  const isBackwards = inForceFrom !== null && inForceTo !== null && inForceTo < inForceFrom.slice(0, inForceTo.length);
  return isBackwards ? [offence([...at, "inForceTo"], `is before ${inForceFrom}`)] : [];
}

function checkForms({ forms, rules }: Pack): readonly Offence[] {
  const ids = forms.map(({ id }) => id);
  const regimes = new Set(rules.map(({ regime }) => regime));
  return [
    ...repeated(ids).map((index) => offence(["forms", index, "id"], `"${ids[index]}" stands more than once`)),
    ...forms.flatMap(({ id, regime, fields }, index) => {
      const names = fields.map(({ id }) => id);
      const unfilled = fields.flatMap(({ from }, field) =>
        from === null || findSource(from) !== undefined ? [] : [{ field, from }],
      );
      return [
        ...(PLAIN_ID.test(id) ? [] : [offence(["forms", index, "id"], "must be 2 to 80 of a-z, 0-9 and -")]),
        ...(regimes.has(regime) ? [] : [offence(["forms", index, "regime"], `no rule is of the regime "${regime}"`)]),
        ...unfilled.map(({ field, from }) =>
          offence(["forms", index, "fields", field, "from"], `there is no source "${from}": see drafts/sources.ts`),
        ),
        ...repeated(names).map((field) =>
          offence(["forms", index, "fields", field, "id"], `"${names[field]}" stands more than once`),
        ),
      ];
    }),
  ];
}

/** Where something stands that stood before. */
function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
