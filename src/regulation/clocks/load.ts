import { type IncidentAsker, type KnownIncident, type NetworkMemory, loadIncidents } from "../../incidents/load.ts";
import { rolesIn } from "../../incidents/records/decisions/roles.ts";
import { type FactAnswer, factsIn } from "../../incidents/records/facts/fact.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { type Instant, compareInstants, plusMilliseconds } from "../../platform/instant.ts";
import { lastSettledTo } from "../../platform/outbox/repository.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import { type Filing as RecordedFiling, filingsIn } from "../filings/filing.ts";
import { type Configuration, loadConfiguration } from "../keep/in-force.ts";
import { documentOf } from "../measures/document.ts";
import { firstAware } from "../measures/from-facts.ts";
import { type ProviderScope, providersIn } from "../measures/providers.ts";
import { weighOnce } from "../verdicts/remembered.ts";
import { acknowledgedIn, bouncedIn } from "./acknowledgement.ts";
import type { ObligationAnswer } from "./answer.ts";
import { type Reach, destinationsOf } from "./contacts.ts";
import { byOrder, obligationsOf } from "./obligations.ts";
import { restorationsOf } from "./restored.ts";
import type { Known, SaidAt } from "./starts.ts";
import { type Filing, submissionsIn } from "./submissions.ts";

/** Who holds this role looks after what is owed to regulators. */
const OWNER = "regulatory";

type Kept = {
  readonly configuration: Configuration;
  readonly reach: Reach;
  readonly network: NetworkMemory;
};

/** What is to be reported, and whom there is to tell. */
type Owed = { readonly obligations: readonly ObligationAnswer[]; readonly reach: Reach };

export type Obligations = Owed & {
  readonly now: Instant;
  /** Of the last record that anybody added to an incident; 0 where nobody has. */
  readonly lastRecord: number;
};

/** What is to be reported of one incident. */
export async function obligationsOfIncident(
  asker: IncidentAsker,
  { known, now }: { readonly known: KnownIncident; readonly now: Instant },
): Promise<Owed> {
  const kept = await loadKept(asker, now);
  return { obligations: await obligationsIn(known, now, kept), reach: kept.reach };
}

/** A month after the submission of a report, or two after the end of a quarter, and as long again for what is late. */
const RECENT_MILLISECONDS = 400 * 86_400_000;

/** Of what was over so long ago and nobody ever said a word about, nobody keeps deadlines: of a blip, and of an incident. */
const UNTOUCHED_BLIP_MILLISECONDS = 31 * 86_400_000;
const UNTOUCHED_MILLISECONDS = 160 * 86_400_000;

/** What is to be reported of every incident that is not over, or of which anything is still to be done. */
export async function loadObligations(asker: IncidentAsker): Promise<Obligations> {
  const { incidents, now } = await loadIncidents(asker);
  const kept = await loadKept(asker, now);
  const all: ObligationAnswer[] = [];
  for (const known of incidents.filter((one) => isRecent(one, now))) {
    await takeTurns();
    const own = await obligationsIn(known, now, kept);
    if (known.standing.state !== "closed" || own.some(isOpen)) all.push(...own);
  }
  const numbers = incidents.flatMap(({ records }) => records.map(({ number }) => number));
  return { obligations: all.toSorted(byOrder), reach: kept.reach, now, lastRecord: Math.max(0, ...numbers) };
}

/** Of an incident that is over: what is expected will not come to be, and what waits for an event may wait for ever. */
function isOpen({ state, dueAtLatest }: ObligationAnswer): boolean {
  if (state === "not-started") return dueAtLatest !== null;
  return state !== "done" && state !== "expected";
}

function isRecent({ track, standing, records }: KnownIncident, now: Instant): boolean {
  if (standing.state !== "closed") return true;
  const untouched = track.openedAt === undefined ? UNTOUCHED_BLIP_MILLISECONDS : UNTOUCHED_MILLISECONDS;
  const oldest = plusMilliseconds(now, -(records.length === 0 ? untouched : RECENT_MILLISECONDS));
  return compareInstants(track.from, oldest) > 0;
}

async function loadKept({ db, network }: IncidentAsker, now: Instant): Promise<Kept> {
  const configuration = await loadConfiguration(db, { at: now });
  const { recipients: contacts } = configuration;
  return { configuration, network, reach: { contacts, deliveries: await lastSettledTo(db, destinationsOf(contacts)) } };
}

async function obligationsIn(
  known: KnownIncident,
  now: Instant,
  { configuration, reach, network }: Kept,
): Promise<readonly ObligationAnswer[]> {
  const { verdicts } = await weighOnce(network, { known, now, configuration, asIf: undefined });
  const { packs } = configuration;
  const owner = ownerIn(known.records);
  return obligationsOf({ packs, ...reach, verdicts, known: startsIn(known, now), owner, now });
}

function ownerIn(records: readonly IncidentRecord[]): ObligationAnswer["owner"] {
  const role = rolesIn(records).find((one) => one.role === OWNER);
  return role === undefined || role.holder === null ? null : { holder: role.holder, contact: role.contact };
}

function startsIn(incident: KnownIncident, now: Instant): Known {
  const { track, records } = incident;
  const facts = factsIn(records, { operators: [], services: [], now });
  const providers = providersIn(documentOf(incident));
  const detected = facts.find(({ name }) => name === "detectedAt");
  return {
    incident: { id: track.id, from: track.from, to: track.to ?? null },
    detectedAt: detected === undefined ? undefined : saidIn(detected),
    awareAt: awareIn(facts, providers),
    submissions: submissionsIn({
      filings: filingsIn(records).map(dutyOf),
      acknowledged: acknowledgedIn(records),
      bounced: bouncedIn(records),
    }),
    restoredAt: restorationsOf(incident, providers, now),
  };
}

/** A filing as a duty that was done. */
function dutyOf({ provider, pack, number, jurisdiction, recipient, stage, submittedAt, by }: RecordedFiling): Filing {
  const duty = { provider: provider.id, pack: pack.id, jurisdiction, recipient, stage };
  return { ...duty, number, submittedAt, by };
}

/** By provider. */
function awareIn(facts: readonly FactAnswer[], providers: readonly ProviderScope[]): Known["awareAt"] {
  return new Map(
    providers.flatMap((provider): readonly (readonly [string, SaidAt])[] => {
      const fact = firstAware(facts, provider);
      const said = fact === undefined ? undefined : saidIn(fact);
      return said === undefined ? [] : [[provider.id, said]];
    }),
  );
}

/** A fact that was taken back is none. */
function saidIn({ value, by }: FactAnswer): SaidAt | undefined {
  return typeof value === "string" ? { at: value, by: by ?? "somebody" } : undefined;
}
