import type { NetworkNode } from "../data/answers.ts";
import { type Question, SELECTORS, type Selector } from "../data/view.ts";

/** Something that can be supposed to fail: `label` is what a reader reads, `count` how many nodes it is. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly count?: number;
};

export type Options = { readonly [Name in Selector]: readonly Option[] };

/** What nodes have in common, most nodes first. `names` are those of sites, as far as they are known. */
export function optionsOf(nodes: readonly NetworkNode[], names: ReadonlyMap<string, string> = new Map()): Options {
  const [site, kind, vendor, product, softwareRelease] = SELECTORS.map((selector) => countsOf(nodes, selector));
  const named = site?.map((option) => ({ ...option, label: names.get(option.value) ?? option.label }));
  return {
    site: named ?? [],
    function: kind ?? [],
    vendor: vendor ?? [],
    product: product ?? [],
    softwareRelease: softwareRelease ?? [],
  };
}

function countsOf(nodes: readonly NetworkNode[], selector: Selector): readonly Option[] {
  const counts = new Map<string, number>();
  for (const { [selector]: value } of nodes) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, label: value, count }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

/** Every node by its name; its id where that is another. */
export function nodeOptionsOf(nodes: readonly NetworkNode[]): readonly Option[] {
  return nodes.map(({ id, name }) => ({ value: id, label: name, ...(id === name ? {} : { note: id }) }));
}

/** The options that fit what was typed, those that are chosen first, and how many more there are than may be drawn. */
export function optionsShown(
  options: readonly Option[],
  { chosen, typed, most }: { readonly chosen: readonly string[]; readonly typed: string; readonly most: number },
): { readonly shown: readonly Option[]; readonly more: number } {
  const isChosen = new Set(chosen);
  const wanted = typed.trim().toLowerCase();
  const fits = ({ label, value }: Option): boolean => `${label}\n${value}`.toLowerCase().includes(wanted);
  const first = options.filter(({ value }) => isChosen.has(value));
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const rest = options.filter((option) => !isChosen.has(option.value) && fits(option));
  const kept = [...gone.map((value) => ({ value, label: value })), ...first];
  return { shown: [...kept, ...rest.slice(0, most)], more: Math.max(0, rest.length - most) };
}

/** The nodes that a question supposes to fail: those that fit all that is chosen of what they have in common, and those chosen one by one. */
export function nodesSupposed(nodes: readonly NetworkNode[], question: Question): readonly NetworkNode[] {
  const singles = new Set(question.node);
  const isSelecting = hasSelection(question);
  return nodes.filter((node) => singles.has(node.id) || (isSelecting && fits(node, question)));
}

/** Whether nodes are chosen by what they have in common. */
export function hasSelection({ certificateExpiresBefore, ...question }: Question): boolean {
  return certificateExpiresBefore !== undefined || SELECTORS.some((name) => question[name] !== undefined);
}

function fits(node: NetworkNode, { certificateExpiresBefore: before, ...question }: Question): boolean {
  const { certificateExpiresAt: expires } = node;
  return (
    SELECTORS.every((name) => {
      const value = node[name];
      return question[name] === undefined || (value !== undefined && question[name].includes(value));
    }) &&
    (before === undefined || (expires !== undefined && Date.parse(expires) < Date.parse(before)))
  );
}
