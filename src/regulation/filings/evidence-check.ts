import { z } from "zod";
import { type Check, checkEstimate } from "../../incidents/evidence/recompute.ts";
import { readPart } from "../../incidents/evidence/restore.ts";
import type { Checker } from "../../incidents/evidence/verify-file.ts";
import { createNetworkMemory } from "../../incidents/load.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { orUndefined } from "../../platform/errors.ts";
import { compareInstants } from "../../platform/instant.ts";
import { loadRecords } from "../../incidents/records/repository.ts";
import { loadCase } from "../drafts/case.ts";
import type { Configuration } from "../keep/in-force.ts";
import { configurationIn } from "../verdicts/evidence.ts";
import { BOUNDS } from "../measures/reading.ts";
import { decisionsIn } from "./decision.ts";
import { FILINGS_PART } from "./evidence-part.ts";
import { type Filing, filingsIn } from "./filing.ts";
import { figuresIn } from "./known-now.ts";
import type { Figures } from "./put-right.ts";

const FilingsPart = z.object({ filings: z.array(z.unknown()), decisions: z.array(z.unknown()) });

/** Every filing must be what was recorded, and quote an estimate that the ledger gives. A file of before there were any has none. */
export const checkFilings: Checker = async (asker, { incident }, parts): Promise<readonly Check[]> => {
  const { known } = await findIncident({ ...asker, network: createNetworkMemory() }, incident);
  const filings = filingsIn(known.records);
  if (filings.length === 0 && parts.every(({ name }) => name !== FILINGS_PART)) return [];
  const part = readPart(parts, FILINGS_PART, FilingsPart);
  const recorded = { filings, decisions: decisionsIn(known.records) };
  const isSame = canonicalJson(part) === canonicalJson(recorded);
  const faults: string[] = isSame ? [] : [`${FILINGS_PART} is not what was recorded`];
  const configuration = configurationIn(parts);
  for (const filing of filings) faults.push(...(await faultsOf(asker, filing, configuration)));
  return [{ what: `${filings.length} filings, as each was recorded, their estimates and figures`, faults }];
};

type Asker = Parameters<Checker>[0];

async function faultsOf(asker: Asker, filing: Filing, configuration: Configuration): Promise<readonly string[]> {
  const name = `filing ${filing.number}`;
  const { id, faults } = await checkEstimate(asker, name, filing);
  if (id === undefined) return faults;
  const head = { ...asker.head, now: id.at, recordedAt: id.knownAt, sequence: id.sequence };
  const recordsBefore = await firstUnknown(asker, filing);
  const then = { ...asker, head, network: createNetworkMemory(), recordsBefore };
  const again = await orUndefined(loadCase(then, filing.incident, configuration), "not-found");
  if (again === undefined) return [...faults, `${name}: there was no such incident at ${filing.at}`];
  return [...faults, ...faultsOfFigures(filing, figuresIn(filing, again)), ...faultsOfWords(filing)];
}

/** The number of the first record that the draft did not know. */
async function firstUnknown({ db }: Asker, { number, at }: Filing): Promise<number> {
  const later = (await loadRecords(db, "all")).find(({ recordedAt }) => compareInstants(recordedAt, at) > 0);
  return Math.min(number, later?.number ?? number);
}

/** What no base table bears on: these are another by now where somebody put others. */
const OF_THE_INCIDENT = /^(users\.|user-minutes(:|$)|user-hours|incident\.)/;

function faultsOfFigures({ number, fields }: Filing, again: Figures): readonly string[] {
  const stated = fields.flatMap(({ figures }) => figures).filter(({ from }) => from !== "person");
  return stated
    .filter((figure) => OF_THE_INCIDENT.test(figure.name))
    .filter((figure) => {
      const other = again.get(figure.name);
      return other === undefined || BOUNDS.some((bound) => !isNear(figure[bound], other[bound]));
    })
    .map(({ name }) => `filing ${number}: ${name} is not what was known then`);
}

/** Sums of floating numbers differ in their last digits. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.abs(other);
}

/** What a field says of a figure stands in its text, but where a person worded it. */
function faultsOfWords({ number, fields }: Filing): readonly string[] {
  return fields
    .filter(
      ({ from, text, figures }) => from !== "person" && figures.some(({ words }) => text?.includes(words) !== true),
    )
    .map(({ id }) => `filing ${number}: ${id} does not say its figures`);
}
