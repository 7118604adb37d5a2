import { type Env, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { type OpenApi, describeApi } from "./document.ts";
import { PAGE, PAGE_FILES, POLICY, SHOW } from "./page.ts";
import { type Description, describe } from "./route.ts";

type Options = {
  /** The routes of the whole app, once they stand. */
  readonly routes: () => Parameters<typeof describeApi>[0];
  /** Serves the page's files where the platform does not by itself. */
  readonly serveFile: MiddlewareHandler | undefined;
};

const getDescription: Description = {
  operationId: "getDescription",
  summary: "This description, as OpenAPI 3.1",
  tag: "Service",
  access: "public",
  answers: { 200: { description: "The document", schema: z.looseObject({ openapi: z.string() }) } },
};

const getPage: Description = {
  operationId: "getDocs",
  summary: "This description as a page to read and try",
  tag: "Service",
  access: "public",
  answers: { 200: { description: "The page; all its files come from here", text: ["text/html"] } },
};

/** The description of the interface, for programs and for people. */
export function docsRoutes<E extends Env>({ routes, serveFile = async (_c, next) => await next() }: Options) {
  let document: OpenApi | undefined;
  return new Hono<E>()
    .get("/openapi.json", describe(getDescription), (c) => {
      document ??= describeApi(routes());
      c.header("Cache-Control", "no-cache");
      return c.body(JSON.stringify(document), 200, { "Content-Type": "application/json" });
    })
    .get("/docs", describe(getPage), (c) => {
      c.header("Content-Security-Policy", POLICY);
      c.header("X-Content-Type-Options", "nosniff");
      return c.html(PAGE);
    })
    .get("/docs/show.js", (c) => c.body(SHOW, 200, { "Content-Type": "text/javascript; charset=utf-8" }))
    .get(`/docs/:file{${PAGE_FILES.join("|").replaceAll(".", "\\.")}}`, serveFile);
}
