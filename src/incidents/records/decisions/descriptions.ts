import { z } from "zod";
import type { Description } from "../../../platform/openapi/route.ts";
import { type Kind, RecordAnswer } from "../record.ts";
import { PromiseAnswer } from "./promises.ts";
import { Role } from "./roles.ts";

/** The routes of what people decide and note, as their callers are told of them. */

const tag = "Incidents";
const params = { id: "2" };

function example(kind: Kind, content: RecordAnswer["content"], name = ""): RecordAnswer {
  return { number: 7, incident: "2", kind, name, content, by: "key:w6jRA-y6zlRr", recordedAt: "2018-12-06T05:12:00Z" };
}

function recorded(record: RecordAnswer) {
  return { description: "It is recorded", schema: RecordAnswer, example: record };
}

export const listRecords: Description = {
  operationId: "listIncidentRecords",
  summary: "All that people added to an incident, in the order recorded",
  description: "What stands in filings is shown to those with the scope `regulation`.",
  tag,
  example: { params },
  answers: {
    200: {
      description: "Those of the incidents that are merged with it too",
      schema: z.strictObject({ records: z.array(RecordAnswer).readonly() }).meta({ id: "IncidentRecords" }),
      example: { records: [example("note", { text: "The vendor is on the bridge" })] },
    },
  },
};

export const putName: Description = {
  operationId: "renameIncident",
  summary: "Give an incident another name",
  tag,
  example: { params, body: { name: "Mobile data, London" } },
  answers: { 200: recorded(example("name", { name: "Mobile data, London" })) },
};

export const postNote: Description = {
  operationId: "noteIncident",
  summary: "Note something about an incident",
  tag,
  example: { params, body: { text: "The vendor is on the bridge" } },
  answers: { 201: recorded(example("note", { text: "The vendor is on the bridge" })) },
};

const closing = { confirmedBy: "Ada Byron", ground: "Registrations at 97 % of last Thursday's" };

export const postClosing: Description = {
  operationId: "closeIncident",
  summary: "Confirm that customers are served again",
  description:
    "409 while anybody is affected or impaired, and where it is closed. Somebody who is hit after it opens the incident again.",
  tag,
  example: { params, body: closing },
  answers: { 201: recorded(example("close", closing)) },
  problems: [409],
};

const ground = "One certificate expired in both";

export const postMerge: Description = {
  operationId: "mergeIncident",
  summary: "Hold two incidents to be one",
  description: "The one that began first goes on; what was recorded of the other is read with it.",
  tag,
  example: { params, body: { with: "17", ground } },
  answers: { 201: recorded(example("merge", { ground }, "17")) },
  problems: [409],
};

export const deleteMerge: Description = {
  operationId: "unmergeIncident",
  summary: "Hold two incidents to be one no longer",
  tag,
  example: { params: { ...params, other: "17" }, query: { ground: "The second has another cause" } },
  answers: { 200: recorded(example("unmerge", { ground: "The second has another cause" }, "17")) },
};

const held = {
  holder: "Ada Byron",
  contact: "+44 20 7946 0000",
  since: "2018-12-06T05:12:00Z",
  by: "key:w6jRA-y6zlRr",
};

export const listRoles: Description = {
  operationId: "listIncidentRoles",
  summary: "Who is responsible for what, and who was before",
  tag,
  example: { params },
  answers: {
    200: {
      description: "By the name of the role",
      schema: z.strictObject({ roles: z.array(Role).readonly() }).meta({ id: "IncidentRoles" }),
      example: { roles: [{ role: "regulatory", ...held, history: [held] }] },
    },
  },
};

export const putRole: Description = {
  operationId: "putIncidentRole",
  summary: "Hand a role to somebody: incident-commander, network-duty-manager, regulatory, press, executive or another",
  tag,
  example: { params: { ...params, role: "regulatory" }, body: { holder: held.holder, contact: held.contact } },
  answers: { 200: recorded(example("role", { holder: held.holder, contact: held.contact }, "regulatory")) },
};

const promise = { what: "The number of customers by nation", to: "Ofcom", by: "2018-12-06T08:00:00Z" };

export const listPromises: Description = {
  operationId: "listIncidentPromises",
  summary: "What was promised: the overdue first, then the open, then the kept",
  tag,
  example: { params },
  answers: {
    200: {
      description: "Of each kind the earliest due first",
      schema: z.strictObject({ promises: z.array(PromiseAnswer).readonly() }).meta({ id: "IncidentPromises" }),
      example: {
        promises: [
          {
            number: 7,
            ...promise,
            promisedBy: "key:w6jRA-y6zlRr",
            promisedAt: "2018-12-06T05:12:00Z",
            state: "open",
            keptAt: null,
            keptBy: null,
            remark: null,
          },
        ],
      },
    },
  },
};

export const postPromise: Description = {
  operationId: "promiseOfIncident",
  summary: "Record what somebody was promised, and by when; its `number` is the promise's",
  tag,
  example: { params, body: promise },
  answers: { 201: recorded(example("promise", promise)) },
};

export const postKept: Description = {
  operationId: "keepIncidentPromise",
  summary: "Record that a promise was kept",
  tag,
  example: { params: { ...params, number: "7" }, body: { remark: "By telephone" } },
  answers: { 201: recorded(example("kept", { promise: 7, remark: "By telephone" }, "7")) },
  problems: [409],
};
