import type { AnyImpact, Range } from "../data/answers.ts";
import type { FilterName } from "../data/view.ts";
import type { Words } from "../words/index.ts";
import { inTree } from "./tree.ts";

/** One part of the base, and how it is hit. */
export type Line = {
  readonly key: string;
  readonly name: string;
  /** What it is, where its name does not say. */
  readonly detail: string;
  readonly affected: Range;
  readonly impaired: Range;
  readonly base: number;
  /** How far below the whole it lies. */
  readonly depth: number;
  readonly isVehicle: boolean;
};

export type BreakdownId = FilterName | "buildingBlock" | "priority";
export type Breakdown = {
  readonly id: BreakdownId;
  /** By what the page is limited to one of its lines; undefined: by nothing. */
  readonly filter: FilterName | undefined;
  readonly lines: readonly Line[];
};

type Figures = Pick<Line, "key" | "name" | "affected" | "impaired" | "base">;

/** Who is hit, by each of the ways in which the base is divided; the largest affected first, but areas below their parents. */
export function breakdownsOf(impact: AnyImpact, { who }: Pick<Words, "who">): readonly Breakdown[] {
  const { byOperator, byCustomerClass, byService, byArea } = impact;
  const nameById = new Map(byOperator.map(({ key, name }) => [key, name]));
  const services = (isWanted: boolean): readonly Line[] =>
    byService.filter(({ customerFacing }) => customerFacing === isWanted).map((row) => lineOf(row));
  return [
    {
      id: "operator",
      filter: "operator",
      lines: byOperator.map((row) => {
        const host = row.host === undefined ? undefined : (nameById.get(row.host) ?? row.host);
        return lineOf(row, { detail: who.operatorKind(row.kind, host) });
      }),
    },
    {
      id: "customerClass",
      filter: "customerClass",
      lines: byCustomerClass.map((row) =>
        lineOf(row, { name: who.className(row.key), isVehicle: row.key === VEHICLE_CLASS }),
      ),
    },
    { id: "service", filter: "service", lines: services(true) },
    { id: "buildingBlock", filter: "service", lines: services(false) },
    { id: "area", filter: "area", lines: inTree(byArea).map(({ row, depth }) => lineOf(row, { depth })) },
  ];
}

const VEHICLE_CLASS = "connected-vehicle";

/** Those whom the inventory names by priority. */
export function prioritiesOf({ byPriority }: Pick<AnyImpact, "byPriority">): Breakdown {
  return { id: "priority", filter: undefined, lines: byPriority.map((row) => lineOf(row)) };
}

function lineOf({ key, name, affected, impaired, base }: Figures, own: Partial<Line> = {}): Line {
  return { key, name, detail: "", affected, impaired, base, depth: 0, isVehicle: false, ...own };
}

/** Whether anybody of them is hit, or may be. */
export function isHit({ affected, impaired }: Pick<Line, "affected" | "impaired">): boolean {
  return affected.high > 0 || impaired.high > 0;
}

export type Parted = {
  readonly first: readonly Line[];
  readonly more: readonly Line[];
  readonly spared: readonly Line[];
};

const MOST_AT_ONCE = 12;

/** What one sees at once, what is only counted until one asks, and those of whom nobody is hit. Vehicles are always seen. */
export function parted(lines: readonly Line[]): Parted {
  const isPinned = ({ isVehicle, base }: Line): boolean => isVehicle && base > 0;
  const hit = lines.filter((line) => isHit(line) || isPinned(line));
  const spared = lines.filter((line) => !isHit(line) && !isPinned(line));
  const isFirst = (line: Line, index: number): boolean => index < MOST_AT_ONCE || isPinned(line);
  return { first: hit.filter(isFirst), more: hit.filter((line, index) => !isFirst(line, index)), spared };
}

/** The base of the largest: on one scale with it, every bar can be held against every other. */
export function mostIn(lines: readonly Line[]): number {
  return lines.reduce((most, { base }) => Math.max(most, base), 0);
}
