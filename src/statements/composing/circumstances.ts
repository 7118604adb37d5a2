import type { Before, ServiceName, Services, Situation } from "../situation/situation.ts";
import type { Selector } from "./template.ts";
import { isSameDay } from "./times.ts";

export type Harm = "lost" | "cut" | "slower" | "worse" | "poor" | "none";

/** What happens to lines now, of the worst: see `SELECTORS`. */
export function harmOf({ affected, impaired, services }: Situation): Harm {
  if (affected.high > 0) return services.lost.length > 0 ? "lost" : "cut";
  if (impaired.high === 0) return "none";
  if (services.slower.length > 0) return "slower";
  return services.worse.length > 0 ? "worse" : "poor";
}

/** Is there something that customers can do, and that depends on nothing that is lost? */
export function adviceOf({ services }: Situation): "wifi" | "wifiAndCalls" | "internet" | "none" {
  const isLost = (kind: string) => hasKind(services.lost, kind);
  const isTalkLost = isLost("voice") || isLost("sms");
  if (isLost("data")) return isTalkLost ? "wifiAndCalls" : "wifi";
  return isTalkLost ? "internet" : "none";
}

function hasKind(services: readonly ServiceName[], kind: string): boolean {
  return services.some((service) => service.kind === kind);
}

/** By what the words of a sentence are chosen in a situation. */
export function selectorsIn(situation: Situation): Readonly<Record<Selector, string>> {
  const { affected, impaired, emergency, to, others } = situation;
  const told = affected.high > 0 ? affected : impaired;
  return {
    harm: harmOf(situation),
    again: againOf(situation.services),
    sure: told.point > 0 ? "yes" : "maybe",
    emergency: emergency.state,
    hasNumbers: emergency.numbers.length > 0 ? "yes" : "no",
    advice: adviceOf(situation),
    hasExpected: hasExpected(situation),
    isOver: to === null ? "no" : "yes",
    hasOthers: others.low > 0 ? "yes" : "no",
    ...selectorsOfDays(situation),
    ...selectorsOfBefore(situation),
  };
}

function selectorsOfDays({ since, at, timeZone, before }: Situation) {
  const dayOf = (instant: string) => (isSameDay(timeZone, instant, at) ? "today" : "earlier");
  return { began: dayOf(since), spoke: dayOf(before?.at ?? at) };
}

function selectorsOfBefore({ before }: Situation) {
  return { why: before?.why ?? "unknown", hasSaid: before === null ? "no" : hasSaid(before) };
}

function againOf({ slower, back }: Services): "slower" | "back" | "no" {
  if (slower.length > 0) return "slower";
  return back.length > 0 ? "back" : "no";
}

function hasSaid({ said, of }: Before): "figure" | "poorer" | "time" {
  if (said === null) return "time";
  return of === "impaired" ? "poorer" : "figure";
}

function hasExpected({ expected }: Situation): "range" | "one" | "no" {
  if (expected === null) return "no";
  return expected.earliest === expected.latest ? "one" : "range";
}
