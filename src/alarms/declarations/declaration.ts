import { z } from "zod";
import { type Declared, type Model, cellsWithin } from "../../engine/index.ts";
import { Select, SelectAnswer, oneOrMore, selectNodes } from "../../inventory/select.ts";
import type { Inventory } from "../../inventory/document.ts";
import { type Instant, InstantAnswer, InstantText, compareInstants } from "../../platform/instant.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import { Id, hasDots, text } from "../../platform/text.ts";

/** What a person says, since no alarm does: it holds beside the events until it is released or its time is over. */

const Part = z.number().min(0, "must be 0 to 1").max(1, "must be 0 to 1");
const Share = z.union(
  [
    Part,
    z
      .strictObject({ low: Part, point: Part, high: Part })
      .refine(({ low, point, high }) => low <= point && point <= high, "must be low ≤ point ≤ high"),
  ],
  { error: "must be a share from 0 to 1, or {low, point, high}" },
);
const Ids = oneOrMore(Id, "must be an id or a list of ids");
const Names = oneOrMore(text(128), "must be a text or a list of texts");

/** Whom it is about: nodes, by name or by what they have in common; or customers, by any of the four. */
const target = {
  nodes: z.array(Id).min(1, "must not be an empty list").max(1000, "must not hold more than 1000").optional(),
  select: Select.optional(),
  service: Ids.optional(),
  area: Ids.optional(),
  operator: Ids.optional(),
  customerClass: Names.optional(),
};
const Target = z.object(target);
type Target = z.infer<typeof Target>;

const CELL_FIELDS = ["service", "area", "operator", "customerClass"] as const;

export const NewDeclaration = z
  .strictObject({
    id: Id.refine((id) => !/^declaration-\d+$/.test(id), "is of the kind that we give")
      .refine((id) => !hasDots(id), "must not have . or .. between slashes: no address could hold it")
      .optional(),
    ...target,
    share: Share.optional(),
    outcome: z.enum(["affected", "impaired"]),
    occurredAt: InstantText.optional(),
    until: InstantText.optional(),
    reason: text(2000),
    recordedAt: InstantText.optional(),
  })
  .superRefine((declared, context) => {
    const ways = [declared.nodes, declared.select, CELL_FIELDS.find((field) => declared[field] !== undefined)];
    const told = ways.filter((way) => way !== undefined).length;
    const refuse = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    if (told !== 1)
      refuse([], `must be about nodes, or a select, or any of ${CELL_FIELDS.join(", ")}: one of the three`);
    const isOfCells = declared.nodes === undefined && declared.select === undefined;
    if (isOfCells && declared.share === undefined) refuse(["share"], "is required: of whom it is said");
    if (declared.until !== undefined && compareInstants(declared.until, declared.occurredAt ?? "") <= 0)
      refuse(["until"], "must be after occurredAt");
  })
  .meta({ id: "NewDeclaration" });
export type NewDeclaration = z.infer<typeof NewDeclaration>;

export const Release = z
  .strictObject({
    occurredAt: InstantText.optional(),
    reason: text(2000).optional(),
    recordedAt: InstantText.optional(),
  })
  .meta({ id: "Release" });
export type Release = z.infer<typeof Release>;

export const DECLARATION = "declaration";

const ShareRange = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });
const Said = z.object({
  ...target,
  select: SelectAnswer.optional(),
  share: ShareRange,
  outcome: z.enum(["affected", "impaired"]),
  startedAt: InstantAnswer,
  until: InstantAnswer.optional(),
  reason: z.string(),
  declaredBy: z.string(),
});
/** What the ledger keeps; a release repeats what it releases, so that it bears on the same. */
export const DeclarationContent = Said.extend({
  released: z.object({ by: z.string(), reason: z.string().optional() }).optional(),
});
export type DeclarationContent = z.infer<typeof DeclarationContent>;

/** A declaration as the last entry about it has it. */
export const Declaration = z
  .strictObject({
    id: z.string(),
    ...Said.shape,
    sequence: z.int(),
    recordedAt: InstantAnswer,
    state: z.enum(["planned", "active", "expired", "released"]),
    releasedAt: InstantAnswer.optional(),
    releasedBy: z.string().optional(),
    releaseReason: z.string().optional(),
  })
  .omit({ startedAt: true })
  .extend({ occurredAt: InstantAnswer })
  .meta({ id: "Declaration" });
export type Declaration = z.infer<typeof Declaration>;

export function declarationOf(entry: Entry, at: Instant): Declaration {
  const { released, startedAt, ...said } = DeclarationContent.parse(entry.content);
  const { subject: id, sequence, recordedAt, occurredAt } = entry;
  const release =
    released === undefined
      ? {}
      : {
          releasedAt: occurredAt,
          releasedBy: released.by,
          ...(released.reason === undefined ? {} : { releaseReason: released.reason }),
        };
  const isReleased = released !== undefined && compareInstants(occurredAt, at) <= 0;
  const state = isReleased ? "released" : stateOf({ startedAt, until: said.until }, at);
  return { id, ...said, occurredAt: startedAt, sequence, recordedAt, state, ...release };
}

function stateOf(
  { startedAt, until }: { readonly startedAt: Instant; readonly until: Instant | undefined },
  at: Instant,
): Declaration["state"] {
  if (compareInstants(at, startedAt) < 0) return "planned";
  return until !== undefined && compareInstants(until, at) <= 0 ? "expired" : "active";
}

/** What the engine is to hold beside the states of nodes: those of an inventory that it is about. */
export function declaredIn(
  { id, outcome, share, ...said }: Target & Pick<Declaration, "id" | "outcome" | "share">,
  behind: Inventory,
): Declared {
  if (said.nodes !== undefined || said.select !== undefined) {
    const nodes = said.nodes ?? (said.select === undefined ? [] : selectNodes(behind.nodes, said.select));
    return { id, outcome, share, of: { nodes: new Set(nodes) } };
  }
  const view = {
    services: setOf(said.service),
    areas: setOf(said.area),
    operators: setOf(said.operator),
    customerClasses: setOf(said.customerClass),
  };
  return { id, outcome, share, of: { view } };
}

function setOf(wanted: string | readonly string[] | undefined): ReadonlySet<string> | undefined {
  return wanted === undefined ? undefined : new Set([wanted].flat());
}

/** Whether what is declared bears on anything that a model knows. */
export function bears({ of }: Declared, model: Model): boolean {
  if ("nodes" in of) return [...of.nodes].some((node) => model.elementById.has(node));
  return cellsWithin(model, of.view).length > 0;
}
