import { Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { getVerdicts } from "./descriptions.ts";
import { loadVerdicts } from "./load.ts";

const VerdictsQuery = z
  .strictObject({
    asIf: z
      .string()
      .regex(/^[A-Z]{2}$/, "must be two capital letters, such as JP")
      .optional()
      .meta({ description: "As if it had happened in this country (ISO 3166-1)" }),
    on: z.iso.date("must be a date, such as 2026-11-22").optional().meta({ description: "With asIf: on this day" }),
  })
  .refine(({ asIf, on }) => (asIf === undefined) === (on === undefined), {
    path: ["on"],
    error: "must be given with asIf, and only with it",
  });

export const verdictRoutes = new Hono<IncidentEnv>().get(
  "/incidents/:id/verdicts",
  describe(getVerdicts),
  allow("impact:read"),
  wholeNetworkOnly(),
  validQuery(VerdictsQuery),
  async (c) => {
    const { asIf, on } = c.req.valid("query");
    const elsewhere = asIf === undefined || on === undefined ? undefined : { country: asIf, on };
    return c.json(await loadVerdicts(c.var, c.req.param("id"), elsewhere));
  },
);
