import type { Cell } from "./cells.ts";
import type { CompiledProfile, Model } from "./compile.ts";

/** Which part of the base a question is about. What is left out does not limit. Areas include their descendants. */
export type View = {
  readonly operators?: ReadonlySet<string> | undefined;
  readonly areas?: ReadonlySet<string> | undefined;
  /** By operator the areas, each without its descendants, where its customers are meant; those of no other operator are. */
  readonly areasByOperator?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly customerClasses?: ReadonlySet<string> | undefined;
  /** Limits to profiles that offer one of them, and the figures then mean the loss of at least one of them. */
  readonly services?: ReadonlySet<string> | undefined;
  /** Limits to profiles that offer one of them, and leaves what the figures mean as it is. */
  readonly offering?: ReadonlySet<string> | undefined;
};

/** The cells that a view is about. */
export function cellsWithin(model: Model, view: View): readonly Cell[] {
  const areas = view.areas && withDescendants(model, view.areas);
  const isMeant = headlineServices(model, view);
  const isOffered = servicesAmong(model, view.offering);
  const offers = model.profiles.map(
    ({ services }) =>
      (view.services === undefined || services.some(isMeant)) &&
      (view.offering === undefined || services.some(isOffered)),
  );
  return cellsIn(model, areas).filter(
    (cell) =>
      offers[cell.profile] === true &&
      has(view.operators, cell.operator) &&
      (view.areasByOperator === undefined || view.areasByOperator.get(cell.operator)?.has(cell.area) === true) &&
      has(view.customerClasses, cell.customerClass),
  );
}

/** The services whose loss makes a customer affected: those asked for, else all that face a customer. */
export function headlineServices(model: Model, view: View): (service: CompiledProfile["services"][number]) => boolean {
  const { services } = view;
  if (services === undefined) return ({ customerFacing }) => customerFacing;
  return servicesAmong(model, services);
}

function servicesAmong(
  { inventory }: Model,
  ids: ReadonlySet<string> = NONE,
): (service: CompiledProfile["services"][number]) => boolean {
  const meant = new Set(inventory.services.flatMap(({ id }, index) => (ids.has(id) ? [index] : [])));
  return ({ service }) => meant.has(service);
}

const NONE: ReadonlySet<string> = new Set();

function has(wanted: ReadonlySet<string> | undefined, value: string): boolean {
  return wanted === undefined || wanted.has(value);
}

/** In the order of the model, so that sums are the same to the last bit. */
function cellsIn({ cells, cellsByArea }: Model, areas: ReadonlySet<string> | undefined): readonly Cell[] {
  if (areas === undefined) return cells;
  const numbers = [...areas].flatMap((area) => cellsByArea.get(area) ?? []).sort((a, b) => a - b);
  return numbers.flatMap((number) => cells[number] ?? []);
}

function withDescendants({ areasByParent }: Model, areas: ReadonlySet<string>): ReadonlySet<string> {
  const wanted = new Set(areas);
  for (const area of wanted) for (const { id } of areasByParent.get(area) ?? []) wanted.add(id);
  return wanted;
}
