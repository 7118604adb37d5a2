import { describe, expect, test } from "vitest";
import { Inventory } from "../../../src/inventory/document.ts";
import { countingOf } from "../../../src/regulation/drafts/gather.ts";
import { viewOfPart } from "../../../src/regulation/drafts/jurisdiction-view.ts";
import { offersIn } from "../../../src/regulation/drafts/offers.ts";
import { type Pack, type Rule, Rule as RuleSchema } from "../../../src/regulation/pack.ts";
import { smallNetwork } from "../../impact/small-network.ts";
import { verdict } from "./material.ts";
import { shippedForm } from "./shipped-forms.ts";

function rule(id: string, reads: Partial<Rule["reads"]> = {}, recipient = "CRTC"): Rule {
  return RuleSchema.parse({
    id,
    regime: "CA-CRTC-2025-225",
    jurisdiction: "CA",
    regulator: "CRTC",
    instrument: "Decision",
    clause: "1",
    obligation: "regulator_report",
    services: [],
    networkKind: [],
    metric: "users",
    conditions: { field: "users_affected", op: ">=", value: 1 },
    deadlines: [{ stage: "notification", within: { value: 2, unit: "hours" }, clockStart: "aware", recipient }],
    stage: ["notification"],
    inForceFrom: null,
    inForceTo: null,
    source: { title: "", url: "", date: "" },
    confidence: "high",
    notes: "",
    proposed: false,
    reads: { services: [], counts: "affected", whose: "network", decides: "best-estimate", ...reads },
  });
}

const pack: Pack = {
  id: "ca-crtc",
  name: "CRTC",
  version: "2",
  countries: ["CA"],
  timeZone: "America/Toronto",
  holidays: "CA",
  rules: [rule("one"), rule("two", {}, "PSAPs"), rule("three", {}, "EMOs")],
  forms: [shippedForm("ca-notification"), shippedForm("ca-post-outage")],
  vectors: [],
};

const of = (id: string, other: Partial<typeof verdict> = {}) => ({ ...verdict, rule: id, ...other });

describe("the forms that there are", () => {
  test("are of the rules that apply to a provider, with their recipients, at the stages that these have", () => {
    const offers = offersIn({ packs: [pack], verdicts: [of("one"), of("two", { verdict: "not-met" })], filed: [] });
    expect(offers).toMatchObject([
      { form: "ca-notification", verdict: "met", isDue: true, recipients: ["CRTC", "PSAPs"], filings: [] },
    ]);
  });

  test("have the due first, then those nearest to it; what was filed is due no more, and a proposal never", () => {
    const guest = { ...verdict.provider, id: "guest" };
    const other = { ...verdict.provider, id: "other" };
    const draft = { ...verdict.provider, id: "draft" };
    const verdicts = [
      of("one", { provider: other, verdict: "uncertain" }),
      of("one", { provider: draft, proposed: true }),
      of("one"),
      of("one", { provider: guest }),
    ];
    const filed = [{ number: 7, form: "ca-notification", pack: "ca-crtc", provider: "o2", jurisdiction: "CA" }];
    const offers = offersIn({ packs: [pack], verdicts, filed });
    expect(offers.map(({ provider, isDue, filings }) => [provider.id, isDue, filings])).toEqual([
      ["guest", true, []],
      ["draft", false, []],
      ["o2", false, [7]],
      ["other", false, []],
    ]);
  });

  test("are of rules in force where there are such, though a proposal is met", () => {
    const verdicts = [of("one", { proposed: true }), of("two", { verdict: "unknown" })];
    expect(offersIn({ packs: [pack], verdicts, filed: [] })).toMatchObject([{ verdict: "unknown", isProposed: false }]);
  });
});

test("a form counts whom most of its rules count that are met, or where none is, most of all", () => {
  const rules = [rule("one"), rule("two", { counts: "impaired" }), rule("three", { counts: "impaired", whose: "own" })];
  expect(countingOf(rules, () => false)).toEqual({ counts: "impaired", whose: "network" });
  expect(countingOf(rules, (id) => id === "one")).toEqual({ counts: "affected", whose: "network" });
  expect(countingOf(rules, (id) => id === "three")).toEqual({ counts: "impaired", whose: "own" });
});

const part = (provider: string, whose: "network" | "own", jurisdiction = "*") =>
  viewOfPart(smallNetwork, { provider, jurisdiction, whose });

describe("whose customers count", () => {
  test("are a network's own and its brands', with those of the providers on it where the rule says so", () => {
    expect(part("host", "own").operators).toEqual(new Set(["host", "brand"]));
    expect(part("host", "network").operators).toEqual(new Set(["host", "brand", "guest"]));
    expect(part("guest", "network").operators).toEqual(new Set(["guest"]));
  });

  test("are in the country: of an area, that of the nearest above it that has one", () => {
    const areas = smallNetwork.areas.map((area) => {
      if (area.id === "land") return { ...area, country: "GB" };
      return area.id === "south" ? { ...area, country: "IE" } : area;
    });
    const document = Inventory.parse({ ...smallNetwork, areas });
    const view = (jurisdiction: string) => viewOfPart(document, { provider: "host", jurisdiction, whose: "own" });
    expect(view("IE").areas).toEqual(new Set(["south"]));
    expect(view("GB").areas).toEqual(new Set(["north", "town", "island"]));
    expect(view("*").areas).toBeUndefined();
    expect(part("host", "own", "GB").areas).toBeUndefined();
  });
});
