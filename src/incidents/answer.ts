import { z } from "zod";
import { AreaRow, Cause, Figures, OperatorRow, PlainRow, Range, ServiceRow } from "../impact/answer.ts";
import { Hours, Point } from "../impact/timeline/answer.ts";
import { InstantAnswer } from "../platform/instant.ts";
import { Measurement } from "./records/measured/measurement.ts";
import { IncidentId } from "./records/record.ts";

const summary = {
  id: IncidentId,
  name: z.string().nullable().meta({ description: "As somebody named it" }),
  state: z.enum(["open", "recovering", "closed"]).meta({
    description:
      "open: somebody is hit; recovering: nobody is by the nodes, but that customers are back is not confirmed; closed: it is",
  }),
  from: InstantAnswer.meta({ description: "From when somebody was affected or served worse" }),
  to: InstantAnswer.nullable().meta({ description: "When nobody was any more" }),
  openedAt: InstantAnswer.nullable().meta({ description: "When enough had been hit for long enough; null of a blip" }),
  closedAt: InstantAnswer.nullable(),
  closedBy: z.string().nullable().meta({ description: "A person, or `registrations`: subscribers were counted again" }),
  headline: z.string().meta({ description: "Who is hit by it now, in words" }),
  present: z
    .strictObject(Figures)
    .meta({ id: "IncidentFigure", description: "By this incident alone: all else is up" }),
  peak: Point,
  everAffected: Range,
  customerHours: Hours,
};

export const IncidentSummary = z.strictObject(summary).meta({ id: "IncidentSummary" });
export type IncidentSummary = z.infer<typeof IncidentSummary>;

const Joint = z
  .strictObject({ estimateId: z.string(), at: InstantAnswer, headline: z.string(), ...Figures })
  .meta({ id: "JointFigure", description: "The present estimate, of all that fails together: nobody twice" });
export type Joint = z.infer<typeof Joint>;

export const IncidentsAnswer = z
  .strictObject({
    joint: Joint,
    incidents: z.array(IncidentSummary).readonly().meta({ description: "The latest begun first" }),
    blips: z.array(IncidentSummary).readonly().meta({ description: "Too few, or for too short a time" }),
    withdrawn: z.array(z.string()).readonly().meta({
      description: "Ids under which people wrote, of what turned out not to have been",
    }),
  })
  .meta({ id: "Incidents" });
export type IncidentsAnswer = z.infer<typeof IncidentsAnswer>;

const overTime = { customerHours: Hours, everAffected: Range };
const IncidentRow = PlainRow.extend(overTime).meta({ id: "IncidentRow" });
const described = (what: string) => ({ description: `${what} at the peak, and over the whole time` });

/** One incident whole. */
export const IncidentAnswer = z
  .strictObject({
    ...summary,
    joint: Joint,
    impairedHours: Hours,
    userMinutes: Hours.meta({ description: "Customer-hours times 60" }),
    nodes: z
      .array(
        z
          .strictObject({ id: z.string(), name: z.string(), since: InstantAnswer, isFailing: z.boolean() })
          .meta({ id: "IncidentNode", description: "Since when it belongs to the incident; whether it fails now" }),
      )
      .readonly(),
    declarations: z.array(z.string()).readonly().meta({ description: "Of customers, by id" }),
    remaining: z.array(z.string()).readonly().meta({
      description: "Nodes and declarations that fail still, though nobody is hit any more",
    }),
    causesAt: InstantAnswer,
    causes: z.array(Cause).readonly().meta({ description: "Now, or once nobody is hit any more, at the peak" }),
    byService: z
      .array(ServiceRow.extend(overTime).meta({ id: "IncidentServiceRow" }))
      .readonly()
      .meta(described("Each")),
    byOperator: z.array(OperatorRow.extend(overTime).meta({ id: "IncidentOperatorRow" })).readonly(),
    byOperatorKind: z.array(IncidentRow).readonly(),
    byCustomerClass: z.array(IncidentRow).readonly(),
    byPriority: z.array(IncidentRow).readonly(),
    byArea: z.array(AreaRow.extend(overTime).meta({ id: "IncidentAreaRow" })).readonly(),
    timeline: z.array(Point).readonly(),
    entries: z.array(z.int()).readonly().meta({ description: "Of the ledger, by which its nodes failed" }),
    measurements: z
      .array(Measurement)
      .readonly()
      .meta({ description: "What was measured afterwards, and the estimate beside it" }),
    otherIds: z.array(z.string()).readonly().meta({ description: "Of incidents that were merged with it" }),
  })
  .meta({ id: "Incident" });
export type IncidentAnswer = z.infer<typeof IncidentAnswer>;
