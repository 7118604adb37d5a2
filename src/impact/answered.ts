import type { Moment } from "../alarms/moment.ts";
import { digestOf } from "../platform/canonical-json.ts";
import type { Impact } from "./answer.ts";
import { estimateIdOf } from "./estimate-id.ts";
import { type Filter, checkFilter } from "./filter.ts";
import { impactOf } from "./impact.ts";
import type { Rendering } from "./rendering.ts";

/** An answer as it is sent, its `ETag`, and the sequence that it names. */
export type Answered = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly sequence: number;
};

type Question = { readonly filter: Filter; readonly staleSeconds: number; readonly rendering: Rendering };

const answersOf = new WeakMap<Moment, Map<string, Answered>>();
const MOST_REMEMBERED = 50;

/** What is answered about a moment, worked out once: the present is asked about again and again. */
export async function answer(moment: Moment, question: Question): Promise<Answered> {
  const { filter, staleSeconds, rendering } = question;
  if (staleSeconds > 0) return await answerAnew(moment, question);
  const answers = answersOf.get(moment) ?? new Map<string, Answered>();
  answersOf.set(moment, answers);
  const key = JSON.stringify([rendering.mediaType, filter]);
  const answered = answers.get(key) ?? (await answerAnew(moment, question));
  if (answers.size < MOST_REMEMBERED) answers.set(key, answered);
  return answered;
}

async function answerAnew(moment: Moment, { filter, staleSeconds, rendering }: Question): Promise<Answered> {
  checkFilter(filter, moment.document);
  const impact = impactOf(moment, filter);
  const estimateId = await estimateIdOf(impact, filter);
  const text = rendering.render({ estimateId, ...aged(impact, staleSeconds) });
  return { bytes: new TextEncoder().encode(text), etag: `"${await digestOf(text)}"`, sequence: impact.sequence };
}

/** Says for how long it is no longer known to be the present. */
export function aged(impact: Impact, staleSeconds: number): Impact {
  return staleSeconds > 0 ? { ...impact, stale: true, staleSeconds } : impact;
}
