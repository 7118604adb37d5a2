import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import type { AccessEnv } from "../access/access-env.ts";
import { type Description, describe } from "../platform/openapi/route.ts";
import { PAGE_FILES } from "./page-files.ts";
import type { PageSettings } from "./settings.ts";
import { POLICY, SHELL } from "./shell.ts";

type Options = {
  readonly settings: PageSettings;
  /** Serves the page's files where the platform does not by itself. */
  readonly serveFile: MiddlewareHandler | undefined;
};

/** The addresses of the page; which view each of them opens is the page's to say. */
export const PAGE_PATHS = ["/", "/what-if", "/incidents", "/incidents/:id", "/sign-in"] as const;

const getPage: Omit<Description, "operationId"> = {
  summary: "The page for people",
  tag: "Service",
  access: "public",
  answers: { 200: { description: "The page; all its files come from here", text: ["text/html"] } },
};

const About = z
  .strictObject({
    exercise: z.string().nullable().meta({ description: "Of what this service is an exercise; null: it is none" }),
    timeZone: z.string().meta({ description: "The operator's, by its IANA name" }),
    signIn: z.boolean().meta({ description: "Whether one can sign in by an identity provider: GET /auth/sign-in" }),
  })
  .meta({ id: "About" });

const getAbout: Description = {
  operationId: "getAbout",
  summary: "What a page must know of this service before anybody signs in",
  tag: "Service",
  access: "public",
  answers: {
    200: {
      description: "It",
      schema: About,
      example: { exercise: null, timeZone: "Europe/London", signIn: false },
    },
  },
};

/** The page, and what it must know beforehand. */
export function dashboardRoutes({ settings, serveFile = async (_c, next) => await next() }: Options) {
  const routes = new Hono<AccessEnv>()
    .get("/v1/about", describe(getAbout), (c) => {
      c.header("Cache-Control", "no-cache");
      const { exercise, timeZone } = settings;
      return c.json({ exercise: exercise ?? null, timeZone, signIn: c.var.signIn !== undefined });
    })
    .get(`/page/:file{${PAGE_FILES.join("|").replaceAll(".", "\\.")}}`, serveFile);
  for (const path of PAGE_PATHS)
    routes.get(path, describe({ ...getPage, operationId: operationOf(path) }), (c) => {
      c.header("Content-Security-Policy", POLICY);
      c.header("X-Content-Type-Options", "nosniff");
      c.header("Referrer-Policy", "same-origin");
      c.header("Cache-Control", "no-cache");
      return c.html(SHELL);
    });
  return routes;
}

/** `getPage`, `getWhatIfPage`, `getIncidentsIdPage`. */
function operationOf(path: string): string {
  const words = path.split(/[^a-z]+/).filter((word) => word !== "");
  return `get${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Page`;
}
