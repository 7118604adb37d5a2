import type { Sitrep } from "../../src/incidents/records/sitreps/sitrep.ts";
import { at, exactly } from "./record-rows.ts";

/** The second report of O2's outage, or one that differs from it. */
export function sitrep(other: Partial<Sitrep> = {}): Sitrep {
  const all = { affected: exactly(32_300_000), impaired: exactly(32_300_000), base: 32_300_000 };
  return {
    reference: "K7M24W",
    incident: "10",
    number: 2,
    title: "Mobile data",
    state: "open",
    since: at("04:39"),
    to: null,
    headline: "about 32 million",
    own: all,
    joint: all,
    jointHeadline: "about 32 million",
    estimateId: "e30.AAAA.BBBB",
    byOperator: [{ key: "o2", name: "O2", kind: "mno", ...all }],
    byCustomerClass: [{ key: "consumer", name: "consumer", ...all }],
    byService: [{ key: "data", name: "Mobile data", kind: "data", customerFacing: true, ...all }],
    causes: [],
    expectedRestoration: [{ service: "data", earliest: at("07:00"), likely: at("08:00"), latest: at("09:00") }],
    nextReportAt: at("06:00"),
    remark: null,
    at: at("05:10"),
    text: "K7M24W no 2: about 32 million affected",
    by: "ada",
    ...other,
  };
}

/** The same as it is recorded. */
export function sitrepRecord(other: Partial<Sitrep> = {}) {
  const { reference, incident, by: _by, ...content } = sitrep(other);
  return ["sitrep", reference, content, incident] as const;
}
