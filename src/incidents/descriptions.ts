import type { Description } from "../platform/openapi/route.ts";
import { IncidentAnswer, IncidentsAnswer } from "./answer.ts";
import examples from "./examples.json" with { type: "json" };

export const listIncidents: Description = {
  operationId: "listIncidents",
  summary: "Outages over time: who was hit from when to when, and whether it is over",
  description:
    "What fails belongs to one incident where it is of one cause. An incident is opened when it has hit `incidentLeastCustomers` for `incidentLeastSeconds`; what is smaller is a blip. New impact within `incidentContinuesSeconds` continues it. `joint` is the present estimate of all together, in which nobody is counted twice.",
  tag: "Incidents",
  answers: {
    200: { description: "Every incident, the latest begun first", schema: IncidentsAnswer, example: examples.list },
  },
  problems: [404],
};

export const getIncident: Description = {
  operationId: "getIncident",
  summary: "One outage: its own figures over time, why, and whom it hit",
  description:
    "By this incident alone, as if all else were up; `joint` beside it. An id stays what it is: where entries turn out to belong to another incident, it means that one.",
  tag: "Incidents",
  example: { params: { id: "2" } },
  answers: { 200: { description: "The incident", schema: IncidentAnswer, example: examples.incident } },
  problems: [404],
};
