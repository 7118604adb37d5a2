import type { Description } from "../../platform/openapi/route.ts";
import { TimelineAnswer } from "./answer.ts";
import example from "./example.json" with { type: "json" };

export const getTimeline: Description = {
  operationId: "getTimeline",
  summary: "How many were affected, over time",
  description:
    "A point at every change from `from` (by default a day before `to`) to `to` (by default now; never later), or every `step` seconds. Sums are exact over every change, whatever the step. As it is known now, or was `knownAt` another moment: late and corrected events change the present view of the past, never what was known then. Filters as for the estimate; `by` breaks down by one of five.",
  tag: "Estimate",
  example: { query: { from: "2018-12-06T04:00:00Z", to: "2018-12-06T06:00:00Z", operator: "sky-mobile" } },
  answers: { 200: { description: "Figures over time", schema: TimelineAnswer, example } },
  problems: [404],
};
