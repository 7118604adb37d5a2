import { z } from "zod";
import { text } from "../../../platform/text.ts";
import { type IncidentRecord, type Read, recordsOf } from "../record.ts";

/** What people decide of an incident, and what they note. */

export const NewNote = z.strictObject({ text: text(10_000) }).meta({ id: "NewNote" });

export const NewName = z.strictObject({ name: text(200) }).meta({ id: "NewIncidentName" });

export const Closing = z
  .strictObject({
    confirmedBy: text(200)
      .optional()
      .meta({ description: "The person who confirms that customers are served; else who sends it" }),
    ground: text(2000).meta({ description: "From what it is known" }),
  })
  .meta({ id: "Closing" });

const ClosingContent = z.object({ confirmedBy: z.string(), ground: z.string() });
export type ClosingContent = z.infer<typeof ClosingContent>;

/** The name that an incident was given last; undefined where it was given none. */
export function givenName(records: readonly IncidentRecord[]): string | undefined {
  return recordsOf(records, "name", NewName).at(-1)?.content.name;
}

/** What people said of its end, in the order recorded; one holds only if nobody was hit after it. */
export function closingsIn(records: readonly IncidentRecord[]): readonly Read<ClosingContent>[] {
  return recordsOf(records, "close", ClosingContent);
}
