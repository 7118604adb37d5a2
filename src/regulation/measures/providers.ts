import type { Inventory } from "../../inventory/document.ts";
import type { PROVIDER_KINDS, Reads } from "../pack.ts";

/** Who has duties: a network operator with its brands, or each provider on a network. */
export type ProviderScope = {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof PROVIDER_KINDS)[number];
  /** Operators whose customers are its own. */
  readonly own: ReadonlySet<string>;
  /** The same with those of the providers on its network. */
  readonly network: ReadonlySet<string>;
};

/** The providers of an inventory, in its order. */
export function providersIn({ operators }: Inventory): readonly ProviderScope[] {
  return operators.flatMap(({ id, name, kind }): readonly ProviderScope[] => {
    if (kind === "brand") return [];
    const hosted = hostedBy(operators, new Set([id]), () => true);
    return [{ id, name, kind, own: hostedBy(operators, new Set([id]), isBrand), network: hosted }];
  });
}

type Operators = Inventory["operators"];

function isBrand({ kind }: Operators[number]): boolean {
  return kind === "brand";
}

/** These and who is hosted by them, however far down. */
function hostedBy(
  operators: Operators,
  ids: ReadonlySet<string>,
  counts: (operator: Operators[number]) => boolean,
): ReadonlySet<string> {
  const more = operators.filter(
    (operator) => operator.host !== undefined && ids.has(operator.host) && !ids.has(operator.id) && counts(operator),
  );
  return more.length === 0 ? ids : hostedBy(operators, new Set([...ids, ...more.map(({ id }) => id)]), counts);
}

/** Whose customers count for a provider: its own, those of its whole network, or only those of who is on it. */
export function operatorsCounted({ own, network }: ProviderScope, whose: Reads["whose"]): ReadonlySet<string> {
  return { own, network, hosted: network.difference(own) }[whose];
}

/** What networks a provider has, unless a base table says so. */
export function networkKindsOf({ kind }: Pick<ProviderScope, "kind">): readonly string[] {
  return kind === "mvno" ? ["mobile", "wireless", "mobile-mvno"] : ["mobile", "wireless"];
}
