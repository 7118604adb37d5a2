import type { Moment } from "../alarms/moment.ts";
import type { Cause, DeclaredCause, Report } from "../engine/index.ts";
import { type Instant, compareInstants } from "../platform/instant.ts";
import type { Impact } from "./answer.ts";

/** What is known of a moment by which its causes are told. */
export type CauseContext = Pick<Moment, "at" | "document" | "hidden" | "declarations" | "blind" | "isPart">;

type DescribedCause = Impact["causes"][number];

/** The causes by name, each with what may be seen of the nodes behind it; what mending restores most first. */
export function describeCauses({ causes, declaredCauses }: Report, moment: CauseContext): Impact["causes"] {
  const all = [
    ...describeLeaves(causes, moment),
    ...declaredCauses.map((cause, index) => describeDeclared(cause, { moment, index })),
    ...describeBlind(moment),
  ];
  return all.sort((a, b) => b.restores.affected - a.restores.affected || b.restores.impaired - a.restores.impaired);
}

function describeLeaves(causes: readonly Cause[], moment: CauseContext): readonly DescribedCause[] {
  const nameByLeaf = new Map([
    ...[...moment.hidden.values()].map(({ leaf, name }): [string, string] => [leaf, name]),
    ...[...moment.document.nodes, ...moment.document.pools].map(({ id, name }): [string, string] => [id, name]),
  ]);
  const isSeen = seenIn(moment);
  return causes.map(({ leaf, standing, ...cause }) => ({
    leaf,
    name: nameByLeaf.get(leaf) ?? leaf,
    ...cause,
    nodes: cause.nodes.filter(isSeen),
    ...(standing === undefined ? {} : { nodesStanding: standing.filter(isSeen).length }),
  }));
}

function seenIn({ document }: Pick<Moment, "document">): (node: string) => boolean {
  const seen = new Set(document.nodes.map(({ id }) => id));
  return (node) => seen.has(node);
}

/** Who may see only a part is told that something was declared, and not in whose words. */
function describeDeclared(
  { id, nodes, restores }: DeclaredCause,
  { moment, index }: { readonly moment: CauseContext; readonly index: number },
): DescribedCause {
  const found = moment.declarations.find(({ declaration }) => declaration.id === id)?.declaration;
  if (found === undefined) throw new Error(`the engine named declaration ${id}, which it was not given`);
  const { outcome, share, occurredAt: since, until, declaredBy: by, reason } = found;
  const said = { outcome, share, since, ...(until === undefined ? {} : { until }) };
  const common = { nodes: nodes.filter(seenIn(moment)), restores };
  if (moment.isPart) return { leaf: `declaration:${index + 1}`, name: "declared by hand", ...common, declared: said };
  return { leaf: `declaration:${id}`, name: reason, ...common, declared: { id, by, reason, ...said } };
}

const NOTHING = { affected: 0, impaired: 0 };

/** One for each silent feed; who may see only a part is told of each part of the network that nothing is known of. */
function describeBlind(moment: CauseContext): readonly DescribedCause[] {
  if (moment.isPart) return describeBlindParts(moment);
  return moment.blind.map(({ feed, since, nodes }) => {
    const name = `${blindSince(since, moment.at)}: ${nodes.length} node${nodes.length === 1 ? "" : "s"}`;
    return { leaf: `feed:${feed}`, name, nodes, restores: NOTHING, blind: { feed, since } };
  });
}

function describeBlindParts(moment: CauseContext): readonly DescribedCause[] {
  const isSeen = seenIn(moment);
  const parts = moment.blind.flatMap(({ since, nodes }) =>
    nodes.map((node) => ({ node, since, part: moment.hidden.get(node) ?? { leaf: "own", name: "own nodes" } })),
  );
  return [...Map.groupBy(parts, ({ part }) => part.leaf)].flatMap(([leaf, inside]): readonly DescribedCause[] => {
    const [first] = inside.toSorted((a, b) => compareInstants(a.since, b.since));
    if (first === undefined) return [];
    const { since, part } = first;
    const nodes = [...new Set(inside.map(({ node }) => node))].filter(isSeen);
    const name = `${part.name}: ${blindSince(since, moment.at)}`;
    return [{ leaf: `blind:${leaf}`, name, nodes, restores: NOTHING, blind: { since } }];
  });
}

/** The minute, in UTC; with the date where it is another day than the one that is asked about. */
function blindSince(since: Instant, at: Instant): string {
  const [date, time] = [since.slice(0, 10), since.slice(11, 16)];
  return `blind since ${date === at.slice(0, 10) ? time : `${date} ${time}`}`;
}
