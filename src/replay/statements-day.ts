import { z } from "zod";
import type { IncidentRecord } from "../incidents/records/record.ts";
import { loadRecords, restoreRecords } from "../incidents/records/repository.ts";
import { IncidentsAnswer } from "../incidents/answer.ts";
import { ImpactAnswer } from "../impact/answer.ts";
import type { Db } from "../platform/database.ts";
import { LOCAL_PRINCIPAL, type Principal } from "../platform/principal.ts";
import { PreviewAnswer, StatementAnswer } from "../statements/drafts/answer.ts";
import { CHANNELS, LANGUAGES, type MessageId } from "../statements/message.ts";
import { type Last, rightMessage } from "../statements/right-message.ts";
import type { Client } from "./client.ts";
import type { Example } from "./example.ts";
import { replay } from "./replay.ts";
import { CLOSED_AT, CORRECTED, MOMENTS, type Moment } from "./statements-moments.ts";

/** A service in an empty database, whoever asks. */
export type Service = { readonly db: Db; readonly clientOf: (principal: Principal) => Client };

type Estimate = z.infer<typeof ImpactAnswer>;

/** What would have been right to say at a moment, and what came of asking to say that all is restored. */
export type Told = {
  readonly moment: Moment;
  readonly impact: Estimate;
  readonly preview: PreviewAnswer;
  /** Why it may not be said that service is restored; null: it may. */
  readonly notRestored: string | null;
};

/** When all is told. */
const END = "9999-12-31T00:00:00Z";

const SECOND_PERSON: Principal = { ...LOCAL_PRINCIPAL, id: "second person" };

/**
 * What people would have recorded: a statement at 21:05, drafted, approved by a second person and published before 3G data
 * came back, and the incident's end. Each as of the time at which they would have.
 */
export async function liveDay({ db, clientOf }: Service, example: Example): Promise<readonly IncidentRecord[]> {
  const client = clientOf(LOCAL_PRINCIPAL);
  await tellUntil(client, example, CORRECTED.at);
  await settle(client, example);
  const path = `/v1/incidents/${await incidentIn(client)}`;
  await publish({ client, second: clientOf(SECOND_PERSON), path });
  const published = await loadRecords(db, "all");
  await tellUntil(client, example, END);
  const confirmedBy = "the network duty manager (invented: nobody is named in what was published)";
  await client(z.unknown(), `${path}/close`, post({ confirmedBy, ground: "4G data back at 03:27 on 7 December (O2)" }));
  const records = await loadRecords(db, "all");
  const isEarly = new Set(published.map(({ number }) => number));
  return records.map((one) => ({ ...one, recordedAt: isEarly.has(one.number) ? CORRECTED.at : CLOSED_AT }));
}

type Publishing = { readonly client: Client; readonly second: Client; readonly path: string };

async function publish({ client, second, path }: Publishing): Promise<void> {
  const { estimateId } = await impactAt(client, CORRECTED.at);
  const sent = { message: "update.press", channels: ["press-release"], languages: LANGUAGES, estimateId };
  const { reference, digest } = await client(StatementAnswer, `${path}/statements`, post(sent));
  await client(z.unknown(), `${path}/statements/${reference}/submit`, post({}));
  await second(z.unknown(), `${path}/statements/${reference}/approve`, post({ digest }));
  await client(z.unknown(), `${path}/statements/${reference}/publish`, post({}));
}

/** What became known of the outage, and what people recorded of it. */
export type Day = { readonly example: Example; readonly records: readonly IncidentRecord[] };

/** What would have been right at each moment, by what was known and said by then. Into an empty database. */
export async function tellDay({ db, clientOf }: Service, { example, records }: Day): Promise<readonly Told[]> {
  const client = clientOf(LOCAL_PRINCIPAL);
  await tellUntil(client, example, END);
  await settle(client, example);
  await restoreRecords(db, records);
  const { incident = "", name: published = "" } = records[0] ?? {};
  const told: Told[] = [];
  for (const moment of MOMENTS) {
    const last = told.findLast((one) => one.moment.corrects !== true)?.preview ?? null;
    told.push(await tellMoment(client, moment, { incident, published, last }));
  }
  return told;
}

type Said = {
  readonly incident: string;
  /** The statement to be corrected, by its reference. */
  readonly published: string;
  readonly last: Pick<PreviewAnswer, "message" | "situation"> | null;
};

async function tellMoment(client: Client, moment: Moment, { incident, published, last }: Said): Promise<Told> {
  const { at, nextUpdateAt } = moment;
  const impact = await impactAt(client, at);
  const ask = async (message: MessageId, more: object = {}) =>
    await client(
      PreviewAnswer,
      `/v1/incidents/${incident}/statements/preview`,
      post({
        message,
        estimateId: impact.estimateId,
        channels: CHANNELS,
        ...(nextUpdateAt === null ? {} : { nextUpdateAt }),
        ...more,
      }),
    );
  const restored = await ask("restored.customers");
  const known = { situation: restored.situation, incidentState: stateAt(at, restored) };
  const right = rightMessage({ ...known, audience: "customers", last: last === null ? null : asLast(last) });
  if (right === undefined) throw new Error(`there is nothing to tell at ${at}`);
  const preview = moment.corrects === true ? await ask("correction.press", { corrects: published }) : await ask(right);
  return { moment, impact, preview, notRestored: restored.refusals.find(isOfWhole)?.message ?? null };
}

/** As it was known then. */
export async function impactAt(client: Client, at: string): Promise<Estimate> {
  return await client(ImpactAnswer, `/v1/impact?at=${at}&knownAt=${at}`);
}

function stateAt(at: string, { situation }: PreviewAnswer): "open" | "recovering" | "closed" {
  if (Date.parse(at) >= Date.parse(CLOSED_AT)) return "closed";
  return situation.to === null ? "open" : "recovering";
}

function isOfWhole({ message }: { readonly message: string }): boolean {
  return message.startsWith("nothing may be called restored");
}

function asLast({ message, situation }: Pick<PreviewAnswer, "message" | "situation">): Last {
  return { message, situation, departures: [] };
}

async function settle(client: Client, { statements }: Example): Promise<void> {
  const body = { ...statements, languages: LANGUAGES };
  await client(z.unknown(), "/v1/statements/settings", { method: "PUT", body });
}

/** The outage's incident: the example has one. */
async function incidentIn(client: Client): Promise<string> {
  const { incidents } = await client(IncidentsAnswer, "/v1/incidents");
  return incidents[0]?.id ?? "";
}

/** What had become known by then. What was told before is told again, which changes nothing. */
async function tellUntil(client: Client, example: Example, at: string): Promise<void> {
  const steps = example.steps.filter(({ body }) => Date.parse(body.recordedAt) <= Date.parse(at));
  await replay(client, { ...example, steps }, { speed: undefined, onProgress: () => {} });
}

function post(body: unknown) {
  return { method: "POST", body };
}
