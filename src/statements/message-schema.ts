import { z } from "zod";
import { CHANNELS, LANGUAGES, MESSAGES } from "./message.ts";

/** The vocabulary at a border. */
export const Message = z.enum(MESSAGES);
export const Language = z.enum(LANGUAGES);
export const Channel = z.enum(CHANNELS);
