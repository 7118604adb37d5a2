import { loadMomentOf } from "../../../alarms/moment.ts";
import { estimateIdOf } from "../../../impact/estimate-id.ts";
import { describeRows, impactOf } from "../../../impact/impact.ts";
import { silence } from "../../../platform/database.ts";
import { refusal } from "../../../platform/errors.ts";
import type { Instant } from "../../../platform/instant.ts";
import { type Head, offenceOfStated } from "../../../platform/ledger/stamp.ts";
import { causesIn } from "../../describe.ts";
import { peakStep, presentStep } from "../../figures.ts";
import type { IncidentAsker } from "../../load.ts";
import { reportAlone, sceneOfStep } from "../../network.ts";
import type { Track } from "../../track/track.ts";
import type { Author } from "../../../platform/kept/add.ts";
import { addRecord } from "../add.ts";
import { factsIn } from "../facts/fact.ts";
import { EXPECTED_RESTORATION, Restoration } from "../facts/known-facts.ts";
import { type Found, findIncident, titleOf } from "../found.ts";
import type { IncidentRecord } from "../record.ts";
import { drawReference } from "./reference.ts";
import { type Frozen, type NewSitrep, type Sitrep, describeSitrep, freeze, sitrepsIn } from "./sitrep.ts";

type Reporter = IncidentAsker & Author;

/** Freezes what is estimated of an incident now, under a reference that no other report has. */
export async function report(asker: Reporter, id: string, sent: NewSitrep): Promise<Sitrep> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const stated = statedTime(sent, head);
  const found = await findIncident({ ...asker, head: { ...head, now: stated ?? head.now } }, id);
  // Of the very entries that the incident was followed up to, so that both figures are of one moment.
  const asKnown = { at: stated ?? head.now, knownAt: stated ?? head.recordedAt, sequence: head.sequence };
  const moment = await loadMomentOf(asker, asKnown);
  const impact = impactOf(moment, {});
  const frozen: Frozen = {
    ...ofIncident(found),
    joint: { affected: impact.affected, impaired: impact.impaired, base: impact.base },
    jointHeadline: impact.headline,
    estimateId: await estimateIdOf(impact, {}),
    expectedRestoration: expectedIn(found.known.records, head.now),
  };
  const record = await addRecord(asker, {
    ids: found.ids,
    decide: ({ records, now }) => {
      const reference = drawReference((count) => crypto.getRandomValues(new Uint8Array(count)));
      const place = { reference, number: nextNumber(records), now: stated ?? now };
      return { incident: found.incident.id, kind: "sitrep", name: reference, content: freeze(frozen, sent, place) };
    },
  });
  return describeSitrep(record);
}

/** A replay's own time, by the rule by which the ledger takes one. */
function statedTime({ recordedAt }: NewSitrep, head: Head): Instant | undefined {
  const message = recordedAt === undefined ? undefined : offenceOfStated(recordedAt, head);
  if (message !== undefined) throw refusal([{ path: "recordedAt", message }]);
  return recordedAt;
}

type OfIncident = Omit<Frozen, "joint" | "jointHeadline" | "estimateId" | "expectedRestoration">;

/** What stands in a report of the incident alone. */
export function ofIncident({ known, incident }: Found): OfIncident {
  const { state, from: since, to, headline, present: own } = incident;
  return { title: titleOf(incident), state, since, to, headline, own, ...presentRows(known.track) };
}

/** Whom the incident alone hits now; each row at nobody where it is over. */
function presentRows(track: Track): Pick<Frozen, "byOperator" | "byCustomerClass" | "byService" | "causes"> {
  const { network, things } = presentStep(track) ?? { ...peakStep(track), things: NOTHING };
  const alone = reportAlone(network, things);
  const rows = describeRows(alone, sceneOfStep(network).inventory.document);
  const { byOperator, byCustomerClass, byService } = rows;
  return { byOperator, byCustomerClass, byService, causes: causesIn({ network, things }, alone) };
}

const NOTHING: ReadonlySet<string> = new Set();

function expectedIn(records: readonly IncidentRecord[], now: Instant): Frozen["expectedRestoration"] {
  return factsIn(records, { operators: [], services: [], now })
    .filter(({ name, isSet }) => name === EXPECTED_RESTORATION && isSet)
    .map(({ service = "", value }) => ({ service, ...Restoration.parse(value) }));
}

/** Beyond the greatest, since of merged incidents both have a first. */
function nextNumber(records: readonly IncidentRecord[]): number {
  return Math.max(0, ...sitrepsIn(records).map(({ number }) => number)) + 1;
}
