import { type Context, Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../../../platform/access.ts";
import { jsonBody, readAs } from "../../../platform/body.ts";
import { AppError, refusal } from "../../../platform/errors.ts";
import { describe } from "../../../platform/openapi/route.ts";
import { validQuery } from "../../../platform/query.ts";
import { parse } from "../../../platform/offences.ts";
import { text } from "../../../platform/text.ts";
import { addRecord } from "../add.ts";
import type { IncidentEnv } from "../../load.ts";
import { type Found, findIncident } from "../found.ts";
import { type Kind, type RecordAnswer, describeRecord, describeRecordFor } from "../record.ts";
import { checkClosing, checkKeeping, undoing } from "./decide.ts";
import { Closing, NewName, NewNote } from "./decision.ts";
import * as descriptions from "./descriptions.ts";
import { NewMerge } from "./merges.ts";
import { Keeping, NewPromise, promisesIn } from "./promises.ts";
import { NewHolder, RoleName, rolesIn } from "./roles.ts";

const nothing = validQuery(z.strictObject({}));
const UnmergeQuery = z.strictObject({ ground: text(2000).optional() });

export const decisionRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/records",
    describe(descriptions.listRecords),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { known } = await findIncident(c.var, c.req.param("id"));
      return c.json({ records: known.records.map((record) => describeRecordFor(c.var.principal, record)) });
    },
  )
  .put(
    "/incidents/:id/name",
    describe(descriptions.putName),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewName, readAs(NewName)),
    async (c) => {
      const found = await findIncident(c.var, c.req.param("id"));
      return c.json(await add(c, found, { kind: "name", content: c.req.valid("json").body }));
    },
  )
  .post(
    "/incidents/:id/notes",
    describe(descriptions.postNote),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewNote, readAs(NewNote)),
    async (c) => {
      const found = await findIncident(c.var, c.req.param("id"));
      return c.json(await add(c, found, { kind: "note", content: c.req.valid("json").body }), 201);
    },
  )
  .post(
    "/incidents/:id/close",
    describe(descriptions.postClosing),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Closing, readAs(Closing)),
    async (c) => {
      const found = await findIncident(c.var, c.req.param("id"));
      checkClosing(found.incident);
      const { confirmedBy = c.var.principal.id, ground } = c.req.valid("json").body;
      return c.json(await add(c, found, { kind: "close", content: { confirmedBy, ground } }), 201);
    },
  )
  .post(
    "/incidents/:id/merges",
    describe(descriptions.postMerge),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewMerge, readAs(NewMerge)),
    async (c) => {
      const { with: other, ground } = c.req.valid("json").body;
      const found = await findIncident(c.var, c.req.param("id"));
      const name = await otherThan(c, found, other);
      return c.json(await add(c, found, { kind: "merge", name, content: { ground } }), 201);
    },
  )
  .delete(
    "/incidents/:id/merges/:other",
    describe(descriptions.deleteMerge),
    allow("declarations:write"),
    wholeNetworkOnly(),
    validQuery(UnmergeQuery),
    async (c) => {
      const { ids } = await findIncident(c.var, c.req.param("id"));
      const { ground = null } = c.req.valid("query");
      const record = await addRecord(c.var, {
        ids,
        decide: ({ records }) => ({ ...undoing(records, { ids, other: c.req.param("other") }), content: { ground } }),
      });
      return c.json(describeRecord(record));
    },
  )
  .get(
    "/incidents/:id/roles",
    describe(descriptions.listRoles),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json({ roles: rolesIn((await findIncident(c.var, c.req.param("id"))).known.records) }),
  )
  .put(
    "/incidents/:id/roles/:role",
    describe(descriptions.putRole),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewHolder, readAs(NewHolder)),
    async (c) => {
      const { value: name, offences } = parse(RoleName, c.req.param("role"), ["role"]);
      if (name === undefined) throw refusal(offences);
      const found = await findIncident(c.var, c.req.param("id"));
      const { holder, contact = null } = c.req.valid("json").body;
      return c.json(await add(c, found, { kind: "role", name, content: { holder, contact } }));
    },
  )
  .get(
    "/incidents/:id/promises",
    describe(descriptions.listPromises),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { known, now } = await findIncident(c.var, c.req.param("id"));
      return c.json({ promises: promisesIn(known.records, now) });
    },
  )
  .post(
    "/incidents/:id/promises",
    describe(descriptions.postPromise),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewPromise, readAs(NewPromise)),
    async (c) => {
      const found = await findIncident(c.var, c.req.param("id"));
      return c.json(await add(c, found, { kind: "promise", content: c.req.valid("json").body }), 201);
    },
  )
  .post(
    "/incidents/:id/promises/:number/kept",
    describe(descriptions.postKept),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Keeping, readAs(Keeping)),
    async (c) => {
      const { remark = null } = c.req.valid("json").body;
      const { incident, ids } = await findIncident(c.var, c.req.param("id"));
      const record = await addRecord(c.var, {
        ids,
        decide: ({ records, now }) => {
          const promise = checkKeeping(records, c.req.param("number"), now);
          return { incident: incident.id, kind: "kept", name: String(promise), content: { promise, remark } };
        },
      });
      return c.json(describeRecord(record), 201);
    },
  );

type Said = { readonly kind: Kind; readonly name?: string; readonly content: object };

/** Adds what depends on nothing that was recorded before. */
async function add(c: Context<IncidentEnv>, { incident, ids }: Found, said: Said): Promise<RecordAnswer> {
  const { kind, name = "", content } = said;
  const decide = () => ({ incident: incident.id, kind, name, content });
  return describeRecord(await addRecord(c.var, { ids, decide }));
}

/** The id of another incident; 404 where there is none, 409 where it is this one already. */
async function otherThan(c: Context<IncidentEnv>, { incident, ids }: Found, other: string): Promise<string> {
  const { incident: found } = await findIncident(c.var, other);
  if (found.id !== incident.id && !ids.includes(found.id)) return found.id;
  throw new AppError("conflict", `${other} is incident ${incident.id} already.`);
}
