import au from "./forms.tmp/au-acma.json" with { type: "json" };
import be from "./forms.tmp/be-bipt.json" with { type: "json" };
import ca from "./forms.tmp/ca-crtc.json" with { type: "json" };
import ch from "./forms.tmp/ch-ofcom.json" with { type: "json" };
import de from "./forms.tmp/de-bnetza.json" with { type: "json" };
import eu from "./forms.tmp/eu-nis2.json" with { type: "json" };
import gb from "./forms.tmp/gb-ofcom.json" with { type: "json" };
import house from "./forms.tmp/house.json" with { type: "json" };
import india from "./forms.tmp/in-trai.json" with { type: "json" };
import it from "./forms.tmp/it.json" with { type: "json" };
import jp from "./forms.tmp/jp-mic.json" with { type: "json" };
import us from "./forms.tmp/us-fcc.json" with { type: "json" };
import { describeIncident } from "../incidents/describe.ts";
import type { IncidentAsker } from "../incidents/load.ts";
import { findIncident } from "../incidents/records/found.ts";
import { type Form, Form as FormSchema, Pack, STAGES } from "./pack.ts";
import type { Regulation } from "./seams.ts";
import { VerdictsAnswer } from "./verdicts/answer.ts";

/**
 * STANDS IN until packs and verdicts are there: every form of a country is held to be met for each operator that is hit. To be
 * taken out when `Regulation` is wired.
 */
const COUNTRIES: Readonly<Record<string, readonly [string, unknown]>> = {
  "au-acma": ["AU", au],
  "be-bipt": ["BE", be],
  "ca-crtc": ["CA", ca],
  "ch-ofcom": ["CH", ch],
  "de-bnetza": ["DE", de],
  "eu-nis2": ["BE", eu],
  "gb-ofcom": ["GB", gb],
  house: ["*", house],
  "in-trai": ["IN", india],
  it: ["IT", it],
  "jp-mic": ["JP", jp],
  "us-fcc": ["US", us],
};

const packs: readonly Pack[] = Object.entries(COUNTRIES).map(([id, [country, forms]]) => {
  const read = FormSchema.array().parse(forms);
  return Pack.parse({
    id,
    name: id,
    version: "stand-in",
    countries: country === "*" ? [] : [country],
    timeZone: country === "GB" ? "Europe/London" : "UTC",
    holidays: country === "*" ? "GB" : country,
    rules: [...new Set(read.flatMap(ruleIdsOf))].map((rule) => ruleOf(rule, country, read)),
    forms: read,
    vectors: [],
  });
});

function ruleIdsOf({ rules, regime }: Form): readonly string[] {
  return rules ?? [`${regime}-rule`];
}

function ruleOf(id: string, country: string, forms: readonly Form[]): unknown {
  const regime = forms.find((form) => ruleIdsOf(form).includes(id))?.regime;
  const deadlines = STAGES.map((stage) => ({
    stage,
    within: { value: 3, unit: "hours" },
    clockStart: stage === "final" ? "service_restored" : "aware",
    recipient: `the regulator of ${country}`,
  }));
  return {
    id,
    regime,
    jurisdiction: country,
    regulator: `the regulator of ${country}`,
    instrument: "Stand-in",
    clause: "1",
    obligation: "regulator_report",
    services: [],
    networkKind: ["mobile"],
    metric: "users",
    conditions: { field: "users_affected", op: ">=", value: 1, unit: "users" },
    deadlines,
    stage: STAGES,
    inForceFrom: null,
    inForceTo: null,
    source: { title: "", url: "", date: "" },
    confidence: "medium",
    notes: "",
    proposed: false,
    reads: { services: [], counts: "affected", whose: "network", decides: "best-estimate" },
  };
}

const KIND: Readonly<Record<string, "mno" | "mvno" | "iot">> = { mno: "mno", mvno: "mvno", iot: "iot" };

type Range = { readonly low: number; readonly point: number; readonly high: number };

function verdictsFor(provider: object, value: Range) {
  const here = packs.filter(({ countries }) => countries.length === 0 || countries.includes("GB"));
  return here.flatMap((pack) =>
    pack.rules.map((rule) => ({
      rule: rule.id,
      pack: { id: pack.id, version: pack.version },
      regime: rule.regime,
      regulator: rule.regulator,
      instrument: rule.instrument,
      clause: rule.clause,
      obligation: rule.obligation,
      provider,
      jurisdiction: rule.jurisdiction,
      service: null,
      area: null,
      verdict: value.low >= 1 ? "met" : "not-met",
      decides: "best-estimate",
      isMetByBestEstimate: value.point >= 1,
      compared: [
        {
          field: "users_affected",
          what: "Users hit",
          unit: "users",
          op: ">=",
          bar: 1,
          value,
          holds: { low: value.low >= 1, point: value.point >= 1, high: value.high >= 1 },
          willHoldAt: null,
          origins: [{ kind: "estimate" }],
        },
      ],
      missing: [],
      supersededBy: null,
      willBeMetAt: null,
      mayBeMetAt: null,
      proposed: false,
      toBeConfirmed: true,
      confidence: rule.confidence,
      unsettled: null,
      source: rule.source,
      reason: "stand-in",
    })),
  );
}

export const STAND_IN: Regulation = {
  packsOf: async () => packs,
  verdictsOf: async (asker: IncidentAsker, id: string) => {
    const { known, now } = await findIncident(asker, id);
    const NOBODY = { low: 0, point: 0, high: 0 };
    const joint = { estimateId: "", at: now, headline: "", affected: NOBODY, impaired: NOBODY, base: 0 };
    const incident = describeIncident(known, { now, joint });
    const providers = incident.byOperator.flatMap(({ key, name, kind: word, everAffected }) => {
      const kind = KIND[word];
      return kind === undefined ? [] : [{ provider: { id: key, name, kind }, everAffected }];
    });
    const verdicts = providers.flatMap(({ provider, everAffected }) => verdictsFor(provider, everAffected));
    const at = now;
    return VerdictsAnswer.parse({
      incident: incident.id,
      at,
      estimateId: null,
      asIf: null,
      questions: [],
      verdicts,
      notApplicable: [],
    });
  },
};
