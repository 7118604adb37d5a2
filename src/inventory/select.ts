import { z } from "zod";
import { InstantAnswer, InstantText, compareInstants, toInstant } from "../platform/instant.ts";
import { MOST_ALTERNATIVES } from "../platform/query.ts";
import { text } from "../platform/text.ts";
import type { Inventory } from "./document.ts";

/** One value, or a list of alternatives. */
export function oneOrMore<Item extends z.ZodType>(item: Item, error: string) {
  const tooLong = `must not hold more than ${MOST_ALTERNATIVES}`;
  const list = z.array(item).min(1, "must not be an empty list").max(MOST_ALTERNATIVES, tooLong);
  return z.union([item, list], { error });
}

const Wanted = oneOrMore(text(500), "must be a text or a list of texts");
function selectBy<Time extends z.ZodType>(time: Time) {
  return z
    .strictObject({
      function: Wanted.optional(),
      vendor: Wanted.optional(),
      product: Wanted.optional(),
      softwareRelease: Wanted.optional(),
      site: Wanted.optional(),
      certificateExpiresBefore: oneOrMore(
        time,
        "must be an RFC 3339 time with an offset, or a list of them",
      ).optional(),
    })
    .refine((select) => Object.keys(select).length > 0, "must name at least one field");
}

/** Nodes by what they have in common; every field must fit, each by one of its values. */
export const Select = selectBy(InstantText);
z.globalRegistry.add(Select, { id: "Select", description: "Nodes by what they have in common" });
/** The same as it is answered. */
export const SelectAnswer = selectBy(InstantAnswer).meta({ id: "SelectAnswer" });
export type Select = z.infer<typeof Select>;

type NetworkNode = Inventory["nodes"][number];

/** The nodes that fit a selection, in the order of the inventory. */
export function selectNodes(nodes: readonly NetworkNode[], select: Select): readonly string[] {
  return nodes.filter((node) => fits(node, select)).map(({ id }) => id);
}

/** Whether a node fits every field of a selection. */
export function fits(node: NetworkNode, { certificateExpiresBefore, ...wanted }: Select): boolean {
  const befores = certificateExpiresBefore === undefined ? undefined : [certificateExpiresBefore].flat();
  return (
    isOneOf(wanted.function, node.function) &&
    isOneOf(wanted.vendor, node.vendor) &&
    isOneOf(wanted.product, node.product) &&
    isOneOf(wanted.softwareRelease, node.softwareRelease) &&
    isOneOf(wanted.site, node.site) &&
    (befores === undefined || befores.some((before) => isBefore(node.certificateExpiresAt, before)))
  );
}

function isOneOf(wanted: string | readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && [wanted].flat().includes(value));
}

/** A date means its first moment. */
function isBefore(dateOrTime: string | undefined, before: string): boolean {
  if (dateOrTime === undefined) return false;
  const expires = toInstant(dateOrTime) ?? toInstant(`${dateOrTime}T00:00:00Z`);
  return expires !== undefined && compareInstants(expires, before) < 0;
}
