/** One textual change to a file of the engine that makes it say something else. `from` stands there exactly once. */
export type Perturbation = {
  readonly name: string;
  /** The property that fails with it; others may too. */
  readonly noticedBy: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

export const perturbations: readonly Perturbation[] = [
  // Step 1: shares.
  {
    name: "what a node requires is ignored",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: "Math.min(own, requiredShare(element.requires, served))",
    to: "own",
  },
  {
    name: "in requires, atLeast k is the share one further down",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: "return shares[formula.k - 1] ?? 0;",
    to: "return shares[formula.k] ?? 0;",
  },
  {
    name: "in requires, any is the minimum",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: '(formula.op === "all" ? shares.at(-1) : shares[0]) ?? 1',
    to: "shares.at(-1) ?? 1",
  },
  {
    name: "a redundant pool has no all-or-nothing bar",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: 'if (element.policy === "redundant" &&',
    to: 'if (element.policy === "partitioned" &&',
  },
  {
    name: "what stands in a redundant pool is weighed by its served share",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: "((served[element] ?? 1) > 0 ? capacity : 0)",
    to: "capacity * (served[element] ?? 1)",
  },
  {
    name: "a partitioned pool is unimpaired like a shared one",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: "return aliveOf(element.members, shares.unimpaired) / element.total;",
    to: "return isAtLeast(aliveOf(element.members, shares.served), element.total) ? 1 : 0;",
  },
  {
    name: "nobody in an overloaded pool is served worse who is served",
    noticedBy: "a cause restores what its leaf at full would, the most first",
    file: "shares.ts",
    from: "return isAtLeast(aliveOf(element.members, shares.served), element.needed) ? 1 : 0;",
    to: "return ownServed;",
  },
  {
    name: "a degraded node is unimpaired for those it serves",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: "return ownServed === 1 ? 1 : 0;",
    to: "return ownServed;",
  },
  {
    name: "unknown nodes are up for the high",
    noticedBy: "an independent programme gives the same lows and highs, row by row",
    file: "shares.ts",
    from: "high: sharesOf(model, takenAs(0))",
    to: "high: sharesOf(model, takenAs(1))",
  },
  {
    name: "unknown nodes are up for the point",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "shares.ts",
    from: 'typeof state === "object" ? state.lastKnown',
    to: 'typeof state === "object" ? 1',
  },
  {
    name: "capacities are compared without a tolerance",
    noticedBy: "a pool whose members give just what it needs serves everyone as ever",
    file: "tolerance.ts",
    from: "bar - 1e-9 * Math.max(Math.abs(value), Math.abs(bar))",
    to: "bar",
  },
  {
    name: "what a pool's members require is part of its node set",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "compile.ts",
    from: 'element?.kind === "pool" ? unionOf(element.members, sets) : 1n << BigInt(index);',
    to: 'element?.kind === "pool" ? unionOf(element.members, sets) : dependenciesOf(element).reduce((set, needed) => set | (sets[needed] ?? 0n), 1n << BigInt(index));',
  },

  // Step 2: points.
  {
    name: "branches are multiplied, whatever repeats in them",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "point.ts",
    from: "bundles.filter((bundle) => [...sets].some((set) => bundle.sets.has(set)))",
    to: "bundles.filter(() => false)",
  },
  {
    name: "leaves over the same nodes are independent",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "lost.ts",
    from: "setOf: (leaf) => model.nodeSets[leaf] ?? leaf,",
    to: "setOf: (leaf) => leaf,",
  },
  {
    name: "any service is the sum over services",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "lost.ts",
    from: "return 1 - this.#points.held(this.#all(formulas));",
    to: "return formulas.reduce((sum, one) => sum + 1 - this.#points.held(this.#all([one])), 0);",
  },
  {
    name: "any service is the worst of the services",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "lost.ts",
    from: "return 1 - this.#points.held(this.#all(formulas));",
    to: "return Math.max(0, ...formulas.map((one) => 1 - this.#points.held(this.#all([one]))));",
  },
  {
    name: "building blocks count as services of customers",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "compile.ts",
    from: "customerFacing: known?.service.customerFacing ?? true",
    to: "customerFacing: true",
  },
  {
    name: "for impaired, any holds when one alternative does",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "lost.ts",
    from: "isPreference ? formula.parts.slice(0, 1) : formula.parts",
    to: "formula.parts",
  },
  {
    name: "for affected too, any is its first alternative",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "lost.ts",
    from: 'const affected = read(point.served, "one-alternative");',
    to: 'const affected = read(point.served, "first-alternative");',
  },
  {
    name: "for impaired, an atLeast 1 is a preference",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "lost.ts",
    from: 'formula.op === "any" && this.#preference',
    to: '(formula.op === "any" || (formula.op === "atLeast" && formula.k === 1)) && this.#preference',
  },
  {
    name: "atLeast asks for one fewer",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "terms.ts",
    from: "const missing = k - parts",
    to: "const missing = k - 1 - parts",
  },
  {
    name: "equal parts of an atLeast count once",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "terms.ts",
    from: "const open = parts.filter((part) => part >= 0).sort(ascending);",
    to: "const open = [...new Set(parts.filter((part) => part >= 0))].sort(ascending);",
  },

  // Step 2: bounds.
  {
    name: "bounds are by recursion even where a leaf repeats",
    noticedBy: "an independent programme gives the same lows and highs, row by row",
    file: "bounds.ts",
    from: "if (!repeats || occurrences.size > EXACT_LEAVES)",
    to: "if (occurrences.size > 0)",
  },
  {
    name: "bounds of six leaves are by recursion",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "bounds.ts",
    from: "const EXACT_LEAVES = 6;",
    to: "const EXACT_LEAVES = 5;",
  },
  {
    name: "bounds of seven leaves are by the programme",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "bounds.ts",
    from: "const EXACT_LEAVES = 6;",
    to: "const EXACT_LEAVES = 7;",
  },
  {
    name: "the greatest of an any is that of its likeliest part",
    noticedBy: "an independent programme gives the same lows and highs, row by row",
    file: "bounds.ts",
    from: "greatest: Math.min(1, sum(greatest)) };",
    to: "greatest: greatest.at(-1) ?? 0 };",
  },
  {
    name: "the least of an atLeast looks at all parts only",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "bounds.ts",
    from: "const lower = Array.from({ length: n - k + 1 }, (_, i) =>",
    to: "const lower = [n - k].map((i) =>",
  },
  {
    name: "the greatest of an atLeast leaves out no likely part",
    noticedBy: "where no leaf repeats, the recursion on intervals is exact",
    file: "bounds.ts",
    from: "const upper = Array.from({ length: k }, (_, r) =>",
    to: "const upper = [0].map((r) =>",
  },
  {
    name: "equal parts of an all or an any count twice",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "terms.ts",
    from: "const open = [...new Set(flat)].sort(ascending);",
    to: "const open = [...flat].sort(ascending);",
  },
  {
    name: "an all in an all is not one list",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "terms.ts",
    from: "return term.op === op ? term.parts : [ref];",
    to: "return [ref];",
  },
  {
    name: "the high of affected takes served shares",
    noticedBy: "an independent programme gives the same lows and highs, row by row",
    file: "lost.ts",
    from: 'high: read(high.unimpaired, "one-alternative"),',
    to: 'high: read(high.served, "one-alternative"),',
  },
  {
    name: "the high of affected is not capped by that of impaired",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "lost.ts",
    from: "high: Math.min(affected.high, impaired.high)",
    to: "high: affected.high",
  },
  {
    name: "the low of impaired is not raised to that of affected",
    noticedBy: "points and bounds of many leaves are those of the definition",
    file: "lost.ts",
    from: "low: Math.max(impaired.low, affected.low)",
    to: "low: impaired.low",
  },

  // Step 3: customers.
  {
    name: "the low takes the point of a count",
    noticedBy: "an independent programme gives the same lows and highs, row by row",
    file: "cells.ts",
    from: "low: a.low + b.low,",
    to: "low: a.point + b.point,",
  },
  {
    name: "an area has only what its descendants have",
    noticedBy: "going through every joint state gives the same points, row by row",
    file: "breakdowns.ts",
    from: "for (let id: string | undefined = area; id",
    to: "for (let id: string | undefined = parentById.get(area) ?? area; id",
  },
  {
    name: "an area in a filter has only its own segments",
    noticedBy: "asking for a part gives the row of that part",
    file: "view.ts",
    from: "const areas = view.areas && withDescendants(model, view.areas);",
    to: "const areas = view.areas;",
  },
  {
    name: "a filter on services leaves the headline as it is",
    noticedBy: "asking for a part gives the row of that part",
    file: "view.ts",
    from: "if (services === undefined) return ({ customerFacing }) => customerFacing;",
    to: "if (services === undefined || services.size > 0) return ({ customerFacing }) => customerFacing;",
  },

  // Rounding.
  {
    name: "parts are rounded down and what is left over is lost",
    noticedBy: "reported points of disjoint parts add up exactly, in any view",
    file: "rounding.ts",
    from: "byRemainder.slice(0, Math.max(0, missing))",
    to: "byRemainder.slice(0, 0)",
  },
  {
    name: "the smallest remainders go up",
    noticedBy: "a range holds its point, before rounding and after",
    file: "rounding.ts",
    from: "b.remainder - a.remainder ||",
    to: "a.remainder - b.remainder ||",
  },
  {
    name: "low is rounded up",
    noticedBy: "a range holds its point, before rounding and after",
    file: "rounding.ts",
    from: "Math.floor(settle(low))",
    to: "Math.ceil(settle(low))",
  },
  {
    name: "high is rounded down",
    noticedBy: "a range holds its point, before rounding and after",
    file: "rounding.ts",
    from: "Math.ceil(settle(high))",
    to: "Math.floor(settle(high))",
  },
  {
    name: "the point is rounded down",
    noticedBy: "rounding widens a range by less than one and moves a point by less than one",
    file: "rounding.ts",
    from: "Math.round(settle(point))",
    to: "Math.floor(settle(point))",
  },
  {
    name: "an area shares out to its children alone",
    noticedBy: "a range holds its point, before rounding and after",
    file: "report.ts",
    from: "      parent.own,\n",
    to: "",
  },
  {
    name: "the cells of a pair with a service share out the headline",
    noticedBy: "reported points of disjoint parts add up exactly, in any view",
    file: "report.ts",
    from: "if (position < 0) return share(total, cells);",
    to: "if (position < 9) return share(total, cells);",
  },

  // The why.
  {
    name: "a mended leaf still serves worse",
    noticedBy: "a cause restores what its leaf at full would, the most first",
    file: "causes.ts",
    from: "unimpaired: unimpaired.with(leaf, 1) };",
    to: "unimpaired };",
  },
  {
    name: "causes stand with the least first",
    noticedBy: "a cause restores what its leaf at full would, the most first",
    file: "causes.ts",
    from: "b.restores.affected - a.restores.affected ||",
    to: "a.restores.affected - b.restores.affected ||",
  },
  {
    name: "nodes that are required are not behind a leaf",
    noticedBy: "a cause restores what its leaf at full would, the most first",
    file: "causes.ts",
    from: "for (const needed of dependenciesOf(model.elements[element])) behind.add(needed);",
    to: 'for (const needed of dependenciesOf(model.elements[element])) if (model.elements[element]?.kind === "pool") behind.add(needed);',
  },
  {
    name: "a leaf below full without a failing node is a cause",
    noticedBy: "a cause restores what its leaf at full would, the most first",
    file: "causes.ts",
    from: "return nodes.length === 0 ? [] : [{ leaf, nodes }];",
    to: "return isBelowFull(leaf) ? [{ leaf, nodes }] : [];",
  },
];
