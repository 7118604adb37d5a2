import type { Difference, Impact, Verification } from "./answer.ts";
import { type EstimateId, bundle, checkOf, describeEstimate, encodeEstimateId } from "./estimate-id.ts";
import { type NamedRow, figuresOf } from "./figures.ts";

/** What may have moved the figures, as far as the stored data tell. */
export type Evidence = {
  /** Parts of the stored inventory that are not what was accepted. */
  readonly alteredParts: readonly string[];
  readonly version: number;
};

/** Holds an estimate's id against the same estimate computed again, and names each figure that differs. */
export async function verify(id: EstimateId, again: Impact, evidence: Evidence): Promise<Verification> {
  const now = await describeEstimate(again, id.filter);
  if (encodeEstimateId(now) === encodeEstimateId(id)) return { verified: true };
  const rows = figuresOf(again);
  const why = explain(id, again, evidence);
  const differences = [...differencesInHeadline(id, rows, why), ...differencesInRows(id, rows, why)];
  const whole = { figure: "digest of all figures", why };
  return { verified: false, differences: differences.length === 0 ? [whole] : differences };
}

function explain(id: EstimateId, again: Impact, { alteredParts, version }: Evidence): string {
  if (id.engine !== again.engine)
    return `verified with engine ${id.engine}; engine ${again.engine} gives another figure`;
  if (id.filter.audience !== undefined) return "what was stored was altered after it was accepted, or this id was";
  if (id.version !== again.inventoryVersion)
    return `made with inventory version ${id.version}; the ledger now names ${again.inventoryVersion}`;
  if (alteredParts.length > 0)
    return `stored ${alteredParts.join(" and ")} of inventory version ${version} were altered after they were accepted`;
  return `the ledger up to sequence ${id.sequence} was altered, or this id was`;
}

function differencesInHeadline(id: EstimateId, rows: readonly NamedRow[], why: string): readonly Difference[] {
  return Object.entries(rows[0]?.figures ?? {}).flatMap(([figure, now], index) => {
    const was = id.headline[index];
    return was === undefined || was === now ? [] : [{ figure, was, now, why }];
  });
}

function differencesInRows(id: EstimateId, rows: readonly NamedRow[], why: string): readonly Difference[] {
  const bundles = bundle(rows);
  if (bundles.length !== id.checks.length)
    return [{ figure: "number of rows", was: id.checks.length, now: bundles.length, why }];
  return bundles.flatMap((bundled, index) => {
    if (checkOf(bundled) === id.checks[index]) return [];
    return bundled
      .filter(({ name }) => name !== "")
      .map(({ name }) => ({ figure: name, why: bundled.length > 1 ? `${why} (this row or one beside it)` : why }));
  });
}
