import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareInstants, instantFrom, plusMilliseconds, plusSeconds } from "../../../src/platform/instant.ts";
import { CLOCK_STARTS, startOf } from "../../../src/regulation/clocks/starts.ts";
import { nextDue } from "../../../src/regulation/clocks/cadence.ts";
import {
  AU,
  EU,
  PACKS,
  RULES,
  type Scene,
  filingOf,
  knownOf,
  obligationsFrom,
  ofStage,
  packWith,
  verdictOf,
} from "./scene.ts";

const runs = process.env["LONG"] === "1" ? 4_000 : Number(process.env["RUNS"] ?? 400);

/** Of 2026-06-01, a Monday. */
const T = "2026-06-01T10:00:00Z";
const hours = (count: number, from = T): string => plusSeconds(from, Math.round(count * 3_600));

describe("a clock", () => {
  test("is known for every start that a rule names", () => {
    const named = new Set(RULES.flatMap(({ deadlines }) => deadlines.map(({ clockStart }) => clockStart)));
    expect([...named].filter((start) => !CLOCK_STARTS.includes(start))).toEqual([]);
    expect(named.size).toBeGreaterThan(15);
  });

  test("that no program knows runs from the first event, and says so", () => {
    const [rule] = RULES;
    const [deadline] = rule?.deadlines ?? [];
    if (rule === undefined || deadline === undefined) throw new Error("there are no rules");
    const known = knownOf({ from: T });
    const duty = { provider: "host", pack: "x", jurisdiction: "US" };
    const start = startOf({ ...deadline, clockStart: "full_moon" }, { rule, duty, calendar: EU, known });
    expect(start).toMatchObject({ state: "started", at: T, isAssumed: true });
    expect(start.reads).toContain("full_moon");
  });

  test("of which nobody said when it started reads not set and runs from the first event", () => {
    const scene = { from: T, now: hours(1) };
    const assumed = ofStage(obligationsFrom([verdictOf("ca-primary-user-minutes")], scene), "notification");
    expect(assumed).toMatchObject({
      clock: { start: "aware", startedAt: T, isAssumed: true, reads: "not set" },
      dueAt: hours(2),
      dueLocal: "2026-06-01 08:00 EDT (America/Toronto)",
      secondsLeft: 3_600,
      state: "running",
    });
    expect(assumed.toDo).toContain("not set");
    const told = { ...scene, awareAt: hours(0.5), detectedAt: hours(0.25) };
    const set = ofStage(obligationsFrom([verdictOf("ca-primary-user-minutes")], told), "notification");
    expect(set).toMatchObject({
      clock: { startedAt: hours(0.5), startedBy: "the fact awareAt, set by ada", isAssumed: false, reads: hours(0.5) },
      dueAt: hours(2.5),
    });
  });

  test("of one operator is not that of another", () => {
    const brand = { provider: { id: "brand", name: "Brand", kind: "mvno" as const } };
    const [other] = obligationsFrom([verdictOf("uk-2022-mvno-25pct-8h", brand)], { from: T, awareAt: hours(1) });
    expect(other).toMatchObject({ clock: { isAssumed: true }, dueAt: hours(72) });
  });

  test("of discovery runs by when it was noticed, not by when somebody became aware", () => {
    const scene = { from: T, awareAt: hours(1), detectedAt: hours(0.5) };
    const found = ofStage(obligationsFrom([verdictOf("us-nors-wireless-msc")], scene), "notification");
    expect(found).toMatchObject({ clock: { startedAt: hours(0.5) }, dueAt: hours(2.5) });
  });

  test("of detection or being told runs by whichever came first", () => {
    const started = (scene: Partial<Scene>) =>
      ofStage(obligationsFrom([verdictOf("au-major-outage")], { from: T, ...scene }), "notification").clock;
    expect(started({ detectedAt: hours(2), awareAt: hours(1) })).toMatchObject({ startedAt: hours(1) });
    expect(started({ awareAt: hours(1) })).toMatchObject({ startedAt: hours(1), isAssumed: false });
    expect(started({})).toMatchObject({ startedAt: T, isAssumed: true });
  });
});

describe("the deadlines of", () => {
  test("AT&T on 2024-02-22 were 04:45, 02:45 three days later, and 02:45 CST on 23 March", () => {
    const onset = "2024-02-22T08:45:00Z";
    const all = obligationsFrom([verdictOf("us-nors-wireless-user-minutes")], { from: onset });
    expect(all.map(({ stage, dueAt }) => [stage, dueAt])).toEqual([
      ["notification", "2024-02-22T10:45:00Z"],
      ["initial", "2024-02-25T08:45:00Z"],
      ["final", "2024-03-23T08:45:00Z"],
    ]);
  });

  test("SoftBank in 2018 were 30 days to 5 January; it reported on day 21", () => {
    const scene = { from: "2018-12-06T04:39:00Z", to: "2018-12-06T09:04:00Z", now: "2018-12-27T06:00:00Z" };
    const final = ofStage(obligationsFrom([verdictOf("jp-data-other")], scene), "final");
    expect(final).toMatchObject({ dueLocal: "2019-01-05 13:39 GMT+9 (Asia/Tokyo)", state: "running" });
    expect(Math.floor((30 * 86_400 - (final.secondsLeft ?? 0)) / 86_400)).toBe(21);
  });

  test("KDDI in 2022 were prompt, and 30 days; filed on 28 July it was in time", () => {
    const scene = { from: "2022-07-01T16:35:00Z", to: "2022-07-04T06:00:00Z" };
    const verdicts = [verdictOf("jp-voice-emergency"), verdictOf("jp-data-other")];
    const all = obligationsFrom(verdicts, scene);
    expect(all.map(({ stage, dueLocal }) => [stage, dueLocal])).toEqual([
      ["notification", null],
      ["final", "2022-08-01 01:35 GMT+9 (Asia/Tokyo)"],
    ]);
    expect(ofStage(all, "notification")).toMatchObject({ state: "running", within: "no time given" });
    const filings = [filingOf("jp-data-other", "final", "2022-07-28T03:00:00Z")];
    const filed = { ...scene, now: "2022-08-02T00:00:00Z", told: { filings } };
    expect(ofStage(obligationsFrom(verdicts, filed), "final").state).toBe("submitted");
    expect(ofStage(obligationsFrom(verdicts, { ...filed, told: {} }), "final").state).toBe("overdue");
  });

  test("Canada are two hours from awareness at 10:00, and from restoration at 22:00 to 22:00 on day 31", () => {
    // 10:00 and 22:00 in Toronto.
    const [aware, restored] = ["2026-06-01T14:00:00Z", "2026-06-02T02:00:00Z"];
    const scene = { from: "2026-06-01T13:00:00Z", awareAt: aware };
    const open = obligationsFrom([verdictOf("ca-primary-user-minutes")], scene);
    expect(ofStage(open, "notification").dueLocal).toBe("2026-06-01 12:00 EDT (America/Toronto)");
    expect(ofStage(open, "final")).toMatchObject({
      state: "not-started",
      dueAt: null,
      secondsLeft: null,
      clock: { startedAt: null, reads: "service not restored" },
    });
    const over = obligationsFrom([verdictOf("ca-primary-user-minutes")], { ...scene, to: restored });
    expect(ofStage(over, "final").dueLocal).toBe("2026-07-01 22:00 EDT (America/Toronto)");
  });

  test("NIS2 are 24 h, 72 h, and a calendar month from the submission of the latter, not from awareness", () => {
    const open = obligationsFrom([verdictOf("eu-nis2-art23")], { from: T, awareAt: T });
    expect(open.map(({ stage, dueAt, dueAtLatest }) => [stage, dueAt, dueAtLatest])).toEqual([
      ["notification", hours(24), null],
      ["initial", hours(72), null],
      // 72 h later is 4 June.
      ["final", null, "2026-07-04T10:00:00Z"],
      ["interim", null, null],
    ]);
    expect(ofStage(open, "final")).toMatchObject({
      state: "not-started",
      clock: { reads: "initial not submitted", startsAtLatest: hours(72) },
    });
    const filings = [filingOf("eu-nis2-art23", "initial", "2026-06-02T08:00:00Z")];
    const filed = obligationsFrom([verdictOf("eu-nis2-art23")], { from: T, awareAt: T, told: { filings } });
    expect(ofStage(filed, "final")).toMatchObject({ state: "running", dueAt: "2026-07-02T08:00:00Z" });
    const warned = [filingOf("eu-nis2-art23", "notification", "2026-06-01T11:00:00Z")];
    const early = obligationsFrom([verdictOf("eu-nis2-art23")], { from: T, awareAt: T, told: { filings: warned } });
    expect(ofStage(early, "final").dueAt).toBeNull();
  });

  test("NIS2 in one country are not met by what was sent in another", () => {
    const filings = [filingOf("eu-nis2-art23", "initial", hours(1), { jurisdiction: "IE" })];
    const [be, ie] = ["BE", "IE"].map((jurisdiction) => verdictOf("eu-nis2-art23", { jurisdiction }));
    if (be === undefined || ie === undefined) throw new Error("no verdicts");
    const states = obligationsFrom([be, ie], { from: T, told: { filings } })
      .filter(({ stage }) => stage === "initial")
      .map(({ jurisdiction, state }) => [jurisdiction, state]);
    expect(new Map(states.map(([of = "", state]) => [of, state]))).toEqual(
      new Map([
        ["BE", "running"],
        ["IE", "submitted"],
      ]),
    );
  });

  test("Belgium are a brief notice at once, and the form five working days after it", () => {
    const from = "2026-07-17T10:00:00Z";
    const open = obligationsFrom([verdictOf("be-25k-1h")], { from });
    expect(ofStage(open, "initial")).toMatchObject({ dueAt: null, dueAtLatest: "2026-07-27T10:00:00Z" });
    const filings = [filingOf("be-25k-1h", "notification", "2026-07-17T12:00:00Z")];
    const noticed = obligationsFrom([verdictOf("be-25k-1h")], { from, told: { filings } });
    expect(ofStage(noticed, "initial").dueAt).toBe("2026-07-27T12:00:00Z");
  });

  test("Japan's quarterly report are two months from the end of the quarter in which it began", () => {
    const [quarterly] = obligationsFrom([verdictOf("jp-quarterly")], { from: "2026-05-10T00:00:00Z" });
    expect(quarterly?.dueLocal).toBe("2026-09-01 00:00 GMT+9 (Asia/Tokyo)");
  });
});

const au = (now: string, more: Partial<Scene> = {}) =>
  obligationsFrom([verdictOf("au-major-outage")], { from: T, now, ...more }).filter(({ isRepeated }) => isRepeated);
const update = (at: string) => filingOf("au-major-outage", "interim", at);

test("a quarter's report is another than that of the accident, though both go to the same ministry", () => {
  const verdicts = [verdictOf("jp-quarterly"), verdictOf("jp-data-other")];
  const finals = obligationsFrom(verdicts, { from: T }).filter(({ stage }) => stage === "final");
  expect(finals.map(({ why }) => why.map(({ rule }) => rule))).toEqual([["jp-data-other"], ["jp-quarterly"]]);
});

describe("what is due again and again", () => {
  test.each([
    ["nothing was sent", [], hours(6)],
    ["an update was sent", [update(hours(4))], hours(10)],
    ["several were", [update(hours(4)), update(hours(9))], hours(15)],
    ["the last before the first day ends was", [update(hours(19))], hours(43)],
    ["one on the second day was", [update(hours(30))], hours(54)],
    // It was due at 16 h.
    ["none was since 10 h, though it is the second day", [update(hours(10))], hours(16)],
    ["the first notification was", [filingOf("au-major-outage", "notification", hours(1))], hours(7)],
  ])("in Australia, where %s", (_, filings, dueAt) => {
    const [next, ...others] = au(hours(2), { told: { filings } });
    expect(others).toEqual([]);
    expect(next).toMatchObject({ dueAt, stage: "interim" });
  });

  test("on later days is due once a day from the end of the first, where nothing was sent", () => {
    const rule = RULES.find(({ id }) => id === "au-major-outage");
    const deadline = rule?.deadlines.find(({ clockStart }) => clockStart === "each_24h_after_first_24h");
    if (rule === undefined || deadline === undefined) throw new Error("no such rule");
    const duty = { provider: "host", pack: AU.id, jurisdiction: "AU" };
    expect(nextDue(deadline, T, { rule, duty, calendar: AU, known: knownOf({ from: T }) })).toEqual({ at: hours(48) });
  });

  test("is overdue when it was not sent in time, and never done", () => {
    const acknowledged = [{ filing: 7, by: "ada", at: hours(5), reference: "r", ground: null }];
    const filings = [update(hours(4))];
    const duty = filings[0];
    if (duty === undefined) throw new Error("no filing");
    const told = { filings, acknowledged: acknowledged.map((one) => ({ ...one, duty, obligation: "x" })) };
    expect(au(hours(8), { told })).toMatchObject([{ state: "running" }]);
    expect(au(hours(11), { told })).toMatchObject([{ state: "overdue", secondsLeft: -3_600 }]);
  });

  test("ends with restoration, and so does what is due on a change; that it is over is still to be told", () => {
    const over = obligationsFrom([verdictOf("au-major-outage")], { from: T, now: hours(8), to: hours(7) });
    expect(over.map(({ stage, state }) => [stage, state])).toEqual([
      ["notification", "running"],
      ["final", "running"],
    ]);
  });

  test("hides nothing that comes of an event", () => {
    const interim = obligationsFrom([verdictOf("au-major-outage")], { from: T }).filter(
      (one) => one.stage === "interim",
    );
    expect(interim.map(({ within, state }) => [within, state])).toEqual([
      ["every 6 hours", "running"],
      ["on a material change", "not-started"],
    ]);
  });
});

const made = (more: object) => obligationsFrom([verdictOf("ca-primary-user-minutes", more)], { from: T });

describe("which verdicts make obligations", () => {
  test.each(["met", "uncertain", "unknown"] as const)("%s does", (verdict) => {
    expect(made({ verdict })).toMatchObject([{ certainty: verdict }, { certainty: verdict }]);
  });

  test.each(["not-met", "superseded"] as const)("%s does not", (verdict) => {
    expect(made({ verdict })).toEqual([]);
  });

  test("a draft does not, nor does what authorities owe each other", () => {
    expect(obligationsFrom([verdictOf("uk-2026-draft-critical-user-hours")], { from: T })).toEqual([]);
    expect(obligationsFrom([verdictOf("eu-enisa-relative")], { from: T })).toEqual([]);
  });

  test("what will be met is expected, and no more than that", () => {
    const expected = made({ verdict: "not-met", willBeMetAt: hours(1) });
    expect(ofStage(expected, "notification")).toMatchObject({
      state: "expected",
      certainty: "expected",
      expectedAt: hours(1),
      dueAt: hours(2),
    });
    const later = made({ verdict: "not-met", willBeMetAt: hours(1) }).map(({ state }) => state);
    expect(later).toEqual(["expected", "expected"]);
  });

  test("what was not reportable before its time was over is due at once, and not before", () => {
    const [from, awareAt] = ["2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"];
    const dueOf = (more: Parameters<typeof verdictOf>[1]) =>
      obligationsFrom([verdictOf("uk-2022-critical-user-hours", more)], { from, awareAt })[0]?.dueAt;
    expect(dueOf({ metSince: "2026-03-01T00:06:00Z" })).toBe("2026-03-01T03:00:00Z");
    expect(dueOf({ metSince: "2026-03-01T10:00:00Z" })).toBe("2026-03-01T10:00:00Z");
    expect(dueOf({ verdict: "not-met", willBeMetAt: "2026-03-01T09:00:00Z" })).toBe("2026-03-01T09:00:00Z");
  });

  test("what would have to last for more than a month to be met does not", () => {
    expect(made({ verdict: "not-met", willBeMetAt: hours(31 * 24) })).toHaveLength(2);
    expect(made({ verdict: "not-met", willBeMetAt: "2035-06-17T10:17:50.019Z" })).toEqual([]);
  });

  test("what is not known says which questions, and when it is due if it is met", () => {
    const [open] = made({ verdict: "unknown", missing: ["complete_loss"], toBeConfirmed: true });
    expect(open).toMatchObject({ missing: ["complete_loss"], toBeConfirmed: true });
    expect(open?.toDo).toBe(
      "Answer the questions; if it is met, due 2026-06-01 08:00 EDT (America/Toronto). Threshold to be confirmed.",
    );
  });

  test("one outage that fires several rules owes one notification, by the first deadline, and lists all", () => {
    const rules = ["ca-primary-user-minutes", "us-nors-voip-911", "us-nors-wireless-msc", "us-nors-voip-user-minutes"];
    const all = obligationsFrom(
      rules.map((rule) => verdictOf(rule)),
      { from: T },
    );
    const fcc = ofStage(all, "notification", "FCC NORS");
    expect(fcc.dueAt).toBe(hours(2));
    expect(fcc.why.map(({ rule, dueAt }) => [rule, dueAt])).toEqual([
      ["us-nors-wireless-msc", hours(2)],
      ["us-nors-voip-911", hours(4)],
      ["us-nors-voip-user-minutes", hours(24)],
    ]);
    expect(all.map(({ id }) => id)).toHaveLength(new Set(all.map(({ id }) => id)).size);
  });

  test("a rule that was judged for several services is one reason, by its surest verdict", () => {
    const verdicts = (["unknown", "met", "not-met"] as const).map((verdict) =>
      verdictOf("jp-data-other", { verdict, service: verdict }),
    );
    const [one] = obligationsFrom(verdicts, { from: T });
    expect(one?.why.map(({ rule, verdict }) => [rule, verdict])).toEqual([["jp-data-other", "met"]]);
    expect(one?.certainty).toBe("met");
  });

  test("what will be met hastens nothing that is owed already", () => {
    const soon = verdictOf("us-nors-wireless-msc", { verdict: "not-met", willBeMetAt: hours(1) });
    const [first] = obligationsFrom([soon, verdictOf("us-nors-voip-user-minutes")], { from: T });
    expect(first).toMatchObject({ certainty: "met", dueAt: hours(24), state: "running" });
  });
});

describe("whom to tell", () => {
  const contact = {
    id: "ofcom",
    pack: "test-uk",
    recipient: "Ofcom",
    name: "Ofcom's duty desk",
    channel: { kind: "email", address: "duty@ofcom.example" },
    secondChannel: null,
    verifiedAt: T,
    note: null,
  } as const;
  const dead = { destination: "duty@ofcom.example", state: "dead", createdAt: hours(1), lastError: "550" } as const;
  const told = (grounds: Scene["grounds"] = {}) =>
    obligationsFrom([verdictOf("uk-2022-mobile-100k-any")], { from: T, ...(grounds && { grounds }) })[0];

  test("is a fault where nobody is known, and where nobody verified it", () => {
    expect(told()).toMatchObject({ contact: null, faults: ["There is no contact for this recipient."] });
    const unverified = told({ contacts: [{ ...contact, verifiedAt: null }] });
    expect(unverified?.faults).toEqual(["Nobody has verified this contact."]);
    expect(told({ contacts: [contact] })).toMatchObject({ contact: { id: "ofcom" }, faults: [] });
  });

  test("is its own contact before any of the pack, and never another pack's", () => {
    const any = { ...contact, id: "any", recipient: "*" };
    expect(told({ contacts: [any, contact] })?.contact?.id).toBe("ofcom");
    expect(told({ contacts: [any] })?.contact?.id).toBe("any");
    expect(told({ contacts: [{ ...contact, pack: "test-ca" }] })?.contact).toBeNull();
  });

  test("is a fault while what was sent there last did not arrive, until it is verified anew", () => {
    expect(told({ contacts: [contact], deliveries: [dead] })?.faults).toHaveLength(1);
    const again = { ...contact, verifiedAt: hours(2) };
    expect(told({ contacts: [again], deliveries: [dead] })?.faults).toEqual([]);
    const since = { ...dead, state: "delivered", createdAt: hours(3), lastError: null } as const;
    expect(told({ contacts: [contact], deliveries: [dead, since] })?.faults).toEqual([]);
  });
});

describe("sent is not received", () => {
  const filing = filingOf("uk-2022-mobile-100k-any", "initial", hours(1));
  const answer = { obligation: "x", duty: filing, filing: 7, by: "Bea", at: hours(2), reference: "OF-1", ground: null };
  const bounce = { obligation: "x", duty: filing, bounced: true as const, ground: "Wrong address" };
  const state = (told: Scene["told"] = {}) =>
    obligationsFrom([verdictOf("uk-2022-mobile-100k-any")], { from: T, now: hours(80), ...(told && { told }) })[0];

  test("done is what somebody acknowledged", () => {
    expect(state()?.state).toBe("overdue");
    expect(state({ filings: [filing] })?.state).toBe("submitted");
    expect(state({ filings: [filing], acknowledged: [answer] })).toMatchObject({
      state: "done",
      submissions: [{ filing: 7, acknowledged: { by: "Bea", at: hours(2), reference: "OF-1" } }],
    });
  });

  test("what was told by voice and acknowledged is done as well", () => {
    expect(state({ acknowledged: [{ ...answer, filing: null }] })?.state).toBe("done");
  });

  test("what bounced was not sent, until it is sent again", () => {
    const bounced = [{ ...bounce, recordedAt: hours(3) }];
    const lost = state({ filings: [filing], bounced });
    expect(lost).toMatchObject({ state: "overdue", submissions: [{ bounced: "Wrong address" }] });
    expect(lost?.faults.at(-1)).toContain("Wrong address");
    const again = { ...filing, number: 8, submittedAt: hours(4) };
    expect(state({ filings: [filing, again], bounced })?.state).toBe("submitted");
    expect(state({ filings: [filing, again], bounced: [{ ...bounce, recordedAt: hours(5) }] })?.state).toBe("overdue");
  });

  test("no clock runs from what bounced", () => {
    const lost = filingOf("eu-nis2-art23", "initial", hours(1));
    const bounced = [{ ...bounce, duty: lost, recordedAt: hours(1.5) }];
    const final = (filings: readonly (typeof lost)[]) =>
      ofStage(obligationsFrom([verdictOf("eu-nis2-art23")], { from: T, told: { filings, bounced } }), "final");
    expect(final([lost])).toMatchObject({ state: "not-started", dueAt: null });
    const again = { ...lost, number: 8, submittedAt: hours(2) };
    expect(final([lost, again])).toMatchObject({ state: "running", dueAt: "2026-07-01T12:00:00Z" });
  });

  test("an acknowledgement outweighs a bounce", () => {
    const bounced = [{ ...bounce, recordedAt: hours(1.5) }];
    expect(state({ filings: [filing], bounced, acknowledged: [answer] })?.state).toBe("done");
  });
});

const moments = fc.integer({ min: 0, max: 60 * 86_400 }).map((seconds) => plusMilliseconds(T, seconds * 1_000));
const inPacks = new Set(PACKS.flatMap(({ rules }) => rules.map(({ id }) => id)));
const some = fc.subarray(RULES.filter(({ id, proposed }) => !proposed && inPacks.has(id)).map(({ id }) => id));

function dueByRules(rules: readonly string[]) {
  const all = obligationsFrom(
    rules.map((id) => verdictOf(id)),
    { from: T },
  );
  return new Map(all.map(({ id, dueAt, dueAtLatest }) => [id, dueAt ?? dueAtLatest]));
}

test("more rules never make a deadline later", () => {
  fc.assert(
    fc.property(some, some, (few, more) => {
      const [fewer, all] = [dueByRules(few), dueByRules([...new Set([...few, ...more])])];
      for (const [id, due] of fewer) {
        expect(all.has(id)).toBe(true);
        if (due !== null) expect(compareInstants(all.get(id) ?? "", due)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: Math.ceil(runs / 20) },
  );
});

test("nothing is due before its clock started", () => {
  fc.assert(
    fc.property(some, moments, fc.option(moments), (rules, awareAt, to) => {
      for (const { clock, dueAt } of obligationsFrom(
        rules.map((id) => verdictOf(id)),
        { from: T, awareAt, to },
      ))
        if (dueAt !== null) expect(compareInstants(clock.startedAt ?? "9999", dueAt)).toBeLessThan(0);
    }),
    { numRuns: Math.ceil(runs / 20) },
  );
});

test("what is submitted once more changes no deadline that runs from a submission", () => {
  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [first = one, second = other] = [one, other].toSorted(compareInstants);
      const filings = [first, second].map((at, index) =>
        filingOf("eu-nis2-art23", "initial", at, { number: index + 1 }),
      );
      const dueBy = (count: number) =>
        ofStage(
          obligationsFrom([verdictOf("eu-nis2-art23")], { from: T, told: { filings: filings.slice(0, count) } }),
          "final",
        ).dueAt;
      expect(dueBy(2)).toBe(dueBy(1));
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

test("obligations come in the order in which they are due", () => {
  const verdicts = ["us-nors-wireless-msc", "ca-primary-user-minutes", "eu-nis2-art23", "uk-2022-critical-user-hours"];
  const all = obligationsFrom(
    verdicts.map((rule) => verdictOf(rule)),
    { from: T },
  );
  const times = all.flatMap(({ dueAt, dueAtLatest }) => dueAt ?? dueAtLatest ?? []);
  expect(times).toEqual(times.toSorted());
  expect(times.length).toBeGreaterThan(5);
});

test("a pack's own cadence that is told only in words has no due time", () => {
  const [rule] = RULES;
  if (rule === undefined) throw new Error("there are no rules");
  const own = { ...rule, id: "own", deadlines: [{ ...BY_AND_BY, stage: "interim" as const }] };
  const pack = packWith([own], { id: "own", timeZone: "UTC", holidays: "GB" });
  const verdict = { ...verdictOf(rule.id), rule: "own", pack: { id: "own", version: "1" } };
  const [obligation] = obligationsFrom([verdict], { from: instantFrom(new Date(T)), grounds: { packs: [pack] } });
  expect(obligation).toMatchObject({ dueAt: null, within: "by and by", isRepeated: true, state: "running" });
});

const BY_AND_BY = {
  within: { value: null, unit: null, qualitative: "by_and_by" },
  clockStart: "aware",
  recipient: "All",
  repeat: true,
};
