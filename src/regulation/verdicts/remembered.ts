import type { KnownIncident, NetworkMemory } from "../../incidents/load.ts";
import { keepLast } from "../../platform/keep-last.ts";
import type { Configuration } from "../keep/in-force.ts";
import { type AllWeighed, type Matter, weighAll } from "./weigh-all.ts";

type Network = KnownIncident["track"]["steps"][number]["network"];

/** What the verdicts of an incident that is over follow from. */
type Basis = {
  readonly networks: readonly Network[];
  /** What else of it was told, as text. */
  readonly told: string;
  readonly configuration: Configuration;
};

type Remembered = { readonly basis: Basis; readonly weighed: AllWeighed };

/** Some hundred kilobytes each. */
const MOST_KEPT = 100;

const rememberedBy = new WeakMap<NetworkMemory, Map<string, Remembered>>();

/**
 * The verdicts of an incident; of one that is over not again while nothing is told of it and the same is in force: whoever
 * keeps deadlines looks at every incident of a year again and again.
 */
export async function weighOnce(memory: NetworkMemory, matter: Matter): Promise<AllWeighed> {
  const { track } = matter.known;
  if (track.to === undefined || matter.asIf !== undefined) return await weighAll(matter);
  const remembered = rememberedBy.get(memory) ?? new Map<string, Remembered>();
  rememberedBy.set(memory, remembered);
  const basis = basisOf(matter);
  const known = remembered.get(track.id);
  if (known !== undefined && isSame(known.basis, basis)) return known.weighed;
  const weighed = await weighAll(matter);
  keepLast(remembered, [track.id, { basis, weighed }], MOST_KEPT);
  return weighed;
}

function basisOf({ known: { track, records }, now, configuration }: Matter): Basis {
  const { from, to, mergedIds, members } = track;
  // Confirmations lapse with a day, and a fact when its time is over.
  const told = [from, to, mergedIds, members, records.at(-1)?.number, records.length, now.slice(0, 10)];
  return { networks: track.steps.map(({ network }) => network), told: JSON.stringify(told), configuration };
}

function isSame(one: Basis, other: Basis): boolean {
  return (
    one.told === other.told &&
    one.configuration === other.configuration &&
    one.networks.length === other.networks.length &&
    one.networks.every((network, index) => network === other.networks[index])
  );
}
