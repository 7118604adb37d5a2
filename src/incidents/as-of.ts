import type { EstimateId } from "../impact/estimate-id.ts";
import type { Db } from "../platform/database.ts";
import { type Instant, compareInstants } from "../platform/instant.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { createNetworkMemory } from "./load.ts";
import { loadRecords } from "./records/repository.ts";

/** Whoever asks, as of an estimate: what the ledger held then. */
export function asOfEstimate<Asker extends { readonly head: Head }>(
  asker: Asker,
  { at, knownAt, sequence }: Pick<EstimateId, "at" | "knownAt" | "sequence">,
) {
  const head = { ...asker.head, now: at, recordedAt: knownAt, sequence };
  return { ...asker, head, network: createNetworkMemory() };
}

/** The number of the first record that nobody had written yet at a moment; undefined where there is none. */
export async function firstRecordAfter(db: Db, at: Instant): Promise<number | undefined> {
  return (await loadRecords(db, "all")).find(({ recordedAt }) => compareInstants(recordedAt, at) > 0)?.number;
}
