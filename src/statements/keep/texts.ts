import { z } from "zod";
import { text } from "../../platform/text.ts";
import { Channel, Language } from "../message-schema.ts";

/** Refuses what stands in a list for the second time, where it does. */
export function eachOnce<Item>(keyOf: (item: Item) => string) {
  return (items: readonly Item[], context: z.core.$RefinementCtx): void => {
    const keys = items.map(keyOf);
    for (const [index, key] of keys.entries())
      if (keys.indexOf(key) < index)
        context.addIssue({ code: "custom", path: [index], message: "stands there already" });
  };
}

/** What is told in one language by one channel; `{since}` and the like stand for what it is bound to. */
export const StatementText = z
  .strictObject({
    language: Language,
    channel: Channel,
    text: text(10_000),
    isEdited: z.boolean().meta({ description: "A person worded it" }),
  })
  .meta({ id: "StatementText" });
export type StatementText = z.infer<typeof StatementText>;

/** What people worded themselves, by language and channel. */
export const Wordings = z
  .array(z.strictObject({ language: Language, channel: Channel, text: text(10_000) }))
  .max(100, "must not be more than 100")
  .superRefine(eachOnce(({ language, channel }) => `${language} ${channel}`))
  .readonly();
export type Wordings = z.infer<typeof Wordings>;

export const Languages = z
  .array(Language)
  .min(1, "must name at least one")
  .max(4)
  .superRefine(eachOnce((language) => language))
  .readonly();
export const Channels = z
  .array(Channel)
  .min(1, "must name at least one")
  .max(7)
  .superRefine(eachOnce((channel) => channel))
  .readonly();
