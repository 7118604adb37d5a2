import type { Statement } from "./answers.ts";

/** What a statement can be made of, in the order in which an outage needs it. */
export {
  CHANNELS,
  type Channel,
  LANGUAGES,
  type Language,
  MESSAGES,
  type MessageId,
  SAYINGS,
  type Saying,
  USUAL_CHANNELS,
} from "../../../../statements/message.ts";

export type FigureName = Statement["figures"][number]["name"];
