import { describe, expect, test } from "vitest";
import type { FactAnswer } from "../../../src/incidents/records/facts/fact.ts";
import type { Inventory } from "../../../src/inventory/document.ts";
import { plusMilliseconds } from "../../../src/platform/instant.ts";
import { dayIn, isInForce, whyNotFor } from "../../../src/regulation/verdicts/applies.ts";
import { weigh } from "../../../src/regulation/verdicts/weigh.ts";
import { BEGAN, NET, NETWORK, NO_TABLES, type Told, caseOf, courseOf, judgeTold, ruleById } from "../outage.ts";

const MINUTE = 60_000_000;

function after(minutes: number): string {
  return plusMilliseconds(BEGAN, minutes * 60_000);
}

function expected(likely: number, latest: number): readonly FactAnswer[] {
  const value = { earliest: after(likely), likely: after(likely), latest: after(latest) };
  const said = { isSet: true, by: "duty", at: BEGAN, ground: "engineering", lapsesAt: null, hasLapsed: false };
  return ["data", "voice", "sms", "emergency", "iot"].map((service) => ({
    name: "expectedRestoration",
    service,
    value,
    ...said,
  }));
}

describe("a range that straddles a bar", () => {
  const straddling: Told = { users: { low: 24_000, point: 26_000, high: 30_000 }, minutes: 60 };

  test("is uncertain where the rule counts who is affected, and says which side the best estimate is on", () => {
    expect(judgeTold(ruleById("be-25k-1h"), straddling)).toMatchObject({
      verdict: "uncertain",
      isMetByBestEstimate: true,
    });
    const less = { ...straddling, users: { low: 20_000, point: 24_999, high: 25_000 } };
    expect(judgeTold(ruleById("be-25k-1h"), less)).toMatchObject({ verdict: "uncertain", isMetByBestEstimate: false });
  });

  test("is decided by its upper bound where the rule counts who may be", () => {
    const potential = { users: { low: 0, point: 9_000, high: 10_000 }, minutes: 1 };
    expect(judgeTold(ruleById("ch-fdv96"), potential).verdict).toBe("met");
    expect(judgeTold(ruleById("ch-fdv96"), { ...potential, users: 9_999 }).verdict).toBe("not-met");
  });

  test("is met where even the low bound passes it, and not where not even the high one does", () => {
    expect(judgeTold(ruleById("be-25k-1h"), { ...straddling, users: 25_000 }).verdict).toBe("met");
    expect(judgeTold(ruleById("be-25k-1h"), { ...straddling, users: 24_999 }).verdict).toBe("not-met");
  });
});

describe("what is not known", () => {
  test("makes a rule unknown, never not met, and is named", () => {
    const judgement = judgeTold(ruleById("us-nors-wireless-911-988"), { users: 5, minutes: 45 });
    expect(judgement.verdict).toBe("unknown");
    expect(judgement.missing).toEqual(["affects_911_special_facility", "affects_988_special_facility"]);
  });

  test("is not asked for where it decides nothing", () => {
    const early = judgeTold(ruleById("us-nors-wireless-911-988"), { users: 5, minutes: 29 });
    expect(early).toMatchObject({ verdict: "not-met", missing: [] });
    const said = judgeTold(ruleById("us-nors-wireless-911-988"), {
      users: 5,
      minutes: 45,
      said: { affects_911_special_facility: true },
    });
    expect(said).toMatchObject({ verdict: "met", missing: [] });
  });

  test("is settled by a no as well", () => {
    const said = { affects_911_special_facility: false, affects_988_special_facility: false };
    expect(judgeTold(ruleById("us-nors-wireless-911-988"), { users: 5, minutes: 45, said }).verdict).toBe("not-met");
  });

  test("leaves a rule without a bar undecided until counsel gives one, however much is known", () => {
    const draft = ruleById("uk-2026-draft-sites-urban-25");
    const told: Told = {
      users: 5,
      minutes: 600,
      said: { cell_sites_affected: 25, site_area_class: ["urban"] },
    };
    expect(judgeTold(draft, told).verdict).toBe("unknown");
    expect(judgeTold(draft, { ...told, said: { ...told.said, cell_sites_affected: 24 } }).verdict).toBe("not-met");
    const confirmed = {
      all: [
        { field: "cell_sites_affected", op: ">=", value: 25 },
        { field: "duration_minutes", op: ">=", value: 60 },
      ],
    } as const;
    expect(judgeTold(draft, told, confirmed).verdict).toBe("met");
  });

  test("is what was agreed to be met when it is met", () => {
    const itself = { field: "operator_agreed_major_service_failure", op: "==", value: true } as const;
    const tables = { agreedCriteria: { net: { condition: itself, source: "letter" } } };
    expect(judgeTold(ruleById("uk-2022-mno-msf"), { users: 5, minutes: 45, tables })).toMatchObject({
      verdict: "unknown",
      missing: ["operator_agreed_major_service_failure"],
    });
  });

  describe("of areas, where the inventory tells them apart in other countries only,", () => {
    const ELSEWHERE: Inventory["areas"] = [
      { id: "munich", name: "Munich", country: "DE", kind: "district", remoteness: "remote" },
      { id: "bavaria", name: "Bavaria", country: "DE", kind: "state" },
      { id: "mie", name: "Mie", country: "JP", kind: "prefecture" },
      { id: "here", name: "Here", country: "AU" },
    ];
    test.each<readonly [string, string, Told["said"]]>([
      ["in-trai-district", "all_consumers_of_district_affected", {}],
      ["au-major-outage", "all_services_on_network_in_state_or_territory", { planned: false }],
      ["au-slo-remote", "abs_remoteness_area", { planned: false }],
      ["jp-near-miss", "service_area_prefectures", { core_function_equipment: true, risk_event_listed: true }],
    ])("is asked for by %s: %s", (id, field, said = {}) => {
      const count = { users: 50_000, source: "annual report", asOf: "2026-03-31" };
      const told = { users: 300, minutes: 400, said, tables: { fiscalYearEndUsers: { net: count } } };
      const known = caseOf(told, (_, { area, remoteness }) =>
        courseOf({ ...told, base: area === undefined && remoteness === undefined ? 1_000 : 0 }),
      );
      const situation = { ...known.situation, document: { ...NETWORK, areas: ELSEWHERE } };
      const rule = ruleById(id);
      expect(weigh(rule, rule.conditions, { ...known, situation, counted: "AU" })).toMatchObject({
        judgement: { verdict: "unknown", missing: [field] },
      });
    });
  });

  test("of districts is not known either once all are out everywhere: one of them may have been for long", () => {
    const rule = ruleById("in-trai-district");
    const steps = [0, 300].map((minutes) => {
      const count = minutes === 0 ? 300 : 1_000;
      const figure = { low: count, point: count, high: count };
      return { at: after(minutes), affected: figure, impaired: figure, base: 1_000 };
    });
    const course = { steps, end: after(310), isRunning: true };
    const known = caseOf({ users: 0, minutes: 0 }, () => course);
    const situation = { ...known.situation, document: { ...NETWORK, areas: [] } };
    expect(weigh(rule, rule.conditions, { ...known, situation })).toMatchObject({
      judgement: { verdict: "uncertain", willBeMet: 230 * MINUTE + 1 },
    });
  });

  test("an expected duration that nobody gave is at least the one so far", () => {
    const major = ruleById("au-major-outage");
    const running: Told = { users: 100_000, minutes: 5, isRunning: true, said: { planned: false } };
    expect(judgeTold(major, running)).toMatchObject({
      verdict: "unknown",
      missing: ["duration_or_expected_minutes"],
      willBeMet: 55 * MINUTE + 1,
    });
    expect(judgeTold(major, { ...running, minutes: 61 }).verdict).toBe("met");
  });

  test("an estimate of three hours fires at minute 0, one of an hour does not", () => {
    const major = ruleById("au-major-outage");
    const running: Told = { users: 100_000, minutes: 0, isRunning: true, said: { planned: false } };
    expect(judgeTold(major, { ...running, facts: expected(180, 180) }).verdict).toBe("met");
    const anHour = judgeTold(major, { ...running, facts: expected(60, 60) });
    expect(anHour).toMatchObject({ verdict: "not-met", willBeMet: 60 * MINUTE + 1 });
    expect(judgeTold(major, { ...running, facts: expected(30, 61) }).verdict).toBe("met");
  });
});

describe("what will be", () => {
  test("strict and non-strict bars are passed a microsecond apart", () => {
    const running = { users: 25_000, minutes: 10, isRunning: true };
    expect(judgeTold(ruleById("be-25k-1h"), running).willBeMet).toBe(50 * MINUTE);
    const strict = { all: [{ field: "duration_minutes", op: ">", value: 60 }] } as const;
    expect(judgeTold(ruleById("be-25k-1h"), running, strict).willBeMet).toBe(50 * MINUTE + 1);
  });

  test("user-minutes go on at the present rate: Canada's bar at 10,000 users after an hour", () => {
    const running = { users: 10_000, minutes: 20, isRunning: true };
    expect(judgeTold(ruleById("ca-primary-user-minutes"), running).willBeMet).toBe(40 * MINUTE);
    expect(judgeTold(ruleById("ca-primary-user-minutes"), { ...running, users: 100_000 }).willBeMet).toBe(10 * MINUTE);
  });

  test("nothing is projected of what is over, or can never be", () => {
    expect(judgeTold(ruleById("be-25k-1h"), { users: 25_000, minutes: 10 }).willBeMet).toBeUndefined();
    expect(judgeTold(ruleById("be-25k-1h"), { users: 24_000, minutes: 10, isRunning: true }).willBeMet).toBeUndefined();
  });
});

describe("the FCC's users per macro site", () => {
  const rule = ruleById("us-nors-wireless-user-minutes");
  const table = { sites: 50_000, totalUsers: 100_000_000, source: "annual report", asOf: "2026-03-31" };
  const told = (sites: number): Told => {
    return {
      users: 50_000,
      minutes: 60,
      said: { macro_sites_disabled: sites },
      tables: { macroSites: { net: table } },
    };
  };

  test("count in the stead of the estimate where sites are disabled", () => {
    expect(judgeTold(rule, told(7)).verdict).toBe("not-met");
    expect(judgeTold(rule, told(8)).verdict).toBe("met");
  });

  test("do not where none is: what fails behind all sites leaves them standing", () => {
    expect(judgeTold(rule, told(0)).verdict).toBe("met");
  });
});

describe("a rule that gives way", () => {
  const local: Told = { users: 300_000, minutes: 200, said: { planned: false } };

  test("is superseded once the other is met, and only where it would be met itself", () => {
    const slo = ruleById("au-slo-remote");
    expect(judgeTold(slo, local).verdict).toBe("met");
    expect(judgeTold(slo, { ...local, met: ["au-major-outage"] })).toMatchObject({
      verdict: "superseded",
      supersededBy: "au-major-outage",
    });
    expect(judgeTold(slo, { ...local, minutes: 100, met: ["au-major-outage"] }).verdict).toBe("not-met");
  });

  test("will not be met where the other will be by then", () => {
    const slo = ruleById("au-slo-remote");
    const told: Told = { users: 200_000, minutes: 10, isRunning: true, said: { planned: false } };
    const projected = (otherAfter: number | undefined) => {
      const willBeMet = () => (otherAfter === undefined ? undefined : otherAfter * MINUTE);
      const weighed = weigh(slo, slo.conditions, { ...caseOf(told), willBeMet });
      return typeof weighed === "string" ? weighed : weighed.judgement.willBeMet;
    };
    expect(projected(undefined)).toBe(170 * MINUTE);
    expect(projected(171)).toBe(170 * MINUTE);
    expect(projected(170)).toBeUndefined();
    expect(projected(50)).toBeUndefined();
  });
});

describe("whom a rule is for", () => {
  test("each service is judged for itself, and the gravest counts", () => {
    const courses = caseOf({ users: 0, minutes: 0 }, (_, { services }) =>
      courseOf({ users: services?.has("voice") === true ? 30_000 : 10, minutes: 120 }),
    );
    const weighed = weigh(ruleById("ca-primary-user-minutes"), ruleById("ca-primary-user-minutes").conditions, courses);
    expect(weighed).toMatchObject({ judgement: { verdict: "met" }, scope: { part: { services: new Set(["voice"]) } } });
  });

  test("is met when it is of the first service, though the best estimate of another comes sooner", () => {
    const rule = ruleById("ca-primary-user-minutes");
    const running = { minutes: 20, isRunning: true };
    const courses = caseOf({ users: 0, minutes: 0 }, (_, { services }) => {
      if (services?.has("voice") === true) return courseOf({ ...running, users: 10_000 });
      return courseOf({ ...running, users: { low: 0, point: 20_000, high: 20_000 } });
    });
    expect(weigh(rule, rule.conditions, courses)).toMatchObject({
      judgement: { verdict: "not-met", willBeMet: 40 * MINUTE, mayBeMet: 10 * MINUTE },
      scope: { part: { services: new Set(["voice"]) } },
    });
    const potential = ruleById("us-nors-wireless-user-minutes");
    const wide = caseOf({ users: 0, minutes: 0 }, (_, { services }) => {
      if (services?.has("voice") === true) return courseOf({ ...running, users: 1_000 });
      return courseOf({ ...running, users: { low: 0, point: 0, high: 30_000 } });
    });
    const document = {
      ...NETWORK,
      services: ["voice", "paging"].map((id) => ({ id, name: id, kind: "voice" as const })),
    };
    expect(
      weigh(potential, potential.conditions, { ...wide, situation: { ...wide.situation, document } }),
    ).toMatchObject({ judgement: { verdict: "not-met", willBeMet: 10 * MINUTE } });
  });

  test("losers of voice and of data are never added up", () => {
    const bar = ruleById("uk-2022-mobile-100k-any");
    expect(judgeTold(bar, { users: 60_000, minutes: 60 }).verdict).toBe("not-met");
  });

  test("who has no customers with such a service is not judged", () => {
    const nobody = caseOf({ users: 0, minutes: 5, base: 0 });
    expect(weigh(ruleById("be-25k-1h"), ruleById("be-25k-1h").conditions, nobody)).toMatch(/no customers there/);
    const noVoice = { ...NETWORK, services: NETWORK.services.filter(({ kind }) => kind === "data") };
    const without = caseOf({ users: 9, minutes: 5 });
    const lacking = { ...without, situation: { ...without.situation, document: noVoice } };
    expect(weigh(ruleById("jp-voice-emergency"), ruleById("jp-voice-emergency").conditions, lacking)).toMatch(
      /no service/,
    );
  });

  test("where the inventory knows no emergency calls, they are asked about", () => {
    const document = { ...NETWORK, services: NETWORK.services.filter(({ kind }) => kind !== "emergency") };
    const told = caseOf({ users: 2_000, minutes: 90 });
    const rule = ruleById("uk-2022-mobile-999-1000-1h");
    expect(weigh(rule, rule.conditions, { ...told, situation: { ...told.situation, document } })).toMatchObject({
      judgement: { verdict: "unknown", missing: ["emergency_access_affected"] },
    });
  });

  test("a virtual operator is not held to the host's rule, nor the host to its", () => {
    const mvno = { ...NET, id: "virtual", kind: "mvno" } as const;
    expect(whyNotFor(ruleById("uk-2022-mvno-25pct-8h"), NET, NO_TABLES)).toMatch(/mobile-mvno|mvno/);
    expect(whyNotFor(ruleById("uk-2022-mvno-25pct-8h"), mvno, NO_TABLES)).toBeUndefined();
    expect(whyNotFor(ruleById("uk-2022-mobile-100k-any"), mvno, NO_TABLES)).toBeDefined();
    expect(whyNotFor(ruleById("uk-2022-mobile-100k-any"), NET, NO_TABLES)).toBeUndefined();
  });

  test("rules for fixed networks are for who is configured to have one", () => {
    const fixed = ruleById("us-nors-wireline");
    expect(whyNotFor(fixed, NET, NO_TABLES)).toMatch(/wireline/);
    const networkKinds = { net: { kinds: ["mobile", "wireless", "wireline"], source: "annual report" } };
    expect(whyNotFor(fixed, NET, { ...NO_TABLES, networkKinds })).toBeUndefined();
  });
});

describe("the text of a rule applies by the day of the event", () => {
  test.each([
    ["2017", null, "2016-12-31", false],
    ["2017", null, "2017-01-01", true],
    ["2022-12", null, "2022-11-30", false],
    ["2022-12", null, "2022-12-01", true],
    ["2017", "2022-12", "2022-12-31", true],
    ["2017", "2022-12", "2023-01-01", false],
    ["2025-11-04", null, "2025-11-03", false],
    [null, "2015-03-31", "2015-03-31", true],
    [null, null, "1999-01-01", true],
  ])("from %s to %s: %s is %s", (inForceFrom, inForceTo, day, holds) => {
    expect(isInForce({ inForceFrom, inForceTo }, day)).toBe(holds);
  });

  test("and that day is the regulator's", () => {
    expect(dayIn("Asia/Tokyo", "2018-12-05T16:00:00Z")).toBe("2018-12-06");
    expect(dayIn("America/Toronto", "2018-12-06T04:39:00Z")).toBe("2018-12-05");
  });
});
