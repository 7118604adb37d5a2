import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/inventory/check.ts";
import { formatPath } from "../../src/platform/path.ts";
import { AnyDocument } from "./arbitrary-document.ts";
import { type Edits, SMALL, edited, many, replaced } from "./documents.ts";

/** Paths of all that is wrong, in the order of the alphabet. */
function pathsIn(document: unknown): readonly string[] {
  return (checkDocument(document).offences ?? []).map(({ path }) => path).toSorted();
}

function messagesIn(document: unknown): readonly string[] {
  return (checkDocument(document).offences ?? []).map(({ message }) => message);
}

const LONG_ID = "a".repeat(128);

/** What is wrong, how it comes about in the small document, and where it is told. */
type Refusal = readonly [name: string, edits: Edits, paths: readonly string[]];

const CIRCLES: readonly Refusal[] = [
  ["an operator that is its own host", { "operators.0.host": "op" }, ["operators[0].host"]],
  ["hosts in a circle", { "operators.0.host": "mvno" }, ["operators[0].host"]],
  ["an area that is its own parent", { "areas.0.parent": "gb" }, ["areas[0].parent"]],
  ["parents in a circle", { "areas.0.parent": "london" }, ["areas[0].parent"]],
  ["a node that requires itself", { "nodes.0.requires": "n1" }, ["nodes[0].requires"]],
  ["nodes that require each other", { "nodes.3.requires": { all: ["n1"] } }, ["nodes[0].requires"]],
  ["a pool in itself", { "pools.2.members.0.node": "pair" }, ["pools[2].members"]],
  [
    "pools in each other",
    { "pools.1.members.2": { node: "pair" }, "pools.2.members.2": { node: "mmes" } },
    ["pools[1].members"],
  ],
  ["a node that requires a pool that it is in", { "pools.3.members.1": { node: "n1" } }, ["nodes[0].requires"]],
  ["a service that is its own requirement", { "profiles.1.services.sms": "sms" }, ["profiles[1].services.sms"]],
  ["services in a circle", { "profiles.0.services.core": { any: ["shards", "voice"] } }, ["profiles[0].services.core"]],
  [
    "two circles at once",
    { "areas.0.parent": "gb", "nodes.0.requires": "n1", "nodes.1.requires": "n2" },
    ["areas[0].parent", "nodes[0].requires", "nodes[1].requires"],
  ],
];

const UNKNOWN: readonly Refusal[] = [
  ["a host that is no operator", { "operators.1.host": "london" }, ["operators[1].host"]],
  ["a parent that is no area", { "areas.1.parent": "op" }, ["areas[1].parent"]],
  ["a node of an unknown operator", { "nodes.1.operator": "nobody" }, ["nodes[1].operator"]],
  ["a node at an unknown site", { "nodes.0.site": "nowhere" }, ["nodes[0].site"]],
  ["a requirement of a node that names nothing", { "nodes.0.requires.any.1": "nothing" }, ["nodes[0].requires.any[1]"]],
  ["an unknown member", { "pools.2.members.1.node": "nothing" }, ["pools[2].members[1].node"]],
  ["a service as a member", { "pools.2.members.1.node": "data" }, ["pools[2].members[1].node"]],
  ["an unknown service in a profile", { "profiles.0.services.fax": "mmes" }, ["profiles[0].services.fax"]],
  ["a profile that offers a pool", { "profiles.0.services.mmes": "n1" }, ["profiles[0].services.mmes"]],
  [
    "a requirement of a profile that names nothing",
    { "profiles.0.services.core.all.1": "nothing" },
    ["profiles[0].services.core.all[1]"],
  ],
  [
    "the same within a requirement",
    { "profiles.1.services.sms.of.1": { any: ["pair", { all: ["nothing"] }] } },
    ["profiles[1].services.sms.of[1].any[1].all[0]"],
  ],
  [
    "a service that the profile does not offer",
    { "profiles.0.services.data.all.1": "sms" },
    ["profiles[0].services.data.all[1]"],
  ],
  ["a segment of an unknown operator", { "segments.0.operator": "nobody" }, ["segments[0].operator"]],
  ["a segment in an unknown area", { "segments.0.area": "nowhere" }, ["segments[0].area"]],
  ["a segment with an unknown profile", { "segments.0.profile": "data" }, ["segments[0].profile"]],
];

const TWICE: readonly Refusal[] = [
  ["an operator twice", { "operators.3": { ...SMALL.operators[0] } }, ["operators[3].id"]],
  ["an area twice", { "areas.2": { ...SMALL.areas[0] } }, ["areas[2].id"]],
  ["a node twice", { "nodes.5": { ...SMALL.nodes[1] } }, ["nodes[5].id"]],
  ["a pool twice", { "pools.4": { ...SMALL.pools[0] } }, ["pools[4].id"]],
  ["a service twice", { "services.4": { ...SMALL.services[1] } }, ["services[4].id"]],
  ["a profile twice", { "profiles.2": { ...SMALL.profiles[0] } }, ["profiles[2].id"]],
  ["a segment twice", { "segments.2": { ...SMALL.segments[0] } }, ["segments[2].id"]],
  [
    "three of a name",
    { "areas.2": { ...SMALL.areas[0] }, "areas.3": { ...SMALL.areas[0] } },
    ["areas[2].id", "areas[3].id"],
  ],
  ["a pool with the name of a node", { "pools.4": { ...SMALL.pools[3], id: "spare" } }, ["pools[4].id"]],
  ["a service with the name of a node", { "services.4": { ...SMALL.services[0], id: "spare" } }, ["services[4].id"]],
  ["a service with the name of a pool", { "services.4": { ...SMALL.services[0], id: "feeds" } }, ["services[4].id"]],
  ["a member twice", { "pools.2.members.2": { node: "n3", capacity: 2 } }, ["pools[2].members[2].node"]],
];

const QUANTITIES: readonly Refusal[] = [
  ["an empty pool", { "pools.2.members": [] }, ["pools[2].members"]],
  ["an empty all", { "profiles.0.services.core": { all: [] } }, ["profiles[0].services.core.all"]],
  ["an empty any", { "profiles.0.services.core": { any: [] } }, ["profiles[0].services.core.any"]],
  ["an empty of", { "profiles.0.services.core": { atLeast: 1, of: [] } }, ["profiles[0].services.core.of"]],
  ["an empty list within a requirement", { "nodes.0.requires.any.1": { all: [] } }, ["nodes[0].requires.any[1].all"]],
  ["none of n", { "profiles.1.services.sms.atLeast": 0 }, ["profiles[1].services.sms.atLeast"]],
  ["fewer than none of n", { "profiles.1.services.sms.atLeast": -1 }, ["profiles[1].services.sms.atLeast"]],
  ["more than n of n", { "profiles.1.services.sms.atLeast": 3 }, ["profiles[1].services.sms.atLeast"]],
  ["more than n of n for a node", { "nodes.0.requires": { atLeast: 2, of: ["power"] } }, ["nodes[0].requires.atLeast"]],
  ["a negative count", { "segments.0.subscriptions": -1 }, ["segments[0].subscriptions"]],
  ["a fractional count", { "segments.0.subscriptions": 0.5 }, ["segments[0].subscriptions"]],
  ["a count that is no number", { "segments.0.subscriptions": Number.NaN }, ["segments[0].subscriptions"]],
  ["a count without end", { "segments.0.subscriptions": Infinity }, ["segments[0].subscriptions"]],
  ["a count too large to be counted", { "segments.0.subscriptions": 2 ** 53 }, ["segments[0].subscriptions"]],
  ["counts that add up to too many", { "segments.0.subscriptions": 2 ** 53 - 100 }, ["segments"]],
  ["a negative low", { "segments.1.subscriptions.low": -1 }, ["segments[1].subscriptions.low"]],
  ["a fractional point", { "segments.1.subscriptions.point": 99.5 }, ["segments[1].subscriptions.point"]],
  ["a high that is no number", { "segments.1.subscriptions.high": Number.NaN }, ["segments[1].subscriptions.high"]],
  ["a low above the point", { "segments.1.subscriptions.low": 101 }, ["segments[1].subscriptions"]],
  ["a point above the high", { "segments.1.subscriptions.point": 201 }, ["segments[1].subscriptions"]],
  ["a capacity of 0", { "pools.2.members.0.capacity": 0 }, ["pools[2].members[0].capacity"]],
  ["a negative capacity", { "pools.2.members.0.capacity": -0.1 }, ["pools[2].members[0].capacity"]],
  ["a capacity without end", { "pools.2.members.0.capacity": Infinity }, ["pools[2].members[0].capacity"]],
  ["a shared pool without its load", { "pools.1.needed": undefined }, ["pools[1].needed"]],
  ["a partitioned pool with a load", { "pools.0.needed": 1 }, ["pools[0].needed"]],
  ["a shared pool that needs 0", { "pools.1.needed": 0 }, ["pools[1].needed"]],
  ["a shared pool that needs less than 0", { "pools.1.needed": -1 }, ["pools[1].needed"]],
  ["a redundant pool that needs 0", { "pools.2.needed": 0 }, ["pools[2].needed"]],
  ["a redundant pool that needs more than all its members", { "pools.2.needed": 2.1 }, ["pools[2].needed"]],
  [
    "a redundant pool whose default is more than all its members",
    { "pools.3.members.0.capacity": 0.5 },
    ["pools[3].needed"],
  ],
  ["a redundant pool that needs just more than the tolerance", { "pools.2.needed": 2 + 1e-8 }, ["pools[2].needed"]],
  ["a rate of 0", { "pools.1.reattachPerMinute": 0 }, ["pools[1].reattachPerMinute"]],
];

const REQUIRES: readonly Refusal[] = [
  ["a node that requires a partitioned pool", { "nodes.4.requires": "shards" }, ["nodes[4].requires"]],
  [
    "a node that reaches one through a pool",
    { "pools.1.members.2": { node: "shards" }, "nodes.4.requires": { all: ["power", "mmes"] } },
    ["nodes[4].requires.all[1]"],
  ],
  [
    "a node that reaches one through two pools",
    {
      "pools.1.members.2": { node: "shards" },
      "pools.3.members.1": { node: "mmes" },
      "nodes.0.requires": "power",
      "nodes.4.requires": "feeds",
    },
    ["nodes[4].requires"],
  ],
  ["a node that requires a service", { "nodes.4.requires": { any: ["power", "data"] } }, ["nodes[4].requires.any[1]"]],
];

const SHAPES: readonly Refusal[] = [
  ["an unknown part", { sites: [] }, ["sites"]],
  ["an unknown field of an operator", { "operators.0.colour": 1 }, ["operators[0].colour"]],
  ["an unknown field of an area", { "areas.0.colour": 1 }, ["areas[0].colour"]],
  ["an unknown field of a node", { "nodes.0.colour": 1 }, ["nodes[0].colour"]],
  ["an unknown field of a pool", { "pools.0.colour": 1 }, ["pools[0].colour"]],
  ["an unknown field of a member", { "pools.0.members.1.colour": 1 }, ["pools[0].members[1].colour"]],
  ["an unknown field of a service", { "services.0.colour": 1 }, ["services[0].colour"]],
  ["an unknown field of a profile", { "profiles.0.colour": 1 }, ["profiles[0].colour"]],
  ["an unknown field of a requirement", { "profiles.0.services.core.colour": 1 }, ["profiles[0].services.core.colour"]],
  ["an unknown field of a requirement in a node", { "nodes.0.requires.colour": 1 }, ["nodes[0].requires.colour"]],
  ["an unknown field of an atLeast", { "profiles.1.services.sms.colour": 1 }, ["profiles[1].services.sms.colour"]],
  ["an unknown field of a segment", { "segments.0.colour": 1 }, ["segments[0].colour"]],
  ["an unknown field of a range", { "segments.1.subscriptions.colour": 1 }, ["segments[1].subscriptions.colour"]],
  ["a range without its high", { "segments.1.subscriptions.high": undefined }, ["segments[1].subscriptions.high"]],
  ["a brand without a host", { "operators.1.host": undefined }, ["operators[1].host"]],
  ["an MVNO without a host", { "operators.2.host": undefined }, ["operators[2].host"]],
  ["a part that is no list", { segments: {} }, ["segments"]],
  ["an item that is nothing", { "segments.0": null }, ["segments[0]"]],
  ["an item that is a list", { "segments.0": [] }, ["segments[0]"]],
  ["services that are a list", { "profiles.1.services": ["mmes"] }, ["profiles[1].services"]],
  ["members that are no list", { "pools.2.members": "n3" }, ["pools[2].members"]],
  ["a member that is a name", { "pools.2.members.0": "n3" }, ["pools[2].members[0]"]],
  ["a requirement that is nothing", { "profiles.1.services.sms": null }, ["profiles[1].services.sms"]],
  ["a requirement that is a number", { "profiles.1.services.sms": 1 }, ["profiles[1].services.sms"]],
  ["a requirement that is a list", { "profiles.1.services.sms": ["mmes"] }, ["profiles[1].services.sms"]],
  [
    "a part of a requirement that is a number",
    { "profiles.0.services.core.all.1": 1 },
    ["profiles[0].services.core.all[1]"],
  ],
  ["an all that is no list", { "profiles.0.services.core": { all: "mmes" } }, ["profiles[0].services.core.all"]],
  ["an any that is no list", { "profiles.0.services.core": { any: "mmes" } }, ["profiles[0].services.core.any"]],
  [
    "an of that is no list",
    { "profiles.0.services.core": { atLeast: 1, of: "mmes" } },
    ["profiles[0].services.core.of"],
  ],
  ["an atLeast without of", { "profiles.0.services.core": { atLeast: 1 } }, ["profiles[0].services.core.of"]],
  ["an of without atLeast", { "profiles.0.services.core": { of: ["mmes"] } }, ["profiles[0].services.core.atLeast"]],
  ["a fractional atLeast", { "profiles.1.services.sms.atLeast": 1.5 }, ["profiles[1].services.sms.atLeast"]],
  ["an atLeast in words", { "profiles.1.services.sms.atLeast": "1" }, ["profiles[1].services.sms.atLeast"]],
  ["an unknown kind of operator", { "operators.0.kind": "MNO" }, ["operators[0].kind"]],
  ["a country by its name", { "operators.0.country": "Britain" }, ["operators[0].country"]],
  ["a country of an area in small letters", { "areas.0.country": "gb" }, ["areas[0].country"]],
  ["a PLMN of four digits", { "operators.0.plmns.0": "2341" }, ["operators[0].plmns[0]"]],
  ["a PLMN that is a number", { "operators.0.plmns.0": 23410 }, ["operators[0].plmns[0]"]],
  ["an unknown setting", { "areas.0.setting": "city" }, ["areas[0].setting"]],
  ["an unknown remoteness", { "areas.0.remoteness": "far" }, ["areas[0].remoteness"]],
  ["a latitude beyond the pole", { "areas.0.latitude": 90.1 }, ["areas[0].latitude"]],
  ["a longitude beyond the date line", { "areas.0.longitude": -180.1 }, ["areas[0].longitude"]],
  ["a latitude in words", { "areas.0.latitude": "51.5" }, ["areas[0].latitude"]],
  ["an expiry that is no date", { "nodes.0.certificateExpiresAt": "soon" }, ["nodes[0].certificateExpiresAt"]],
  ["an expiry on 30 February", { "nodes.0.certificateExpiresAt": "2027-02-30" }, ["nodes[0].certificateExpiresAt"]],
  [
    "an expiry without its offset",
    { "nodes.0.certificateExpiresAt": "2027-06-30T12:00:00" },
    ["nodes[0].certificateExpiresAt"],
  ],
  ["an end of support that is a number", { "nodes.0.supportEndsAt": 2027 }, ["nodes[0].supportEndsAt"]],
  ["an empty external id", { "nodes.1.externalIds.0": "" }, ["nodes[1].externalIds[0]"]],
  ["an unknown policy", { "pools.2.policy": "spare" }, ["pools[2].policy"]],
  ["an unknown kind of service", { "services.0.kind": "fax" }, ["services[0].kind"]],
  ["customerFacing in words", { "services.0.customerFacing": "no" }, ["services[0].customerFacing"]],
  ["assumed as a number", { "segments.0.assumed": 1 }, ["segments[0].assumed"]],
  ["a count in words", { "segments.0.subscriptions": "1000" }, ["segments[0].subscriptions"]],
  ["a count that is nothing", { "segments.0.subscriptions": null }, ["segments[0].subscriptions"]],
  ["counted on 30 February", { "segments.0.asOf": "2026-02-30" }, ["segments[0].asOf"]],
  ["counted at a time of day", { "segments.0.asOf": "2026-09-30T00:00:00Z" }, ["segments[0].asOf"]],
  ["an empty name", { "nodes.0.name": "" }, ["nodes[0].name"]],
  ["a name of 501 characters", { "nodes.0.name": "a".repeat(501) }, ["nodes[0].name"]],
  ["a name with NUL", { "nodes.0.name": "a\u0000b" }, ["nodes[0].name"]],
  ["a name with half a surrogate pair", { "nodes.0.name": "a\ud83d" }, ["nodes[0].name"]],
];

const IDS: readonly Refusal[] = [
  ...["", " ", "a b", "é", "a\n", "a+b", "a@b", "a,b", `${LONG_ID}a`, "__proto__"].map(
    (id): Refusal => [`the id ${JSON.stringify(id.slice(0, 20))}`, { "areas.2": { id, name: "Bad" } }, ["areas[2].id"]],
  ),
  ["an id that is a number", { "areas.2": { id: 7, name: "Bad" } }, ["areas[2].id"]],
  ["a bad id in a requirement", { "profiles.0.services.core.all.1": "a b" }, ["profiles[0].services.core.all[1]"]],
  [
    "__proto__ in a requirement",
    { "profiles.0.services.core.all.1": "__proto__" },
    ["profiles[0].services.core.all[1]"],
  ],
  ["a bad id of a member", { "pools.2.members.0.node": "a b" }, ["pools[2].members[0].node"]],
  ["a bad id of an offered service", { "profiles.0.services.a b": "mmes" }, ['profiles[0].services["a b"]']],
];

const REQUIRED = {
  operators: ["id", "name", "kind", "country"],
  areas: ["id", "name"],
  nodes: ["id", "name", "function", "operator"],
  pools: ["id", "name", "function", "policy", "members"],
  services: ["id", "name", "kind"],
  profiles: ["id", "services"],
  segments: ["id", "operator", "area", "customerClass", "profile", "subscriptions", "asOf", "source"],
} as const;

/** Items that nothing else names, so that what they lack is missed only by themselves. */
const LONELY_ITEMS: Edits = {
  "operators.3": { id: "lonely", name: "Lonely", kind: "mno", country: "GB" },
  "areas.2": { id: "lonely", name: "Lonely" },
  "nodes.5": { id: "lonely-node", name: "Lonely", function: "MME", operator: "op" },
  "pools.4": { id: "lonely-pool", name: "Lonely", function: "MME", policy: "redundant", members: [{ node: "n3" }] },
  "services.4": { id: "lonely-service", name: "Lonely", kind: "data" },
  "profiles.2": { id: "lonely", services: {} },
  "segments.2": { ...SMALL.segments[0], id: "lonely" },
};
const LONELY: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(LONELY_ITEMS).map((place) => [place.split(".")[0], place]),
);

describe("a document is refused for", () => {
  test.each([...CIRCLES, ...UNKNOWN, ...TWICE, ...QUANTITIES, ...REQUIRES, ...SHAPES, ...IDS])(
    "%s",
    (_, edits, paths) => {
      expect(pathsIn(edited(SMALL, edits))).toEqual(paths);
    },
  );

  const missing = Object.entries(REQUIRED).flatMap(([part, fields]) => fields.map((field) => ({ part, field })));
  test.each(missing)("a missing $field of $part", ({ part, field }) => {
    const place = LONELY[part] ?? "";
    const [name = "", index = ""] = place.split(".");
    expect(pathsIn(edited(SMALL, LONELY_ITEMS))).toEqual([]);
    expect(pathsIn(edited(SMALL, { ...LONELY_ITEMS, [`${place}.${field}`]: undefined }))).toEqual([
      `${name}[${index}].${field}`,
    ]);
  });

  test.each(Object.keys(REQUIRED))("a missing list of %s", (part) => {
    expect(pathsIn(edited(SMALL, { [part]: undefined }))).toEqual([part]);
  });

  test.each([null, 5, "document", [], [SMALL], true])("being no object but %j", (document) => {
    expect(checkDocument(document).offences?.length).toBeGreaterThan(0);
  });
});

/** What looks odd and is meant. */
const ACCEPTED: readonly (readonly [name: string, edits: Edits])[] = [
  ["nothing at all", { operators: [], areas: [], nodes: [], pools: [], services: [], profiles: [], segments: [] }],
  ["an id twice in an all", { "profiles.0.services.core.all": ["mmes", "mmes"] }],
  ["an id twice in an any", { "profiles.0.services.core": { any: ["mmes", "shards", "mmes"] } }],
  ["an id twice in an atLeast", { "profiles.1.services.sms": { atLeast: 2, of: ["mmes", "mmes"] } }],
  ["an id twice in what a node requires", { "nodes.0.requires": { all: ["power", { any: ["power"] }] } }],
  [
    "the same id for an operator, an area, a profile, a segment and a node",
    {
      "operators.3": { ...SMALL.operators[0], id: "n1" },
      "areas.2": { ...SMALL.areas[0], id: "n1" },
      "profiles.2": { id: "n1", services: {} },
      "segments.2": { ...SMALL.segments[0], id: "n1" },
    },
  ],
  ["all of n", { "profiles.1.services.sms.atLeast": 2 }],
  ["a profile that offers nothing", { "profiles.1.services": {} }],
  ["a count of 0", { "segments.0.subscriptions": 0 }],
  ["a range of one number", { "segments.1.subscriptions": { low: 7, point: 7, high: 7 } }],
  ["the largest count", { "segments.0.subscriptions": 2 ** 53 - 1 - 200 }],
  ["a load above what a shared pool can carry", { "pools.1.needed": 1000 }],
  ["a redundant pool that needs all its members", { "pools.2.needed": 2 }],
  [
    "a redundant pool that needs what its members add up to but for rounding",
    { "pools.2.members.0.capacity": 0.1, "pools.2.members.1.capacity": 0.2, "pools.2.needed": 0.3 },
  ],
  ["a redundant pool that needs 1e-9 more than all", { "pools.2.needed": 2 * (1 + 0.9e-9) }],
  ["a default need of just the capacity", { "pools.3.members.0.capacity": 1 - 0.5e-9 }],
  ["a small redundant pool that states what it needs", { "pools.3.members.0.capacity": 0.5, "pools.3.needed": 0.5 }],
  ["an unknown network function", { "nodes.0.function": "Flux Capacitor" }],
  ["an unknown customer class", { "segments.0.customerClass": "lighthouses" }],
  [
    "an operator with a host that needs none",
    { "operators.0.host": undefined, "operators.3": { id: "x", name: "X", kind: "iot", country: "GB", host: "op" } },
  ],
  [
    "a node that requires pools which are not partitioned",
    { "nodes.4.requires": { atLeast: 1, of: ["feeds", "mmes"] } },
  ],
  ["a pool of a partitioned pool, in a profile", { "pools.2.members.0.node": "shards" }],
  ["an id of 128 characters", { "areas.2": { id: LONG_ID, name: "Long" } }],
  ["an id of every other kind of character", { "areas.2": { id: "aZ09._:/-", name: "Odd" } }],
  [
    "the ids that every object has",
    {
      "areas.2": { id: "constructor", name: "C" },
      "services.4": { id: "toString", name: "T", kind: "data" },
      "profiles.1.services.toString": "mmes",
    },
  ],
  ["no PLMN", { "operators.0.plmns": [] }],
  ["a name of 500 characters", { "nodes.0.name": "é".repeat(500) }],
  ["an expiry at a moment", { "nodes.0.certificateExpiresAt": "2027-06-30T12:00:00.5+02:00" }],
  ["the poles", { "areas.0.latitude": -90, "areas.1.latitude": 90, "areas.1.longitude": 180 }],
];

describe("a document is accepted with", () => {
  test("nothing to object to, and comes back as it was", () => {
    expect(checkDocument(SMALL)).toEqual({ document: SMALL });
  });

  test.each(ACCEPTED)("%s", (_, edits) => {
    const document = edited(SMALL, edits);
    expect(checkDocument(document)).toEqual({ document });
  });

  test.each(["o2-2018", "softbank-2018"])("what the example %s says", (name) => {
    const path = new URL(`../../examples/${name}/inventory.json`, import.meta.url);
    const document: unknown = JSON.parse(readFileSync(path, "utf8"));
    expect(checkDocument(document)).toEqual({ document });
  });
});

describe("all that is wrong is told at once", () => {
  test("in a document with an offence in every part", () => {
    const document = edited(SMALL, {
      "operators.0.country": "Britain",
      "areas.1.parent": "nowhere",
      "nodes.1.colour": "red",
      "pools.0.needed": 2,
      "services.3.kind": "fax",
      "profiles.1.services.sms.atLeast": 9,
      "segments.0.subscriptions": -5,
      "segments.1.area": "nowhere",
    });
    expect(pathsIn(document)).toEqual([
      "areas[1].parent",
      "nodes[1].colour",
      "operators[0].country",
      "pools[0].needed",
      "profiles[1].services.sms.atLeast",
      "segments[0].subscriptions",
      "segments[1].area",
      "services[3].kind",
    ]);
  });

  /** A fault of shape and a fault of meaning in one item. */
  const both: readonly Refusal[] = [
    ["a segment", { "segments.0.colour": 1, "segments.0.area": "nowhere" }, ["segments[0].area", "segments[0].colour"]],
    [
      "a segment with a bad count",
      { "segments.0.subscriptions": -1, "segments.0.profile": "none" },
      ["segments[0].profile", "segments[0].subscriptions"],
    ],
    ["a node", { "nodes.0.name": "", "nodes.0.requires": "nothing" }, ["nodes[0].name", "nodes[0].requires"]],
    ["a node and a circle", { "nodes.0.name": "", "nodes.0.requires": "n1" }, ["nodes[0].name", "nodes[0].requires"]],
    [
      "a pool",
      { "pools.1.name": 5, "pools.1.needed": undefined, "pools.1.members.0.node": "none" },
      ["pools[1].members[0].node", "pools[1].name", "pools[1].needed"],
    ],
    [
      "a profile",
      { "profiles.1.colour": 1, "profiles.1.services.sms.of.0": "none" },
      ["profiles[1].colour", "profiles[1].services.sms.of[0]"],
    ],
    [
      "an operator",
      { "operators.2.kind": "mvno", "operators.2.country": "x", "operators.2.host": undefined },
      ["operators[2].country", "operators[2].host"],
    ],
    [
      "the members of a pool",
      { "pools.2.members.0.capacity": -1, "pools.2.members.1.node": "none" },
      ["pools[2].members[0].capacity", "pools[2].members[1].node"],
    ],
    [
      "the services of a profile",
      { "profiles.0.services.core": { all: [] }, "profiles.0.services.voice": "none" },
      ["profiles[0].services.core.all", "profiles[0].services.voice"],
    ],
    [
      "a requirement",
      { "profiles.0.services.core": { all: ["none", { any: [] }] } },
      ["profiles[0].services.core.all[0]", "profiles[0].services.core.all[1].any"],
    ],
  ];
  test.each(both)("in %s with a fault of shape and one of meaning", (_, edits, paths) => {
    expect(pathsIn(edited(SMALL, edits))).toEqual(paths);
  });

  /** One fault is told once, and not also as another that it is not. */
  const once: readonly Refusal[] = [
    ["a malformed host", { "operators.2.host": "a b" }, ["operators[2].host"]],
    [
      "a malformed need of a small redundant pool",
      { "pools.3.needed": -1, "pools.3.members.0.capacity": 0.5 },
      ["pools[3].needed"],
    ],
    ["a malformed need of a shared pool", { "pools.1.needed": "1" }, ["pools[1].needed"]],
    ["an operator that is no list", { operators: {} }, ["operators"]],
    ["nodes that are no list", { nodes: {} }, ["nodes"]],
  ];
  test.each(once)("and nothing else: %s", (_, edits, paths) => {
    const told = pathsIn(edited(SMALL, edits));
    expect(told).toHaveLength(1);
    expect(told[0]?.startsWith(paths[0] ?? "-")).toBe(true);
  });

  test("and nothing is called missing in a requirement that says too much", () => {
    const { offences = [] } = checkDocument(edited(SMALL, { "profiles.0.services.core.any": ["mmes"] }));
    expect(offences.length).toBeGreaterThan(0);
    expect(offences.filter(({ path }) => !path.startsWith("profiles[0].services.core"))).toEqual([]);
    expect(offences.filter(({ message }) => message.includes("missing"))).toEqual([]);
  });

  test("and every message says something of its own place", () => {
    const { offences = [] } = checkDocument(edited(SMALL, { "segments.0.area": "nowhere", "pools.3.needed": 7 }));
    expect(offences.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: "pools[3].needed", message: "7 is above the total capacity, 1" },
      { path: "segments[0].area", message: 'no area "nowhere"' },
    ]);
  });
});

const chain = (count: number, last: object) =>
  edited(SMALL, {
    pools: [
      ...SMALL.pools,
      ...many(count, (index) => ({
        id: `c${index}`,
        name: "C",
        function: "MME",
        policy: "redundant",
        members: [{ node: `c${index + 1}` }],
      })),
      { id: `c${count}`, name: "C", function: "MME", ...last },
    ],
  });

const nested = (inner: unknown) => many(60, () => 0).reduce((inside: unknown) => ({ all: [inside] }), inner);

/** Documents that would exhaust a stack or a patience. */
describe("a hostile document is read to its end", () => {
  test("10,000 pools in a chain are too deep", () => {
    const document = chain(10_000, { policy: "redundant", members: [{ node: "n3" }] });
    expect(messagesIn(document)).toContain("is nested deeper than 256 levels");
  });

  test("10,000 pools in a ring are one circle", () => {
    expect(pathsIn(chain(10_000, { policy: "redundant", members: [{ node: "c0" }] }))).toEqual(["pools[4].members"]);
  });

  test("a partitioned pool is found below 3,000 others", () => {
    const document = edited(chain(3000, { policy: "partitioned", members: [{ node: "n3" }] }), {
      "nodes.4.requires": "c0",
    });
    expect(pathsIn(document)).toEqual(["nodes[4].requires"]);
  });

  test("10,000 nodes that each require the next are too deep", () => {
    const nodes = many(10_000, (index) => ({
      id: `c${index}`,
      name: "C",
      function: "MME",
      operator: "op",
      requires: index === 9999 ? "n3" : `c${index + 1}`,
    }));
    expect(messagesIn(edited(SMALL, { nodes: [...SMALL.nodes, ...nodes] }))).toContain(
      "is nested deeper than 256 levels",
    );
  });

  test("10,000 areas in a chain are too deep", () => {
    const areas = many(10_000, (index) => ({
      id: `a${index}`,
      name: "A",
      parent: index === 9999 ? "gb" : `a${index + 1}`,
    }));
    expect(messagesIn(edited(SMALL, { areas: [...SMALL.areas, ...areas] }))).toEqual([
      "is nested deeper than 256 levels",
    ]);
  });

  test("2,000 services that each name the next are too deep", () => {
    const names = many(2000, (index) => `x${index}`);
    const document = edited(SMALL, {
      services: [...SMALL.services, ...names.map((id) => ({ id, name: "X", kind: "data" }))],
      "profiles.1.services": Object.fromEntries(names.map((id, index) => [id, names[index + 1] ?? "mmes"])),
    });
    expect(messagesIn(document)).toEqual(["is nested deeper than 256 levels"]);
  });

  test("a requirement 60 deep is accepted, and a fault at its bottom is found", () => {
    const path = `profiles[1].services.sms${".all[0]".repeat(60)}`;
    expect(pathsIn(edited(SMALL, { "profiles.1.services.sms": nested("mmes") }))).toEqual([]);
    expect(pathsIn(edited(SMALL, { "profiles.1.services.sms": nested("nothing") }))).toEqual([path]);
    expect(pathsIn(edited(SMALL, { "profiles.1.services.sms": nested({ any: [] }) }))).toEqual([`${path}.any`]);
  });

  test("20,000 segments are accepted, and the one that is wrong is found", () => {
    const segments = many(20_000, (index) => ({ ...SMALL.segments[0], id: `s${index}` }));
    const document = edited(SMALL, { segments });
    expect(checkDocument(document).offences).toBeUndefined();
    expect(pathsIn(edited(document, { "segments.19999.area": "nowhere" }))).toEqual(["segments[19999].area"]);
  });

  test("a pool of 5,000 members is accepted", () => {
    const nodes = many(5000, (index) => ({ id: `m${index}`, name: "M", function: "MME", operator: "op" }));
    const document = edited(SMALL, {
      nodes: [...SMALL.nodes, ...nodes],
      "pools.2.members": nodes.map(({ id }) => ({ node: id })),
    });
    expect(checkDocument(document).offences).toBeUndefined();
  });

  test("200,000 faults in one list are refused", () => {
    const names = many(200_000, () => "a b");
    const { offences } = checkDocument(edited(SMALL, { "nodes.1.externalIds": names.map(() => "") }));
    expect(offences).toEqual([{ path: "nodes[1]", message: "has more than 100000 values" }]);
    expect(
      checkDocument(edited(SMALL, { "profiles.1.services.sms": { all: names } })).offences?.length,
    ).toBeGreaterThan(0);
  });

  test("of 20,000 segments without anything in them as many are read as can be told of", () => {
    expect(checkDocument(edited(SMALL, { segments: many(20_000, () => ({})) })).offences).toHaveLength(1000);
  });

  test("capacities that add up to infinity are refused", () => {
    const members = [
      { node: "n3", capacity: 1.7e308 },
      { node: "spare", capacity: 1.7e308 },
    ];
    expect(pathsIn(edited(SMALL, { "pools.2.members": members }))).not.toEqual([]);
  });
});

/** Every place in a document, as its steps. */
function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return [
    ...(at.length === 0 ? [] : [at]),
    ...Object.entries(value).flatMap(([step, part]) => placesIn(part, [...at, step])),
  ];
}

function valueAt(document: unknown, place: readonly string[]): unknown {
  return place.reduce(
    (value: unknown, step) =>
      typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(step) : undefined,
    document,
  );
}

/** Steps with the numbers of lists as numbers, as paths have them. */
function pathOf(document: unknown, place: readonly string[]): string {
  return formatPath(
    place.map((step, index) => (Array.isArray(valueAt(document, place.slice(0, index))) ? Number(step) : step)),
  );
}

/** A place in a document where `isFit`, and what stands there instead; the whole is refused at that place. */
function refusedAt(
  isFit: (place: readonly string[], value: unknown) => boolean,
  replacement: fc.Arbitrary<unknown>,
): void {
  const drawn = AnyDocument.chain((document) => {
    const places = placesIn(document).filter((place) => isFit(place, valueAt(document, place)));
    return fc.record({ document: fc.constant(document), place: fc.constantFrom(...places), value: replacement });
  });
  fc.assert(
    fc.property(drawn, ({ document, place, value }) => {
      const path = pathOf(document, place);
      const told = pathsIn(replaced(document, place, value));
      expect(
        told.filter((one) => one.startsWith(path)),
        `${path} among ${told.join()}`,
      ).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
}

const isReference = (place: readonly string[], value: unknown) =>
  typeof value === "string" &&
  (/^(host|parent|operator|area|profile|site|node)$/.test(place.at(-1) ?? "") ||
    (place[0] === "profiles" && place[2] === "services") ||
    place[2] === "requires");

describe("whatever the document", () => {
  test("it is accepted while nothing is wrong with it", () => {
    fc.assert(
      fc.property(AnyDocument, (document) => {
        expect(checkDocument(document)).toEqual({ document });
      }),
    );
  });

  test("what has the wrong type anywhere is refused at its place", () => {
    refusedAt(() => true, fc.constantFrom(null, { unexpected: true }, [[5]], "\u0000", [null], Number.NaN));
  });

  test("a name that names nothing is refused at its place", () => {
    refusedAt(isReference, fc.constant("nobody-has-this-id"));
  });

  test("an item without a field that it must have is refused there", () => {
    const required = new Map<string, readonly string[]>(Object.entries(REQUIRED));
    refusedAt(
      ([part = "", , field = "", ...deeper]) => deeper.length === 0 && (required.get(part) ?? []).includes(field),
      fc.constant(undefined),
    );
  });

  test("an item with an id that another has is refused", () => {
    const drawn = AnyDocument.chain((document) =>
      fc.record({ document: fc.constant(document), part: fc.constantFrom(...Object.keys(REQUIRED)) }),
    );
    fc.assert(
      fc.property(drawn, ({ document, part }) => {
        const items = document[part];
        const count = Array.isArray(items) ? items.length : 0;
        const again = replaced(document, [part, String(count)], valueAt(document, [part, "0"]));
        expect(pathsIn(again)).toContain(`${part}[${count}].id`);
      }),
    );
  });
});
