import { z } from "zod";
import { asOfEstimate, firstRecordAfter } from "../../incidents/as-of.ts";
import { type Check, checkEstimate } from "../../incidents/evidence/recompute.ts";
import { readPart } from "../../incidents/evidence/restore.ts";
import type { Checker } from "../../incidents/evidence/verify-file.ts";
import { createNetworkMemory } from "../../incidents/load.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { orUndefined } from "../../platform/errors.ts";
import { loadCase } from "../drafts/case.ts";
import { isNear } from "../drafts/filled.ts";
import type { Configuration } from "../keep/in-force.ts";
import { configurationIn } from "../verdicts/evidence.ts";
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
  // The draft did not know of the filing itself, though both may be of one moment.
  const recordsBefore = Math.min(filing.number, (await firstRecordAfter(asker.db, id.at)) ?? filing.number);
  const then = { ...asOfEstimate(asker, id), recordsBefore };
  const again = await orUndefined(loadCase(then, filing.incident, configuration), "not-found");
  if (again === undefined) return [...faults, `${name}: there was no such incident at ${filing.at}`];
  return [...faults, ...faultsOfFigures(filing, figuresIn(filing, again)), ...faultsOfWords(filing)];
}

/** What no base table bears on: these are another by now where somebody put others. */
const OF_THE_INCIDENT = /^(users\.|user-minutes(:|$)|user-hours|incident\.)/;

function faultsOfFigures({ number, fields }: Filing, again: Figures): readonly string[] {
  const stated = fields.flatMap(({ figures }) => figures).filter(({ from }) => from !== "person");
  return stated
    .filter((figure) => OF_THE_INCIDENT.test(figure.name))
    .filter((figure) => {
      const other = again.get(figure.name);
      return other === undefined || !isNear(figure, other);
    })
    .map(({ name }) => `filing ${number}: ${name} is not what was known then`);
}

/** What a field says of a figure stands in its text, but where a person worded it. */
function faultsOfWords({ number, fields }: Filing): readonly string[] {
  return fields
    .filter(
      ({ from, text, figures }) => from !== "person" && figures.some(({ words }) => text?.includes(words) !== true),
    )
    .map(({ id }) => `filing ${number}: ${id} does not say its figures`);
}
