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

type Narrowing = { readonly chosen: readonly string[]; readonly typed: string; readonly most: number };

/** The options that fit what was typed, in their order, as far as they may be drawn; before them what is chosen but would not be seen; and how many more there are. */
export function optionsShown(
  options: readonly Option[],
  { chosen, typed, most }: Narrowing,
): { readonly shown: readonly Option[]; readonly more: number } {
  const wanted = typed.trim().toLowerCase();
  const fitting = options.filter(({ label, value }) => `${label}\n${value}`.toLowerCase().includes(wanted));
  const drawn = fitting.slice(0, most);
  const isDrawn = new Set(drawn.map(({ value }) => value));
  const optionByValue = new Map(options.map((option) => [option.value, option]));
  const unseen = chosen
    .filter((value) => !isDrawn.has(value))
    .map((value) => optionByValue.get(value) ?? { value, label: value });
  return { shown: [...unseen, ...drawn], more: fitting.length - drawn.length };
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
