import type { IncidentAsker } from "../../incidents/load.ts";
import { orUndefined } from "../../platform/errors.ts";
import { findOnFile } from "../../regulation/filings/on-file.ts";
import { statementsIn } from "../approval/standing.ts";
import { type DeparturesBy, type StatementPutRight, putRightIn } from "../drift/put-right.ts";
import { departuresIn } from "../drift/watch.ts";
import { loadStanding } from "../gather.ts";
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
  const departures: DeparturesBy = known === undefined ? new Map() : await departuresIn(asker, known);
  const all = statementsIn(records);
  const deliveries = await loadDeliveries(asker.db, all);
  const statements = all.map((one) =>
    describeStatement(one, { all, departures: departures.get(one.reference) ?? [], deliveries }),
  );
  return { statements: statements.toReversed(), putRight: putRightIn(all, { departures, deliveries }) };
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
