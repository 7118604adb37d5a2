import type { Description } from "../../platform/openapi/route.ts";
import { VerdictsAnswer } from "./answer.ts";
import examples from "../examples.json" with { type: "json" };

export const getVerdicts: Description = {
  operationId: "getVerdicts",
  summary: "Whether an incident is reportable, by every rule, for every provider, in every country",
  description:
    "As it is known now, by the rules of the day on which it began: met, uncertain (the range straddles the bar), unknown (and what is missing), not met (and when it will be if nothing changes), or superseded by another rule. The questions that most verdicts wait for come first. `asIf` and `on` hold the same outage against the rules of another country and day.",
  tag: "Regulation",
  example: { params: { id: "2" } },
  answers: {
    200: { description: "Every verdict with its reason", schema: VerdictsAnswer, example: examples.verdicts },
  },
};
