import examples from "../../../src/incidents/examples.json" with { type: "json" };
import { IncidentAnswer } from "../../../src/incidents/answer.ts";
import { factsIn } from "../../../src/incidents/records/facts/fact.ts";
import { rolesIn } from "../../../src/incidents/records/decisions/roles.ts";
import type { Material } from "../../../src/regulation/drafts/material.ts";
import type { VerdictAnswer } from "../../../src/regulation/verdicts/answer.ts";
import type { recorded } from "../../incidents/record-rows.ts";
import { shippedForm } from "./shipped-forms.ts";

export const incident = IncidentAnswer.parse(examples.incident);

const range = (low: number, point: number, high: number) => ({ low, point, high });

/** A rule of CRTC's, met by the best estimate. */
export const verdict: VerdictAnswer = {
  rule: "ca-primary-user-minutes",
  pack: { id: "ca-crtc", version: "1" },
  regime: "CA-CRTC-2025-225",
  regulator: "CRTC",
  instrument: "Telecom Decision CRTC 2025-225",
  clause: "Appendix, 1(a)",
  obligation: "regulator_report",
  provider: { id: "o2", name: "O2", kind: "mno" },
  jurisdiction: "CA",
  service: "data",
  area: null,
  verdict: "met",
  decides: "best-estimate",
  isMetByBestEstimate: true,
  compared: [
    {
      field: "user_minutes",
      name: "User-minutes",
      what: "Users hit, summed over time",
      unit: "user-minutes",
      op: ">=",
      bar: 600_000,
      value: range(700_000, 900_000, 1_000_000),
      holds: { low: true, point: true, high: true },
      willHoldAt: null,
      origins: [{ kind: "estimate" }],
    },
  ],
  missing: [],
  supersededBy: null,
  metSince: null,
  willBeMetAt: null,
  mayBeMetAt: null,
  proposed: false,
  toBeConfirmed: false,
  confidence: "high",
  unsettled: null,
  source: { title: "CRTC", url: "", date: "2025-09-04" },
  reason: "",
};

const ever = range(28_000_000, 30_000_000, 32_000_000);
const hours = range(560_000_000, 600_000_000, 640_000_000);

/** O2's outage, drawn up for a regulator. */
export const own: Material["own"] = {
  from: "2018-12-06T04:39:00Z",
  to: null,
  duration: range(120, 120, 120),
  ever,
  hours,
  base: 32_300_000,
  byService: [{ key: "data", name: "Mobile data", kind: "data", base: 32_300_000, ever, hours }],
  byArea: [
    { key: "land", name: "The land", parent: undefined, ever, hours },
    { key: "north", name: "The north", parent: "land", ever, hours },
  ],
  byOperator: [{ key: "o2", name: "O2", kind: "mno", ever, hours }],
  isWhole: { ever: true, hours: true },
};

type Records = ReturnType<typeof recorded>;

export function material(other: Partial<Material> = {}, records: Records = []): Material {
  const now = "2018-12-08T00:00:00Z";
  return {
    form: shippedForm("ca-notification"),
    pack: { id: "ca-crtc", version: "1", timeZone: "America/Toronto" },
    rules: [],
    counts: "affected",
    provider: verdict.provider,
    jurisdiction: "CA",
    recipient: "CRTC",
    incident: { ...incident, from: "2018-12-06T04:39:00Z", to: null, measurements: [] },
    own,
    verdicts: [verdict],
    facts: factsIn(records, { operators: [], services: [], now }).filter(({ isSet }) => isSet),
    aware: undefined,
    roles: rolesIn(records),
    nodes: [],
    filed: 0,
    at: "2018-12-06T06:39:00Z",
    estimateId: "e30.AAAA.BBBBBBBBBBBBBBBBBBBBBB",
    ...other,
  };
}
