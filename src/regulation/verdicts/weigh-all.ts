import type { KnownIncident } from "../../incidents/load.ts";
import { nodesAmong, sceneOfStep } from "../../incidents/network.ts";
import { factsIn } from "../../incidents/records/facts/fact.ts";
import { pointShareOf } from "../../engine/index.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Instant } from "../../platform/instant.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import { saidIn } from "../answers/answer.ts";
import { conditionsOf, confirmationAt, toBeConfirmed } from "../keep/confirmation.ts";
import type { Configuration } from "../keep/in-force.ts";
import { documentOf } from "../measures/document.ts";
import { type CourseOf, coursesOf } from "../measures/courses.ts";
import { EVERYWHERE, countriesOf } from "../measures/places.ts";
import { type ProviderScope, providersIn } from "../measures/providers.ts";
import type { Member, Situation } from "../measures/scope.ts";
import type { Pack, Rule } from "../pack.ts";
import type { VerdictAnswer, VerdictsAnswer } from "./answer.ts";
import { dayIn, isInForce, whyNotFor } from "./applies.ts";
import { isTouched } from "./is-touched.ts";
import { describeVerdict } from "./describe.ts";
import { nearnessOf } from "./judge.ts";
import type { Onset } from "./onset.ts";
import { weigh } from "./weigh.ts";

/** An outage as if it had happened elsewhere, on another day: for exercises and comparisons. */
export type AsIf = { readonly country: string; readonly on: string };

export type Matter = {
  readonly known: KnownIncident;
  readonly now: Instant;
  readonly configuration: Configuration;
  readonly asIf: AsIf | undefined;
};

type NotApplicable = VerdictsAnswer["notApplicable"][number];
export type AllWeighed = {
  readonly verdicts: readonly VerdictAnswer[];
  readonly notApplicable: readonly NotApplicable[];
};

/**
 * Every rule of every pack, for every provider in every country where it has customers; those that are met first. Lets others
 * go first between packs: an outage that flaps has thousands of steps.
 */
export async function weighAll(matter: Matter): Promise<AllWeighed> {
  const { known, now, configuration } = matter;
  const document = documentOf(known);
  const situation = situationOf(matter, document);
  const courseOf = coursesOf(known.track, now);
  const providers = providersIn(document);
  const outcomes: (VerdictAnswer | NotApplicable)[] = [];
  for (const provider of providers) {
    const touched = isTouched(provider, { situation, providers, courseOf });
    const context = { ...matter, situation, courseOf, provider, isTouched: touched };
    for (const country of placesOf(provider, document, matter))
      for (const pack of configuration.packs.filter((one) => isFor(one, country))) {
        await takeTurns();
        outcomes.push(...weighPack(pack, { ...context, country }));
      }
  }
  const verdicts = outcomes.flatMap((outcome) => ("why" in outcome ? [] : [outcome]));
  return {
    verdicts: verdicts.sort((a, b) => nearnessOf(a) - nearnessOf(b)),
    notApplicable: outcomes.flatMap((outcome) => ("why" in outcome ? [outcome] : [])),
  };
}

function isFor({ countries }: Pack, country: string): boolean {
  return country === EVERYWHERE ? countries.length === 0 : countries.includes(country);
}

function placesOf(provider: ProviderScope, document: Inventory, { asIf }: Matter): readonly string[] {
  const countries = asIf === undefined ? countriesOf(document, provider.network) : [asIf.country];
  return [...countries, EVERYWHERE];
}

function situationOf({ known, now, configuration }: Matter, document: Inventory): Situation {
  const operators = document.operators.map(({ id }) => id);
  const services = document.services.map(({ id }) => id);
  return {
    document,
    tables: configuration.baseTables,
    facts: factsIn(known.records, { operators, services, now }),
    members: membersOf(known, document),
    saidOf: saidIn(known.records),
  };
}

/** The nodes of an incident, each by whether it ever did nothing at all. */
function membersOf({ track }: KnownIncident, document: Inventory): readonly Member[] {
  const nodeById = new Map(document.nodes.map((node) => [node.id, node]));
  return nodesAmong(track.members.map(({ thing }) => thing)).map((id) => ({
    function: nodeById.get(id)?.function ?? "",
    operator: nodeById.get(id)?.operator ?? "",
    wasDown: track.steps.some(({ network }) => pointShareOf(sceneOfStep(network).states.get(id)) === 0),
  }));
}

type Context = Matter & {
  readonly situation: Situation;
  readonly courseOf: CourseOf;
  readonly provider: ProviderScope;
  /** Whether the outage is the provider's at all. */
  readonly isTouched: boolean;
  readonly country: string;
};

/** Of those rules whose text is that of the day: what others give way to comes first. */
function weighPack(pack: Pack, context: Context): readonly (VerdictAnswer | NotApplicable)[] {
  const { asIf, known } = context;
  const day = asIf?.on ?? dayIn(pack.timeZone, known.track.from);
  const rules = pack.rules.filter((rule) => isInForce(rule, day));
  const first = rules.filter(({ supersededBy = [] }) => supersededBy.length === 0);
  const then = rules.filter(({ supersededBy = [] }) => supersededBy.length > 0);
  const onsetById = new Map<string, Onset>();
  return [...first, ...then].map((rule) => weighRule(pack, rule, { ...context, onsetById }));
}

/** From when on the rules that were weighed are met: 0 where they are, never where they are not there. */
type RuleContext = Context & { readonly onsetById: Map<string, Onset> };

function whyNot(rule: Rule, { provider, situation, isTouched }: Context): string | undefined {
  const untouched = "nothing failed that it runs or uses, and none of its customers is hit";
  return whyNotFor(rule, provider, situation.tables) ?? (isTouched ? undefined : untouched);
}

function weighRule(pack: Pack, rule: Rule, context: RuleContext): VerdictAnswer | NotApplicable {
  const { provider, country, asIf, known, now, situation, configuration, courseOf, onsetById } = context;
  const not = (why: string): NotApplicable => ({ rule: rule.id, provider: provider.id, jurisdiction: country, why });
  const why = whyNot(rule, context);
  if (why !== undefined) return not(why);
  const confirmation = configuration.confirmations.get(rule.id);
  const conditions = conditionsOf(rule, confirmation, now);
  const counted = asIf === undefined ? country : EVERYWHERE;
  const isMet = (id: string): boolean => onsetById.get(id) === 0;
  const willBeMet = (id: string): Onset | undefined => onsetById.get(id);
  const weighed = weigh(rule, conditions, { situation, provider, country, counted, courseOf, isMet, willBeMet });
  if (typeof weighed === "string") return not(weighed);
  const { judgement } = weighed;
  onsetById.set(rule.id, judgement.verdict === "met" ? 0 : (judgement.willBeMet ?? Number.POSITIVE_INFINITY));
  const at = known.track.to ?? now;
  return describeVerdict({
    pack,
    rule,
    conditions,
    toBeConfirmed: toBeConfirmed(rule, confirmation, now),
    confirmation: confirmationAt(confirmation, now),
    weighed,
    at,
  });
}
