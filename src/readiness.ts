import { z } from "zod";
import { findMoment } from "./alarms/present.ts";
import { recallEstimate } from "./impact/lasting.ts";
import { unlessSilent } from "./platform/database.ts";
import { AppError } from "./platform/errors.ts";
import type { Description } from "./platform/openapi/route.ts";
import { LOCAL_PRINCIPAL } from "./platform/principal.ts";
import type { Recall } from "./platform/recall.ts";

export const getHealth: Description = {
  operationId: "getHealth",
  summary: "Whether the process runs",
  tag: "Service",
  access: "always",
  answers: {
    200: { description: "It does", schema: z.strictObject({ status: z.literal("ok") }), example: { status: "ok" } },
  },
};

const Readiness = z.strictObject({
  status: z
    .enum(["ready", "stale"])
    .meta({ description: "stale: the database is silent; the last estimate can be read" }),
  inventoryVersion: z.int().nullable(),
});

export const getReadiness: Description = {
  operationId: "getReadiness",
  summary: "Whether the schema is there and the model of the inventory in force is loaded",
  tag: "Service",
  access: "public",
  answers: {
    200: { description: "It is", schema: Readiness, example: { status: "ready", inventoryVersion: 1 } },
  },
  problems: [503],
};

type AppAsker = Parameters<typeof findMoment>[0] & { readonly recall: Recall | undefined };

/** Loads the model of the inventory in force, if there is one. */
export async function readinessOf(asker: AppAsker): Promise<z.infer<typeof Readiness>> {
  try {
    const { moment, staleSeconds } = await findMoment({ ...asker, principal: LOCAL_PRINCIPAL }, {});
    return { status: staleSeconds === 0 ? "ready" : "stale", inventoryVersion: moment.version };
  } catch (error) {
    if (error instanceof AppError && error.code === "no-inventory") return { status: "ready", inventoryVersion: null };
    unlessSilent(error);
    const kept = await recallEstimate(asker.recall, "all");
    if (kept === undefined) throw error;
    return { status: "stale", inventoryVersion: kept.estimate.inventoryVersion };
  }
}
