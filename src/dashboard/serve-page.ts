import { basename } from "node:path";
import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { PageFile } from "./bundle.ts";

/** Serves the page's files from memory, packed where that is wanted. As on Workers, whoever has one asks whether it is still the same. */
export function servePage(files: readonly PageFile[]): MiddlewareHandler {
  const fileByName = new Map<string, PageFile>(files.map((file) => [file.name, file]));
  return createMiddleware(async (c, next) => {
    const file = fileByName.get(basename(c.req.path));
    if (file === undefined) return await next();
    return answerWith(c, file);
  });
}

function answerWith(c: Context, { mediaType, bytes, gzipped, etag }: PageFile): Response {
  const isPacked = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  const headers = {
    "Content-Type": mediaType,
    ETag: etag,
    "Cache-Control": "public, no-cache",
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
  };
  if (c.req.header("if-none-match")?.includes(etag) === true) return c.body(null, 304, headers);
  return c.body(isPacked ? gzipped : bytes, 200, { ...headers, ...(isPacked ? { "Content-Encoding": "gzip" } : {}) });
}
