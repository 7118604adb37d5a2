import type { Context } from "hono";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { z } from "zod";
import { loadMoment, loadMomentAt } from "../alarms/moment.ts";
import { digestParts } from "../inventory/accept.ts";
import { type ModelEnv, loadInventory } from "../inventory/models.ts";
import { findVersion } from "../inventory/repository.ts";
import { jsonBody } from "../platform/body.ts";
import { wantsCsv } from "../platform/csv.ts";
import { AppError, refusal } from "../platform/errors.ts";
import { InstantQuery } from "../platform/instant.ts";
import { readHead } from "../platform/ledger/repository.ts";
import { offencesOf } from "../platform/offences.ts";
import { allow } from "../platform/access.ts";
import { validQuery } from "../platform/query.ts";
import { type EstimateId, decodeEstimateId, describeEstimate, encodeEstimateId } from "./estimate-id.ts";
import { FilterQuery, within } from "./filter.ts";
import { impactOf } from "./impact.ts";
import { type Format, renderings } from "./renderings/index.ts";
import { type Evidence, verify } from "./verify.ts";
import { WhatIf, describeStates, suppose } from "./what-if.ts";

const FormatQuery = { format: z.enum(["json", "csv"]).optional() };
const ImpactQuery = z.strictObject({
  at: InstantQuery.optional(),
  knownAt: InstantQuery.optional(),
  ...FilterQuery,
  ...FormatQuery,
});
const WhatIfQuery = z.strictObject(FilterQuery);

export const impactRoutes = new Hono<ModelEnv>()
  .get("/impact", allow("impact:read"), validQuery(ImpactQuery), etag(), async (c) => {
    const { at, knownAt, format, ...asked } = c.req.valid("query");
    const filter = within(asked, c.var.principal.operators);
    const moment = await loadMoment(c.var, { at, knownAt });
    const impact = impactOf(moment, filter);
    const estimateId = encodeEstimateId(await describeEstimate(impact, filter));
    const { mediaType, render } = renderings[formatOf(c, format)];
    return c.body(render({ estimateId, ...impact }), 200, {
      "Content-Type": mediaType,
      "Cache-Control": moment.isSettled ? "private, max-age=31536000, immutable" : "private, no-cache",
      Vary: "Accept",
    });
  })
  .post("/impact/what-if", allow("impact:read"), validQuery(WhatIfQuery), jsonBody(readWhatIf), async (c) => {
    const question = c.req.valid("json").body;
    const filter = within(c.req.valid("query"), c.var.principal.operators);
    const moment = await loadMoment(c.var, question);
    const states = suppose(moment, question);
    const impact = impactOf({ ...moment, states }, filter);
    return c.json({ estimateId: null, ...impact, states: describeStates(states) });
  })
  .get("/estimates/:id", allow("impact:read"), async (c) => {
    const id = await findEstimate(c);
    const moment = await loadMomentAt({ db: c.var.db, models: loadInventory }, id, () => ({ ...id, isSettled: true }));
    const impact = impactOf(moment, id.filter);
    const evidence = await gatherEvidence(c, moment.version);
    return c.json({ estimateId: c.req.param("id"), ...impact, ...(await verify(id, impact, evidence)) });
  });

function formatOf(c: Context, asked: Format | undefined): Format {
  return asked ?? (wantsCsv(undefined, c.req.header("accept")) ? "csv" : "json");
}

function readWhatIf(raw: unknown): WhatIf {
  const parsed = WhatIf.safeParse(raw);
  if (!parsed.success) throw refusal(offencesOf(parsed.error.issues));
  return parsed.data;
}

/** An id that this ledger can have given, for what the caller may see. */
async function findEstimate(c: Context<ModelEnv, "/estimates/:id">): Promise<EstimateId> {
  const id = decodeEstimateId(c.req.param("id"));
  if (id === undefined) throw new AppError("not-found", "This is no estimate id of ours.");
  const { sequence } = await readHead(c.var.db);
  if (id.sequence > sequence)
    throw new AppError(
      "not-found",
      `The ledger here ends at sequence ${sequence}; this estimate is of ${id.sequence}.`,
    );
  return { ...id, filter: within(id.filter, c.var.principal.operators) };
}

/** Holds what is stored of an inventory version against what was accepted. */
async function gatherEvidence(c: Context<ModelEnv>, version: number): Promise<Evidence> {
  const accepted = (await findVersion(c.var.db, version))?.digests ?? {};
  const { document } = await loadInventory(c.var.db, version);
  const stored = await digestParts(document);
  return { version, alteredParts: Object.keys(stored).filter((part) => stored[part] !== accepted[part]) };
}
