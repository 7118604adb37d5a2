import type { IncidentSummary } from "../../answer.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Instant } from "../../../platform/instant.ts";
import type { IncidentRecord, NewRecord } from "../record.ts";
import { findMerge } from "./merges.ts";
import { promisesIn } from "./promises.ts";

/** 409 unless nobody is hit any more and nobody has closed it. */
export function checkClosing({ id, state, to }: Pick<IncidentSummary, "id" | "state" | "to">): void {
  if (state === "open")
    throw new AppError("conflict", `Incident ${id} is open: customers are still affected or impaired.`);
  if (state === "closed") throw new AppError("conflict", `Incident ${id} is closed already; it was over at ${to}.`);
}

type Pair = { readonly ids: readonly string[]; readonly other: string };

/** The record that undoes a merge, from whichever side; 404 where none holds. */
export function undoing(records: readonly IncidentRecord[], { ids, other }: Pair): Omit<NewRecord, "content"> {
  const merge = findMerge(records, ids, other);
  if (merge === undefined) throw new AppError("not-found", `This incident is not merged with ${other.slice(0, 40)}.`);
  return { kind: "unmerge", ...merge };
}

/** The number of a promise that is to be kept; 404 where there is none, 409 where it was kept before. */
export function checkKeeping(records: readonly IncidentRecord[], text: string, now: Instant): number {
  const promise = promisesIn(records, now).find(({ number }) => String(number) === text);
  if (promise === undefined) throw new AppError("not-found", `This incident has no promise ${text.slice(0, 20)}.`);
  if (promise.state === "kept") throw new AppError("conflict", `Promise ${text} was kept at ${promise.keptAt}.`);
  return promise.number;
}
