import { z } from "zod";
import { STAGES } from "../pack.ts";
import { EDITIONS } from "../drafts/draft.ts";
import { InstantText } from "../../platform/instant.ts";
import { Id, text } from "../../platform/text.ts";

const Amount = z.number().min(0, "must not be negative").max(1e15, "must be at most 1e15");

const StatedFigure = z
  .strictObject({ name: text(200), low: Amount, point: Amount, high: Amount, unit: text(100) })
  .refine(({ low, point, high }) => low <= point && point <= high, "must be low ≤ point ≤ high");

const Written = z.strictObject({
  text: text(20_000),
  reason: text(2000).optional().meta({ description: "Why: needed where it changes what was filled" }),
  figures: z.array(StatedFigure).max(100).optional().meta({
    description: "What it states, to be held against what is known later; none where it changes a figure's words only",
  }),
});
export type Written = z.infer<typeof Written>;

/** What is sent of a filing. */
export const NewFiling = z
  .strictObject({
    form: Id,
    provider: Id,
    jurisdiction: text(10).meta({ description: "ISO 3166-1; `*`: wherever customers are" }),
    recipient: text(500),
    stage: z.enum(STAGES).optional().meta({ description: "The form's, unless it goes out for another" }),
    edition: z.enum(EDITIONS),
    submittedAt: InstantText,
    channel: text(500).meta({ description: "By what: a portal, an e-mail, a telephone call" }),
    reference: text(500).optional().meta({ description: "That the recipient gave" }),
    estimateId: text(10_000).optional().meta({
      description: "Of the draft that was sent: it is filled as of then. Left out: as of now",
    }),
    fields: z.record(text(100), Written).optional().meta({ description: "What people wrote or changed, by field" }),
    incomplete: z.literal(true).optional().meta({ description: "Fields were left unwritten; says why in `ground`" }),
    ground: text(2000).optional(),
    key: Id.optional().meta({ description: "The same filing sent again under it is the one that is recorded already" }),
  })
  .refine(({ incomplete, ground }) => incomplete === undefined || ground !== undefined, {
    path: ["ground"],
    error: "is missing: say why it is incomplete",
  })
  .meta({ id: "NewFiling" });
export type NewFiling = z.infer<typeof NewFiling>;
