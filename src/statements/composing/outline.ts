import { adviceOf, harmOf } from "./circumstances.ts";
import type { MessageId } from "../message.ts";
import type { Situation } from "../situation/situation.ts";
import type { SentenceId } from "./template.ts";

/** What a message tells besides its lead: `always`, and `more` by importance where there is room. */
export type Outline = { readonly always: readonly SentenceId[]; readonly more: readonly SentenceId[] };

const HOLDING: Outline = { always: ["some", "emergency"], more: ["next", "advice", "unsure", "working"] };
const NEWS: Outline = {
  always: ["slower", "lines", "emergency"],
  more: ["next", "served", "unsure", "advice", "expected", "back", "worse", "working", "base", "impaired"],
};
const TO_PRESS: Outline = {
  always: ["slower", "lines", "emergency"],
  more: ["next", "served", "base", "unsure", "expected", "back", "worse", "working", "impaired", "advice"],
};

const OUTLINES: Readonly<Record<MessageId, Outline>> = {
  "holding.customers": HOLDING,
  "holding.employees": { ...HOLDING, more: ["staff", ...HOLDING.more] },
  "first.customers": NEWS,
  "first.partners": { ...NEWS, more: ["partners", ...NEWS.more] },
  "first.press": TO_PRESS,
  "update.customers": NEWS,
  "update.press": TO_PRESS,
  "update.employees": { ...NEWS, more: ["staff", ...NEWS.more] },
  "partial.customers": { ...NEWS, more: [...new Set<SentenceId>(["next", "back", ...NEWS.more])] },
  "restored.customers": { always: ["until", "emergency"], more: ["back", "next"] },
  "restored.press": { always: ["until", "emergency"], more: ["back", "next"] },
  "correction.press": { ...TO_PRESS, always: ["corrected", ...TO_PRESS.always] },
};

/** What of a message a situation calls for. */
export function outlineOf(message: MessageId, situation: Situation): Outline {
  const { always, more } = OUTLINES[message];
  const isCalledFor = (id: SentenceId) => CONDITIONS[id]?.(situation) ?? true;
  return { always: always.filter(isCalledFor), more: more.filter(isCalledFor) };
}

/** When there is something to tell, beside that its values are known. */
const CONDITIONS: Readonly<Partial<Record<SentenceId, (situation: Situation) => boolean>>> = {
  slower: ({ services }) => services.slower.length > 0,
  served: ({ affected, impaired }) => affected.high === 0 && impaired.high > 0,
  // Where nobody is cut off, these are told with the figure.
  worse: ({ affected, services }) => affected.high > 0 || services.slower.length > 0,
  impaired: ({ affected, impaired }) => affected.high > 0 && impaired.point > affected.point,
  advice: (situation) => adviceOf(situation) !== "none",
  expected: (situation) => situation.expected !== null || harmOf(situation) !== "none",
};

/** In which part of a text a sentence stands: what happened, what else is known, what to do and what comes. Sentences of a part stand in this order. */
export const PARTS: readonly (readonly SentenceId[])[] = [
  ["corrected", "back", "slower", "until", "some", "lines", "served", "emergency"],
  ["base", "impaired", "worse", "unsure", "working", "partners"],
  ["advice", "expected", "next", "staff"],
];
