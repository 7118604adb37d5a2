import { type Declared, type Inventory, pointShareOf } from "../../src/engine/index.ts";
import { countsOf, headlineOf, lostPoints, sharesByDefinition } from "../engine/oracle/brute-force.ts";
import type { State } from "./network.ts";

type Points = { readonly affected: number; readonly impaired: number };

/**
 * Everybody who is hit by all that fails, each once: going through every joint state of the node sets, segment by
 * segment, with nothing of the engine and nothing of incidents. Unrounded. Nodes may be declared affected only.
 */
export function jointPoints(inventory: Inventory, { states, declared }: State): Points {
  const stateOf = (node: string): number =>
    Math.min(
      pointShareOf(states.get(node)),
      ...declared.map(({ of, share }) => ("nodes" in of && of.nodes.has(node) ? 1 - share.point : 1)),
    );
  const shares = sharesByDefinition(inventory, stateOf);
  const lost = inventory.profiles.map((profile) => ({
    profile,
    points: lostPoints(inventory, headlineOf(inventory, profile), shares),
  }));
  return inventory.segments.reduce(
    (sum, segment) => {
      const points = lost.find(({ profile }) => profile.id === segment.profile)?.points ?? { affected: 0, impaired: 0 };
      const said = declared.filter((one) => isOf(one, segment, inventory));
      const facing = inventory.services.filter(({ id, customerFacing = true }) => {
        const profile = inventory.profiles.find((other) => other.id === segment.profile);
        return customerFacing && profile !== undefined && Object.hasOwn(profile.services, id);
      });
      const raised = (outcome: keyof Points): number =>
        Math.max(
          points[outcome],
          ...said.map((one) =>
            facing.length > 0 && (outcome === "impaired" || one.outcome === "affected") ? one.share.point : 0,
          ),
        );
      const count = countsOf(segment).point;
      return {
        affected: sum.affected + count * raised("affected"),
        impaired: sum.impaired + count * raised("impaired"),
      };
    },
    { affected: 0, impaired: 0 },
  );
}

function isOf({ of }: Declared, { area }: Inventory["segments"][number], { areas }: Inventory): boolean {
  if ("nodes" in of) return false;
  const isWithin = (id: string | undefined): boolean =>
    id !== undefined && (of.view.areas?.has(id) === true || isWithin(areas.find((other) => other.id === id)?.parent));
  return isWithin(area);
}
