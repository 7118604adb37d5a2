import type { Figure, Measurement } from "../../incidents/records/measured/measurement.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { Material } from "./material.ts";

/** A measurement that wins over the estimate; undefined where none does. `why`: which of the two stands there, and why. */
export type Measured = { readonly measurement: Measurement | undefined; readonly why: string };

/**
 * A measurement wins where it is of just the same: the same figure, of all of the outage (final), and of these customers, which
 * it is where nobody else was hit, since measurements are of the whole incident.
 */
export function measuredOf(material: Material, what: Figure): Measured {
  const all = material.incident.measurements.filter((one) => one.what === what && !one.isSuperseded);
  const newest = all.at(-1);
  if (newest === undefined) return { measurement: undefined, why: "The estimate: nothing was measured" };
  // Of a part measured since, one of the whole says no less than before.
  const last = all.findLast((one) => objectionTo(one, material) === undefined);
  if (last === undefined)
    return {
      measurement: undefined,
      why: `The estimate: measurement ${newest.number} ${objectionTo(newest, material)}`,
    };
  const why = `Measurement ${last.number} in place of the estimate: the same figure of the whole outage, recorded and final; ${last.method} (${last.source})`;
  return { measurement: last, why };
}

function objectionTo({ what, period }: Measurement, { incident, own, counts }: Material): string | undefined {
  const { from, to } = incident;
  if (to === null) return "is not final: the outage goes on";
  const isOfAll = compareInstants(period.from, from) <= 0 && compareInstants(to, period.to) <= 0;
  if (!isOfAll) return `is of a part of the outage only, ${period.from} to ${period.to}`;
  if (own.isWhole[what === "everAffected" ? "ever" : "hours"]) return undefined;
  const alsoWorse = counts === "affected" ? "" : ", and those served worse count here too";
  return `is of all who had no service, other providers' customers included${alsoWorse}`;
}
