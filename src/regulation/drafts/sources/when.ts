import type { z } from "zod";
import { EXPECTED_RESTORATION, Restoration } from "../../../incidents/records/facts/known-facts.ts";
import { exactlyAfter } from "../../clocks/due.ts";
import type { Filled, Range } from "../filled.ts";
import { minutesInWords, momentIn } from "../in-words.ts";
import { type Material, factOf, hitInWords, saidBy } from "../material.ts";
import { type Sources, byHand, estimated, said } from "../source.ts";

/** When it began, when it ended or will, and how long it took. */
export const WHEN: Sources = {
  "incident.from": {
    prompt: "When it began, with the time zone",
    fill: (material) =>
      said(
        momentIn(material.own.from, material.pack.timeZone),
        "estimate",
        `When the first customer ${wasHit(material)}, by what the nodes say`,
      ),
  },
  "incident.to": { prompt: "Service is not restored yet: when it was, with the time zone", fill: endOf },
  "incident.end-or-expected": {
    prompt: "When it ended, or is expected to end, with the time zone",
    fill: (material) => endOf(material) ?? expectedOf(material),
  },
  "expected-restoration": {
    prompt: "When service is expected back, with the time zone; or that it is not known",
    fill: (material) => {
      const end = endOf(material);
      return end === undefined ? expectedOf(material) : { ...end, text: `Restored ${end.text}` };
    },
  },
  "incident.duration": { prompt: "How long it took", fill: durationOf },
  "incident.duration-or-expected": {
    prompt: "How long it took, or when it is expected to end",
    fill: (material) => {
      const duration = durationOf(material);
      const expected = material.own.to === null ? expectedOf(material) : undefined;
      if (expected === undefined) return duration;
      return { ...duration, text: `${duration.text}; expected back: ${expected.text}`, why: expected.why };
    },
  },
  "reported-at": {
    prompt: "When it is reported",
    fill: ({ at, pack }) => said(momentIn(at, pack.timeZone), "record", "When this was drawn up"),
  },
  "reportable-at": byHand("When it was determined to be reportable, by whom, with the time zone"),
  aware: {
    prompt: "When the provider became aware of it",
    fill: (material) => momentOfFact(material, material.aware),
  },
  discovered: {
    prompt: "When it was noticed",
    fill: (material) => momentOfFact(material, factOf(material, "detectedAt")),
  },
  "final-report-date": { prompt: "When the final report will come", fill: finalReportOf },
};

function endOf(material: Material): Filled | undefined {
  const { own, pack } = material;
  if (own.to === null) return undefined;
  const why = `When nobody was ${hitInWords(material)} any more, by what the nodes say`;
  return said(momentIn(own.to, pack.timeZone), "estimate", why);
}

/** The stretch is that of the upper bound. */
function wasHit(material: Material): string {
  const { duration } = material.own;
  return `${duration.point === duration.high ? "was" : "may have been"} ${hitInWords(material)}`;
}

/** Of each service whose return somebody foretold. */
function expectedOf(material: Material): Filled | undefined {
  const { pack, own } = material;
  const expected = material.facts.filter(({ name, isSet }) => name === EXPECTED_RESTORATION && isSet);
  const hit = expected.filter(({ service = "" }) => own.byService.some(({ key }) => key === service));
  if (hit.length === 0) return undefined;
  const lines = hit.map(({ service = "", value }) => {
    const name = own.byService.find(({ key }) => key === service)?.name ?? service;
    return `${name}: ${restorationInWords(Restoration.parse(value), pack.timeZone)}`;
  });
  return said(lines.join("; "), "fact", hit.map(saidBy).join("; "));
}

function restorationInWords({ earliest, likely, latest }: z.infer<typeof Restoration>, timeZone: string): string {
  const [first, best, last] = [earliest, likely, latest].map((at) => momentIn(at, timeZone));
  return `likely ${best}, at the earliest ${first}, at the latest ${last}`;
}

function durationOf(material: Material): Filled {
  const { own } = material;
  const range = own.duration;
  const soFar = own.to === null ? " so far" : "";
  const words = `${durationInWords(range)}${soFar}`;
  const figure = estimated(material, { name: "incident.duration", unit: "minutes", range, words });
  return {
    text: words,
    figures: [figure],
    from: "estimate",
    why: `From when the first customer ${wasHit(material)} until nobody was any more, by what the nodes say`,
  };
}

/** `3 h 0 min (180 minutes)`; where it is not sure that all the while somebody was hit, from how little to how much. */
function durationInWords({ low, point, high }: Range): string {
  const [least, best, most] = [low, point, high].map(Math.floor);
  const words = `${minutesInWords(point)} (${best} minutes)`;
  return least === most ? words : `${words}; ${least} to ${most} minutes by the range of the estimate`;
}

function momentOfFact({ pack }: Material, fact: ReturnType<typeof factOf>): Filled | undefined {
  if (fact === undefined || typeof fact.value !== "string") return undefined;
  return said(momentIn(fact.value, pack.timeZone), "fact", saidBy(fact));
}

/** By the rule, where its clock starts with the restoration. */
function finalReportOf({ rules, own, pack }: Material): Filled | undefined {
  for (const { deadlines, clause } of rules)
    for (const { stage, clockStart, within } of deadlines) {
      const isMeant = stage === "final" && clockStart === "service_restored";
      const due = isMeant && own.to !== null ? exactlyAfter(own.to, within) : undefined;
      if (due !== undefined) return said(`By ${momentIn(due, pack.timeZone)}`, "pack", `${clause}, from restoration`);
    }
  return undefined;
}
