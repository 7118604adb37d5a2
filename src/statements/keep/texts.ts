import { z } from "zod";
import { text } from "../../platform/text.ts";
import { Channel, Language } from "../message.ts";

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
  .readonly();
export type Wordings = z.infer<typeof Wordings>;

export const Languages = z.array(Language).min(1, "must name at least one").max(4).readonly();
export const Channels = z.array(Channel).min(1, "must name at least one").max(7).readonly();
