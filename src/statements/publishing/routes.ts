import { type Context, Hono } from "hono";
import { z } from "zod";
import { type IncidentAsker, type IncidentEnv, loadIncidents } from "../../incidents/load.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { lastRecordNumber, loadRecords } from "../../incidents/records/repository.ts";
import { inventoryInForce } from "../../inventory/models.ts";
import { withDatabase } from "../../platform/access.ts";
import { type Db, silence } from "../../platform/database.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import { orUndefined } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { policyOfPage } from "../../platform/page-policy.ts";
import { validQuery } from "../../platform/query.ts";
import { operatorNameOf } from "../situation/gather.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import { statementKeeper } from "../keep/repository.ts";
import { Language } from "../message-schema.ts";
import { type Language as LanguageName } from "../message.ts";
import * as descriptions from "./descriptions.ts";
import { renderings } from "./renderings/index.ts";
import { type PublicStatus, languagesIn, statusOf } from "./status.ts";

const nothing = validQuery(z.strictObject({}));
const inLanguage = validQuery(z.strictObject({ language: Language.optional() }));

type Options = { readonly publicUrl: string | undefined };

/** What everybody may read, without a credential; whatever stands in front of us may keep it, and serve it while we cannot. */
export function publicRoutes({ publicUrl }: Options) {
  const feed = (format: "atom" | "rss") => async (c: Context<IncidentEnv>, language: LanguageName | undefined) => {
    const status = await loadStatus(c);
    const chosen = language ?? languagesIn(status)[0] ?? "en";
    // Feeds have whole addresses.
    const address = publicUrl ?? new URL(c.req.url).origin;
    const body = renderings.feed({ status, language: chosen, publicUrl: address, format });
    return c.body(body, 200, { ...HEADERS, "Content-Type": `application/${format}+xml; charset=utf-8` });
  };
  return new Hono<IncidentEnv>()
    .get("/public/status.json", describe(descriptions.getStatus), withDatabase, nothing, async (c) =>
      c.json(await loadStatus(c), 200, HEADERS),
    )
    .get("/public/status", describe(descriptions.getStatusPage), withDatabase, inLanguage, async (c) => {
      const status = await loadStatus(c);
      const language = c.req.valid("query").language ?? languagesIn(status)[0] ?? "en";
      const policy = { "Content-Security-Policy": await policyOfPage(renderings.style) };
      return c.html(renderings.page(status, language), 200, { ...HEADERS, ...policy });
    })
    .get("/public/feed.atom", describe(descriptions.getAtom), withDatabase, inLanguage, async (c) =>
      feed("atom")(c, c.req.valid("query").language),
    )
    .get("/public/feed.rss", describe(descriptions.getRss), withDatabase, inLanguage, async (c) =>
      feed("rss")(c, c.req.valid("query").language),
    );
}

const HEADERS = {
  "Cache-Control": "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400",
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

/** By database: what was worked out, and of what. On Workers a database is a request's own, and so is what is kept. */
const remembered = new WeakMap<Db, { readonly of: string; readonly status: Promise<PublicStatus> }>();

/** Not again while nothing was recorded: anybody may ask as often as they like. */
async function loadStatus(c: Context<IncidentEnv>): Promise<PublicStatus> {
  const { head, db } = c.var;
  if (head === undefined) throw silence();
  const lasts = [head.sequence, await lastRecordNumber(db), await statementKeeper.lastNumber(db)];
  const of = lasts.join(" ");
  const known = remembered.get(db);
  if (known?.of === of) return await known.status;
  const status = workOut(c, head);
  remembered.set(db, { of, status });
  return await status.catch((error: unknown) => {
    remembered.delete(db);
    throw error;
  });
}

async function workOut(c: Context<IncidentEnv>, head: Head): Promise<PublicStatus> {
  const { db } = c.var;
  const [records, { settings }, inForce] = await Promise.all([
    recordsByIncident(c.var),
    loadStatementConfiguration(db),
    inventoryInForce(c.var, head),
  ]);
  const named = inForce === undefined ? "" : operatorNameOf(inForce.document);
  return statusOf(records, settings.operatorName ?? named);
}

/** An incident may have had several ids; what was corrected away has its own still. */
async function recordsByIncident(asker: IncidentAsker): Promise<readonly (readonly IncidentRecord[])[]> {
  const all = await orUndefined(loadIncidents(asker), "no-inventory");
  if (all === undefined) return [];
  const withdrawn = all.withdrawn.length === 0 ? [] : await loadRecords(asker.db, all.withdrawn);
  const away = Map.groupBy(withdrawn, ({ incident }) => incident);
  return [...all.incidents.map(({ records }) => records), ...away.values()];
}
