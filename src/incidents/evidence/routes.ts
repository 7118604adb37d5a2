import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { silence } from "../../platform/database.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import type { IncidentEnv } from "../load.ts";
import { pack, sha256 } from "./archive.ts";
import { auditPart } from "./audit-part.ts";
import { getEvidence } from "./descriptions.ts";
import { type Contributor, gatherEvidence } from "./gather.ts";

/** The evidence of an incident as a file; `contributors`: what later rooms add to it. */
export function evidenceRoutes(contributors: readonly Contributor[]) {
  return new Hono<IncidentEnv>().get(
    "/incidents/:id/evidence.zip",
    describe(getEvidence),
    allow("regulation"),
    wholeNetworkOnly(),
    validQuery(z.strictObject({})),
    async (c) => {
      const { db, head, witness } = c.var;
      if (head === undefined) throw silence();
      const id = c.req.param("id");
      const bytes = pack(await gatherEvidence({ ...c.var, head }, id, [auditPart, ...contributors]));
      const digest = sha256(bytes);
      const detail = { incident: id, bytes: bytes.length, sha256: digest };
      await db.transaction(
        async (tx) => await witness.trail.write(tx, [{ ...witness.entry(), kind: "export", detail }]),
      );
      return c.body(bytes, 200, {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="incident-${id}-evidence.zip"`,
        "Repr-Digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
        "Cache-Control": "private, no-store",
      });
    },
  );
}
