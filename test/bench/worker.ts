/**
 * How large the Worker is and how long workerd works at its start, before the first request: `npm run bench:worker`.
 * Side by side in one run, alternating, with a Worker that has nothing but Hono and one route.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { summary } from "./summary.ts";

const ROUNDS = 9;
const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const env = {
  ...process.env,
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
};

const Profile = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

// Inside the project, so that its packages are found.
await mkdir(join(root, "node_modules/.cache"), { recursive: true });
const folder = await mkdtemp(join(root, "node_modules/.cache/bench-worker-"));
try {
  await writeFile(
    join(folder, "bare.ts"),
    'import { Hono } from "hono"; export default new Hono().get("/health", (c) => c.json({ status: "ok" }));',
  );
  const settings = 'compatibility_date = "2026-10-01"\ncompatibility_flags = ["nodejs_compat"]\n';
  await writeFile(join(folder, "wrangler.toml"), `name = "bare"\nmain = "bare.ts"\n${settings}`);
  const workers = [
    { name: "Headcount", cwd: root, times: new Array<number>() },
    { name: "Hono with one route", cwd: folder, times: new Array<number>() },
  ];
  for (let round = 0; round <= ROUNDS; round++)
    for (const { cwd, times } of workers) {
      const time = await startUp(cwd);
      if (round > 0) times.push(time);
    }
  console.log(`Start-up: median (least … most) of ${ROUNDS} rounds, milliseconds that workerd was busy`);
  console.log("| Worker | bundle, kB | gzipped, kB | start-up |\n|---|---|---|---|");
  for (const { name, cwd, times } of workers) {
    const { plain, gzipped } = await size(cwd);
    console.log(`| ${name} | ${plain} | ${gzipped} | ${summary(times)} |`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function wrangler(cwd: string, ...args: readonly string[]): Promise<void> {
  await run(process.execPath, [join(root, "node_modules/wrangler/bin/wrangler.js"), ...args], { cwd, env });
}

async function size(cwd: string): Promise<{ plain: number; gzipped: number }> {
  const out = join(folder, "out");
  await wrangler(cwd, "deploy", "--dry-run", "--env=", "--outdir", out);
  const script = (await readdir(out)).find((file) => file.endsWith(".js")) ?? "";
  const bundle = await readFile(join(out, script));
  await rm(out, { recursive: true });
  return { plain: Math.round(bundle.length / 1000), gzipped: Math.round(gzipSync(bundle).length / 1000) };
}

async function startUp(cwd: string): Promise<number> {
  const file = join(folder, "start.cpuprofile");
  await wrangler(cwd, "check", "startup", "--args=--env=", "--outfile", file);
  const { nodes, samples, timeDeltas } = Profile.parse(JSON.parse(await readFile(file, "utf8")));
  const idle = new Set(
    nodes.flatMap(({ id, callFrame }) => (/^\((idle|program)\)$/.test(callFrame.functionName) ? [id] : [])),
  );
  return samples.reduce((sum, node, index) => sum + (idle.has(node) ? 0 : (timeDeltas[index] ?? 0)), 0) / 1000;
}
