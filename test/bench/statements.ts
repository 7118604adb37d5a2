/**
 * How soon a statement is there, and how soon it is known that it holds no longer: `npm run bench:statements`. O2's outage, which
 * is over, and one of now that flaps through 3,000 changes, over HTTP: a preview in four languages and seven channels, the same of
 * one language and one channel, and the watch over twenty published statements; against the incident's own figures alone. In
 * turn, in one run.
 */
import { z } from "zod";
import { createMemory } from "../../src/app.ts";
import { inEmptyDatabase } from "../../src/empty-database.ts";
import { createHostApp, readHost } from "../../src/host.ts";
import { IncidentsAnswer } from "../../src/incidents/answer.ts";
import { LOCAL_PRINCIPAL } from "../../src/platform/principal.ts";
import { type Client, createClient } from "../../src/replay/client.ts";
import { readExample } from "../../src/replay/example.ts";
import { replay } from "../../src/replay/replay.ts";
import { StatementAnswer } from "../../src/statements/drafts/answer.ts";
import { summary } from "./summary.ts";

const CHANGES = 3_000;
const ROUNDS = 9;
const STATEMENTS = 20;

const MESSAGES = ["first.customers", "first.press", "first.partners", "update.employees"];

const ALL = {
  languages: ["en", "de", "cy", "ja"],
  channels: ["press-release", "web-banner", "social", "sms", "call-centre", "radio", "plain"],
};

const host = readHost({ ...process.env, LOG_LEVEL: "silent" });

await inEmptyDatabase(async (db) => {
  const memory = createMemory();
  const { app, watchStatements } = createHostApp(host, db, { everybodyIs: LOCAL_PRINCIPAL, memory });
  const client = createClient("http://localhost", { send: app.fetch });
  await replay(client, await readExample("examples/o2-2018"), { speed: undefined, onProgress: () => {} });
  await client(z.unknown(), "/v1/events", { method: "POST", body: flapping() });
  const { incidents } = await client(IncidentsAnswer, "/v1/incidents");
  console.log(`${ROUNDS} rounds; node ${process.version}`);
  for (const { id, state } of incidents.toReversed()) {
    if (state === "open") await publishMany(client, id);
    await measure(client, { id, state, watchStatements });
  }
});

/** The pool of SGSN-MMEs loses and gets back member after member; at the end all are down. */
function flapping() {
  const start = Date.now() - (CHANGES + 60) * 5_000;
  const nodes = Array.from({ length: 12 }, (_, index) => `sgsn-mme-${String(index + 1).padStart(2, "0")}`);
  return Array.from({ length: CHANGES + 12 }, (_, index) => ({
    id: `flap-${index}`,
    node: nodes[index % 12],
    state: index % 24 < 12 || index >= CHANGES ? "down" : "up",
    occurredAt: new Date(start + index * 5_000).toISOString(),
  }));
}

/** As a deputy, alone: whoever is there publishes what they worded. Those of one audience overtake each other, and four stand. */
async function publishMany(client: Client, id: string): Promise<void> {
  await client(z.unknown(), "/v1/statements/settings", { method: "PUT", body: { deputies: ["local"] } });
  for (let index = 0; index < STATEMENTS; index += 1) {
    const message = MESSAGES[index % MESSAGES.length];
    const path = `/v1/incidents/${id}/statements`;
    const { reference } = await client(StatementAnswer, path, { method: "POST", body: { message } });
    await client(z.unknown(), `${path}/${reference}/publish`, { method: "POST", body: { ground: "a measurement" } });
  }
}

type Measured = { readonly id: string; readonly state: string; readonly watchStatements: () => Promise<void> };

async function measure(client: Client, { id, state, watchStatements }: Measured): Promise<void> {
  const preview = (body: object) => async () =>
    await client(z.unknown(), `/v1/incidents/${id}/statements/preview`, {
      method: "POST",
      body: { message: "update.customers", ...body },
    });
  const questions = {
    "the incident's own figures alone": async () => await client(z.unknown(), `/v1/incidents/${id}`),
    "a preview: one language, one channel": preview({ languages: ["en"], channels: ["sms"] }),
    "a preview: four languages, seven channels": preview(ALL),
    "every statement, with what is so no longer": async () =>
      await client(z.unknown(), `/v1/incidents/${id}/statements`),
    "the watch over all that is published": watchStatements,
  };
  const milliseconds = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, question] of Object.entries(questions))
      milliseconds.set(name, [...(milliseconds.get(name) ?? []), await timed(question)]);
  console.log(`\nIncident ${id}, ${state}:\n\n| | ms |\n|---|---|`);
  for (const [name, all] of milliseconds) console.log(`| ${name} | ${summary(all)} |`);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
