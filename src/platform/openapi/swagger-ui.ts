import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";

/** Where the installed swagger-ui-dist lies. Node only: Workers have copies among their assets. */
export const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** Serves a file of it by the last part of the path; which ones may be asked for is the route's to say. */
export function serveSwaggerUi(): MiddlewareHandler {
  return serveStatic({
    root: SWAGGER_UI,
    rewriteRequestPath: (path) => basename(path),
    onFound: (_path, c) => c.header("Cache-Control", "public, max-age=3600"),
  });
}
