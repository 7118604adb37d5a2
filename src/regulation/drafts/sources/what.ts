import type { Filled } from "../filled.ts";
import { momentIn, someOf } from "../in-words.ts";
import { type FailedNode, type Material, hitInWords } from "../material.ts";
import { type Sources, said } from "../source.ts";
import { HOW_MANY, inRoundWords, totalUsers } from "./how-many.ts";
import { WHEN } from "./when.ts";

const MOST_NAMES = 60;
const HIT = "Of this provider's customers in this jurisdiction who are hit, by the estimate";

/** What is out of service, where, and what of the network. */
export const WHAT: Sources = {
  services: {
    prompt: "Which services are affected",
    fill: ({ own }) => listed(own.byService.map(({ name }) => name)),
  },
  "service-effects": {
    prompt: "What it does to each service",
    fill: (material) => {
      const { byService } = material.own;
      const users = HOW_MANY["users.affected"]?.fill(material);
      if (byService.length === 0 || users === undefined) return undefined;
      const figureOf = (service: string) => users.figures.find(({ name }) => name === `users.affected:${service}`);
      const lines = byService.map(({ name, key }) => `${name}: ${figureOf(key)?.words} ${effectOf(material)}`);
      return { ...users, text: lines.join("; "), figures: byService.flatMap(({ key }) => figureOf(key) ?? []) };
    },
  },
  areas: { prompt: "Which areas are affected", fill: ({ own }) => listed(areasIn(own)) },
  networks: {
    prompt: "Which networks, assets and equipment are affected",
    fill: ({ nodes, provider }) =>
      nodes.length === 0
        ? undefined
        : said(`${provider.name}: ${someOf(nodes.map(nodeInWords), MOST_NAMES)}`, "inventory", FAILED),
  },
  equipment: {
    prompt: "Make, model and software of what failed",
    fill: ({ nodes }) => {
      const known = nodes.flatMap(({ name, ...node }) => (makeOf(node) === "" ? [] : `${name}: ${makeOf(node)}`));
      return known.length === 0 ? undefined : said(someOf(known, MOST_NAMES), "inventory", FAILED);
    },
  },
  "failed-equipment": {
    prompt: "Where the equipment that failed stands",
    fill: ({ nodes }) => {
      const places = nodes.map(({ name, siteName }) => (siteName === undefined ? name : `${name}, ${siteName}`));
      return places.length === 0 ? undefined : said(someOf(places, MOST_NAMES), "inventory", FAILED);
    },
  },
  description: { prompt: "What happened, in short", fill: describe },
  impact: { prompt: "What it does to whom", fill: (material) => impactOf(material, describe(material)) },
  severity: {
    prompt: "How severe it is",
    fill: (material) => impactOf(material, undefined),
  },
  "description-and-impact": {
    prompt: "What happened in detail, how severe it was and what it did",
    fill: (material) => impactOf(material, describe(material)),
  },
  "status-update": { prompt: "How it stands", fill: (material) => impactOf(material, describe(material)) },
};

const FAILED = "Nodes of this incident that failed, as the inventory has them";

function listed(names: readonly string[]): Filled | undefined {
  return names.length === 0 ? undefined : said(someOf(names, MOST_NAMES), "estimate", HIT);
}

/** Each with those within it: `England (London)`, since some may be in England and in none of its parts. */
function areasIn({ byArea }: Material["own"]): readonly string[] {
  const keys = new Set(byArea.map(({ key }) => key));
  const wordsOf = ({ key, name }: (typeof byArea)[number]): string => {
    const within = byArea.filter(({ parent }) => parent === key).map(wordsOf);
    return within.length === 0 ? name : `${name} (${someOf(within, MOST_NAMES)})`;
  };
  return byArea.filter(({ parent = "" }) => !keys.has(parent)).map(wordsOf);
}

function effectOf({ counts }: Material): string {
  return counts === "affected" ? "users without it" : "users without it or served worse";
}

function nodeInWords(node: FailedNode): string {
  const parts = [node.function, makeOf(node), node.siteName ?? ""].filter((part) => part !== "");
  return `${node.name} (${parts.join(", ")})`;
}

function makeOf({ vendor, product, softwareRelease }: Pick<FailedNode, "vendor" | "product" | "softwareRelease">) {
  return [vendor, product, softwareRelease].filter((part) => part !== undefined).join(" ");
}

/** In a sentence or two. */
function describe(material: Material): Filled {
  const { provider, own, pack } = material;
  const services = own.byService.map(({ name }) => name).join(", ");
  const { figure, why } = totalUsers(material, { name: "users.affected", words: inRoundWords });
  const from = momentIn(own.from, pack.timeZone);
  const when = own.to === null ? `since ${from}` : `from ${from} to ${momentIn(own.to, pack.timeZone)}`;
  const text = `Outage of ${services === "" ? "services" : services} of ${provider.name}, ${when}: ${figure.words} ${hitInWords(material)}.`;
  return { text, figures: [figure], from: figure.from, why };
}

/** A description, and the figures that say how severe it is. */
function impactOf(material: Material, description: Filled | undefined): Filled {
  const parts = [
    description,
    HOW_MANY["users.affected"]?.fill(material),
    HOW_MANY["user-hours"]?.fill(material),
    WHEN["incident.duration"]?.fill(material),
  ].flatMap((part) => part ?? []);
  const lead = ["", "Users: ", "", "Duration: "].slice(description === undefined ? 1 : 0);
  const figures = new Map(parts.flatMap(({ figures: own }) => own.map((figure) => [figure.name, figure])));
  const text = parts.map((part, index) => `${lead[index]}${part.text}`.replace(/\.?$/, ".")).join(" ");
  const isMeasured = parts.some(({ from }) => from === "measurement");
  return {
    text,
    figures: [...figures.values()],
    from: isMeasured ? "measurement" : "estimate",
    why: [...new Set(parts.flatMap(({ why }) => why.split("; ")))].join("; "),
  };
}
