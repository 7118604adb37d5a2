import type { Description } from "../../platform/openapi/route.ts";
import { StatementAnswer } from "../drafts/answer.ts";
import examples from "../examples.json" with { type: "json" };
import { Market } from "./market.ts";

/** The routes from a draft to what is published and beyond, as their callers are told of them. */

const tag = "Statements";
const { statement } = examples;
const params = { id: "2", reference: statement.reference };

type Told = Pick<Description, "operationId" | "summary"> & Partial<Pick<Description, "description">>;

function step(told: Told, body: unknown): Description {
  return {
    ...told,
    tag,
    example: { params, body },
    answers: { 200: { description: "As it is now", schema: StatementAnswer, example: statement } },
    problems: [409],
  };
}

export const submit = step(
  {
    operationId: "submitStatement",
    summary: "Hand a draft to somebody else to approve; 422 with all that may not be said in it",
  },
  {},
);

export const giveBack = step(
  { operationId: "returnStatement", summary: "Give it back, with the reason: what was approved is so no longer" },
  { ground: "Name the area" },
);

export const approve = step(
  { operationId: "approveStatement", summary: "Approve what somebody else worded and handed in" },
  { digest: statement.digest },
);

export const approveByCode = step(
  {
    operationId: "approveStatementByCode",
    summary: "Approve in the name of whoever read their one-time code out over a telephone",
    description: "403 where it is none, was used, has expired, or its owner worded the statement.",
  },
  { code: "HKLM-2467-9WRY", digest: statement.digest, ground: "Read to them over the telephone at 04:55" },
);

export const release = step(
  {
    operationId: "releaseStatement",
    summary: "Release it as the network duty manager: that everybody tries again at once can be borne",
    description:
      "Needed before it is said that service is back in part or whole, and before mass SMS. Whoever the settings name, or who holds the incident's role network-duty-manager.",
  },
  { ground: "Load at 60 %, attach storm over" },
);

export const publish = step(
  {
    operationId: "publishStatement",
    summary: "Publish what was approved: once, to everybody whom it is for",
    description:
      "409 where it holds no longer, lacks a release, or the market has to hear first; 422 where it may not be said by now. A named deputy may publish alone, with a ground; it is reviewed afterwards.",
  },
  {},
);

export const publishHolding: Description = {
  operationId: "publishHoldingText",
  summary: "Publish a text that was approved beforehand: one person, at once",
  tag,
  example: { params: { id: "2", holding: "night" } },
  answers: { 201: { description: "Published", schema: StatementAnswer, example: statement } },
  problems: [409],
};

export const withdraw = step(
  { operationId: "withdrawStatement", summary: "Take it back, with the reason" },
  { ground: "Of another incident" },
);

export const review = step(
  { operationId: "reviewStatement", summary: "Look at what a deputy published alone" },
  { ground: "Read; agrees with report K7Q2MX" },
);

export const told = step(
  {
    operationId: "noteTold",
    summary: "Note that somebody was told by hand, such as over a telephone",
  },
  { recipient: "press-association", at: "2018-12-06T08:05:00Z", ground: "Read out by the press office" },
);

export const notNeeded = step(
  {
    operationId: "noteNotNeeded",
    summary: "Note that somebody who was told what is so no longer need not be put right, and why",
  },
  { recipient: "press-association", ground: "Nothing was printed" },
);

const market: Market = {
  exchange: "LSE",
  assessment: {
    isInside: true,
    ground: "A loss of a day's revenue",
    by: "key:w6jRA-y6zlRr",
    at: "2018-12-06T06:10:00Z",
  },
  announcement: { reference: "RNS 4021J", at: "2018-12-06T07:00:00Z", by: "key:w6jRA-y6zlRr" },
  holdsBack: null,
};

export const getMarket: Description = {
  operationId: "getMarketAssessment",
  summary: "Whether the exchange has to hear of it first, and has",
  tag,
  example: { params: { id: "2" } },
  answers: { 200: { description: "As it stands", schema: Market, example: market } },
};

export const assess: Description = {
  operationId: "assessInsideInformation",
  summary:
    "Say whether what is known is inside information: if it is, nothing is published before the exchange has announced it",
  description: "Duties to authorities go on whatever it says.",
  tag,
  example: { params: { id: "2" }, body: { isInside: true, ground: "A loss of a day's revenue" } },
  answers: { 201: { description: "As it stands", schema: Market, example: market } },
};

export const announce: Description = {
  operationId: "noteExchangeAnnouncement",
  summary: "Note that the exchange announced it",
  tag,
  example: { params: { id: "2" }, body: { reference: "RNS 4021J", at: "2018-12-06T07:00:00Z" } },
  answers: { 201: { description: "As it stands", schema: Market, example: market } },
};
