/** Every item after all that it depends on, or, where that cannot be, the items of one circle in order. */
export type Ordering = { readonly order: readonly number[] } | { readonly cycle: readonly number[] };

/**
 * Orders items 0…count−1 so that each stands after its dependencies; among equals the earlier item first.
 * Without recursion, since nested pools may be as deep as the document is long.
 */
export function topologicalOrder(count: number, dependenciesOf: (item: number) => readonly number[]): Ordering {
  const order: number[] = [];
  const state = new Uint8Array(count); // 0 new, 1 open, 2 done
  for (let start = 0; start < count; start++) {
    const path: { readonly item: number; readonly dependencies: readonly number[]; next: number }[] = [];
    if (state[start] === 0) path.push({ item: start, dependencies: dependenciesOf(start), next: 0 });
    state[start] ||= 1;
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const dependency = step.dependencies[step.next++];
      if (dependency === undefined) {
        state[step.item] = 2;
        order.push(step.item);
        path.pop();
      } else if (state[dependency] === 1) {
        const items = path.map(({ item }) => item);
        return { cycle: items.slice(items.indexOf(dependency)) };
      } else if (state[dependency] === 0) {
        state[dependency] = 1;
        path.push({ item: dependency, dependencies: dependenciesOf(dependency), next: 0 });
      }
    }
  }
  return { order };
}
