import { type Context, Hono } from "hono";
import { z } from "zod";
import type { IncidentEnv } from "../../incidents/load.ts";
import { loadMomentOf } from "../../alarms/moment.ts";
import type { Impact } from "../../impact/answer.ts";
import { impactOf } from "../../impact/impact.ts";
import { addRecord } from "../../incidents/records/add.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { publishedIn } from "../../incidents/records/measured/measurement.ts";
import { allow, wholeNetworkOnly } from "../../platform/access.ts";
import { jsonBody, readAs } from "../../platform/body.ts";
import { silence } from "../../platform/database.ts";
import { type Instant, earliest } from "../../platform/instant.ts";
import { AppError } from "../../platform/errors.ts";
import { describe } from "../../platform/openapi/route.ts";
import { validQuery } from "../../platform/query.ts";
import { text } from "../../platform/text.ts";
import { loadVerdicts } from "../../regulation/verdicts/load.ts";
import { statementsIn } from "../approval/standing.ts";
import { loadStanding } from "../situation/gather.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import { ANSWER, type FiguresCompared, compareFigures } from "./compared.ts";
import * as descriptions from "./descriptions.ts";

const nothing = validQuery(z.strictObject({}));
export const NewPublishedAnswer = z.strictObject({ text: text(2_000) }).meta({ id: "NewPublishedAnswer" });

/** Whose figure is which, and why they differ. */
export const comparedRoutes = new Hono<IncidentEnv>()
  .get(
    "/incidents/:id/figures",
    describe(descriptions.getFigures),
    allow("impact:read"),
    wholeNetworkOnly(),
    nothing,
    async (c) => c.json(await compared(c, c.req.param("id"))),
  )
  .put(
    "/incidents/:id/published/:number/answer",
    describe(descriptions.putAnswer),
    allow("statements:draft"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(NewPublishedAnswer, readAs(NewPublishedAnswer)),
    async (c) => {
      const { id, number } = c.req.param();
      const { incident, ids, known } = await findIncident(c.var, id);
      if (!publishedIn(known.records).some((one) => String(one.number) === number))
        throw new AppError("not-found", `This incident has no published figure ${number.slice(0, 20)}.`);
      const content = c.req.valid("json").body;
      await addRecord(c.var, { ids, decide: () => ({ incident: incident.id, kind: ANSWER, name: number, content }) });
      return c.json(await compared(c, id));
    },
  );

async function compared(c: Context<IncidentEnv>, id: string): Promise<FiguresCompared> {
  const configuration = await loadStatementConfiguration(c.var.db);
  const { found, impact, estimateId } = await loadStanding(c.var, id, configuration);
  const { verdicts } = await loadVerdicts(c.var, id);
  const { records } = found.known;
  const statements = statementsIn(records);
  const impactAt = new Map<Instant, Impact>();
  for (const { content } of publishedIn(records)) impactAt.set(content.at, await impactAtTime(c, content.at));
  return compareFigures({
    impactAt,
    now: found.now,
    impact,
    estimateId,
    incident: found.incident,
    records,
    verdicts,
    statements,
  });
}

/** Of a figure's own time, or now where that is yet to come. */
async function impactAtTime({ var: asker }: Context<IncidentEnv>, at: Instant): Promise<Impact> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const asKnown = { at: earliest([at, head.now]) ?? at, knownAt: head.recordedAt, sequence: head.sequence };
  return impactOf(await loadMomentOf(asker, asKnown), {});
}
