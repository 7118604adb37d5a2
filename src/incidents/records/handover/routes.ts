import { type Context, Hono } from "hono";
import { z } from "zod";
import { DECLARATION } from "../../../alarms/declarations/declaration.ts";
import { EVENT } from "../../../alarms/event.ts";
import type { Moment } from "../../../alarms/moment.ts";
import { findMoment } from "../../../alarms/present.ts";
import { allow, wholeNetworkOnly } from "../../../platform/access.ts";
import { AppError } from "../../../platform/errors.ts";
import { type Instant, InstantQuery, compareInstants } from "../../../platform/instant.ts";
import { recordedSince } from "../../../platform/ledger/repository.ts";
import { describe } from "../../../platform/openapi/route.ts";
import { validQuery } from "../../../platform/query.ts";
import type { IncidentSummary } from "../../answer.ts";
import { figuresOf } from "../../figures.ts";
import { declarationsAmong, nodesAmong } from "../../network.ts";
import type { Track } from "../../track/track.ts";
import type { IncidentEnv } from "../../load.ts";
import { findIncident, titleOf } from "../found.ts";
import { recordFor } from "../record.ts";
import * as descriptions from "./descriptions.ts";
import { handoverText } from "./handover-text.ts";
import { type ActiveDeclaration, type HandedOver, type Handover, handOver } from "./handover.ts";

const HandoverQuery = z.strictObject({
  since: InstantQuery.optional().meta({ description: "When it was handed over last; since it began unless given" }),
  format: z.enum(["json", "text"]).optional(),
});

export const handoverRoutes = new Hono<IncidentEnv>().get(
  "/incidents/:id/handover",
  describe(descriptions.getHandover),
  allow("impact:read"),
  wholeNetworkOnly(),
  validQuery(HandoverQuery),
  async (c) => {
    const { since, format } = c.req.valid("query");
    const handover = await loadHandover(c, c.req.param("id"), since);
    return format === "text" ? c.text(handoverText(handover)) : c.json(handover);
  },
);

async function loadHandover(c: Context<IncidentEnv>, id: string, asked: Instant | undefined): Promise<Handover> {
  const { known, incident, now } = await findIncident(c.var, id);
  const since = asked ?? incident.from;
  if (compareInstants(since, now) > 0)
    throw new AppError("malformed-request", `query since: must not be in the future; our clock is at ${now}`);
  const { moment } = await findMoment(c.var, {});
  const own = ownIn(known.track, moment);
  const subjects = [...own.nodes, ...own.declarations];
  const entries = await recordedSince(c.var.db, { kinds: [EVENT, DECLARATION], subjects }, since);
  return handOver(
    {
      incident: inBrief(incident),
      figures: figuresUpTo(known.track, now),
      records: known.records.map((record) => recordFor(c.var.principal, record)),
      entries,
      declarations: own.active,
    },
    { since, now },
  );
}

function inBrief({ from: since, ...incident }: IncidentSummary): Handover["incident"] {
  const { id, state, headline, to } = incident;
  return { id, title: titleOf(incident), state, headline, since, to };
}

const NOBODY = { low: 0, point: 0, high: 0 };

function figuresUpTo(track: Track, now: Instant): HandedOver["figures"] {
  const figures = figuresOf(track, now).map(({ at, affected, impaired }) => ({ at, affected, impaired }));
  return track.to === undefined ? figures : [...figures, { at: track.to, affected: NOBODY, impaired: NOBODY }];
}

/** What belongs to an incident, and the declarations that hold of it, be they of customers or of its nodes. */
function ownIn({ members }: Track, { declarations }: Pick<Moment, "declarations">) {
  const things = members.map(({ thing }) => thing);
  const nodes = new Set(nodesAmong(things));
  const ofCustomers = new Set(declarationsAmong(things));
  const active = declarations.flatMap(({ declaration, declared: { of } }): readonly ActiveDeclaration[] => {
    const { id, reason, declaredBy: by, outcome, until } = declaration;
    const isOwn = ofCustomers.has(id) || ("nodes" in of && [...of.nodes].some((node) => nodes.has(node)));
    return isOwn ? [{ id, reason, by, outcome, until: until ?? null }] : [];
  });
  return { nodes: [...nodes], declarations: [...ofCustomers, ...active.map(({ id }) => id)], active };
}
