import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { inEmptyDatabase } from "./empty-database.ts";
import { createHostApp, readHost } from "./host.ts";
import { IncidentsAnswer } from "./incidents/answer.ts";
import { LOCAL_PRINCIPAL } from "./platform/principal.ts";
import { EVERYWHERE } from "./regulation/measures/places.ts";
import { SHIPPED_PACKS } from "./regulation/packs/index.ts";
import { VerdictsAnswer } from "./regulation/verdicts/answer.ts";
import { type Client, createClient } from "./replay/client.ts";
import { type Example, readExample } from "./replay/example.ts";
import { type Held, renderRegulation } from "./replay/regulation-page.ts";
import { replay } from "./replay/replay.ts";

const PAGE = "docs/o2-2018-regulation.md";
const EXAMPLE = "examples/o2-2018";
const TODAY = "2026-11-22";

/** Where it is held against as if it had happened there; IE for the Union's own rules. */
const COUNTRIES = [
  ["United Kingdom", "GB"],
  ["United States", "US"],
  ["Canada", "CA"],
  ["Australia", "AU"],
  ["Japan", "JP"],
  ["European Union (a member without a pack of its own, Ireland)", "IE"],
  ["Germany", "DE"],
  ["Italy", "IT"],
  ["Belgium", "BE"],
  ["Austria", "AT"],
  ["Sweden", "SE"],
  ["Switzerland", "CH"],
  ["India", "IN"],
] as const;

/** What was published of the cause: Ericsson, 6 December 2018. */
const FACTS = [
  ["plannedWork", { isPlanned: false }],
  ["cause", { what: "An expired certificate in the software of the SGSN-MMEs", category: "third-party-failure" }],
] as const;

/** `npm run regulation:o2`: holds O2's outage against the rules of every regime, and writes it down. */
async function main(): Promise<void> {
  const host = readHost({ ...process.env, LOG_LEVEL: "silent" });
  const example = await readExample(EXAMPLE);
  const held = await inEmptyDatabase(async (db) => {
    const { app } = createHostApp(host, db, { everybodyIs: LOCAL_PRINCIPAL });
    return await hold(createClient("http://localhost", { send: app.fetch }), example);
  });
  await writeFile(PAGE, renderRegulation({ title: example.title, provider: "o2", held, packs: SHIPPED_PACKS }));
  console.log(`The verdicts stand in ${PAGE}.`);
}

async function hold(client: Client, example: Example): Promise<readonly Held[]> {
  await replay(client, example, { speed: undefined, onProgress: () => {} });
  const { incidents } = await client(IncidentsAnswer, "/v1/incidents");
  const path = `/v1/incidents/${incidents[0]?.id ?? ""}`;
  for (const [name, value] of FACTS) {
    const body = { value, ground: "Ericsson's statement of 6 December 2018" };
    await client(z.unknown(), `${path}/facts/${name}`, { method: "PUT", body });
  }
  const held: Held[] = [
    {
      title: "As it happened: United Kingdom, 6 December 2018",
      answer: await client(VerdictsAnswer, `${path}/verdicts`),
    },
  ];
  for (const [name, code] of COUNTRIES) {
    const answer = await client(VerdictsAnswer, `${path}/verdicts?asIf=${code}&on=${TODAY}`);
    held.push({ title: `As if in: ${name}, ${TODAY}`, answer: withoutHouse(answer) });
  }
  return held;
}

function isLaw({ jurisdiction }: { readonly jurisdiction: string }): boolean {
  return jurisdiction !== EVERYWHERE;
}

/** The operator's own duties are the same everywhere, and shown once. */
function withoutHouse({ verdicts, questions, ...rest }: VerdictsAnswer): VerdictsAnswer {
  return { ...rest, verdicts: verdicts.filter(isLaw), questions: questions.filter(isLaw) };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
