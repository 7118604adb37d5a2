import { z } from "zod";
import type { Filled } from "../filled.ts";
import { type Material, factOf, saidBy, truthIn } from "../material.ts";
import { type Sources, byHand, said } from "../source.ts";
import { criterionMet } from "../criteria.ts";
import { othersOf } from "./who.ts";

// Read less strictly than they are accepted, so that no fact that was ever stored keeps a form from being filled.
const Cause = z.object({ what: z.string(), category: z.string().optional() });
const Malicious = z.object({ isSuspected: z.boolean(), what: z.string().optional() });
const CrossBorder = z.object({ isCrossBorder: z.boolean(), countries: z.array(z.string()).optional() });
const TestCalls = z.object({
  by: z.string(),
  calls: z.array(z.object({ from: z.string(), at: z.string(), number: z.string().optional() })),
});

/** Why it is reported, why it happened, and what only people know. */
export const WHY: Sources = {
  "criterion-met": {
    prompt: "Which criterion and threshold is met: by what is known, none is; say why it is reported",
    fill: criterionMet,
  },
  cause: { prompt: "The cause, as far as is known; or that it is under study", fill: causeOf },
  "cause-and-wholesale": {
    prompt: "The presumed cause, wholesale part included; or that it is under study",
    fill: (material) => {
      const cause = causeOf(material);
      const others = othersOf(material);
      if (cause === undefined || others.length === 0) return cause;
      return { ...cause, text: `${cause.text} On wholesale, hit too: ${others.join(", ")}.` };
    },
  },
  malicious: {
    prompt: "Whether a malicious act is suspected",
    fill: (material) =>
      ofFact(material, "suspectedMaliciousAct", (value) => {
        const { isSuspected, what = "" } = Malicious.parse(value);
        return isSuspected ? `Suspected${what === "" ? "" : `: ${what}`}` : "Not suspected";
      }),
  },
  "cross-border": {
    prompt: "Whether it bears on other countries, and which",
    fill: (material) =>
      ofFact(material, "crossBorder", (value) => {
        const { isCrossBorder, countries = [] } = CrossBorder.parse(value);
        return isCrossBorder ? `Yes${countries.length === 0 ? "" : `: ${countries.join(", ")}`}` : "No";
      }),
  },
  "other-network": {
    prompt: "Whether a failure in another company's network caused it",
    fill: (material) =>
      ofFact(material, "cause", (value) => {
        const { category, what } = Cause.parse(value);
        if (category === undefined) return undefined;
        return category === "third-party-failure" ? `Yes: ${what}` : "No";
      }),
  },
  planned: {
    prompt: "Whether it came of planned work",
    fill: (material) => ofTruth(material, "planned", ["Of planned work", "Not of planned work"]),
  },
  "emergency-effect": { prompt: "Whether emergency calls get through, from where that is known", fill: emergencyOf },
  "facility-effect": {
    prompt: "What effect is expected on the 911 or 988 special facility",
    fill: facilityOf,
  },
  "special-facilities": {
    prompt: "Effect on special offices and facilities",
    fill: (material) =>
      ofTruth(material, "affects_special_office_or_facility", ["Special facilities are affected", "None is affected"]),
  },
  "isolated-communities": {
    prompt: "Which communities were isolated, and whether they are Indigenous; or none",
    fill: (material) => {
      const truth = ofTruth(material, "community_isolated", ["", "None"]);
      return truth?.text === "" ? undefined : truth;
    },
  },
  interconnection: {
    prompt: "Effect on interconnection in the country",
    fill: (material) => ofTruth(material, "interconnection_in_country_affected", ["It is affected", "None"]),
  },
  "which-report": {
    prompt: "Whether this is the first notice, an update or the final one",
    fill: ({ filed, own }) => {
      const later = own.to === null ? "An update" : "The final one";
      return said(filed === 0 ? "The first" : later, "record", "By what was filed before, and whether it is over");
    },
  },
  "steps.restoration": byHand("What is done to restore service"),
  "steps.prevention": byHand("What is done, or will be and by when, so that it does not happen again"),
  "steps.measures": byHand("What was done, and is under way, against it"),
};

function causeOf(material: Material): Filled | undefined {
  return ofFact(material, "cause", (value) => {
    const { what, category } = Cause.parse(value);
    return category === undefined ? what : `${what} (${category.replaceAll("-", " ")})`;
  });
}

function ofFact(material: Material, name: string, words: (value: unknown) => string | undefined): Filled | undefined {
  const fact = factOf(material, name);
  const text = fact === undefined ? undefined : words(fact.value);
  return fact === undefined || text === undefined ? undefined : said(text, "fact", saidBy(fact));
}

/** In words: where it is so, where it is not, and, if it is told apart, where only some of the range has it so. */
type Words = readonly [so: string, not: string, maybe?: string];

function ofTruth(material: Material, field: string, words: Words): Filled | undefined {
  const compared = truthIn(material, field);
  if (compared?.holds === null || compared === undefined) return undefined;
  const isSure = compared.holds.low === compared.holds.high;
  const isSo = compared.holds.point === (compared.bar !== false);
  const why = compared.origins.flatMap((one) => ("by" in one ? saidBy(one) : []));
  const from = why.length === 0 ? "estimate" : "fact";
  const best = words[isSo ? 0 : 1];
  return said(isSure ? best : (words[2] ?? best), from, why.join("; ") || `By the estimate: ${compared.what}`);
}

/** Test calls that got through; else what the rules read, or the services that are for emergencies. */
function emergencyOf(material: Material): Filled | undefined {
  const calls = factOf(material, "emergencyAccessConfirmed");
  const fields = ["emergency_access_affected", "network_911_affected", "any_emergency_number_unreachable"];
  const read = fields.flatMap((field) => emergencyTruth(material, field) ?? []).at(0);
  const hit = material.own.byService.filter(({ kind }) => kind === "emergency").map(({ name }) => name);
  const parts = [
    ...(read === undefined ? [] : [read]),
    ...(hit.length === 0 ? [] : [said(`Hit: ${hit.join(", ")}`, "estimate", "By the estimate")]),
    ...(calls === undefined ? [] : [said(callsInWords(calls.value, calls.hasLapsed), "fact", saidBy(calls))]),
  ];
  const [first] = parts;
  if (first === undefined) return undefined;
  const why = [...new Set(parts.map((part) => part.why))].join("; ");
  return said(parts.map(({ text }) => text).join(". "), first.from, why);
}

/** Only what was answered: that none is affected is nothing to tell a facility. */
function facilityOf(material: Material): Filled | undefined {
  const facilities = ["911", "988"].flatMap((number) => {
    const field = `affects_${number}_special_facility`;
    return ofTruth(material, field, [`A ${number} special facility is affected`, ""]) ?? [];
  });
  const affected = facilities.filter(({ text }) => text !== "");
  const [first] = affected;
  if (first === undefined) return undefined;
  return said(affected.map(({ text }) => text).join("; "), first.from, first.why);
}

const AFFECTED: Words = [
  "Calls to the emergency services fail",
  "Calls to the emergency services do not fail",
  "Calls to the emergency services may fail: the range of the estimate leaves it open",
];

/** An incident is of one cause: of what else fails at the same time its estimate says nothing. */
function emergencyTruth(material: Material, field: string): Filled | undefined {
  const filled = ofTruth(material, field, AFFECTED);
  if (filled?.from !== "estimate" || filled.text !== AFFECTED[1]) return filled;
  return { ...filled, text: "By what failed in this incident, calls to the emergency services do not fail" };
}

function callsInWords(value: unknown, hasLapsed: boolean): string {
  const { by, calls } = TestCalls.parse(value);
  const words = calls.map(({ from, at, number }) => `${number ?? "a call"} from ${from} at ${at}`);
  return `Test calls that got through (${by}): ${words.join(", ")}${hasLapsed ? "; no longer good" : ""}`;
}
