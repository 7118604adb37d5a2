import type { IncidentAsker, KnownIncident } from "../../incidents/load.ts";
import { type Statement, standing, statementsIn } from "../approval/standing.ts";
import type { Departure } from "../approval/step.ts";
import { loadStanding, type Standing } from "../situation/gather.ts";
import type { StatementConfiguration } from "../keep/in-force.ts";
import { departuresOf } from "./drift.ts";
import type { DeparturesBy } from "./put-right.ts";
import { figuresThen } from "./then.ts";

/** What of each statement that stands or is yet to go out is so no longer. */
export async function departuresIn(asker: IncidentAsker, known: Standing): Promise<DeparturesBy> {
  const open = statementsIn(known.found.known.records).filter(({ state }) => OPEN.has(state));
  const found: (readonly [string, readonly Departure[]])[] = [];
  for (const { reference, version } of open) {
    const { content } = version;
    const { nextUpdateAt, before } = content.situation;
    const now = known.situationWith({ nextUpdateAt, before });
    found.push([reference, departuresOf(content, { now, atItsTime: await figuresThen(asker, content) })]);
  }
  return new Map(found);
}

const OPEN: ReadonlySet<Statement["state"]> = new Set(["draft", "in-review", "approved", "published"]);

/** Those that are to be watched: of each incident, where there are any. */
export function isWatched({ records }: Pick<KnownIncident, "records">): boolean {
  return standing(statementsIn(records)).length > 0;
}

export type Watched = {
  readonly known: Standing;
  readonly statements: readonly Statement[];
  readonly departures: DeparturesBy;
};

export async function watchIncident(
  asker: IncidentAsker,
  id: string,
  configuration: StatementConfiguration,
): Promise<Watched> {
  const known = await loadStanding(asker, id, configuration);
  return { known, statements: statementsIn(known.found.known.records), departures: await departuresIn(asker, known) };
}
