import type { AnyImpact, Cause } from "../data/answers.ts";

export type Causes = {
  /** In the order of what mending each restores. */
  readonly mendable: readonly Cause[];
  /** Silences: there is nothing to mend but the feed. */
  readonly blind: readonly Cause[];
  /** Whether customers are affected though mending no single one would help. */
  readonly isTogether: boolean;
};

/** What can be mended and what is only not seen. */
export function causesIn({ causes, affected }: Pick<AnyImpact, "causes" | "affected">): Causes {
  const mendable = causes.filter(({ blind }) => blind === undefined);
  const isTogether =
    mendable.length > 0 && affected.point > 0 && mendable.every(({ restores }) => restores.affected <= 0);
  return { mendable, blind: causes.filter(({ blind }) => blind !== undefined), isTogether };
}

/** The first cause with just the same nodes behind it, where it stands before this one. */
export function sameNodesBefore(causes: readonly Cause[], index: number): Cause | undefined {
  const own = keyOf(causes[index]?.nodes ?? []);
  const first = causes.findIndex(({ nodes }) => keyOf(nodes) === own);
  return own === "" || first === index ? undefined : causes[first];
}

function keyOf(nodes: readonly string[]): string {
  return nodes.toSorted().join(" ");
}

/** What the bars of all causes are held against. */
export function mostRestored(causes: readonly Cause[], { affected, impaired }: AnyImpact): number {
  const restored = causes.map(({ restores }) => Math.max(restores.affected, restores.impaired));
  return Math.max(affected.point, impaired.point, ...restored);
}

/** Services that customers use and of which nobody is affected or served worse, nor may be. */
export function holdingIn({ byService }: Pick<AnyImpact, "byService">): readonly string[] {
  return byService
    .filter(
      ({ customerFacing, base, affected, impaired }) =>
        customerFacing && base > 0 && affected.high === 0 && impaired.high === 0,
    )
    .map(({ name }) => name);
}
