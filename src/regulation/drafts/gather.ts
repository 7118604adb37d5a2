import { rolesIn } from "../../incidents/records/decisions/roles.ts";
import { factsIn } from "../../incidents/records/facts/fact.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Form, Pack, Reads, Rule } from "../pack.ts";
import type { Provider, VerdictAnswer } from "../verdicts/answer.ts";
import type { Case } from "./case.ts";
import { firstAware } from "../measures/from-facts.ts";
import { viewIn } from "../measures/places.ts";
import { providersIn } from "../measures/providers.ts";
import type { FailedNode, Material } from "./material.ts";
import { ownFigures } from "./own-figures.ts";

/** Whom a form counts: whether with the providers on the network, and with those served worse. */
export type Counting = Pick<Reads, "counts"> & { readonly whose: "own" | "network" };

/** As most of its rules do: of those that are met, or where none is, of all. */
export function countingOf(rules: readonly Rule[], isMet: (rule: string) => boolean): Counting {
  const met = rules.filter(({ id }) => isMet(id));
  const deciding = met.length > 0 ? met : rules;
  const most = (does: (reads: Reads) => boolean): boolean =>
    2 * deciding.filter(({ reads }) => does(reads)).length > deciding.length;
  return {
    counts: most(({ counts }) => counts === "impaired") ? "impaired" : "affected",
    whose: most(({ whose }) => whose === "own") ? "own" : "network",
  };
}

/** A form, and for whom it is filled. */
export type Asked = {
  readonly form: Form;
  readonly pack: Pick<Pack, "id" | "version" | "timeZone">;
  readonly rules: readonly Rule[];
  readonly counting: Counting;
  readonly provider: Provider;
  readonly jurisdiction: string;
  readonly recipient: string;
  readonly filed: number;
};

/** All that a form is filled from. Pure. */
export function materialOf({ found, incident, estimateId, document, verdicts }: Case, asked: Asked): Material {
  const { counting, provider, jurisdiction, rules, pack, ...rest } = asked;
  const { known, now } = found;
  const { counts, whose } = counting;
  const ids = new Set(rules.map(({ id }) => id));
  const holder = providersIn(document).find(({ id }) => id === provider.id);
  const view = viewIn(document, { operators: holder?.[whose] ?? new Set(), country: jurisdiction });
  const facts = factsIn(known.records, { operators: [], services: [], now }).filter(({ isSet }) => isSet);
  return {
    ...rest,
    provider,
    jurisdiction,
    pack: { id: pack.id, version: pack.version, timeZone: pack.timeZone },
    rules,
    counts,
    incident,
    own: ownFigures(known.track, now, { view, counts }),
    verdicts: verdicts.verdicts.filter((verdict) => isOf(verdict, asked) && ids.has(verdict.rule)),
    facts,
    aware: holder === undefined ? undefined : firstAware(facts, holder),
    roles: rolesIn(known.records),
    nodes: failedNodes(incident.nodes, document),
    at: now,
    estimateId,
  };
}

/** Whether a verdict is by a pack, of a provider in a jurisdiction. */
export function isOf(
  { pack, provider, jurisdiction }: VerdictAnswer,
  asked: Pick<VerdictAnswer, "provider" | "jurisdiction"> & { readonly pack: Pick<Pack, "id"> },
): boolean {
  return pack.id === asked.pack.id && provider.id === asked.provider.id && jurisdiction === asked.jurisdiction;
}

function failedNodes(failed: Case["incident"]["nodes"], { nodes, areas }: Inventory): readonly FailedNode[] {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const nameByArea = new Map(areas.map(({ id, name }) => [id, name]));
  return failed.flatMap(({ id }) => {
    const node = nodeById.get(id);
    return node === undefined
      ? []
      : { ...node, siteName: node.site === undefined ? undefined : nameByArea.get(node.site) };
  });
}
