import { Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { FIELDS, findField } from "../measures/fields.ts";
import { providersIn } from "../measures/providers.ts";
import { documentOf } from "../measures/document.ts";
import { AnswerContent, NewAnswer, answersIn, describeAnswer, offencesOfProvider, offencesOfValue } from "./answer.ts";
import * as descriptions from "./descriptions.ts";

const nothing = validQuery(z.strictObject({}));

export const answerRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/answers",
    describe(descriptions.listAnswers),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const { known } = await findIncident(c.var, c.req.param("id"));
      return c.json({ answers: answersIn(known.records).map(describeAnswer) });
    },
  )
  .put(
    "/incidents/:id/answers/:field",
    describe(descriptions.putAnswer),
    allow("declarations:write"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewAnswer, readAs(NewAnswer)),
    async (c) => {
      const field = requireField(c.req.param("field"));
      const { value, provider = null, country = null, ground } = c.req.valid("json").body;
      const { incident, ids, known } = await findIncident(c.var, c.req.param("id"));
      const offences = [
        ...offencesOfValue(field, value),
        ...(value === null ? [] : offencesOfProvider(provider, providersIn(documentOf(known)))),
      ];
      if (offences.length > 0) throw refusal(offences);
      const content = { value, provider, country, ground };
      const record = await addRecord(c.var, {
        ids,
        decide: () => ({ incident: incident.id, kind: "answer", name: field, content }),
      });
      return c.json(describeAnswer({ ...record, content: AnswerContent.parse(record.content) }));
    },
  );

function requireField(name: string): string {
  if (findField(name) !== undefined) return name;
  throw new AppError("not-found", `The fields are ${Object.keys(FIELDS).join(", ")}, and duty:….`);
}
