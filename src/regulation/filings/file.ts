import { decodeEstimateId } from "../../impact/estimate-id.ts";
import { asOfEstimate, firstRecordAfter } from "../../incidents/as-of.ts";
import type { IncidentAsker } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import type { Author } from "../../platform/kept/add.ts";
import { findIncident } from "../../incidents/records/found.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { silence } from "../../platform/database.ts";
import { canonicalJson, digestOf } from "../../platform/canonical-json.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { compareInstants } from "../../platform/instant.ts";
import { loadCase } from "../drafts/case.ts";
import { chooseForm, draftOf } from "../drafts/choose.ts";
import { composeFiling } from "./compose.ts";
import { FILING, type Filing, filingsIn, filingsOf, previousOf } from "./filing.ts";
import type { NewFiling } from "./new-filing.ts";

type Clerk = IncidentAsker & Author;

/** Records what was filed; `isNew` is false where the same was recorded before under the same key. */
export async function file(
  asker: Clerk,
  { id, sent }: { readonly id: string; readonly sent: NewFiling },
): Promise<{ readonly filing: Filing; readonly isNew: boolean }> {
  const { known, ids, incident } = await findIncident(asker, id);
  const digest = await digestOf(canonicalJson(sent));
  const same = filedUnder(sent.key, known.records);
  if (same !== undefined && same.digest !== digest)
    throw new AppError("conflict", `The key ${sent.key} is that of filing ${same.number}, which is another.`);
  if (same !== undefined) return { filing: same, isNew: false };
  const all = await loadCase(await asOfDraft(asker, sent.estimateId), id);
  if (sent.estimateId !== undefined && sent.estimateId !== all.estimateId) throw refusal([strange("is of no draft")]);
  const asked = chooseForm(all, sent);
  const draft = draftOf(all, asked, sent);
  const { counting, pack, provider, jurisdiction } = asked;
  const { recipient, submittedAt } = sent;
  const record = await addRecord(asker, {
    ids,
    decide: ({ records, now }) => {
      if (filedUnder(sent.key, records) !== undefined)
        throw new AppError("conflict", `Somebody records the filing ${sent.key} at this moment.`);
      // What was filed meanwhile too, though the draft that was sent did not know of it.
      const filings = filingsOf(filingsIn(records), { pack: pack.id, provider: provider.id, jurisdiction });
      const previous = previousOf(filings, { recipient, submittedAt });
      const basis = { previous, draft, counting, timeZone: pack.timeZone, digest, now, since: all.incident.from };
      return { incident: incident.id, kind: FILING, name: sent.form, content: composeFiling(sent, basis) };
    },
  });
  return { filing: filingOf(record), isNew: true };
}

function filingOf(record: IncidentRecord): Filing {
  const [filing] = filingsIn([record]);
  if (filing === undefined) throw new Error(`record ${record.number} is no filing`);
  return filing;
}

function filedUnder(wanted: string | undefined, records: readonly IncidentRecord[]): Filing | undefined {
  return wanted === undefined ? undefined : filingsIn(records).find(({ key }) => key === wanted);
}

/** The asker as of the draft that was sent: what the ledger held then, and what people had written by then. */
async function asOfDraft(asker: Clerk, estimateId: string | undefined): Promise<Clerk> {
  const { head, db } = asker;
  if (head === undefined) throw silence();
  if (estimateId === undefined) return asker;
  const id = decodeEstimateId(estimateId);
  if (id === undefined) throw refusal([strange("is no estimate id")]);
  if (id.sequence > head.sequence || compareInstants(id.at, head.now) > 0)
    throw refusal([strange("is of a time to come")]);
  return { ...asOfEstimate({ ...asker, head }, id), recordsBefore: await firstRecordAfter(db, id.at) };
}

function strange(message: string) {
  return { path: "estimateId", message };
}
