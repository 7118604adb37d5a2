import { RecordAnswer } from "../../incidents/records/record.ts";
import type { Description } from "../../platform/openapi/route.ts";
import { type ObligationAnswer, ObligationsAnswer } from "./answer.ts";

/** The routes of clocks, as their callers are told of them. */

const tag = "Regulation";
const incident = "2";
const params = { id: incident };
const obligation = "gb-ofcom-notification-5f1c0a92be77";

const example: ObligationAnswer = {
  id: obligation,
  incident,
  provider: { id: "o2", name: "O2", kind: "mno" },
  pack: { id: "gb-ofcom", version: "2026-11-22" },
  regime: "UK-OFCOM-2022",
  regulator: "Ofcom",
  jurisdiction: "GB",
  recipient: "Ofcom",
  contact: {
    id: "ofcom",
    name: "Ofcom's duty desk",
    channel: { kind: "email", address: "duty@ofcom.example" },
    secondChannel: { kind: "phone", address: "+44 20 7946 0000" },
    verifiedAt: null,
  },
  faults: ["Nobody has verified this contact."],
  stage: "notification",
  isRepeated: false,
  certainty: "met",
  why: [
    {
      rule: "uk-2022-critical-user-hours",
      clause: "s105K; general policy 2022",
      verdict: "met",
      reason: "32,300,000 user-hours are at least 3,000,000.",
      within: "3 hours",
      dueAt: "2018-12-06T07:39:00Z",
      toBeConfirmed: true,
    },
  ],
  clock: {
    start: "aware",
    startedAt: "2018-12-06T04:39:00Z",
    startedBy: "the first event of incident 2",
    isAssumed: true,
    reads: "not set",
    startsAtLatest: null,
  },
  within: "3 hours",
  note: null,
  dueAt: "2018-12-06T07:39:00Z",
  dueLocal: "2018-12-06 07:39 GMT (Europe/London)",
  dueAtLatest: null,
  secondsLeft: 5_400,
  expectedAt: null,
  owner: { holder: "Ada Byron", contact: null },
  state: "running",
  submissions: [],
  missing: [],
  toBeConfirmed: true,
  toDo: "Due 2018-12-06 07:39 GMT (Europe/London). The clock runs from the first event, since its start is not set. Threshold to be confirmed.",
};

const answer = {
  description: "What is due first first",
  schema: ObligationsAnswer,
  example: { now: "2018-12-06T06:09:00Z", obligations: [example], callFaults: [] },
};

export const listIncidentObligations: Description = {
  operationId: "listIncidentObligations",
  summary: "What must be reported of an incident, to whom, by when",
  description:
    "By every rule that is met, may be, or will be if nothing changes; those that demand the same are one, by the first deadline. A clock whose start nobody has said runs from the first event.",
  tag,
  example: { params },
  answers: { 200: answer },
};

export const listObligations: Description = {
  operationId: "listObligations",
  summary: "The same of every incident that is not over, or of which anything is still to be done",
  tag,
  answers: { 200: answer },
};

export const getCalendar: Description = {
  operationId: "getObligationsCalendar",
  summary: "The same as iCalendar: an event at each due time, with an alarm before it",
  tag,
  answers: { 200: { description: "RFC 5545", text: ["text/calendar"] } },
};

const acknowledged = { by: "Bea Cole, duty desk", at: "2018-12-06T07:20:00Z", reference: "OF-2018-114" };

export const postAcknowledgement: Description = {
  operationId: "acknowledgeObligation",
  summary: "Record that the recipient has it, or with `bounced` that what was sent did not arrive",
  description:
    "Done means acknowledged: by whom, when, under which reference of theirs. Where nothing was sent from here, it was told by voice, and counts as submitted then. 409 where what was never sent is said to have got lost.",
  tag,
  example: { params: { ...params, obligation }, body: acknowledged },
  answers: {
    201: {
      description: "It is recorded",
      schema: RecordAnswer,
      example: {
        number: 9,
        incident,
        kind: "acknowledged",
        name: obligation,
        content: {
          obligation,
          duty: { provider: "o2", pack: "gb-ofcom", jurisdiction: "GB", recipient: "Ofcom", stage: "notification" },
          filing: 8,
          ...acknowledged,
          ground: null,
        },
        by: "key:w6jRA-y6zlRr",
        recordedAt: "2018-12-06T07:21:00Z",
      },
    },
  },
  problems: [409],
};
