import * as fc from "fast-check";
import type { Inventory } from "../../src/inventory/document.ts";
import type { Requirement } from "../../src/engine/index.ts";

/** Texts that a table, a list or a document could lose on the way. */
const Text = fc.oneof(
  fc.constantFrom(
    "NULL",
    "null",
    '"',
    "\\",
    "{}",
    "a,b",
    "line\nline",
    "Ünïcödé",
    "日本 📡",
    "=cmd",
    " ",
    "\u{1F4F6}\u200d",
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .filter((text) => !text.includes("\u0000") && text.isWellFormed()),
);
const Capacity = fc.oneof(
  fc.constantFrom(0.1, 0.30000000000000004, 1, 1e-9, 12345.678901234567),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
);
const Time = fc.constantFrom("2027-06-30", "2027-06-30T23:59:59Z", "2027-06-30T01:02:03.123456+05:30");

/** Ids of a part: any that is allowed, so also such as objects and numbers have of their own. */
function idsOf(part: string): fc.Arbitrary<readonly string[]> {
  const odd = fc.constantFrom(
    "constructor",
    "toString",
    "1",
    "-0",
    "a.b",
    "a/b:c",
    "__x__",
    "hasOwnProperty",
    "null",
    "true",
    "1e3",
  );
  const id = fc.oneof(odd, fc.stringMatching(/^[A-Za-z0-9._:/-]{1,8}$/)).map((text) => `${text}${part}`);
  return fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant(["constructor", "0", "10", "9"].map((text) => `${text}${part}`)) },
  );
}

/** A part of a document, an item for each id; `make` is given what stands before it. */
function itemsOf<Item>(
  ids: readonly string[],
  make: (id: string, earlier: readonly string[]) => fc.Arbitrary<Item>,
): fc.Arbitrary<Item[]> {
  return fc.tuple(...ids.map((id, index) => make(id, ids.slice(0, index))));
}

/** A field that may be left out. */
function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

function requirementOver(names: readonly string[], depth = 2): fc.Arbitrary<Requirement> {
  const name = fc.constantFrom(...names);
  if (depth === 0) return name;
  const parts = fc.array(requirementOver(names, depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    name,
    parts.map((all) => ({ all })),
    parts.map((any) => ({ any })),
    fc.tuple(parts, fc.nat()).map(([of, k]) => ({ atLeast: (k % of.length) + 1, of })),
  );
}

type Ids = { readonly [Part in keyof Inventory]: readonly string[] };

const Names: fc.Arbitrary<Ids> = fc.record({
  operators: idsOf(""),
  areas: idsOf(""),
  nodes: idsOf("")
    .map((ids) => ids.filter((id) => !/-[ps]$/.test(id)))
    .filter((ids) => ids.length > 0),
  pools: idsOf("-p"),
  services: idsOf("-s"),
  profiles: idsOf(""),
  segments: idsOf(""),
});

function operatorOf(id: string, earlier: readonly string[]) {
  const kinds = earlier.length === 0 ? (["mno", "iot"] as const) : (["mno", "iot", "brand", "mvno"] as const);
  return fc.record({
    id: fc.constant(id),
    name: Text,
    kind: fc.constantFrom(...kinds),
    country: fc.constantFrom("GB", "JP"),
    host: earlier.length === 0 ? fc.constant(undefined) : fc.constantFrom(...earlier),
    plmns: maybe(fc.array(fc.constantFrom("23410", "440200"), { maxLength: 2 })),
  });
}

function areaOf(id: string, earlier: readonly string[]) {
  return fc.record({
    id: fc.constant(id),
    name: Text,
    parent: earlier.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...earlier)),
    kind: maybe(Text),
    country: maybe(fc.constant("GB")),
    setting: maybe(fc.constantFrom("urban", "semi-urban", "rural")),
    remoteness: maybe(fc.constantFrom("major-city", "regional", "remote")),
    latitude: maybe(fc.constantFrom(-90, 51.507351, 0, 90)),
    longitude: maybe(fc.constantFrom(-180, -0.127758, 1e-7, 180)),
  });
}

function nodeOf(ids: Ids) {
  return (id: string, earlier: readonly string[]) =>
    fc.record({
      id: fc.constant(id),
      name: Text,
      function: Text,
      operator: fc.constantFrom(...ids.operators),
      vendor: maybe(Text),
      product: maybe(Text),
      softwareRelease: maybe(Text),
      site: maybe(fc.constantFrom(...ids.areas)),
      certificateExpiresAt: maybe(Time),
      supportEndsAt: maybe(Time),
      requires: earlier.length === 0 ? fc.constant(undefined) : maybe(requirementOver(earlier)),
      externalIds: maybe(fc.array(Text, { maxLength: 3 })),
    });
}

function poolOf(ids: Ids) {
  return (id: string, earlier: readonly string[]) =>
    fc
      .record({
        id: fc.constant(id),
        name: Text,
        function: Text,
        policy: fc.constantFrom("partitioned", "shared", "redundant"),
        members: fc.uniqueArray(
          fc.record({ node: fc.constantFrom(...ids.nodes, ...earlier), capacity: maybe(Capacity) }),
          { minLength: 1, maxLength: 3, selector: ({ node }) => node },
        ),
        needed: Capacity,
        reattachPerMinute: maybe(Capacity),
      })
      .map((pool) => ({ ...pool, needed: neededOf(pool) }));
}

function neededOf(pool: {
  readonly policy: "partitioned" | "shared" | "redundant";
  readonly members: readonly { readonly capacity: number | undefined }[];
  readonly needed: number;
}): number | undefined {
  if (pool.policy === "partitioned") return undefined;
  const total = pool.members.reduce((sum, { capacity = 1 }) => sum + capacity, 0);
  return pool.policy === "shared" ? pool.needed : Math.min(pool.needed, total);
}

function serviceOf(id: string) {
  return fc.record({
    id: fc.constant(id),
    name: Text,
    kind: fc.constantFrom("data", "voice", "sms", "emergency", "relay", "iot"),
    customerFacing: maybe(fc.boolean()),
  });
}

/** Offers the first services, each over what fails and the services before it. */
function profileOf(ids: Ids) {
  return (id: string) =>
    fc.nat(ids.services.length).chain((count) => {
      const offered = ids.services.slice(0, count);
      const requirements = offered.map((_, index) =>
        requirementOver([...ids.nodes, ...ids.pools, ...offered.slice(0, index)]),
      );
      return fc.tuple(...requirements).map((each) => ({
        id,
        services: Object.fromEntries(each.map((requirement, index) => [offered[index] ?? "", requirement])),
      }));
    });
}

function segmentOf(ids: Ids) {
  const count = fc.nat({ max: 2 ** 50 });
  const range = fc
    .tuple(count, count, count)
    .map((three) => three.toSorted((a, b) => a - b))
    .map(([low = 0, point = 0, high = 0]) => ({ low, point, high }));
  return (id: string) =>
    fc.record({
      id: fc.constant(id),
      operator: fc.constantFrom(...ids.operators),
      area: fc.constantFrom(...ids.areas),
      customerClass: Text,
      profile: fc.constantFrom(...ids.profiles),
      subscriptions: fc.oneof(count, range),
      asOf: fc.constantFrom("2018-09-30", "0001-01-01", "9999-12-31", "2024-02-29"),
      source: Text,
      assumed: maybe(fc.boolean()),
      priority: maybe(Text),
    });
}

/** Any document that is accepted, as JSON has it: what is left out is not there. */
export const AnyDocument: fc.Arbitrary<Record<string, unknown>> = Names.chain((ids) =>
  fc.record({
    operators: itemsOf(ids.operators, operatorOf),
    areas: itemsOf(ids.areas, areaOf),
    nodes: itemsOf(ids.nodes, nodeOf(ids)),
    pools: itemsOf(ids.pools, poolOf(ids)),
    services: itemsOf(ids.services, serviceOf),
    profiles: itemsOf(ids.profiles, profileOf(ids)),
    segments: itemsOf(ids.segments, segmentOf(ids)),
  }),
).map((document): Record<string, unknown> => ({ ...asJson(document) }));

function asJson(value: object): object {
  const json: unknown = JSON.parse(JSON.stringify(value));
  return typeof json === "object" && json !== null ? json : {};
}
