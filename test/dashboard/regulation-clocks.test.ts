import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import type { Obligation } from "../../src/dashboard/page/incidents/regulation/answers.ts";
import {
  clockInWords,
  glanceInWords,
  glanceOf,
  leftInWords,
  ownerInWords,
  partedByDone,
  stageInWords,
  stateAt,
} from "../../src/dashboard/page/incidents/regulation/clocks/standing.ts";
import { en } from "../../src/dashboard/page/words/en.ts";

const texts = en.regulation.clocks;
const speech = { texts, format: createFormat("en-GB", "UTC") };
const at = (moment: string): number => Date.parse(moment);
const NOW = at("2018-12-06T06:00:00Z");

const RUNNING: Obligation = {
  id: "gb-ofcom-notification-1",
  incident: "2",
  provider: { id: "o2", name: "O2", kind: "mno" },
  pack: { id: "gb-ofcom", version: "1" },
  regime: "UK-OFCOM-s105K",
  regulator: "Ofcom",
  jurisdiction: "GB",
  recipient: "Ofcom",
  contact: null,
  faults: [],
  stage: "notification",
  isRepeated: false,
  certainty: "met",
  why: [],
  clock: {
    start: "aware",
    startedAt: "2018-12-06T04:39:00Z",
    startedBy: "the first event of incident 2",
    isAssumed: true,
    reads: "not set",
    startsAtLatest: null,
  },
  within: "3 hours",
  note: null,
  dueAt: "2018-12-06T07:12:00Z",
  dueLocal: "2018-12-06 07:12 GMT (Europe/London)",
  dueAtLatest: null,
  secondsLeft: 4320,
  expectedAt: null,
  owner: null,
  state: "running",
  submissions: [],
  missing: [],
  toBeConfirmed: false,
  toDo: "",
};
const clock = (more: Partial<Obligation>): Obligation => ({ ...RUNNING, ...more });
const left = (more: Partial<Obligation>, now = NOW): string => leftInWords(clock(more), now, speech);

const glance = (obligations: readonly Obligation[], now = NOW) =>
  glanceInWords(glanceOf(obligations, now), now, speech);

describe("the time that is left", () => {
  test("counts down to the due time, in the two largest units, and in seconds at the end", () => {
    expect(left({})).toBe("1 hr 12 mins left");
    expect(left({}, at("2018-12-06T07:11:18Z"))).toBe("42 secs left");
  });

  test("is loud in words once it has run out, though nobody has asked the service since", () => {
    const now = at("2018-12-06T08:15:00Z");
    expect(stateAt(RUNNING, now)).toBe("overdue");
    expect(left({}, now)).toBe("Overdue by 1 hr 3 mins");
    expect(stateAt(RUNNING, NOW)).toBe("running");
  });

  test("of what was sent in time is never overdue", () => {
    const sent = clock({ state: "submitted" });
    expect(left({ state: "submitted" })).toBe("1 hr 12 mins left");
    expect(stateAt(sent, at("2018-12-06T08:15:00Z"))).toBe("submitted");
    expect(left({ state: "submitted" }, at("2018-12-06T08:15:00Z"))).toBe("was due 1 hr 3 mins ago");
  });

  test("of a deadline that is said in words is these words", () => {
    expect(left({ dueAt: null, within: "without undue delay" })).toBe("Due: without undue delay");
    expect(left({ dueAt: null, state: "not-started" })).toBe("Clock not started");
  });

  test("of what is not reportable yet is when it will be, if nothing changes", () => {
    expect(left({ state: "expected", certainty: "expected", expectedAt: "2018-12-06T06:39:00Z" })).toBe(
      "Will be reportable at 6 Dec 2018, 06:39 UTC",
    );
  });

  test("of what is acknowledged is nothing", () => {
    expect(left({ state: "done" })).toBe("Acknowledged");
  });
});

describe("what started a clock", () => {
  test("that nobody has said is said to be assumed", () => {
    expect(clockInWords(RUNNING, speech)).toBe("aware: not set; it runs from the first event, 6 Dec 2018, 04:39 UTC");
  });

  test("is the moment, with who said it", () => {
    const said = { ...RUNNING.clock, isAssumed: false, startedBy: "the fact awareAt, set by ada" };
    expect(clockInWords({ clock: said }, speech)).toBe("aware: 6 Dec 2018, 04:39 UTC (the fact awareAt, set by ada)");
  });

  test("of one that waits is what it waits for", () => {
    const waits = {
      ...RUNNING.clock,
      start: "service_restored",
      startedAt: null,
      startedBy: null,
      isAssumed: false,
      reads: "service not restored",
    };
    expect(clockInWords({ clock: waits }, speech)).toBe("service restored: service not restored");
  });
});

describe("one glance", () => {
  test("says what is due next, to whom", () => {
    const later = clock({ id: "later", recipient: "ministry", dueAt: "2018-12-06T09:00:00Z" });
    expect(glance([later, RUNNING])).toEqual(["Next due in 1 hr 12 mins: Ofcom (GB), notification (O2)"]);
  });

  test("says first what is overdue, and apart from it what may not be owed at all", () => {
    const late = clock({ id: "late", state: "overdue", dueAt: "2018-12-06T05:00:00Z" });
    const maybe = clock({ id: "maybe", state: "overdue", certainty: "unknown", dueAt: "2018-12-06T04:50:00Z" });
    const unsure = clock({ id: "unsure", certainty: "unknown" });
    expect(glance([maybe, late, clock({ ...late, id: "other" }), unsure])).toEqual([
      "Overdue by 1 hr: Ofcom (GB), notification (O2)",
      "1 more overdue",
      "1 overdue if they are reportable",
      "Next due in 1 hr 12 mins: Ofcom (GB), notification (O2), if it is reportable",
    ]);
  });

  test("says what is owed now though its rule gives no time", () => {
    const promptly = clock({ dueAt: null, within: "promptly", recipient: "MIC", jurisdiction: "JP" });
    expect(glance([promptly])).toEqual(["Due promptly: MIC (JP), notification (O2)"]);
    expect(glance([promptly, promptly])[1]).toBe("1 more with no time but in words");
  });

  test("says nothing where nothing runs", () => {
    expect(glance([])).toEqual([]);
    const waits = clock({ state: "not-started", dueAt: null });
    expect(glance([clock({ state: "done" }), waits, clock({ dueAt: null, certainty: "unknown" })])).toEqual([]);
  });
});

describe("a strip of clocks", () => {
  test("keeps the order of the service, and what is done apart", () => {
    const done = clock({ id: "done", state: "done" });
    const sent = clock({ id: "sent", state: "submitted" });
    expect(partedByDone([done, RUNNING, sent], NOW)).toEqual({ open: [RUNNING, sent], done: [done] });
  });

  test("puts what is overdue before all else, as of now", () => {
    const promptly = clock({ id: "promptly", dueAt: null });
    const later = at("2018-12-06T08:00:00Z");
    expect(partedByDone([promptly, RUNNING], later)).toMatchObject({ open: [RUNNING, promptly] });
  });

  test("names the stage, and says of a cadence that it comes again", () => {
    expect(stageInWords(RUNNING, texts)).toBe("notification");
    expect(stageInWords({ stage: "interim", isRepeated: true }, texts)).toBe("interim report, again and again");
  });

  test("names whoever looks after it, or says that nobody does", () => {
    expect(ownerInWords({ owner: null }, texts)).toBe("nobody has the role “regulatory”");
    expect(ownerInWords({ owner: { holder: "Ada", contact: "+44 20" } }, texts)).toBe("Ada, +44 20");
    expect(ownerInWords({ owner: { holder: "Ada", contact: null } }, texts)).toBe("Ada");
  });
});
