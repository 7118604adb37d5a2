import type { Context } from "hono";
import { formatOf } from "../../platform/format.ts";
import type { Document } from "./rendering.ts";
import { renderings } from "./renderings/index.ts";
import { pagePolicy } from "./style.ts";

export const FORMATS = ["json", "html", "docx"] as const satisfies readonly (keyof typeof renderings)[];

type Way = {
  /** By `?format=`. */
  readonly asked: (typeof FORMATS)[number] | undefined;
  /** Of the file, without how it ends. */
  readonly name: string;
};

/** Answers with a document. */
export async function sendDocument(c: Context, document: Document, { asked, name }: Way): Promise<Response> {
  const format = formatOf(c, asked, renderings);
  const { mediaType, extension, render } = renderings[format];
  const headers: Record<string, string> = {
    "Content-Type": mediaType,
    "Cache-Control": "private, no-cache",
    Vary: "Accept",
    "X-Content-Type-Options": "nosniff",
  };
  if (format === "html") {
    headers["Content-Security-Policy"] = await pagePolicy();
    headers["Referrer-Policy"] = "no-referrer";
  }
  if (format === "docx") headers["Content-Disposition"] = `attachment; filename="${name}.${extension}"`;
  return c.body(await render(document), 200, headers);
}
