import { type EstimateId, decodeEstimateId } from "../../impact/estimate-id.ts";
import { asOfEstimate, firstRecordAfter } from "../../incidents/as-of.ts";
import type { IncidentAsker } from "../../incidents/load.ts";
import { findSitrepRecord } from "../../incidents/records/repository.ts";
import { readReference } from "../../incidents/records/sitreps/reference.ts";
import { describeSitrep } from "../../incidents/records/sitreps/sitrep.ts";
import { silence } from "../../platform/database.ts";
import { refusal } from "../../platform/errors.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import type { NewStatement } from "./new-statement.ts";

/** As of when a statement is told. */
export type Chosen<Asker> = {
  readonly asker: Asker;
  readonly estimateId: string | undefined;
  readonly sitrep: string | null;
  /** Of which incident the report is, by the id that it had then. */
  readonly reportOf: string | null;
};

/** The asker as of the estimate or the report that a statement names; as of now where it names none. 422 where it is none of ours. */
export async function chooseMoment<Asker extends IncidentAsker>(
  asker: Asker,
  { estimateId: named, sitrep: reference }: Pick<NewStatement, "estimateId" | "sitrep">,
): Promise<Chosen<Asker>> {
  const { head, db } = asker;
  if (head === undefined) throw silence();
  const sitrep = reference === undefined ? null : await findReport(asker, reference);
  const estimateId = sitrep?.estimateId ?? named;
  if (estimateId === undefined) return { asker, estimateId, sitrep: null, reportOf: null };
  const id = readEstimateId(estimateId, head);
  const then = { ...asOfEstimate({ ...asker, head }, id), recordsBefore: await firstRecordAfter(db, id.at) };
  return { asker: then, estimateId, sitrep: sitrep?.reference ?? null, reportOf: sitrep?.incident ?? null };
}

function readEstimateId(text: string, head: Head): EstimateId {
  const id = decodeEstimateId(text);
  if (id === undefined) throw strange("is no estimate id");
  if (id.sequence > head.sequence || compareInstants(id.at, head.now) > 0) throw strange("is of a time to come");
  if (Object.values(id.filter).some((part) => part !== undefined)) throw strange("is of a part of the base");
  return id;
}

async function findReport({ db }: IncidentAsker, text: string) {
  const reference = readReference(text);
  const record = reference === undefined ? undefined : await findSitrepRecord(db, reference);
  if (record === undefined) throw refusal([{ path: "sitrep", message: "there is no report with this reference" }]);
  return { ...describeSitrep(record), incident: record.incident };
}

function strange(message: string) {
  return refusal([{ path: "estimateId", message }]);
}
