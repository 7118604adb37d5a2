import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { createClient } from "./client.ts";
import { readExample } from "./example.ts";
import { replay } from "./replay.ts";
import { describeImpact } from "./show-example.ts";

const USAGE = `Usage: npm run replay -- examples/softbank-2018 [--speed 600x] [--url http://127.0.0.1:8787]
  --speed  times faster than it happened; without it, as fast as it goes
  --url    a running service (npm run serve); without it, this machine's port PORT, or 8787
The service's key, where it asks for one, is read from HEADCOUNT_KEY.`;

/** `npm run replay`: sends an example's outage to a running service. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      speed: { type: "string" },
      url: { type: "string", default: `http://127.0.0.1:${process.env["PORT"] ?? "8787"}` },
      help: { type: "boolean" },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (values.help === true) return console.log(USAGE);
  if (folder === undefined || positionals.length > 1) throw new Error(USAGE);
  const speed = readSpeed(values.speed);
  const example = await readExample(folder);
  const client = createClient(values.url, { key: process.env["HEADCOUNT_KEY"] });
  const bar = new cliProgress.SingleBar(
    { format: "{bar} {value}/{total}, known at {recordedAt}" },
    cliProgress.Presets.shades_classic,
  );
  bar.start(example.steps.length, 0, { recordedAt: example.inventoryRecordedAt });
  try {
    await replay(client, example, { speed, onProgress: (done, recordedAt) => bar.update(done, { recordedAt }) });
  } finally {
    bar.stop();
  }
  console.log(`\n${example.title}\n${await describeImpact(client, example.outageAt)}`);
}

/** `600x`: times faster than it happened. */
function readSpeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, factor] = /^(\d+(?:\.\d+)?)x?$/.exec(text) ?? [];
  const speed = Number(factor);
  if (!(speed > 0))
    throw new Error(`--speed is how many times faster than it happened, such as 600x, not ${text}. ${USAGE}`);
  return speed;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
