import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { circlesIn } from "./circles.ts";
import type { Inventory, PartName } from "./document.ts";
import { excessesIn } from "./limits.ts";
import { checkPools, checkSegments } from "./quantities.ts";
import { checkRequirements } from "./requirements.ts";
import { type Salvaged, itemsOf, knownIds, readDocument } from "./salvage.ts";

export type Checked =
  | { readonly document: Inventory; readonly offences?: undefined }
  | { readonly document?: undefined; readonly offences: readonly Offence[] };

/** Accepts a document, or names every offence in it with its path. */
export function checkDocument(raw: unknown): Checked {
  const { document, salvaged, offences } = readDocument(raw);
  const all = [
    ...offences,
    ...checkIds(salvaged),
    ...checkReferences(salvaged),
    ...checkPools(salvaged),
    ...checkRequirements(salvaged),
    ...circlesIn(salvaged),
    ...checkSegments(salvaged),
  ];
  const refused = document !== undefined && all.length === 0 ? excessesIn(document, salvaged) : all;
  return document !== undefined && refused.length === 0 ? { document } : { offences: refused };
}

/** An id stands once in its part; nodes, pools and services share one name space. */
function checkIds(salvaged: Salvaged): readonly Offence[] {
  const spaces: readonly (readonly PartName[])[] = [
    ["operators"],
    ["areas"],
    ["nodes", "pools", "services"],
    ["profiles"],
    ["segments"],
  ];
  return spaces.flatMap((parts) => {
    const placeById = new Map<string, string>();
    const items = parts.flatMap((part) => itemsOf(salvaged, part));
    return items.flatMap(({ path, item: { id } }) => {
      const earlier = id === undefined ? undefined : placeById.get(id);
      if (id !== undefined && earlier === undefined) placeById.set(id, formatPath(path));
      return earlier === undefined
        ? []
        : [{ path: formatPath([...path, "id"]), message: `"${id}" is taken by ${earlier}` }];
    });
  });
}

type Reference = { readonly path: readonly PropertyKey[]; readonly id: string | undefined; readonly to: string };

function checkReferences(salvaged: Salvaged): readonly Offence[] {
  const known = {
    operator: knownIds(salvaged, ["operators"]),
    area: knownIds(salvaged, ["areas"]),
    profile: knownIds(salvaged, ["profiles"]),
  };
  const check = (to: keyof typeof known, references: readonly Omit<Reference, "to">[]): readonly Offence[] =>
    references.flatMap(({ path, id }) =>
      id === undefined || (known[to]?.has(id) ?? true) ? [] : [{ path: formatPath(path), message: `no ${to} "${id}"` }],
    );
  return [
    ...check("operator", [
      ...salvaged.operators.map(({ path, item }) => ({ path: [...path, "host"], id: item.host })),
      ...salvaged.nodes.map(({ path, item }) => ({ path: [...path, "operator"], id: item.operator })),
      ...salvaged.segments.map(({ path, item }) => ({ path: [...path, "operator"], id: item.operator })),
    ]),
    ...check("area", [
      ...salvaged.areas.map(({ path, item }) => ({ path: [...path, "parent"], id: item.parent })),
      ...salvaged.nodes.map(({ path, item }) => ({ path: [...path, "site"], id: item.site })),
      ...salvaged.segments.map(({ path, item }) => ({ path: [...path, "area"], id: item.area })),
    ]),
    ...check(
      "profile",
      salvaged.segments.map(({ path, item }) => ({ path: [...path, "profile"], id: item.profile })),
    ),
    ...checkHosts(salvaged),
  ];
}

function checkHosts({ operators }: Salvaged): readonly Offence[] {
  return operators.flatMap(({ path, item }) =>
    (item.kind === "brand" || item.kind === "mvno") && !("host" in item)
      ? [{ path: formatPath([...path, "host"]), message: `is required for a ${item.kind}` }]
      : [],
  );
}
