import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { Document } from "./rendering.ts";
import { renderings } from "./renderings/index.ts";
import { pagePolicy } from "./style.ts";

export const FORMATS = ["json", "html", "docx"] as const satisfies readonly (keyof typeof renderings)[];
export type Format = (typeof FORMATS)[number];

/** By `?format=`, else what `Accept` prefers; JSON where it does not say. */
export function formatOf(c: Context, asked: Format | undefined): Format {
  if (asked !== undefined) return asked;
  const supports = FORMATS.map(mediaTypeOf);
  const preferred = accepts(c, { header: "Accept", supports, default: mediaTypeOf("json") });
  return FORMATS.find((format) => mediaTypeOf(format) === preferred) ?? "json";
}

function mediaTypeOf(format: Format): string {
  return renderings[format].mediaType.replace(/;.*$/, "");
}

/** Answers with a document. `name`: of the file, without how it ends. */
export async function sendDocument(
  c: Context,
  document: Document,
  { format, name }: { readonly format: Format; readonly name: string },
): Promise<Response> {
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
