import type { z } from "zod";
import type { Declaration } from "../../../alarms/declarations/declaration.ts";
import type { RecordedEvent } from "../../../alarms/event.ts";
import type { NodeDescription } from "../../../alarms/nodes.ts";
import type { ImpactAnswer, WhatIfAnswer } from "../../../impact/answer.ts";
import type { TimelineAnswer } from "../../../impact/timeline/answer.ts";
import type { IncidentAnswer, IncidentSummary, IncidentsAnswer } from "../../../incidents/answer.ts";
import type { Sitrep } from "../../../incidents/records/sitreps/sitrep.ts";

/** What the API answers, as its own schemas have it: types only, nothing of them is sent to the browser. */
export type Impact = z.infer<typeof ImpactAnswer>;
export type Supposition = z.infer<typeof WhatIfAnswer>;
/** What is known of figures, whether they are of a moment or supposed. */
export type AnyImpact = Impact | Supposition;
export type Range = Impact["affected"];
export type Row = Impact["byOperator"][number] | Impact["byService"][number] | Impact["byArea"][number];
export type Cause = Impact["causes"][number];
export type Timeline = z.infer<typeof TimelineAnswer>;
export type Point = Timeline["points"][number];
export type Incident = z.infer<typeof IncidentAnswer>;
export type Incidents = z.infer<typeof IncidentsAnswer>;
export type NodeEvents = { readonly events: readonly RecordedEvent[]; readonly next: number | null };
export type NodeEventToRead = Pick<RecordedEvent, "node" | "state" | "occurredAt" | "recordedAt">;
export type DeclarationToRead = Pick<
  Declaration,
  "occurredAt" | "until" | "releasedAt" | "recordedAt" | "reason" | "releaseReason"
>;
export type ReportToRead = Pick<Sitrep, "at" | "reference" | "headline">;
export type Summary = z.infer<typeof IncidentSummary>;

export type NetworkNode = z.infer<typeof NodeDescription>;
export type Nodes = {
  readonly nodes: readonly NetworkNode[];
  readonly total: number;
  /** The id after which the next page begins. */
  readonly next: string | null;
};

export type About = { readonly exercise: string | null; readonly timeZone: string; readonly signIn: boolean };
