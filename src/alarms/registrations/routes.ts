import { Hono } from "hono";
import { z } from "zod";
import { unknownNodes } from "../../inventory/repository.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import type { Witness } from "../../platform/app-env.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import type { Db } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { addToLedger } from "../../platform/ledger/add.ts";
import { entriesById } from "../../platform/ledger/repository.ts";
import { type Description, describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { nameIn } from "../../platform/text.ts";
import type { PresentEnv } from "../present.ts";
import { Accepted } from "../record.ts";
import { NewRegistration, REGISTRATION, countOf, registrationEntry } from "./registration.ts";

const postRegistration: Description = {
  operationId: "postRegistration",
  summary: "Tell how many subscribers are attached to a node",
  description:
    "In a `partitioned` pool whose members all have a count that is not too old (the setting `registrationsMaxAgeSeconds`), the counts stand in for the planned capacities: those from before the pool began to fail. `coverage` says where.",
  tag: "Events",
  example: { params: { id: "hss-1" }, body: { count: 8_110_233, observedAt: "2026-11-25T19:00:00Z" } },
  answers: {
    202: { description: "Recorded", schema: Accepted, example: { accepted: 1, duplicates: 0, sequence: 30 } },
  },
  problems: [409],
};

export const registrationRoutes = new Hono<PresentEnv>().post(
  "/nodes/:id{.+}/registrations",
  describe(postRegistration),
  allow("events:write"),
  wholeNetworkOnly(),
  validQuery(z.strictObject({})),
  jsonBody(NewRegistration, readAs(NewRegistration)),
  async (c) => {
    const { db, witness } = c.var;
    const node = nameIn(c.req.param("id"));
    if (node === undefined) throw new AppError("not-found", "There is no such node.");
    return c.json(await register(db, { node, said: c.req.valid("json").body, witness }), 202);
  },
);

type Registration = { readonly node: string; readonly said: NewRegistration; readonly witness: Witness };

/** The same count again is the same; 409 for another at the same moment. */
async function register(db: Db, { node, said, witness }: Registration): Promise<Accepted> {
  return await addToLedger(db, witness, async (tx, head) => {
    if ((await unknownNodes(tx, [node])).size > 0)
      throw new AppError("not-found", `There is no node "${node}" in any stored inventory.`);
    const entry = registrationEntry(node, said);
    const [known] = await entriesById(tx, REGISTRATION, [entry.id]);
    if (known !== undefined && countOf(known) !== said.count)
      throw new AppError("conflict", `At ${said.observedAt} node "${node}" is stored with ${countOf(known)}.`);
    if (known !== undefined)
      return { entries: [], answer: ({ head: { sequence } }) => ({ accepted: 0, duplicates: 1, sequence }) };
    if (isTooFarAhead(said.observedAt, head)) throw refusal([{ path: "observedAt", message: aheadOf(head) }]);
    return { entries: [entry], answer: ({ head: { sequence } }) => ({ accepted: 1, duplicates: 0, sequence }) };
  });
}
