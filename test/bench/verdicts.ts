/**
 * How soon it is known what must be reported: `npm run bench:verdicts`. O2's outage, which is over, and one of now that flaps
 * through 3,000 changes, over HTTP: every verdict, every deadline and a draft, against the incident's own figures alone. In
 * turn, in one run.
 */
import { z } from "zod";
import { inEmptyDatabase } from "../../src/empty-database.ts";
import { createHostApp, readHost } from "../../src/host.ts";
import { IncidentsAnswer } from "../../src/incidents/answer.ts";
import { LOCAL_PRINCIPAL } from "../../src/platform/principal.ts";
import { VerdictsAnswer } from "../../src/regulation/verdicts/answer.ts";
import { type Client, createClient } from "../../src/replay/client.ts";
import { readExample } from "../../src/replay/example.ts";
import { replay } from "../../src/replay/replay.ts";
import { summary } from "./summary.ts";

const CHANGES = 3_000;
const ROUNDS = 9;

const host = readHost({ ...process.env, LOG_LEVEL: "silent" });

await inEmptyDatabase(async (db) => {
  const { app } = createHostApp(host, db, { everybodyIs: LOCAL_PRINCIPAL });
  const client = createClient("http://localhost", { send: app.fetch });
  await replay(client, await readExample("examples/o2-2018"), { speed: undefined, onProgress: () => {} });
  await client(z.unknown(), "/v1/events", { method: "POST", body: flapping() });
  const { incidents } = await client(IncidentsAnswer, "/v1/incidents");
  console.log(`${ROUNDS} rounds; node ${process.version}`);
  for (const { id, state } of incidents.toReversed()) await measure(client, id, state);
});

/** The pool of SGSN-MMEs loses and gets back member after member; at the end all are down. */
function flapping() {
  const start = Date.now() - (CHANGES + 60) * 5_000;
  const nodes = Array.from({ length: 12 }, (_, index) => `sgsn-mme-${String(index + 1).padStart(2, "0")}`);
  const flaps = Array.from({ length: CHANGES + 12 }, (_, index) => ({
    id: `flap-${index}`,
    node: nodes[index % 12],
    state: index % 24 < 12 || index >= CHANGES ? "down" : "up",
    occurredAt: new Date(start + index * 5_000).toISOString(),
  }));
  return flaps;
}

async function measure(client: Client, id: string, state: string): Promise<void> {
  const ask = (path: string) => async () => await client(z.unknown(), `/v1/incidents/${id}${path}`);
  const questions = {
    "its own figures alone": ask(""),
    "every verdict": ask("/verdicts"),
    "every deadline": ask("/obligations"),
    "a draft of Ofcom's report": ask("/drafts/gb-report?provider=o2&jurisdiction=GB"),
  };
  const first = await timed(questions["every verdict"]);
  const { verdicts } = await client(VerdictsAnswer, `/v1/incidents/${id}/verdicts`);
  const milliseconds = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, question] of Object.entries(questions))
      milliseconds.set(name, [...(milliseconds.get(name) ?? []), await timed(question)]);
  console.log(`\nIncident ${id}, ${state}, ${verdicts.length} verdicts:\n\n| | ms |\n|---|---|`);
  console.log(`| every verdict, the first time | ${first.toFixed(0)} |`);
  for (const [name, all] of milliseconds) console.log(`| ${name} | ${summary(all)} |`);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
