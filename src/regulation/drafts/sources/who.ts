import { someOf } from "../in-words.ts";
import type { Material } from "../material.ts";
import { type Sources, said } from "../source.ts";

const KINDS = {
  mno: "Mobile network operator",
  mvno: "Mobile virtual network operator",
  iot: "Provider of machine connections",
} as const;

const FROM_INVENTORY = "As the inventory has it";
const MOST_NAMES = 50;

/** Who reports, who else is hit, and whom to ask. */
export const WHO: Sources = {
  "provider.name": {
    prompt: "Who reports",
    fill: ({ provider }) => said(provider.name, "inventory", FROM_INVENTORY),
  },
  "provider.kind": {
    prompt: "What kind of provider",
    fill: ({ provider }) => said(KINDS[provider.kind], "inventory", FROM_INVENTORY),
  },
  providers: {
    prompt: "Which providers are affected",
    fill: (material) => said(namesOf([material.provider.name, ...othersOf(material)]), "estimate", HIT),
  },
  "other-providers": {
    prompt: "Which other providers and brands are affected, downstream ones too; or none",
    fill: (material) => {
      const others = othersOf(material);
      return others.length === 0 ? said("None is known of", "estimate", HIT) : said(namesOf(others), "estimate", HIT);
    },
  },
  contacts: { prompt: "Whom to ask: name, telephone, e-mail; a second one too", fill: contactsOf },
  "incident.reference": {
    prompt: "The reference of the report",
    fill: ({ incident }) =>
      said(
        `Incident ${incident.id}${incident.name === null ? "" : `, ${incident.name}`}`,
        "record",
        "The incident's number",
      ),
  },
};

const HIT = "Brands and providers on the network whose customers are hit, by the estimate";

function namesOf(names: readonly string[]): string {
  return someOf([...new Set(names)], MOST_NAMES);
}

/** Beside the provider itself, however far down. A figure of another's customers is theirs to tell. */
export function othersOf({ incident, provider }: Pick<Material, "incident" | "provider">): readonly string[] {
  const { byOperator } = incident;
  const hostByOperator = new Map(byOperator.map(({ key, host }) => [key, host]));
  const isOn = (operator: string, seen: ReadonlySet<string>): boolean => {
    const host = hostByOperator.get(operator);
    if (host === undefined || seen.has(host)) return false;
    return host === provider.id || isOn(host, new Set([...seen, host]));
  };
  return byOperator
    .filter(({ impaired, everAffected }) => impaired.high > 0 || everAffected.high > 0)
    .filter(({ key }) => key !== provider.id && isOn(key, new Set([key])))
    .map(({ name }) => name);
}

/** Whoever is responsible for reports first, then whoever else has a role and can be reached. */
function contactsOf({ roles }: Material) {
  const held = roles.flatMap(({ role, holder, contact, by, since }) =>
    holder === null ? [] : [{ role, words: `${holder} (${role})${contact === null ? "" : `, ${contact}`}`, by, since }],
  );
  const [first, ...others] = held.toSorted((a, b) => rankOf(a.role) - rankOf(b.role));
  if (first === undefined) return undefined;
  const second = others.slice(0, 1).map(({ words }) => `second: ${words}`);
  const why = `Roles of the incident: given by ${first.by} at ${first.since}`;
  return said([first.words, ...second].join("; "), "person", why);
}

function rankOf(role: string): number {
  const ranks = ["regulatory", "incident-commander", "network-duty-manager"];
  const rank = ranks.indexOf(role);
  return rank === -1 ? ranks.length : rank;
}
