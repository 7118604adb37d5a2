import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BEGINNING_OF_TIME, compareInstants, instantFrom } from "../../../src/platform/instant.ts";
import { type Head, type NewEntry, type Stamped, stamp } from "../../../src/platform/ledger/stamp.ts";

const EMPTY: Head = {
  sequence: 0,
  recordedAt: BEGINNING_OF_TIME,
  areAllStated: true,
  now: "2026-12-01T12:00:00Z",
};

function entry(id: string, recordedAt?: string): NewEntry {
  return {
    kind: "event",
    id,
    subject: "n1",
    occurredAt: "2018-12-06T04:39:00Z",
    recordedAt,
    content: { state: "down" },
  };
}

function stampAll(head: Head, ...entries: readonly NewEntry[]): Stamped {
  return stamp(head, entries, (index) => `[${index}].recordedAt`);
}

test("the first entry is number 1, recorded now", () => {
  const { entries, head, offences } = stampAll(EMPTY, entry("a"), entry("b"));
  expect(offences).toEqual([]);
  expect(entries).toEqual([
    { ...entry("a"), sequence: 1, recordedAt: EMPTY.now, isStated: false },
    { ...entry("b"), sequence: 2, recordedAt: EMPTY.now, isStated: false },
  ]);
  expect(head).toEqual({ sequence: 2, recordedAt: EMPTY.now, areAllStated: false, now: EMPTY.now });
});

test("nothing changes nothing", () => {
  expect(stampAll(EMPTY)).toEqual({ entries: [], head: EMPTY, offences: [] });
});

test("while the clock is behind, time stands still", () => {
  const head = { ...EMPTY, sequence: 7, recordedAt: "2026-12-01T12:00:05Z", areAllStated: false };
  const { entries } = stampAll(head, entry("a"));
  expect(entries.map(({ sequence, recordedAt }) => ({ sequence, recordedAt }))).toEqual([
    { sequence: 8, recordedAt: "2026-12-01T12:00:05Z" },
  ]);
});

const at = (seconds: string) => `2018-12-06T04:39:${seconds}Z`;

describe("a stated time", () => {
  test("is kept, and may be equal to the last", () => {
    const { entries, head, offences } = stampAll(
      EMPTY,
      entry("a", at("00")),
      entry("b", at("00")),
      entry("c", at("00.5")),
    );
    expect(offences).toEqual([]);
    expect(entries.map(({ recordedAt, isStated }) => ({ recordedAt, isStated }))).toEqual([
      { recordedAt: at("00"), isStated: true },
      { recordedAt: at("00"), isStated: true },
      { recordedAt: at("00.5"), isStated: true },
    ]);
    expect(head.areAllStated).toBe(true);
  });

  test("may be now, and not a microsecond later", () => {
    expect(stampAll(EMPTY, entry("a", EMPTY.now)).offences).toEqual([]);
    expect(stampAll(EMPTY, entry("a", "2026-12-01T12:00:00.000001Z")).offences).toEqual([
      { path: "[0].recordedAt", message: "is in the future" },
    ]);
  });

  test("is refused before the last, at its own place", () => {
    expect(stampAll(EMPTY, entry("a", at("01")), entry("b", at("00.999999"))).offences).toEqual([
      { path: "[1].recordedAt", message: `is before the last entry's, ${at("01")}` },
    ]);
  });

  test("is refused after an entry that stated none, in the same batch or before", () => {
    const message = "may only be stated while every entry of the ledger stated its own";
    expect(stampAll(EMPTY, entry("a"), entry("b", EMPTY.now)).offences).toEqual([{ path: "[1].recordedAt", message }]);
    expect(stampAll({ ...EMPTY, areAllStated: false }, entry("a", at("00"))).offences).toEqual([
      { path: "[0].recordedAt", message },
    ]);
  });

  test("is refused each time that it is stated after one that was not", () => {
    const { offences } = stampAll(EMPTY, entry("a"), entry("b", EMPTY.now), entry("c", EMPTY.now));
    expect(offences.map(({ path }) => path)).toEqual(["[1].recordedAt", "[2].recordedAt"]);
  });

  test("may be followed by one that is not, for good", () => {
    const { head, offences } = stampAll(EMPTY, entry("a", at("00")), entry("b"));
    expect(offences).toEqual([]);
    expect(head.areAllStated).toBe(false);
    expect(stampAll(head, entry("c", head.recordedAt)).offences).toHaveLength(1);
  });
});

const Moment = fc
  .date({ min: new Date("2018-01-01"), max: new Date("2018-01-02"), noInvalidDate: true })
  .map((date) => instantFrom(date));
/** Batches, each with what the clock shows then, forward or back. */
const Batches = fc.array(fc.record({ now: Moment, stated: fc.array(fc.option(Moment, { nil: undefined })) }));

/** Entries of the batches that were accepted. */
function recordAll(batches: readonly { readonly now: string; readonly stated: readonly (string | undefined)[] }[]) {
  let head: Head = EMPTY;
  return batches.flatMap(({ now, stated }) => {
    const stamped = stampAll({ ...head, now }, ...stated.map((recordedAt, index) => entry(`${index}`, recordedAt)));
    if (stamped.offences.length > 0) return [];
    head = stamped.head;
    return stamped.entries.map((one) => ({ ...one, now }));
  });
}

describe("whatever is recorded and however the clock goes", () => {
  test("sequences have no gap", () => {
    fc.assert(
      fc.property(Batches, (batches) => {
        const entries = recordAll(batches);
        expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
      }),
    );
  });

  test("times never decrease", () => {
    fc.assert(
      fc.property(Batches, (batches) => {
        const times = recordAll(batches).map(({ recordedAt }) => recordedAt);
        expect(times).toEqual(times.toSorted(compareInstants));
      }),
    );
  });

  test("an entry that states nothing is never recorded before its clock, nor a stated one after it", () => {
    fc.assert(
      fc.property(Batches, (batches) => {
        for (const { recordedAt, now, isStated } of recordAll(batches)) {
          const side = compareInstants(recordedAt, now);
          expect(isStated ? side <= 0 : side >= 0).toBe(true);
        }
      }),
    );
  });

  test("nobody states a time after somebody did not", () => {
    fc.assert(
      fc.property(Batches, (batches) => {
        const stated = recordAll(batches).map(({ isStated }) => isStated);
        expect(stated.lastIndexOf(true)).toBeLessThan(stated.includes(false) ? stated.indexOf(false) : stated.length);
      }),
    );
  });

  test("a batch that states nothing is never refused", () => {
    fc.assert(
      fc.property(Batches, Moment, fc.nat(5), (batches, now, count) => {
        const last = recordAll(batches).at(-1);
        const head = {
          sequence: last?.sequence ?? 0,
          recordedAt: last?.recordedAt ?? BEGINNING_OF_TIME,
          areAllStated: false,
          now,
        };
        const entries = Array.from({ length: count }, (_, index) => entry(`${index}`));
        expect(stampAll(head, ...entries).offences).toEqual([]);
      }),
    );
  });
});
