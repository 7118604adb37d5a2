import type { Description } from "../../../platform/openapi/route.ts";
import { Handover } from "./handover.ts";

/** The hand-over, as its callers are told of it. */

const figure = { low: 32_300_000, point: 32_300_000, high: 32_300_000 };

const example: Handover = {
  incident: {
    id: "2",
    title: "Mobile data",
    state: "open",
    headline: "about 32 million",
    since: "2018-12-06T04:39:00Z",
    to: null,
  },
  since: "2018-12-06T06:00:00Z",
  now: "2018-12-06T14:00:00Z",
  figure: {
    before: { at: "2018-12-06T06:00:00Z", affected: figure, impaired: figure },
    now: { at: "2018-12-06T14:00:00Z", affected: figure, impaired: figure },
  },
  changes: [{ at: "2018-12-06T07:10:00Z", what: "noted: the vendor is on the bridge", by: "key:w6jRA-y6zlRr" }],
  roles: [
    {
      role: "regulatory",
      holder: "Ada Byron",
      contact: "+44 20 7946 0000",
      since: "2018-12-06T05:12:00Z",
      by: "key:w6jRA-y6zlRr",
    },
  ],
  promises: [
    {
      number: 7,
      what: "The number of customers by nation",
      to: "Ofcom",
      by: "2018-12-06T15:00:00Z",
      promisedBy: "key:w6jRA-y6zlRr",
      promisedAt: "2018-12-06T05:12:00Z",
      state: "open",
      keptAt: null,
      keptBy: null,
      remark: null,
    },
  ],
  declarations: [],
  facts: [],
  ahead: [
    {
      at: "2018-12-06T15:00:00Z",
      kind: "promise",
      what: "promise 7 to Ofcom: The number of customers by nation",
      isOverdue: false,
    },
  ],
};

export const getHandover: Description = {
  operationId: "getHandover",
  summary: "What whoever takes over has to know: what changed, who does what, what is owed, what comes next",
  description: "As text for pasting by `format=text`.",
  tag: "Incidents",
  example: { params: { id: "2" } },
  answers: { 200: { description: "The hand-over", schema: Handover, example, text: ["text/plain"] } },
};
