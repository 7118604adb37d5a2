import type { z } from "zod";
import type { When } from "../alarms/moment.ts";
import { findMoment } from "../alarms/present.ts";
import { digestOf } from "../platform/canonical-json.ts";
import { silence, unlessSilent } from "../platform/database.ts";
import { type Principal, audienceOf } from "../platform/principal.ts";
import type { Recall } from "../platform/recall.ts";
import { ImpactAnswer } from "./answer.ts";
import { type Answered, aged, answer } from "./answered.ts";
import { type Filter, heldTo } from "./filter.ts";
import type { Rendering } from "./rendering.ts";
import { renderings } from "./renderings/index.ts";

/** The estimate of the present, whole and as JSON, outlives the process that worked it out, for each who may see the same. */

type Asker = Parameters<typeof findMoment>[0] & { readonly recall: Recall | undefined };
type Question = { readonly when: When; readonly filter: Filter; readonly rendering: Rendering };

/** An answer, and for how long it is no longer known to hold. */
type Dated = Answered & { readonly staleSeconds: number; readonly isSettled: boolean };

/** What is asked; while the database is silent, of the estimate as it is remembered here and as it was kept the later one. */
export async function answerLasting(asker: Asker, question: Question): Promise<Dated> {
  if (!isWhole(question)) return await answerNow(asker, question);
  const own = await answerNow(asker, question).catch(unlessSilent);
  const key = keyOf(asker.principal.operators);
  if (own?.staleSeconds === 0) {
    asker.recall?.remember(key, { bytes: own.bytes, tag: own.etag });
    return own;
  }
  const kept = await recallEstimate(asker.recall, asker.principal.operators);
  if (kept !== undefined && kept.staleSeconds < (own?.staleSeconds ?? Number.POSITIVE_INFINITY))
    return await answerKept(kept);
  if (own === undefined) throw silence();
  return own;
}

/** Works out the estimate and has it kept, as if somebody had asked. */
export async function keepEstimate(asker: Asker): Promise<void> {
  await answerLasting(asker, { when: {}, filter: heldTo(asker.principal.operators, {}), rendering: renderings.json });
}

function isWhole({ when, filter: { audience: _audience, ...filter }, rendering }: Question): boolean {
  const asked = [when.at, when.knownAt, ...Object.values(filter)];
  return rendering === renderings.json && asked.every((value) => value === undefined);
}

async function answerNow(asker: Asker, { when, filter, rendering }: Question): Promise<Dated> {
  const { moment, staleSeconds } = await findMoment(asker, when);
  const answered = await answer(moment, { filter, staleSeconds, rendering });
  return { ...answered, staleSeconds, isSettled: moment.isSettled };
}

type Kept = { readonly estimate: z.infer<typeof ImpactAnswer>; readonly staleSeconds: number };

/** The estimate that was kept last for those who may see the same; none that this program would describe otherwise. */
export async function recallEstimate(
  recall: Recall | undefined,
  operators: Principal["operators"],
): Promise<Kept | undefined> {
  const recalled = await recall?.recall(keyOf(operators));
  if (recalled === undefined) return undefined;
  const estimate = ImpactAnswer.safeParse(JSON.parse(new TextDecoder().decode(recalled.bytes)));
  const staleMilliseconds = Date.now() - recalled.atMilliseconds;
  return estimate.success
    ? { estimate: estimate.data, staleSeconds: Math.max(1, Math.ceil(staleMilliseconds / 1000)) }
    : undefined;
}

async function answerKept({ estimate, staleSeconds }: Kept): Promise<Dated> {
  const text = renderings.json.render({ ...estimate, ...aged(estimate, staleSeconds) });
  const { sequence } = estimate;
  const etag = `"${await digestOf(text)}"`;
  return { bytes: new TextEncoder().encode(text), etag, sequence, staleSeconds, isSettled: false };
}

function keyOf(operators: Principal["operators"]): string {
  return `estimate ${audienceOf(operators)}`;
}
