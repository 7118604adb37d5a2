import { z } from "zod";
import { InstantText } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import { Message } from "../message-schema.ts";
import { SAYINGS } from "../message.ts";
import { Channels, Languages, Wordings } from "../keep/texts.ts";

const Count = z.int().min(0, "must not be negative").max(1e12, "must be at most 1000000000000");

/** Other words for a figure than would be chosen; only such as the range supports. */
const ChosenWords = z
  .strictObject({
    say: z.enum(SAYINGS),
    count: Count.optional().meta({ description: "Left out: the strongest that the range supports" }),
    to: Count.optional().meta({ description: "Of between, where it ends" }),
    reason: text(2_000),
  })
  .refine(({ say, count, to }) => to === undefined || (say === "between" && count !== undefined), {
    path: ["to"],
    error: "is of between, and stands beside count",
  })
  .meta({ id: "ChosenWords" });
export type ChosenWords = z.infer<typeof ChosenWords>;

/** What is sent of a statement: all else is filled in. */
export const NewStatement = z
  .strictObject({
    message: Message,
    languages: Languages.optional().meta({ description: "Left out: those of the settings" }),
    channels: Channels.optional().meta({ description: "Left out: all but SMS" }),
    estimateId: text(10_000).optional().meta({ description: "It is told as of then. Left out: as of now" }),
    sitrep: text(40).optional().meta({ description: "In place of an estimate, the reference of a report" }),
    nextUpdateAt: InstantText.optional().meta({
      description: "A promise, which the incident keeps once it is published",
    }),
    texts: Wordings.optional().meta({
      description: "What people worded themselves; the rest is as the templates have it",
    }),
    figures: z
      .strictObject({ affected: ChosenWords.optional(), impaired: ChosenWords.optional() })
      .optional()
      .meta({ description: "Figures that are told in other words than would be chosen, with the reason" }),
    corrects: text(40).optional().meta({ description: "The published statement that it puts right, by its reference" }),
  })
  .refine(({ estimateId, sitrep }) => estimateId === undefined || sitrep === undefined, {
    path: ["sitrep"],
    error: "must not stand beside estimateId",
  })
  .refine(({ message, corrects }) => (message === "correction.press") === (corrects !== undefined), {
    path: ["corrects"],
    error: "is of a correction, and no correction is without it",
  })
  .meta({ id: "NewStatement" });
export type NewStatement = z.infer<typeof NewStatement>;
