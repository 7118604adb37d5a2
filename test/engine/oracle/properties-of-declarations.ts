import * as fc from "fast-check";
import type { Declared, Inventory, NodeStates, Range, View } from "../../../src/engine/index.ts";
import { lossesByDefinition, momentOf, type SegmentLoss } from "./brute-force.ts";
import type { Engine } from "./engine.ts";
import {
  BOUNDS,
  EVERYTHING,
  OUTCOMES,
  differencesBetween,
  figuresByName,
  figuresFromSegments,
  slackOf,
} from "./figures.ts";
import { type Situation, pick, situations } from "./inventories.ts";
import { hasExactBounds } from "./properties-of-order.ts";
import { type Property, property } from "./property.ts";

/** What people declare beside the states of nodes, and what is counted in place of planned capacities. */

const gene = fc.nat(999);
const optionalGene = fc.option(gene, { freq: 3 });
const shares = fc
  .tuple(fc.constantFrom(0, 0.1, 0.25, 0.5, 1), fc.constantFrom(0, 0.2, 0.5, 1), fc.constantFrom(0, 0.3, 0.75, 1))
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low = 0, point = 0, high = 0]): Range => ({ low, point, high }));
const common = { outcome: fc.constantFrom<Declared["outcome"][]>("affected", "impaired"), share: shares };
const nodeGenes: fc.Arbitrary<NodeGenes> = fc.record({
  ...common,
  nodes: fc.array(gene, { minLength: 1, maxLength: 3 }),
});
const cellGenes: fc.Arbitrary<CellGenes> = fc.record({
  ...common,
  services: optionalGene,
  operators: optionalGene,
  areas: optionalGene,
  customerClasses: optionalGene,
});
type Genes = NodeGenes | CellGenes;
type NodeGenes = { readonly outcome: Declared["outcome"]; readonly share: Range; readonly nodes: readonly number[] };
type CellGenes = Omit<NodeGenes, "nodes"> & {
  readonly [Part in "services" | "operators" | "areas" | "customerClasses"]: number | null;
};

function some(from: readonly { readonly id: string }[], which: number | null): ReadonlySet<string> | undefined {
  return which === null || from.length === 0 ? undefined : new Set([pick(from, which).id]);
}

/** Reads what was drawn as declarations of an inventory; the first is "said-0". */
function declaredIn(inventory: Inventory, drawn: readonly Genes[]): readonly Declared[] {
  const classes = inventory.segments.map(({ customerClass }) => ({ id: customerClass }));
  return drawn.map((one, index) => {
    const { outcome, share } = one;
    const of =
      "nodes" in one
        ? { nodes: new Set(one.nodes.map((which) => pick(inventory.nodes, which).id)) }
        : {
            view: {
              services: some(inventory.services, one.services),
              operators: some(inventory.operators, one.operators),
              areas: some(inventory.areas, one.areas),
              customerClasses: some(classes, one.customerClasses),
            },
          };
    return { id: `said-${index}`, outcome, share, of };
  });
}

type Said = Situation & { readonly declared: readonly Declared[] };

function saidOf(genes: fc.Arbitrary<Genes>): fc.Arbitrary<Said> {
  return fc
    .tuple(situations, fc.array(genes, { minLength: 1, maxLength: 3 }))
    .map(([situation, drawn]) => ({ ...situation, declared: declaredIn(situation.inventory, drawn) }));
}

const saidOfNodes = saidOf(nodeGenes);
const saidOfCells = saidOf(cellGenes);
export const saidOfBoth = saidOf(fc.oneof(nodeGenes, cellGenes));

function ask(engine: Engine, { inventory, states, declared }: Said) {
  return engine.estimate(engine.compile(inventory), states, { ...EVERYTHING, declared });
}

export const propertiesOfDeclarations: readonly Property[] = [
  property("what is declared of customers is the least that they lose", saidOfCells, (engine, said) => {
    const segments = lossesByDefinition({ inventory: said.inventory, moment: momentOf(said.inventory, said.states) });
    const wanted = figuresFromSegments(
      said.inventory,
      segments.map((loss) => withDeclared(said, loss)),
    );
    return differencesBetween(figuresByName(ask(engine, said)), wanted);
  }),

  property("a node declared affected is as good as degraded by that share", saidOfNodes, (engine, said) => {
    const declared = said.declared.map((one): Declared => ({ ...one, outcome: "affected" }));
    const given = figuresByName(ask(engine, { ...said, declared }));
    return BOUNDS.flatMap((bound) => {
      const states = degraded(said.states, declared, bound);
      return differencesBetween(given, figuresByName(ask(engine, { ...said, states, declared: [] })), {
        bounds: [bound],
      });
    });
  }),

  property(
    "a node declared impaired serves whom it served, and as always only whom it would if degraded by that share",
    saidOfNodes,
    (engine, said) => {
      const declared = said.declared.map((one): Declared => ({ ...one, outcome: "impaired" }));
      const given = figuresByName(ask(engine, { ...said, declared }));
      const without = figuresByName(ask(engine, { ...said, declared: [] }));
      const states = degraded(said.states, declared, "point");
      const instead = figuresByName(ask(engine, { ...said, states, declared: [] }));
      const wanted = new Map(
        [...without].map(([name, row]) => [name, { ...row, impaired: instead.get(name)?.impaired ?? row.impaired }]),
      );
      return differencesBetween(given, wanted, { bounds: ["point"] });
    },
  ),

  property("to declare more never gives service back", saidOfBoth, (engine, said) => {
    const after = figuresByName(ask(engine, said));
    const less = { ...said, declared: said.declared.slice(1) };
    const before = figuresByName(ask(engine, less));
    const bounds = [said, less].every(boundsAreExact) ? BOUNDS : (["point"] as const);
    return [...before].flatMap(([name, row]) =>
      OUTCOMES.flatMap((outcome) =>
        bounds.flatMap((bound) => {
          const now = after.get(name)?.[outcome][bound] ?? 0;
          return isSpared(said, bound) || now >= row[outcome][bound] - slackOf(row)
            ? []
            : [`${name} ${outcome}.${bound} fell from ${row[outcome][bound]} to ${now}`];
        }),
      ),
    );
  }),

  property("what is declared first and what last is the same", saidOfBoth, (engine, said) => {
    const wanted = figuresByName(ask(engine, said));
    return differencesBetween(figuresByName(ask(engine, { ...said, declared: said.declared.toReversed() })), wanted);
  }),

  property("with what is declared, figures are in order and add up", saidOfBoth, (engine, said) => {
    const estimate = ask(engine, said);
    const rows = [...figuresByName(estimate)];
    const disordered = rows.filter(([, { affected, impaired, base }]) => {
      const slack = slackOf({ affected, impaired, base });
      const isInOrder = ({ low, point, high }: Range): boolean => low <= point + slack && point <= high + slack;
      const areWithin = BOUNDS.every((bound) => affected[bound] <= impaired[bound] + slack);
      return !isInOrder(affected) || !isInOrder(impaired) || !areWithin;
    });
    const { total, byOperator } = engine.report(estimate);
    const sum = byOperator.reduce((all, { affected }) => all + affected.point, 0);
    return [
      ...disordered.map(([name, row]) => `${name}: ${JSON.stringify(row)}`),
      ...(sum === total.affected.point ? [] : [`operators add up to ${sum} of ${total.affected.point}`]),
    ];
  }),

  property("what is declared restores what its release would", saidOfBoth, (engine, said) => {
    const { total, declaredCauses } = ask(engine, said);
    return said.declared.flatMap(({ id }) => {
      const without = ask(engine, { ...said, declared: said.declared.filter((one) => one.id !== id) }).total;
      const { restores = { affected: 0, impaired: 0 } } = declaredCauses.find((cause) => cause.id === id) ?? {};
      return OUTCOMES.flatMap((outcome) => {
        const wanted = total[outcome].point - without[outcome].point;
        return Math.abs(restores[outcome] - wanted) <= 10 * slackOf(total)
          ? []
          : [`${id} restores ${restores[outcome]} ${outcome}, not ${wanted}`];
      });
    });
  }),

  property("a leaf beside what is declared restores what its members at full would", saidOfCells, (engine, said) => {
    const nodes = new Set(said.inventory.nodes.filter(({ requires }) => requires === undefined).map(({ id }) => id));
    const { total, causes } = ask(engine, said);
    return causes
      .filter(({ leaf }) => nodes.has(leaf))
      .filter(({ leaf }) => !said.inventory.pools.some(({ members }) => members.some(({ node }) => node === leaf)))
      .filter(
        ({ leaf }) =>
          !said.inventory.nodes.some(({ requires }) => JSON.stringify(requires ?? "").includes(`"${leaf}"`)),
      )
      .flatMap(({ leaf, restores }) => {
        const after = ask(engine, { ...said, states: new Map([...said.states, [leaf, 1]]) }).total;
        const wanted = total.affected.point - after.affected.point;
        return Math.abs(restores.affected - wanted) <= 10 * slackOf(total)
          ? []
          : [`${leaf} restores ${restores.affected}, not ${wanted}`];
      });
  }),

  property(
    "capacities that were counted are those of a document that says so",
    fc.tuple(situations, fc.array(fc.constantFrom(1, 2, 5, 40), { minLength: 8, maxLength: 8 })),
    (engine, [{ inventory, states }, counts]) => {
      const counted = inventory.pools.filter(({ policy }) => policy === "partitioned");
      const capacities = new Map(
        counted.map(({ id, members }) => [id, members.map((_, index) => counts[index % counts.length] ?? 1)]),
      );
      const pools = inventory.pools.map((pool) => ({
        ...pool,
        members: pool.members.map((member, index) => ({
          ...member,
          capacity: capacities.get(pool.id)?.[index] ?? member.capacity,
        })),
      }));
      const reweighed = engine.reweigh(engine.compile(inventory), capacities);
      const given = figuresByName(engine.estimate(reweighed, states, EVERYTHING));
      const wanted = engine.estimate(engine.compile({ ...inventory, pools }), states, EVERYTHING);
      return differencesBetween(given, figuresByName(wanted));
    },
  ),
];

/** Who surely loses a service by its nodes is not lost beyond them: where both are declared the high may come closer. */
function isSpared({ declared }: Said, bound: keyof Range): boolean {
  return bound === "high" && declared.some(({ of }) => "nodes" in of) && declared.some(({ of }) => "view" in of);
}

function boundsAreExact({ inventory, states, declared }: Said): boolean {
  return BOUNDS.every((bound) => hasExactBounds({ inventory, states: degraded(states, declared, bound) }));
}

function degraded(states: NodeStates, declared: readonly Declared[], bound: keyof Range): NodeStates {
  const worse = new Map(states);
  for (const { of, share } of declared) {
    for (const node of "nodes" in of ? of.nodes : []) {
      const state = worse.get(node) ?? 1;
      const taken = typeof state === "number" ? state : { low: 1, point: state.lastKnown, high: 0 }[bound];
      worse.set(node, Math.min(taken, 1 - share[bound]));
    }
  }
  return worse;
}

type Lost = SegmentLoss["headline"];

function isAbout(inventory: Inventory, view: View, { segment, byService }: SegmentLoss): boolean {
  const within = (area: string | undefined, wanted: ReadonlySet<string>): boolean =>
    area !== undefined && (wanted.has(area) || within(inventory.areas.find(({ id }) => id === area)?.parent, wanted));
  return [
    view.operators?.has(segment.operator),
    view.customerClasses?.has(segment.customerClass),
    view.areas && within(segment.area, view.areas),
    view.services && [...byService.keys()].some((id) => view.services?.has(id)),
  ].every((holds) => holds ?? true);
}

/** What a segment loses with what is declared of it, from the definition: one declaration after the other. */
function withDeclared({ inventory, declared }: Said, loss: SegmentLoss): SegmentLoss {
  const { segment, byService } = loss;
  const bearing = declared.flatMap((one) => {
    if (!("view" in one.of) || !isAbout(inventory, one.of.view, loss)) return [];
    return [{ ...one, services: one.of.view.services ?? new Set(byService.keys()) }];
  });
  const facing = new Set(inventory.services.filter(({ customerFacing = true }) => customerFacing).map(({ id }) => id));
  const isOnly = [...byService.keys()].filter((id) => facing.has(id)).length === 1;
  const headline = inOrder(
    bearing.reduce((sum, { services, ...one }) => {
      const meant = [...byService].filter(([id]) => services.has(id) && facing.has(id)).map(([, lost]) => lost);
      return meant.length === 0
        ? sum
        : raised(sum, one, isOnly ? undefined : (outcome) => Math.min(...meant.map((lost) => lost[outcome].low)));
    }, loss.headline),
  );
  const services = [...byService].map(([id, lost]): [string, Lost] => [
    id,
    inOrder(bearing.filter((one) => one.services.has(id)).reduce((sum, one) => raised(sum, one), lost)),
  ]);
  return { segment, headline, byService: new Map(services) };
}

function raised(
  lost: Lost,
  { outcome: said, share }: Pick<Declared, "outcome" | "share">,
  surelyLost?: (outcome: keyof Lost) => number,
): Lost {
  const raise = (outcome: keyof Lost): Range => {
    const { low, point, high } = lost[outcome];
    if (outcome === "affected" && said === "impaired") return lost[outcome];
    const most =
      surelyLost === undefined
        ? Math.max(high, share.high)
        : Math.min(1, high + Math.max(0, share.high - surelyLost(outcome)));
    return { low: Math.max(low, share.low), point: Math.max(point, share.point), high: most };
  };
  return { affected: raise("affected"), impaired: raise("impaired") };
}

/** Who is affected is impaired. */
function inOrder({ affected, impaired }: Lost): Lost {
  return {
    affected: { ...affected, high: Math.min(affected.high, impaired.high) },
    impaired: { ...impaired, low: Math.max(impaired.low, affected.low) },
  };
}
