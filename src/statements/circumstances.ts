import type { ServiceName, Situation } from "./situation.ts";
import type { Selector } from "./template.ts";

export type Harm = "lost" | "cut" | "worse" | "poor" | "none";

/** What happens to lines now, of the worst: see `SELECTORS`. */
export function harmOf({ affected, impaired, services }: Situation): Harm {
  if (affected.high > 0) return services.lost.length > 0 ? "lost" : "cut";
  if (impaired.high > 0) return services.worse.length > 0 ? "worse" : "poor";
  return "none";
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
  const { affected, impaired, emergency, before, to, others } = situation;
  const told = affected.high > 0 ? affected : impaired;
  return {
    harm: harmOf(situation),
    sure: told.point > 0 ? "yes" : "maybe",
    emergency: emergency.state,
    hasNumbers: emergency.numbers.length > 0 ? "yes" : "no",
    advice: adviceOf(situation),
    hasExpected: hasExpected(situation),
    why: before?.why ?? "unknown",
    hasSaid: before === null ? "no" : before.said === null ? "time" : "figure",
    isOver: to === null ? "no" : "yes",
    hasOthers: others.low > 0 ? "yes" : "no",
  };
}

function hasExpected({ expected }: Situation): "range" | "one" | "no" {
  if (expected === null) return "no";
  return expected.earliest === expected.latest ? "one" : "range";
}
