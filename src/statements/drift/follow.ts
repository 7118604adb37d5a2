import { type IncidentAsker, loadIncidents } from "../../incidents/load.ts";
import { addRecords } from "../../incidents/records/add.ts";
import type { NewRecord } from "../../incidents/records/record.ts";
import { isAnyOfKind, loadRecords } from "../../incidents/records/repository.ts";
import type { Witness } from "../../platform/app-env.ts";
import type { Trail } from "../../platform/audit/trail.ts";
import { isSilence } from "../../platform/database.ts";
import { orUndefined } from "../../platform/errors.ts";
import { readHead } from "../../platform/ledger/repository.ts";
import { enqueue } from "../../platform/outbox/repository.ts";
import { LOCAL_PRINCIPAL } from "../../platform/principal.ts";
import { within } from "../../platform/pulse.ts";
import { type OnFile, findOnFile } from "../approval/on-file.ts";
import { type Statement, homeOf, standing, statementsIn } from "../approval/standing.ts";
import { type Departure, STATEMENT_STEP, type StepContent } from "../approval/step.ts";
import { versionOf } from "../approval/take.ts";
import { STATEMENT, type StatementContent } from "../drafts/content.ts";
import { type Drawn, drawUp } from "../drafts/draw-up.ts";
import { digestOfDrawn, newReference } from "../drafts/save.ts";
import type { Standing } from "../situation/gather.ts";
import { type StatementConfiguration, loadStatementConfiguration } from "../keep/in-force.ts";
import { alertsOf } from "./alerts.ts";
import { beforeOf, departureInWords } from "./before.ts";
import { goneAway } from "./drift.ts";
import { isWatched, watchIncident } from "./watch.ts";

export type Following = Omit<IncidentAsker, "head" | "principal"> & {
  readonly trail: Pick<Trail, "write">;
  readonly publicUrl: string | undefined;
};

/** Who finds that a statement holds no longer, and words the first draft of what puts it right. */
export const WATCHER = "headcount";

/** Longer than a database takes that answers at all. */
const LONGEST_MILLISECONDS = 5_000;

/**
 * Holds every published statement against what is known now. One that holds no longer is noted as out of date, once for each
 * thing that is so no longer, with a draft of its correction, and the press office is told. By any number of processes at once.
 * While the database is silent nothing is found, and it is looked again later.
 */
export async function followStatements(following: Following): Promise<void> {
  if (!(await within(isAnyOfKind(following.db, STATEMENT_STEP), LONGEST_MILLISECONDS))) return;
  const head = await within(readHead(following.db), LONGEST_MILLISECONDS);
  const asker = { ...following, head, principal: LOCAL_PRINCIPAL };
  const all = await orUndefined(loadIncidents(asker), "no-inventory");
  if (all === undefined) return;
  const watched = all.incidents.filter(isWatched).map(({ track }) => track.id);
  const away = await watchedAway(asker, all.withdrawn);
  if (watched.length + away.length === 0) return;
  const configuration = await loadStatementConfiguration(following.db);
  const turns = [
    ...watched.map((id) => async () => await followIncident(asker, { id, configuration })),
    ...away.map((id) => async () => await followAway(asker, { id, configuration })),
  ];
  const failures: unknown[] = [];
  for (const turn of turns)
    await turn().catch((error: unknown) => {
      if (isSilence(error)) throw error;
      failures.push(error);
    });
  if (failures.length > 0) throw new AggregateError(failures, "some statements could not be followed");
}

type Asker = Following & IncidentAsker;
type Watching = { readonly id: string; readonly configuration: StatementConfiguration };

async function followIncident(asker: Asker, { id, configuration }: Watching): Promise<void> {
  const { known, statements, departures } = await watchIncident(asker, id, configuration);
  for (const statement of standing(statements)) {
    const gone = departures.get(statement.reference) ?? [];
    if (isNews(statement, gone)) await noteOutOfDate(asker, { statement, gone, of: known.found, known, configuration });
  }
}

/** Of what was corrected away: those of which something stands that is not noted yet. */
async function watchedAway({ db }: Asker, withdrawn: readonly string[]): Promise<readonly string[]> {
  if (withdrawn.length === 0) return [];
  const byIncident = Map.groupBy(await loadRecords(db, withdrawn), ({ incident }) => incident);
  return [...byIncident].filter(([, own]) => standing(statementsIn(own)).some(isNewsAway)).map(([id]) => id);
}

function isNewsAway(statement: Statement): boolean {
  return isNews(statement, [goneAway(statement.version.content)]);
}

/** There is nothing to say in its place by our figures: people take it back. */
async function followAway(asker: Asker, { id, configuration }: Watching): Promise<void> {
  const of = await findOnFile(asker, id);
  for (const statement of standing(statementsIn(of.records)).filter(isNewsAway)) {
    const gone = [goneAway(statement.version.content)];
    await noteOutOfDate(asker, { statement, gone, of, known: undefined, configuration });
  }
}

/** What was noted of it so far. */
function notedOf({ steps }: Statement) {
  return steps.flatMap(({ content }) => (content.step === "out-of-date" ? [content] : []));
}

/** Whether anything is so no longer that was not noted of it yet. */
function isNews(statement: Statement, gone: readonly Departure[]): boolean {
  const noted = notedOf(statement).flatMap(({ departures }) => departures);
  return gone.some(({ what, why }) => !noted.some((one) => one.what === what && one.why === why));
}

type Found = {
  readonly statement: Statement;
  readonly gone: readonly Departure[];
  readonly of: Pick<OnFile, "incident" | "ids">;
  /** Undefined where it was corrected away. */
  readonly known: Standing | undefined;
  readonly configuration: StatementConfiguration;
};

async function noteOutOfDate(asker: Asker, found: Found): Promise<void> {
  const { statement, gone, known, configuration } = found;
  const { incident, ids } = found.of;
  const drawn = known && isToBeCorrected(statement, gone) ? drawCorrection(statement, gone, known) : undefined;
  const digest = drawn === undefined ? "" : await digestOfDrawn(drawn);
  const author = { db: asker.db, principal: { id: WATCHER }, witness: witnessOf(asker) };
  await addRecords(author, {
    ids,
    decide: ({ records, now }) => {
      const present = statementsIn(records).find(({ reference }) => reference === statement.reference);
      if (present?.state !== "published" || !isNews(present, gone)) return [];
      const isDrafted = drawn !== undefined && isToBeCorrected(present, gone);
      const correction = isDrafted ? newReference(records) : null;
      const step: StepContent = {
        step: "out-of-date",
        version: versionOf(statement),
        ground: gone.map(departureInWords).join("; "),
        departures: gone,
        correction,
      };
      const noted: NewRecord = {
        incident: homeOf(statement),
        kind: STATEMENT_STEP,
        name: statement.reference,
        content: step,
      };
      if (drawn === undefined || correction === null) return [noted];
      const content: StatementContent = { ...drawn, version: 1, digest, holding: null, savedAt: now };
      return [noted, { incident: homeOf(statement), kind: STATEMENT, name: correction, content }];
    },
    besides: async (tx, [noted]) => {
      if (noted === undefined) return;
      const alert = { statement, gone, incident: incident.id, at: noted.recordedAt, publicUrl: asker.publicUrl };
      await enqueue(tx, alertsOf(configuration.recipients, alert));
    },
  });
}

/** An update that is due is to be written, not corrected; and what was drafted once is there. */
function isToBeCorrected(statement: Statement, gone: readonly Departure[]): boolean {
  const wasDrafted = notedOf(statement).some(({ correction }) => correction !== null);
  return !wasDrafted && gone.some(({ what }) => what !== "the next update");
}

function drawCorrection(statement: Statement, gone: readonly Departure[], known: Standing): Drawn {
  const { content } = statement.version;
  const { languages, channels } = content;
  return drawUp(
    { message: "correction.press", languages, channels, corrects: statement.reference },
    {
      situation: known.situationWith({ nextUpdateAt: null, before: beforeOf(statement, gone) }),
      incidentState: known.found.incident.state,
      estimateId: known.estimateId,
      sitrep: null,
      languages,
      by: WATCHER,
    },
  ).drawn;
}

/** The audit hears of it as of whatever somebody does. */
function witnessOf({ trail }: Following): Witness {
  return { entry: () => ({ kind: "system", who: WATCHER, from: "this process", action: "follow statements" }), trail };
}
