import type { Context } from "hono";
import { Hono } from "hono";
import { z } from "zod";
import { type Moment, loadMomentOf } from "../alarms/moment.ts";
import { type PresentEnv, findMoment } from "../alarms/present.ts";
import { digestParts } from "../inventory/accept.ts";
import { loadInventory } from "../inventory/models.ts";
import { findVersion } from "../inventory/repository.ts";
import { unknownParts } from "../inventory/unknown-parts.ts";
import { jsonBody, readAs } from "../platform/body.ts";
import { formatOf } from "../platform/format.ts";
import type { Db } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { InstantQuery, compareInstants } from "../platform/instant.ts";
import { awaitSequence } from "../platform/ledger/await-sequence.ts";
import { entryAt } from "../platform/ledger/repository.ts";
import { describe } from "../platform/openapi/route.ts";
import { allow } from "../platform/access.ts";
import { validQuery, wholeNumber } from "../platform/query.ts";
import { type EstimateId, decodeEstimateId } from "./estimate-id.ts";
import { aged } from "./answered.ts";
import * as descriptions from "./descriptions.ts";
import { FilterQuery, checkFilter, heldTo, isFor } from "./filter.ts";
import { impactOf } from "./impact.ts";
import { answerLasting } from "./lasting.ts";
import { renderings } from "./renderings/index.ts";
import { type Evidence, verify } from "./verify.ts";
import { WhatIf, describeStates, suppose } from "./what-if.ts";

const FormatQuery = { format: z.enum(["json", "csv"]).optional() };
const ImpactQuery = z.strictObject({
  at: InstantQuery.optional(),
  knownAt: InstantQuery.optional(),
  minSequence: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  ...FilterQuery,
  ...FormatQuery,
});
const WhatIfQuery = z.strictObject(FilterQuery);

export const impactRoutes = new Hono<PresentEnv>()
  .get(
    "/impact",
    describe(descriptions.getImpact),
    allow("impact:read", { evenSilent: true }),
    validQuery(ImpactQuery),
    async (c) => {
      const { at, knownAt, minSequence, format, ...asked } = c.req.valid("query");
      const asker = c.var;
      await awaitSequence(asker, minSequence);
      const filter = heldTo(asker.principal.operators, asked);
      const rendering = renderings[formatOf(c, format, renderings)];
      const answered = await answerLasting(asker, { when: { at, knownAt }, filter, rendering });
      const { bytes, etag, staleSeconds, isSettled } = answered;
      const headers = {
        ETag: etag,
        "Cache-Control": isSettled ? "private, max-age=31536000, immutable" : "private, no-cache",
        Vary: "Accept",
        ...(staleSeconds > 0 ? { Age: String(staleSeconds) } : {}),
      };
      if (isMatch(c.req.header("if-none-match"), etag)) return c.body(null, 304, headers);
      return c.body(bytes, 200, { ...headers, "Content-Type": rendering.mediaType });
    },
  )
  .post(
    "/impact/what-if",
    describe(descriptions.whatIf),
    allow("impact:read", { evenSilent: true }),
    validQuery(WhatIfQuery),
    jsonBody(WhatIf, readAs(WhatIf)),
    async (c) => {
      const question = c.req.valid("json").body;
      const { moment, staleSeconds } = await findMoment(c.var, question);
      const filter = heldTo(c.var.principal.operators, c.req.valid("query"));
      checkFilter(filter, moment.document);
      const supposed = suppose(moment, question);
      const impact = impactOf(supposed, filter);
      if (staleSeconds > 0) c.header("Age", String(staleSeconds));
      return c.json({
        estimateId: null,
        ...aged(impact, staleSeconds),
        states: describeStates(supposed.states, moment.document),
      });
    },
  )
  .get(
    "/estimates/:id",
    describe(descriptions.getEstimate),
    allow("impact:read"),
    validQuery(z.strictObject({})),
    async (c) => {
      const id = await findEstimate(c);
      const operators = id.filter.audience ?? "all";
      const moment = await loadMomentOf({ db: c.var.db, models: loadInventory, principal: { operators } }, id);
      const evidence = operators === "all" ? await gatherEvidence(c.var.db, moment) : NO_EVIDENCE;
      const isStrange = unknownParts(id.filter, moment.document).length > 0;
      if (isStrange && evidence.alteredParts.length === 0) throw notOurs();
      const impact = impactOf(moment, id.filter);
      return c.json({ estimateId: c.req.param("id"), ...impact, ...(await verify(id, impact, evidence)) });
    },
  );

/** RFC 9110 section 13.1.2: whether the caller has what this `ETag` names. */
function isMatch(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === "*" || [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag);
}

/** An id that this ledger can have given, for what the caller may see; "not yours" is told like "not there". */
async function findEstimate(c: Context<PresentEnv, "/estimates/:id">): Promise<EstimateId> {
  const id = decodeEstimateId(c.req.param("id"));
  if (id === undefined || !isFor(id.filter, c.var.principal.operators)) throw notOurs();
  // Whether there is such an entry is no partner's to know; that it bears on the estimate is held against the id.
  if (id.filter.audience !== undefined) return id;
  const entry = await entryAt(c.var.db, id.sequence);
  if (entry === undefined || compareInstants(entry.recordedAt, id.knownAt) > 0) throw notOurs();
  return id;
}

function notOurs(): AppError {
  return new AppError("not-found", "This is no estimate id of this service.");
}

/** What a partner may know of what was altered. */
const NO_EVIDENCE: Evidence = { version: 0, alteredParts: [] };

/** Holds what is stored of an inventory version against what was accepted. */
async function gatherEvidence(db: Db, { version, document }: Moment): Promise<Evidence> {
  const accepted = (await findVersion(db, version))?.digests ?? {};
  const stored = await digestParts(document);
  return { version, alteredParts: Object.keys(stored).filter((part) => stored[part] !== accepted[part]) };
}
