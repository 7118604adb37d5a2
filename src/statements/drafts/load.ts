import type { IncidentAsker } from "../../incidents/load.ts";
import { orUndefined } from "../../platform/errors.ts";
import { findOnFile } from "../approval/on-file.ts";
import { type Statement, standing, statementsIn } from "../approval/standing.ts";
import { goneAway } from "../drift/drift.ts";
import { type DeparturesBy, type StatementPutRight, putRightIn } from "../drift/put-right.ts";
import { departuresIn } from "../drift/watch.ts";
import { loadStanding } from "../situation/gather.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import type { StatementAnswer } from "./answer.ts";
import { describeStatement } from "./describe.ts";
import { loadDeliveries } from "../publishing/deliveries.ts";
import { noStatement } from "./prepare.ts";

type All = { readonly statements: readonly StatementAnswer[]; readonly putRight: readonly StatementPutRight[] };

/** Every statement of an incident, the last begun first, and who is to be put right. What was published stays, even where the incident was corrected away. */
export async function loadStatements(asker: IncidentAsker, id: string): Promise<All> {
  const configuration = await loadStatementConfiguration(asker.db);
  const known = await orUndefined(loadStanding(asker, id, configuration), "not-found");
  const records = known?.found.known.records ?? (await findOnFile(asker, id)).records;
  const all = statementsIn(records);
  const departures = known === undefined ? departuresAway(all) : await departuresIn(asker, known);
  const deliveries = await loadDeliveries(asker.db, all);
  const statements = all.map((one) =>
    describeStatement(one, { all, departures: departures.get(one.reference) ?? [], deliveries }),
  );
  return { statements: statements.toReversed(), putRight: putRightIn(all, { departures, deliveries }) };
}

function departuresAway(all: readonly Statement[]): DeparturesBy {
  return new Map(standing(all).map(({ reference, version }) => [reference, [goneAway(version.content)]]));
}

/** One of them; 404 where there is none. */
export async function loadStatement(
  asker: IncidentAsker,
  { id, reference }: { readonly id: string; readonly reference: string },
): Promise<StatementAnswer> {
  const { statements } = await loadStatements(asker, id);
  const found = statements.find((one) => one.reference === reference);
  if (found === undefined) throw noStatement(reference);
  return found;
}
