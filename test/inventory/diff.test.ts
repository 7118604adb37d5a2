import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkDocument } from "../../src/inventory/check.ts";
import { diffDocuments } from "../../src/inventory/diff.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { AnyDocument } from "./arbitrary-document.ts";
import { type Edits, SMALL, edited } from "./documents.ts";

const SAME = { added: [], removed: [], changed: [] };
const NO_CHANGE = {
  operators: SAME,
  areas: SAME,
  nodes: SAME,
  pools: SAME,
  services: SAME,
  profiles: SAME,
  segments: SAME,
};

/** A document that was accepted. */
function documentOf(raw: unknown): Inventory {
  const { document, offences } = checkDocument(raw);
  if (document === undefined) throw new Error(JSON.stringify(offences));
  return document;
}

function diffOf(edits: Edits) {
  return diffDocuments(SMALL, documentOf(edited(SMALL, edits)));
}

test("between a document and itself there is no difference", () => {
  expect(diffDocuments(SMALL, SMALL)).toEqual({ parts: NO_CHANGE, subscriptions: { from: 1100, to: 1100 } });
});

test("another order of items or of fields is no difference", () => {
  const reordered = documentOf({
    ...SMALL,
    nodes: SMALL.nodes.toReversed(),
    segments: SMALL.segments.map((segment) => Object.fromEntries(Object.entries(segment).toReversed())),
  });
  expect(diffDocuments(SMALL, reordered).parts).toEqual(NO_CHANGE);
});

test("an item that was not there is added, and one that is gone is removed", () => {
  const area = { id: "leeds", name: "Leeds" };
  expect(diffOf({ "areas.2": area }).parts).toEqual({ ...NO_CHANGE, areas: { ...SAME, added: ["leeds"] } });
  const [from, to] = [documentOf(edited(SMALL, { "areas.2": area })), SMALL];
  expect(diffDocuments(from, to).parts).toEqual({ ...NO_CHANGE, areas: { ...SAME, removed: ["leeds"] } });
});

test("an item under a new id is one removed and one added", () => {
  expect(diffOf({ "segments.1.id": "s3" }).parts.segments).toEqual({ added: ["s3"], removed: ["s2"], changed: [] });
});

test("a change names the field, what was and what is", () => {
  expect(diffOf({ "nodes.0.vendor": "Ericsson", "nodes.0.site": undefined, "nodes.1.name": "N two" }).parts).toEqual({
    ...NO_CHANGE,
    nodes: {
      ...SAME,
      changed: [
        {
          id: "n1",
          fields: [
            { field: "site", from: "london", to: null },
            { field: "vendor", from: null, to: "Ericsson" },
          ],
        },
        { id: "n2", fields: [{ field: "name", from: "N 2", to: "N two" }] },
      ],
    },
  });
});

test("a change deep in an item is a change of its field", () => {
  const { pools, profiles } = diffOf({
    "pools.2.members.1.capacity": 2,
    "profiles.1.services.sms.atLeast": 2,
  }).parts;
  const members = [{ node: "n3" }, { node: "spare" }];
  const is = [{ node: "n3" }, { node: "spare", capacity: 2 }];
  expect(pools.changed).toEqual([{ id: "pair", fields: [{ field: "members", from: members, to: is }] }]);
  const of = ["mmes", "pair"];
  expect(profiles.changed).toEqual([
    {
      id: "texting",
      fields: [{ field: "services", from: { sms: { atLeast: 1, of } }, to: { sms: { atLeast: 2, of } } }],
    },
  ]);
});

test("totals are sums of the points", () => {
  expect(diffOf({ "segments.1.subscriptions": 150 }).subscriptions).toEqual({ from: 1100, to: 1150 });
});

test("from nothing to a document everything is added", () => {
  const nothing: Inventory = {
    operators: [],
    areas: [],
    nodes: [],
    pools: [],
    services: [],
    profiles: [],
    segments: [],
  };
  const { parts, subscriptions } = diffDocuments(nothing, SMALL);
  expect(parts.nodes).toEqual({ ...SAME, added: ["n1", "n2", "n3", "power", "spare"] });
  expect(subscriptions).toEqual({ from: 0, to: 1100 });
});

test("what is added one way is removed the other way, and changes are the same two values", () => {
  fc.assert(
    fc.property(AnyDocument, AnyDocument, (one, other) => {
      const [from, to] = [documentOf(one), documentOf(other)];
      const [forth, back] = [diffDocuments(from, to), diffDocuments(to, from)];
      expect(forth.parts.nodes.added).toEqual(back.parts.nodes.removed);
      expect(forth.parts.segments.removed).toEqual(back.parts.segments.added);
      const swapped = back.parts.nodes.changed.flatMap(({ id, fields }) =>
        fields.map(({ field, from, to }) => ({ id, field, from: to, to: from })),
      );
      const straight = forth.parts.nodes.changed.flatMap(({ id, fields }) =>
        fields.map((change) => ({ id, ...change })),
      );
      expect(straight).toHaveLength(swapped.length);
      expect(straight).toEqual(expect.arrayContaining(swapped));
    }),
  );
});
