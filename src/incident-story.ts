import { writeFile } from "node:fs/promises";
import { inEmptyDatabase } from "./empty-database.ts";
import { createHostApp, readHost } from "./host.ts";
import { IncidentAnswer, IncidentsAnswer } from "./incidents/answer.ts";
import { describeVerdict } from "./incidents/evidence/describe-verdict.ts";
import { verifyFile } from "./incidents/evidence/verify-file.ts";
import { Sitrep } from "./incidents/records/sitreps/sitrep.ts";
import type { Db } from "./platform/database.ts";
import { LOCAL_PRINCIPAL } from "./platform/principal.ts";
import { checkFilings } from "./regulation/filings/evidence-check.ts";
import { checkVerdicts } from "./regulation/verdicts/evidence.ts";
import { checkStatements } from "./statements/evidence-check.ts";
import { z } from "zod";
import { type Client, createClient } from "./replay/client.ts";
import { type Example, readExample } from "./replay/example.ts";
import { type Story, renderStory } from "./replay/incident-page.ts";
import { replay } from "./replay/replay.ts";

const PAGE = "docs/o2-2018-incident.md";
const EXAMPLE = "examples/o2-2018";
const FILE = "incident-evidence.zip";

/** When a report is made: what is known by then is told, and the next is due at the time that is given. */
const REPORTS = [
  { at: "2018-12-06T07:05:00Z", nextReportAt: "2018-12-06T14:00:00Z", remark: "O2 has said that it has a data fault" },
  {
    at: "2018-12-06T14:05:00Z",
    nextReportAt: "2018-12-06T21:30:00Z",
    remark: "Ericsson is named; calls worse in places",
  },
  { at: "2018-12-06T21:35:00Z", nextReportAt: "2018-12-07T07:00:00Z", remark: "3G data is back, 4G still off" },
];

/** `npm run incident:o2`: replays O2's outage as its people would have lived it, and writes it down. */
async function main(): Promise<void> {
  const host = readHost({ ...process.env, LOG_LEVEL: "silent" });
  const example = await readExample(EXAMPLE);
  const told = await inEmptyDatabase(async (db) => {
    const { app } = createHostApp(host, db, { everybodyIs: LOCAL_PRINCIPAL });
    const client = createClient("http://localhost", { send: app.fetch });
    const lived = await live(client, example);
    const answer = await app.fetch(new Request(`http://localhost/v1/incidents/${lived.closed.id}/evidence.zip`));
    return { ...lived, bytes: new Uint8Array(await answer.arrayBuffer()) };
  });
  await writeFile(FILE, told.bytes);
  const verdict = await inEmptyDatabase(
    async (db: Db) => await verifyFile(db, told.bytes, [checkFilings, checkVerdicts, checkStatements]),
  );
  const evidence = { name: FILE, bytes: told.bytes.length, verdict: describeVerdict(FILE, verdict) };
  await writeFile(PAGE, renderStory({ ...told, evidence }));
  console.log(`${evidence.verdict}\n\nThe incident stands in ${PAGE}, its evidence in ${FILE}.`);
}

async function live(client: Client, example: Example): Promise<Omit<Story, "evidence">> {
  const reports: Story["reports"][number][] = [];
  for (const { at, ...body } of REPORTS) {
    await tellUntil(client, example, at);
    const { incidents } = await client(IncidentsAnswer, "/v1/incidents");
    const { id = "", state = "" } = incidents[0] ?? {};
    const sent = { method: "POST", body: { ...body, recordedAt: at } };
    reports.push({ state, sitrep: await client(Sitrep, `/v1/incidents/${id}/sitreps`, sent) });
  }
  await tellUntil(client, example, "9999-12-31T00:00:00Z");
  const id = reports[0]?.sitrep.incident ?? "";
  const recovering = await client(IncidentAnswer, `/v1/incidents/${id}`);
  await add(client, `/v1/incidents/${id}/name`, { method: "PUT", body: { name: example.title } });
  const confirmedBy = "the network duty manager (invented: nobody is named in what was published)";
  const ground = "4G data back at 03:27 on 7 December (O2)";
  await add(client, `/v1/incidents/${id}/close`, { method: "POST", body: { confirmedBy, ground } });
  return { reports, recovering, closed: await client(IncidentAnswer, `/v1/incidents/${id}`) };
}

async function add(client: Client, path: string, init: { readonly method: string; readonly body: unknown }) {
  await client(z.unknown(), path, init);
}

/** What had become known by then. What was told before is told again, which changes nothing. */
async function tellUntil(client: Client, example: Example, at: string): Promise<void> {
  const steps = example.steps.filter(({ body }) => Date.parse(body.recordedAt) <= Date.parse(at));
  await replay(client, { ...example, steps }, { speed: undefined, onProgress: () => {} });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
