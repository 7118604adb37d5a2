import { type Context, Hono } from "hono";
import { z } from "zod";
import { inventoryInForce } from "../../../inventory/models.ts";
import { type Inventory, isCustomerFacing } from "../../../inventory/document.ts";
import { allow, wholeNetworkOnly } from "../../../platform/access.ts";
import { jsonBody, readAs } from "../../../platform/body.ts";
import { silence } from "../../../platform/database.ts";
import { AppError } from "../../../platform/errors.ts";
import { describe } from "../../../platform/openapi/route.ts";
import { validQuery } from "../../../platform/query.ts";
import { addRecord } from "../add.ts";
import type { IncidentEnv } from "../../load.ts";
import { findIncident } from "../found.ts";
import * as descriptions from "./descriptions.ts";
import { NewFact, SentFact, describeFact, factsIn, historyOf, readFact } from "./fact.ts";
import { checkFact, requireFact } from "./set-fact.ts";

const nothing = validQuery(z.strictObject({}));

export const factRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/facts",
    describe(descriptions.listFacts),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { known, now } = await findIncident(c.var, c.req.param("id"));
      const { operators, services } = await documentInForce(c);
      const subjects = { operators: operators.map(({ id }) => id), services: facing(services) };
      return c.json({ facts: factsIn(known.records, { ...subjects, now }) });
    },
  )
  .get(
    "/incidents/:id/facts/:name",
    describe(descriptions.getFact),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const fact = requireFact(c.req.param("name"));
      const { known } = await findIncident(c.var, c.req.param("id"));
      return c.json(historyOf(known.records, fact));
    },
  )
  .put(
    "/incidents/:id/facts/:name",
    describe(descriptions.putFact),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewFact, readAs(SentFact)),
    async (c) => {
      const fact = requireFact(c.req.param("name"));
      const { incident, ids } = await findIncident(c.var, c.req.param("id"));
      const document = await documentInForce(c);
      const record = await addRecord(c.var, {
        ids,
        decide: ({ now }) => {
          const content = checkFact(fact, c.req.valid("json").body, { document, now });
          return { incident: incident.id, kind: "fact", name: fact.name, content };
        },
      });
      const last = readFact(record);
      return c.json(describeFact(fact, last.content.key, { last, now: record.recordedAt }));
    },
  );

/** What a fact can be about. */
async function documentInForce(c: Context<IncidentEnv>): Promise<Inventory> {
  const { head } = c.var;
  if (head === undefined) throw silence();
  const inForce = await inventoryInForce(c.var, head);
  if (inForce === undefined) throw new AppError("no-inventory", "No inventory is in force.");
  return inForce.document;
}

/** What customers use; building blocks are not restored by themselves. */
function facing(services: Inventory["services"]): readonly string[] {
  return services.filter(isCustomerFacing).map(({ id }) => id);
}
