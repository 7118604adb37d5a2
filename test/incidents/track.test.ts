import { describe, expect, test } from "vitest";
import { type Track, trackIncidents } from "../../src/incidents/track/track.ts";
import type { Merge } from "../../src/incidents/track/ids.ts";
import { type Asking, type Entry, event, minute, networkOf, said, shared, stepsOf } from "./network.ts";

const inventory = networkOf({
  nodes: [
    "mme-1",
    "mme-2",
    "hss-1",
    "hss-2",
    "north-1",
    "north-2",
    "south-1",
    "south-2",
    "spare-1",
    "spare-2",
    "unused",
  ],
  pools: [
    shared("mmes", ["mme-1", "mme-2"], 1),
    shared("hss", ["hss-1", "hss-2"], 1),
    shared("norths", ["north-1", "north-2"]),
    shared("souths", ["south-1", "south-2"]),
  ],
  profiles: {
    core: { customers: 32_300_000, services: { data: { all: ["mmes", "hss"] } } },
    north: { customers: 4_000_000, services: { data: "norths" } },
    south: { customers: 2_000_000, services: { data: "souths" } },
    backed: { customers: 6_000, services: { data: { atLeast: 1, of: ["spare-1", "spare-2"] } } },
  },
});

type Options = Omit<Partial<Asking>, "entries"> & { readonly merges?: readonly Merge[]; readonly until?: number };

function track(entries: readonly Entry[], { merges = [], until = 24 * 60, ...asking }: Options = {}): readonly Track[] {
  return trackIncidents(stepsOf({ inventory, entries, ...asking }), { merges, until: minute(until) });
}

function time(at: string): string {
  return at.slice(11, 16);
}

/** `10 05:00-06:00 node:mme-1`. */
function inWords({ id, from, to, members }: Track): string {
  return `${id} ${time(from)}-${to === undefined ? "" : time(to)} ${members.map(({ thing }) => thing.slice(5)).join(" ")}`;
}

function down(sequence: number, minutes: number, node: string): Entry {
  return event(sequence, minutes, node, 0);
}

function up(sequence: number, minutes: number, node: string): Entry {
  return event(sequence, minutes, node, 1);
}

describe("what is one incident", () => {
  test("nothing that fails is none", () => {
    expect(track([])).toEqual([]);
    expect(track([event(1, 10, "north-1", 1)])).toEqual([]);
  });

  test("a pool that fails is one, from when somebody is hit until nobody is", () => {
    const [only, ...others] = track([
      down(1, 60, "mme-1"),
      down(2, 65, "mme-2"),
      up(3, 90, "mme-1"),
      up(4, 95, "mme-2"),
    ]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      id: "1",
      from: minute(65),
      to: minute(90),
      openedAt: minute(66),
      isCurrent: false,
      remaining: [],
      members: [
        { thing: "node:mme-1", since: minute(65) },
        { thing: "node:mme-2", since: minute(65) },
      ],
    });
    expect(only?.steps.map(({ at, totals }) => [at, totals.affected.point])).toEqual([
      [minute(65), 32_300_000],
      [minute(90), 0],
      [minute(95), 0],
    ]);
    expect(only?.claims).toEqual(new Set([1, 2]));
  });

  test("two regions at once are two", () => {
    const tracks = track([down(1, 60, "north-1"), down(2, 60, "south-1"), up(3, 90, "north-1"), up(4, 120, "south-1")]);
    expect(tracks.map(inWords)).toEqual(["1 01:00-01:30 north-1", "2 01:00-02:00 south-1"]);
  });

  test("one node under both regions makes them one", () => {
    const powered = networkOf({
      nodes: ["power", { id: "north-1", requires: "power" }, { id: "south-1", requires: "power" }],
      profiles: {
        north: { customers: 4_000_000, services: { data: "north-1" } },
        south: { customers: 2_000_000, services: { data: "south-1" } },
      },
    });
    const together = [down(1, 60, "north-1"), down(2, 60, "south-1"), down(3, 60, "power")];
    expect(track(together, { inventory: powered }).map(inWords)).toEqual(["1 01:00- north-1 south-1 power"]);
  });

  test("what a node is declared to have lost is an incident as if it were reported", () => {
    const declared = said(5, [60, 90], { share: 0.5, of: { nodes: new Set(["north-1", "south-1"]) } });
    expect(track([declared]).map(inWords)).toEqual(["5 01:00-01:30 north-1", "5-2 01:00-01:30 south-1"]);
  });

  test("a spare that is long dead belongs to none, and moves no beginning", () => {
    const [only, ...others] = track([down(1, 5, "spare-1"), down(2, 300, "north-1"), up(3, 360, "north-1")]);
    expect(others).toEqual([]);
    expect(only && inWords(only)).toBe("2 05:00-06:00 north-1");
    expect(only?.remaining).toEqual([]);
    expect(only?.claims).toEqual(new Set([2]));
  });

  test("a node under nothing belongs to none", () => {
    expect(track([down(1, 5, "unused")])).toEqual([]);
  });

  test("two spares of which only both together hit somebody found one", () => {
    const tracks = track([down(1, 5, "spare-1"), down(2, 300, "spare-2"), up(3, 330, "spare-1")]);
    expect(tracks.map(inWords)).toEqual(["1 05:00-05:30 spare-1 spare-2"]);
    expect(tracks[0]?.from).toBe(minute(300));
  });

  test("what nobody needs besides two spares is left out", () => {
    const three = networkOf({
      nodes: ["a", "b", "c", "d"],
      profiles: {
        some: { customers: 5000, services: { data: { atLeast: 2, of: ["a", "b", "c"] } } },
        more: { customers: 5000, services: { voice: { atLeast: 1, of: ["a", "d"] } } },
      },
    });
    const entries = [down(1, 10, "a"), down(2, 10, "b"), down(3, 10, "c")];
    expect(track(entries, { inventory: three }).map(inWords)).toEqual(["1 00:10- a b"]);
  });

  test("a spare that makes an incident worse joins it when it does", () => {
    const backed = networkOf({
      nodes: ["a", "b"],
      profiles: {
        west: { customers: 5000, services: { data: "a" } },
        town: { customers: 90_000, services: { data: { atLeast: 1, of: ["a", "b"] } } },
      },
    });
    const [only, ...others] = track([down(1, 10, "b"), down(2, 30, "a"), up(3, 40, "b")], { inventory: backed });
    expect(others).toEqual([]);
    expect(only && inWords(only)).toBe("2 00:30- a b");
    expect(only?.steps.map(({ totals }) => totals.affected.point)).toEqual([95_000, 5000]);
  });
});

test("what makes one of two worse joins that which hits somebody", () => {
  const towns = networkOf({
    nodes: ["a", "b", "c"],
    profiles: {
      west: { customers: 5000, services: { data: "a" } },
      town: { customers: 90_000, services: { data: { atLeast: 1, of: ["a", "b"] }, voice: "c" } },
    },
  });
  const entries = [down(1, 10, "c"), down(2, 15, "a"), up(3, 20, "c"), down(4, 40, "b")];
  expect(track(entries, { inventory: towns }).map(inWords)).toEqual(["1 00:10-00:20 c", "2 00:15- a b"]);
});

describe("the joint figure", () => {
  test("no customer is counted twice in the joint figure", () => {
    const entries = [
      down(1, 60, "mme-1"),
      down(2, 60, "mme-2"),
      down(3, 60, "hss-1"),
      down(4, 60, "hss-2"),
      down(5, 70, "north-1"),
    ];
    const tracks = track(entries);
    expect(tracks.map(inWords)).toEqual(["1 01:00- mme-1 mme-2", "3 01:00- hss-1 hss-2", "5 01:10- north-1"]);
    expect(tracks.map(({ steps }) => steps.at(-1)?.totals.impaired.point)).toEqual([32_300_000, 32_300_000, 4_000_000]);
    const last = stepsOf({ inventory, entries }).at(-1);
    expect(last?.totalsOf(new Set(last.failing.keys()))).toMatchObject({
      affected: { point: 32_300_000 + 2_000_000 },
      impaired: { point: 32_300_000 + 4_000_000 },
    });
  });

  test("what is out by two failures at once is out once, when the first is mended too", () => {
    const entries = [
      down(1, 60, "mme-1"),
      down(2, 60, "mme-2"),
      down(3, 70, "hss-1"),
      down(4, 70, "hss-2"),
      up(5, 90, "mme-1"),
      up(6, 100, "hss-1"),
    ];
    expect(track(entries).map(inWords)).toEqual(["1 01:00-01:30 mme-1 mme-2", "3 01:10-01:40 hss-1 hss-2"]);
  });
});

describe("what continues an incident", () => {
  test.each([
    [59, ["1 01:00-03:19 north-1"]],
    [59 + 59 / 60, ["1 01:00-03:19 north-1"]],
    [60, ["1 01:00-01:20 north-1", "3 02:20-03:20 north-1"]],
    [61, ["1 01:00-01:20 north-1", "3 02:21-03:21 north-1"]],
  ])("%f minutes after it was mended", (pause, expected) => {
    const again = 80 + pause;
    const entries = [
      down(1, 60, "north-1"),
      up(2, 80, "north-1"),
      down(3, again, "north-1"),
      up(4, again + 60, "north-1"),
    ];
    expect(track(entries).map(inWords)).toEqual(expected);
  });

  test("the time without anybody hit is part of it, at zero", () => {
    const entries = [down(1, 60, "north-1"), up(2, 80, "north-1"), down(3, 100, "north-1"), up(4, 120, "north-1")];
    expect(track(entries)[0]?.steps.map(({ at, totals }) => [at, totals.impaired.point])).toEqual([
      [minute(60), 4_000_000],
      [minute(80), 0],
      [minute(100), 4_000_000],
      [minute(120), 0],
    ]);
  });

  test("another member of the pool", () => {
    const entries = [down(1, 60, "north-1"), up(2, 80, "north-1"), down(3, 120, "north-2"), up(4, 180, "north-2")];
    expect(track(entries).map(inWords)).toEqual(["1 01:00-03:00 north-1 north-2"]);
  });

  test("a second failure inside the first is part of it", () => {
    const entries = [down(1, 60, "north-1"), down(2, 70, "north-2"), up(3, 80, "north-2"), up(4, 90, "north-1")];
    const [only, ...others] = track(entries);
    expect(others).toEqual([]);
    expect(only?.steps.map(({ totals }) => totals.affected.point)).toEqual([2_000_000, 4_000_000, 2_000_000, 0]);
  });

  test("the time that was set when the last was no longer hit", () => {
    const entries = [down(1, 60, "north-1"), up(2, 80, "north-1"), down(3, 100, "north-1")];
    const settings = { incidentContinuesSeconds: 600 };
    expect(track(entries, { settings }).map(({ id }) => id)).toEqual(["1", "3"]);
    const changed = stepsOf({ inventory, entries }).map((step, index) =>
      index < 3 ? step : { ...step, settings: { ...step.settings, ...settings } },
    );
    expect(trackIncidents(changed, { merges: [], until: minute(200) }).map(({ id }) => id)).toEqual(["1"]);
  });

  test("nothing, where no time is to be left", () => {
    const entries = [event(1, 60, "north-1", 0.5), event(2, 80, "north-1", 1), event(3, 80, "north-2", 0)];
    const tracks = track(entries, { settings: { incidentContinuesSeconds: 0 } });
    expect(tracks.map(inWords)).toEqual(["1 01:00- north-1 north-2"]);
  });

  test("it is current for an hour after, and not at its end", () => {
    const entries = [down(1, 60, "north-1"), up(2, 80, "north-1")];
    expect(track(entries, { until: 140 - 1 / 60 })[0]?.isCurrent).toBe(true);
    expect(track(entries, { until: 140 })[0]?.isCurrent).toBe(false);
  });

  test("what comes after the moment that is asked about is not looked at", () => {
    const entries = [down(1, 60, "north-1"), up(2, 80, "north-1")];
    expect(track(entries, { until: 59 })).toEqual([]);
    expect(track(entries, { until: 70 })[0]?.to).toBeUndefined();
  });
});

describe("what opens an incident", () => {
  const cases: readonly (readonly [string, readonly Entry[], number | undefined])[] = [
    ["for exactly a minute", [down(1, 60, "north-1"), up(2, 61, "north-1")], 61],
    ["for a second less", [down(1, 60, "north-1"), up(2, 61 - 1 / 60, "north-1")], undefined],
    ["and is still going on", [down(1, 60, "north-1")], 61],
    [
      "twice for half a minute",
      [down(1, 60, "north-1"), up(2, 60.5, "north-1"), down(3, 60.6, "north-1"), up(4, 61.1, "north-1")],
      undefined,
    ],
    [
      "by one after the other",
      [down(1, 60, "north-1"), up(2, 60.5, "north-1"), down(3, 60.5, "north-2"), up(4, 61.1, "north-2")],
      61,
    ],
    ["the second time", [down(1, 60, "north-1"), up(2, 60.5, "north-1"), down(3, 80, "north-1")], 81],
  ];

  test.each(cases)("enough customers %s", (_, entries, opened) => {
    const [only, ...others] = track(entries, { until: 120 });
    expect(others).toEqual([]);
    expect(only?.openedAt).toBe(opened === undefined ? undefined : minute(opened));
  });

  test("not before its time has come", () => {
    expect(track([down(1, 60, "north-1")], { until: 61 - 1 / 60 })[0]?.openedAt).toBeUndefined();
    expect(track([down(1, 60, "north-1")], { until: 61 })[0]?.openedAt).toBe(minute(61));
  });

  test("to the microsecond", () => {
    const entries = [{ ...down(1, 60, "north-1"), at: "2018-12-06T01:00:00.123456Z" }];
    expect(track(entries)[0]?.openedAt).toBe("2018-12-06T01:01:00.123456Z");
  });

  test("no customer fewer than configured", () => {
    const entries = [down(1, 60, "north-1")];
    expect(track(entries, { settings: { incidentLeastCustomers: 4_000_000 } })[0]?.openedAt).toBe(minute(61));
    expect(track(entries, { settings: { incidentLeastCustomers: 4_000_001 } })[0]?.openedAt).toBeUndefined();
  });

  test("somebody at least, where the least is nobody", () => {
    const entries = [down(1, 60, "north-1"), up(2, 60.5, "north-1"), up(3, 63, "north-2")];
    expect(track(entries, { settings: { incidentLeastCustomers: 0 } })[0]?.openedAt).toBeUndefined();
  });

  test("what was configured when the stretch began", () => {
    const steps = stepsOf({ inventory, entries: [down(1, 60, "north-1"), event(2, 60.5, "north-2", 0.5)] });
    const stricter = { incidentLeastCustomers: 40_000_000, incidentLeastSeconds: 6000, incidentContinuesSeconds: 1 };
    const late = steps.map((step) => (step.at === minute(60.5) ? { ...step, settings: stricter } : step));
    expect(trackIncidents(late, { merges: [], until: minute(120) })[0]?.openedAt).toBe(minute(61));
    const early = steps.map((step) => (step.at === minute(60) ? { ...step, settings: stricter } : step));
    expect(trackIncidents(early, { merges: [], until: minute(120) })[0]?.openedAt).toBe(minute(61.5));
  });
});

describe("what remains", () => {
  const entries = [
    down(1, 60, "mme-1"),
    down(2, 60, "mme-2"),
    up(3, 80, "mme-1"),
    up(4, 600, "mme-2"),
    down(5, 700, "mme-2"),
  ];

  test.each([
    [70, []],
    [80, ["node:mme-2"]],
    [599, ["node:mme-2"]],
    [600, []],
    [800, []],
  ])("of what failed, at minute %i", (until, remaining) => {
    expect(track(entries, { until }).map((incident) => incident.remaining)).toEqual([remaining]);
  });

  test("a spare that stays dead is found another incident by a name of its own", () => {
    const later = [...entries.slice(0, 3), down(6, 300, "mme-1"), up(7, 310, "mme-1")];
    expect(track(later).map(inWords)).toEqual(["1 01:00-01:20 mme-1 mme-2", "6 05:00-05:10 mme-2 mme-1"]);
  });

  test("what was claimed already and founds again has a number after it", () => {
    const worse = [event(1, 60, "mme-1", 0), event(2, 60, "mme-2", 0.5), event(3, 300, "mme-2", 0)];
    const needed = networkOf({
      nodes: ["mme-1", "mme-2"],
      pools: [shared("mmes", ["mme-1", "mme-2"], 0.5)],
      profiles: { all: { customers: 10_000, services: { data: "mmes" } } },
    });
    const again = [
      event(1, 60, "mme-1", 0),
      event(2, 60, "mme-2", 0),
      event(3, 80, "mme-2", 0.5),
      event(4, 300, "mme-2", 0),
    ];
    expect(track(worse, { inventory: needed }).map(({ id }) => id)).toEqual(["1"]);
    expect(track(again, { inventory: needed }).map(({ id, from }) => [id, from])).toEqual([
      ["1", minute(60)],
      ["1-2", minute(300)],
    ]);
  });
});

describe("what is declared of customers", () => {
  const inNorth = { share: 0.5, of: { view: { areas: new Set(["north"]) } } };

  test("during an outage that they are part of, belongs to it", () => {
    const entries = [down(1, 60, "north-1"), said(2, [70, 200], inNorth), up(3, 80, "north-1")];
    expect(track(entries).map(({ from, to, members }) => [from, to, members.map(({ thing }) => thing)])).toEqual([
      [minute(60), minute(200), ["node:north-1", "declaration:d-2"]],
    ]);
  });

  test("in the same moment as well", () => {
    const entries = [said(1, [60, 200], inNorth), down(2, 60, "north-1")];
    expect(track(entries).map(({ members }) => members.length)).toEqual([2]);
  });

  test("elsewhere, is an incident of its own", () => {
    const entries = [down(1, 60, "south-1"), said(2, [70, 200], inNorth)];
    expect(track(entries).map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("of too few for anybody to be hit, is none", () => {
    expect(track([said(2, [70, 200], { ...inNorth, share: 1e-9 })])).toEqual([]);
  });
});

describe("what people have merged", () => {
  const entries = [
    down(1, 60, "north-1"),
    up(2, 80, "north-1"),
    down(3, 300, "south-1"),
    up(4, 320, "south-1"),
    down(5, 600, "north-1"),
    up(6, 620, "north-1"),
  ];

  test.each<readonly [string, readonly Merge[]]>([
    ["in one order", [["1", "3"]]],
    ["in the other", [["3", "1"]]],
    [
      "twice",
      [
        ["3", "1"],
        ["1", "3"],
      ],
    ],
    [
      "with what there is not",
      [
        ["3", "1"],
        ["1", "77"],
      ],
    ],
  ])("is one, hours apart, %s", (_, merges) => {
    const [merged, other, ...none] = track(entries, { merges });
    expect(none).toEqual([]);
    expect(merged).toMatchObject({ id: "1", mergedIds: ["3"], from: minute(60), to: minute(320) });
    expect(merged?.claims).toEqual(new Set([1, 3]));
    expect(merged?.steps.map(({ totals }) => totals.impaired.point)).toEqual([4_000_000, 0, 2_000_000, 0]);
    expect(other?.id).toBe("5");
  });

  test("is one with all that either is merged with", () => {
    for (const merges of [
      [
        ["1", "3"],
        ["3", "5"],
      ],
      [
        ["5", "3"],
        ["1", "5"],
      ],
      [
        ["1", "88"],
        ["88", "5"],
        ["3", "88"],
      ],
    ] as const) {
      expect(track(entries, { merges }).map(({ id, mergedIds, to }) => [id, mergedIds, to])).toEqual([
        ["1", ["3", "5"], minute(620)],
      ]);
    }
  });

  test("goes on while the first still does", () => {
    const overlapping = [down(1, 60, "north-1"), down(3, 70, "south-1"), up(4, 80, "north-1"), up(5, 90, "south-1")];
    expect(track(overlapping, { merges: [["1", "3"]] }).map(inWords)).toEqual(["1 01:00-01:30 north-1 south-1"]);
  });

  test("has nothing of its own from its end until it goes on", () => {
    const twice = [down(1, 60, "mme-1"), down(2, 60, "mme-2"), up(3, 80, "mme-1"), down(4, 300, "south-1")];
    const [only, ...others] = track(twice, { merges: [["1", "4"]] });
    expect(others).toEqual([]);
    expect(only?.steps.map(({ at, things }) => [at, [...things]])).toEqual([
      [minute(60), ["node:mme-1", "node:mme-2"]],
      [minute(80), ["node:mme-2"]],
      [minute(140), []],
      [minute(300), ["node:mme-2", "node:south-1"]],
    ]);
  });

  test("takes nothing from another that goes on", () => {
    const shares = [down(1, 60, "north-1"), up(2, 80, "north-1"), down(3, 300, "north-1"), down(4, 310, "south-1")];
    const tracks = track(shares, { merges: [["1", "4"]] });
    expect(tracks.map(inWords)).toEqual(["1 01:00- north-1 south-1", "3 05:00- north-1"]);
    expect(tracks[0]?.steps.at(-1)?.totals.impaired.point).toBe(2_000_000);
  });

  test("is found by an entry that it claims, when it was renamed by what was told later", () => {
    const before = [...entries, down(9, 290, "south-2"), up(10, 330, "south-2")];
    expect(track(before).map(({ id }) => id)).toEqual(["1", "9", "5"]);
    expect(track(before, { merges: [["3", "1"]] }).map(({ id, mergedIds }) => [id, mergedIds])).toEqual([
      ["1", ["9"]],
      ["5", []],
    ]);
  });
});

describe("what is told later", () => {
  test("of the same node, extends an incident backwards under its id", () => {
    const entries = [down(5, 60, "north-1"), up(6, 80, "north-1"), event(9, 30, "north-1", 0.5)];
    expect(track(entries).map(inWords)).toEqual(["5 00:30-01:20 north-1"]);
  });

  test("of another node, gives it another id, which claims the old", () => {
    const entries = [down(5, 60, "north-1"), up(6, 80, "north-1"), down(9, 30, "north-2"), up(10, 70, "north-2")];
    const [only] = track(entries);
    expect(only && inWords(only)).toBe("9 00:30-01:20 north-2 north-1");
    expect(only?.claims).toEqual(new Set([9, 5]));
  });

  test("and bridges two, is one that claims both", () => {
    const entries = [
      down(1, 60, "north-1"),
      up(2, 80, "north-1"),
      down(3, 300, "north-1"),
      up(4, 320, "north-1"),
      down(7, 70, "north-2"),
      up(8, 310, "north-2"),
    ];
    const [only, ...others] = track(entries);
    expect(others).toEqual([]);
    expect(only && inWords(only)).toBe("1 01:00-05:20 north-1 north-2");
    expect(only?.claims).toEqual(new Set([1, 3, 7]));
  });
});

test("what hits somebody only together comes together, though each is an incident's already", () => {
  const twoSites = networkOf({
    nodes: ["a", "b", "x", "y"],
    pools: [shared("west", ["a", "x"], 1), shared("east", ["b", "y"], 1)],
    profiles: {
      west: { customers: 5000, services: { data: "west" } },
      east: { customers: 6000, services: { data: "east" } },
      town: { customers: 90_000, services: { data: { atLeast: 1, of: ["a", "b"] } } },
    },
  });
  const entries = [
    down(1, 60, "a"),
    down(2, 60, "x"),
    down(3, 61, "y"),
    down(4, 61, "b"),
    up(5, 65, "x"),
    up(6, 80, "y"),
    up(7, 90, "a"),
  ];
  const [west, east, ...others] = track(entries, { inventory: twoSites });
  expect(others).toEqual([]);
  expect(west && inWords(west)).toBe("1 01:00-01:30 a x b");
  expect(west?.steps.map(({ at, totals }) => [at, totals.affected.point])).toEqual([
    [minute(60), 5000],
    [minute(61), 5000],
    [minute(65), 0],
    [minute(80), 90_000],
    [minute(90), 0],
  ]);
  expect(east && inWords(east)).toBe("3 01:01-01:20 y b");
  expect(east?.steps.map(({ at, things }) => [at, [...things]])).toEqual([
    [minute(61), ["node:y", "node:b"]],
    [minute(65), ["node:y", "node:b"]],
    [minute(80), []],
    [minute(90), []],
  ]);
});

test("what holds the same customers back once the first cause is mended is the same outage, and what does beside it another", () => {
  const stages = networkOf({
    nodes: ["core", "radio", "far"],
    pools: [],
    profiles: {
      phone: { customers: 9000, services: { data: { atLeast: 2, of: ["core", "radio"] } } },
      island: { customers: 4000, services: { data: "far" } },
    },
  });
  const staged = [down(1, 60, "core"), up(2, 90, "core"), down(3, 90, "radio"), up(4, 120, "radio")];
  expect(track(staged, { inventory: stages }).map(inWords)).toEqual(["1 01:00-02:00 core radio"]);
  const beside = [down(1, 60, "core"), down(2, 80, "radio"), up(3, 90, "core"), up(4, 120, "radio")];
  expect(track(beside, { inventory: stages }).map(inWords)).toEqual(["1 01:00-01:30 core", "2 01:20-02:00 radio"]);
  const elsewhere = [down(1, 60, "core"), up(2, 90, "core"), down(3, 90, "far"), up(4, 120, "far")];
  expect(track(elsewhere, { inventory: stages }).map(inWords)).toEqual(["1 01:00-01:30 core", "3 01:30-02:00 far"]);
});

function brief(tracks: readonly Track[]) {
  return tracks.map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map(({ at, things, totals }) => ({ at, things, totals })),
  }));
}

test("what is free when an incident is over belongs to another from then on, whenever the next step is", () => {
  const twoPools = networkOf({
    nodes: ["x-1", "x-2", "y-1", "y-2", "both"],
    pools: [shared("xs", ["x-1", "x-2", "both"], 2), shared("ys", ["y-1", "y-2", "both"], 2)],
    profiles: {
      east: { customers: 5000, services: { data: "xs" } },
      west: { customers: 8000, services: { data: "ys" } },
    },
  });
  const entries = [
    down(1, 60, "x-1"),
    down(2, 60, "x-2"),
    down(3, 65, "y-1"),
    down(4, 65, "y-2"),
    down(5, 70, "both"),
    up(6, 80, "x-1"),
    up(7, 80, "x-2"),
    up(8, 600, "y-1"),
  ];
  const [east, west] = track(entries, { inventory: twoPools });
  expect(east && inWords(east)).toBe("1 01:00-01:20 x-1 x-2 both");
  expect(west && inWords(west)).toBe("3 01:05- y-1 y-2 both");
  const figures = west?.steps.map(({ at, totals }) => [at, totals.affected.point]);
  expect(figures?.slice(-3)).toEqual([
    [minute(80), 4000],
    [minute(140), 8000],
    [minute(600), 4000],
  ]);
});

test("who has too little room when nothing fails is hit by no spare", () => {
  const tight = networkOf({
    nodes: ["a", "b", "spare"],
    pools: [shared("fallback", ["a", "b"], 4)],
    profiles: {
      town: { customers: 5000, services: { data: "fallback" } },
      west: { customers: 5000, services: { data: { atLeast: 1, of: ["a", "spare"] } } },
    },
  });
  const tracks = track([down(1, 60, "spare"), down(2, 90, "a"), up(3, 95, "a")], { inventory: tight });
  expect(tracks.map(inWords)).toEqual(["2 01:30-01:35 a spare"]);
});

test("half an hour in which nothing changes changes nothing", () => {
  const entries = [
    down(1, 60, "north-1"),
    down(2, 65, "spare-1"),
    up(3, 80, "north-1"),
    down(4, 100, "mme-1"),
    down(5, 150, "mme-2"),
    down(6, 160, "spare-2"),
    up(7, 170, "mme-1"),
    up(8, 300, "north-1"),
  ];
  const idle = Array.from({ length: 40 }, (_, index) => minute(index * 11));
  expect(brief(track(entries, { idle }))).toEqual(brief(track(entries)));
});
