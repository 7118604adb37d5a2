import { z } from "zod";
import { isSameRange } from "../../engine/index.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { Numbers } from "../verdicts/answer.ts";
import { type DraftFigure, type DraftField, boundsOf } from "./filled.ts";

/** What is said otherwise than in what was filed before. */
export const ChangedSince = z
  .strictObject({
    filing: z.int().meta({ description: "The number of the previous filing" }),
    submittedAt: InstantAnswer,
    recipient: z.string(),
    fields: z
      .array(
        z.strictObject({ id: z.string(), label: z.string(), old: z.string().nullable(), new: z.string().nullable() }),
      )
      .readonly(),
    figures: z.array(z.strictObject({ name: z.string(), unit: z.string(), old: Numbers, new: Numbers })).readonly(),
  })
  .meta({ id: "DraftChanges" });
export type ChangedSince = z.infer<typeof ChangedSince>;

type Said = Pick<DraftField, "source" | "label" | "text" | "figures" | "id" | "public" | "from">;

/** A filing as far as a later draft is held against it. */
export type Previous = Pick<ChangedSince, "filing" | "submittedAt" | "recipient"> & {
  readonly fields: readonly Said[];
};

/** Fields are the same where the same fills them, whatever a stage's form calls them; those of a person by their mark. */
export function changedSince(fields: readonly DraftField[], previous: Previous): ChangedSince {
  const { filing, submittedAt, recipient } = previous;
  const oldByKey = new Map(previous.fields.map((field) => [keyOf(field), field]));
  const changed = fields.flatMap((field) => {
    const old = oldByKey.get(keyOf(field));
    if (old === undefined || old.text === field.text || (field.text === null && isByHand(old))) return [];
    return [{ id: field.id, label: field.label, old: old.text, new: field.text }];
  });
  return { filing, submittedAt, recipient, fields: changed, figures: changedFigures(previous.fields, fields) };
}

/** What a person wrote is not taken back because a draft does not know it. */
function isByHand({ from }: Said): boolean {
  return from === null || from === "person";
}

function keyOf({ source, id }: Said): string {
  return source === null ? `written ${id}` : `filled ${source}`;
}

function changedFigures(before: readonly Said[], after: readonly Said[]): ChangedSince["figures"] {
  const old = figuresByName(before);
  return [...figuresByName(after).values()].flatMap((figure) => {
    const was = old.get(figure.name);
    if (was === undefined || isSameRange(was, figure)) return [];
    return [{ name: figure.name, unit: figure.unit, old: boundsOf(was), new: boundsOf(figure) }];
  });
}

/** Of several of the same name the first. */
export function figuresByName(fields: readonly Pick<Said, "figures">[]): ReadonlyMap<string, DraftFigure> {
  const byName = Map.groupBy(
    fields.flatMap(({ figures }) => figures),
    ({ name }) => name,
  );
  return new Map([...byName].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])));
}
