/**
 * Inventories that are built to be slow: `npm run bench:hostile`. Side by side in one run: how long a document that is
 * refused keeps the service busy, against what one estimate from it would take were it accepted (each in a process of
 * its own, ended after 20 seconds); and the estimate of a document of the kind that is accepted, all nodes partly failed.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compile, estimate } from "../../src/engine/index.ts";
import { checkDocument } from "../../src/inventory/check.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { HOSTILE } from "../support/hostile-inventories.ts";

const PATIENCE_MILLISECONDS = 20_000;

const [, , chosen, size] = process.argv;
if (chosen === undefined) compareAll();
else console.log(time(() => estimateAt(HOSTILE[Number(chosen)]?.build(Number(size)))));

function compareAll(): void {
  console.log(`Milliseconds; node ${process.version}`);
  console.log("| an inventory of | accepted, an estimate takes | refused, after | an estimate would take |");
  console.log("|---|---|---|---|");
  for (const [index, { name, build, small, refused }] of HOSTILE.entries()) {
    const accepted = `${small}: ${time(() => estimateAt(build(small)))}`;
    const after = refused === undefined ? "–" : `${refused.size}: ${time(() => checkDocument(build(refused.size)))}`;
    const otherwise = refused === undefined ? "–" : estimateElsewhere(index, refused.size);
    console.log(`| ${name} | ${accepted} | ${after} | ${otherwise} |`);
  }
}

function estimateAt(document: Inventory | undefined): void {
  if (document === undefined) return;
  const states = document.nodes.map(({ id }, index): [string, number] => [id, 0.3 + (0.6 * (index % 1000)) / 1000]);
  estimate(compile(document), new Map(states));
}

function estimateElsewhere(index: number, refusedSize: number): string {
  const args = [fileURLToPath(import.meta.url), String(index), String(refusedSize)];
  const { stdout, error, status } = spawnSync(process.execPath, args, {
    timeout: PATIENCE_MILLISECONDS,
    encoding: "utf8",
  });
  if (error !== undefined) return `more than ${PATIENCE_MILLISECONDS}`;
  return status === 0 ? stdout.trim() : "fails";
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return Math.round(performance.now() - start);
}
