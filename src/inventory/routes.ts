import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import { jsonBody } from "../platform/body.ts";
import { JSON_OR_CSV, toCsv } from "../platform/csv.ts";
import { formatOf } from "../platform/format.ts";
import { AppError } from "../platform/errors.ts";
import { InstantQuery } from "../platform/instant.ts";
import { readHead } from "../platform/ledger/repository.ts";
import { allow, wholeNetworkOnly } from "../platform/access.ts";
import { readIfMatch } from "../platform/if-match.ts";
import { describe } from "../platform/openapi/route.ts";
import { TrueOrFalse, validQuery, wholeNumber } from "../platform/query.ts";
import { diffDocuments } from "./diff.ts";
import * as descriptions from "./descriptions.ts";
import { Inventory, PART_NAMES, PARTS } from "./document.ts";
import type { ModelEnv } from "./models.ts";
import { putInventory } from "./put.ts";
import { findVersion, listVersions, type Version, versionInForce } from "./repository.ts";

/** A document of 50 MB has half as many. */
const MOST_INVENTORY_VALUES = 5_000_000;

const VersionNumber = wholeNumber(1, 2_147_483_647);
const PutQuery = z.strictObject({
  dryRun: TrueOrFalse.default(false),
  effectiveFrom: InstantQuery.optional(),
  recordedAt: InstantQuery.optional(),
});
const VersionQuery = z.strictObject({ version: VersionNumber.optional() });
const DiffQuery = z.strictObject({ from: VersionNumber, to: VersionNumber });
const PartQuery = z.strictObject({ version: VersionNumber.optional(), format: z.enum(["csv", "json"]).optional() });

export const inventoryRoutes = new Hono<ModelEnv>()
  .put(
    "/inventory",
    describe(descriptions.putInventory),
    allow("inventory:write"),
    wholeNetworkOnly(),
    validQuery(PutQuery),
    // What it accepts is `checkDocument`'s to say: the same schema, and what binds the parts together.
    jsonBody(Inventory, (raw) => raw, { mostValues: MOST_INVENTORY_VALUES }),
    async (c) => {
      const { dryRun, effectiveFrom, recordedAt } = c.req.valid("query");
      const ifMatch = readIfMatch(c.req.header("if-match"));
      const mode = dryRun ? "dry-run" : "store";
      const { isNew, ...answer } = await putInventory(c.var.db, c.req.valid("json").body, {
        effectiveFrom,
        recordedAt,
        ifMatch,
        mode,
        witness: c.var.witness,
      });
      if (dryRun) return c.json(answer, 200);
      c.header("ETag", `"${answer.version}"`);
      return c.json(answer, isNew ? 201 : 200);
    },
  )
  .get(
    "/inventory",
    describe(descriptions.getInventory),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(VersionQuery),
    async (c) => {
      const { version, document } = await findDocument(c, c.req.valid("query").version);
      c.header("Content-Location", `/v1/inventory?version=${version}`);
      return c.json(document);
    },
  )
  .get(
    "/inventory/versions",
    describe(descriptions.listVersions),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(z.strictObject({})),
    async (c) => {
      const versions = await listVersions(c.var.db);
      return c.json({ versions: versions.map(({ digests: _digests, ...version }) => version) });
    },
  )
  .get(
    "/inventory/diff",
    describe(descriptions.diffInventory),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(DiffQuery),
    async (c) => {
      const query = c.req.valid("query");
      const [from, to] = [await findDocument(c, query.from), await findDocument(c, query.to)];
      return c.json({ from: from.version, to: to.version, ...diffDocuments(from.document, to.document) });
    },
  )
  .get(
    "/inventory/:part",
    describe(descriptions.getPart),
    allow("impact:read"),
    wholeNetworkOnly(),
    validQuery(PartQuery),
    async (c) => {
      const part = PART_NAMES.find((name) => name === c.req.param("part"));
      if (part === undefined)
        throw new AppError("not-found", `The parts of an inventory are ${PART_NAMES.join(", ")}.`);
      const query = c.req.valid("query");
      const { document } = await findDocument(c, query.version);
      c.header("Vary", "Accept");
      if (formatOf(c, query.format, JSON_OR_CSV) === "json") return c.json(document[part]);
      return c.body(toCsv(Object.keys(PARTS[part].shape), document[part]), 200, {
        "Content-Type": "text/csv; charset=utf-8",
      });
    },
  );

/** A stored version, by default the one in force; says in `ETag` which. */
async function findDocument(c: Context<ModelEnv>, version: number | undefined) {
  const found = version === undefined ? await presentVersion(c) : await namedVersion(c, version);
  c.header("ETag", `"${found.version}"`);
  return { version: found.version, document: (await c.var.models(c.var.db, found.version)).document };
}

async function presentVersion(c: Context<ModelEnv>): Promise<Version> {
  const { now, sequence } = await readHead(c.var.db);
  const found = await versionInForce(c.var.db, { at: now, sequence });
  if (found === undefined)
    throw new AppError("no-inventory", "No inventory is in force. Store one with PUT /v1/inventory.");
  return found;
}

async function namedVersion(c: Context<ModelEnv>, version: number): Promise<Version> {
  const found = await findVersion(c.var.db, version);
  if (found === undefined) throw new AppError("not-found", `There is no inventory version ${version}.`);
  return found;
}
