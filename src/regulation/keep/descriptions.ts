import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import { Pack } from "../pack.ts";
import { SHIPPED_PACKS } from "../packs/index.ts";
import { PackSummary, RuleSummary } from "./answers.ts";
import { type BaseTables, BaseTablesAnswer } from "./base-tables.ts";
import { KnownRecipient } from "./recipient.ts";

/** The routes of what is configured of regulation, as their callers are told of them. */

const tag = "Regulation";
const by = "key:w6jRA-y6zlRr";
const since = "2026-11-26T09:04:11Z";

/** The shortest that ships. */
const sweden = SHIPPED_PACKS.find(({ id }) => id === "se-pts");

const summary: PackSummary = {
  id: "se-pts",
  name: "Sweden: PTS and NCSC/FRA",
  version: "2026-11-22",
  countries: ["SE"],
  origin: "shipped",
  since: null,
  by: null,
  rules: 1,
  toBeConfirmed: 1,
};

export const listPacks: Description = {
  operationId: "listRegulatoryPacks",
  summary: "Whose rules are judged by: each regulator's pack, and since when it is in force",
  tag,
  answers: {
    200: {
      description: "Those that ship first",
      schema: z.strictObject({ packs: z.array(PackSummary).readonly() }).meta({ id: "RegulatoryPacks" }),
      example: { packs: [summary] },
    },
  },
};

export const getPack: Description = {
  operationId: "getRegulatoryPack",
  summary: "A pack as it is in force: rules, forms and vectors, as it can be sent again",
  tag,
  example: { params: { id: "se-pts" } },
  answers: { 200: { description: "The pack", schema: Pack, example: sweden } },
};

export const putPack: Description = {
  operationId: "putRegulatoryPack",
  summary: "Have a pack in force from now on, in place of the one under its id or beside the others",
  description:
    "Checked by its own vectors first; 422 names everything that is wrong. A version of a pack says one thing for ever: another document under it is 409. docs/regulation.md shows how one is made.",
  tag,
  example: { params: { id: "se-pts" }, body: sweden },
  answers: {
    200: { description: "In force already", schema: PackSummary, example: summary },
    201: {
      description: "In force from now on",
      schema: PackSummary,
      example: { ...summary, version: "2026-11-26", origin: "replaced", since, by },
    },
  },
  problems: [409],
};

const confirmation = {
  by: "A. Lindqvist, counsel",
  on: "2026-11-25",
  text: "NIS2's deadlines hold in Sweden too; there is no bar in numbers.",
  threshold: null,
  until: "2027-06-30",
};

const rule: RuleSummary = {
  id: "se-status",
  pack: "se-pts",
  version: "2026-11-22",
  regime: "SE-PTS",
  regulator: "PTS; incident reports to NCSC/FRA from 2026-07-01",
  instrument: "Cybersakerhetslagen (NIS2); PTSFS 2022:11 repealed by PTSFS 2025:4",
  clause: "",
  confidence: "low",
  toBeConfirmed: false,
  proposed: false,
  unsettled: null,
  inForceFrom: null,
  inForceTo: null,
  confirmation: { ...confirmation, recordedAt: since, recordedBy: by },
};

export const listRules: Description = {
  operationId: "listRegulatoryRules",
  summary: "Every rule in short: how sure its threshold is, and who confirmed it",
  tag,
  answers: {
    200: {
      description: "Pack by pack",
      schema: z.strictObject({ rules: z.array(RuleSummary).readonly() }).meta({ id: "RegulatoryRules" }),
      example: { rules: [rule] },
    },
  },
};

export const putConfirmation: Description = {
  operationId: "putRuleConfirmation",
  summary: "Record what counsel says of a rule's threshold, or take it back with null",
  description:
    "With a `threshold` the rule is judged by that from now on, until `until`. A confirmation is of what the rule said: once the pack has other conditions or deadlines for it, it has to be confirmed anew.",
  tag,
  example: { params: { id: "se-status" }, body: confirmation },
  answers: { 200: { description: "The rule as it is now", schema: RuleSummary, example: rule } },
};

const tables: BaseTables = {
  nationalUsers: { IT: { voice: { users: 78_000_000, source: "AGCOM, Osservatorio 2/2026", asOf: "2026-03-31" } } },
  macroSites: { "blue-us": { sites: 50_000, totalUsers: 100_000_000, source: "Network planning", asOf: "2026-10-01" } },
  agreedCriteria: {
    o2: {
      condition: { field: "user_hours_lost", op: ">=", value: 750_000, unit: "user-hours" },
      source: "Ofcom's letter of 3 March 2026 (made up)",
    },
  },
  networkKinds: { o2: { kinds: ["fixed"], source: "Licence register" } },
  fiscalYearEndUsers: { sora: { users: 40_430_000, source: "Annual report", asOf: "2026-03-31" } },
  owners: { "gb-ofcom": "Regulatory affairs, duty phone" },
};

const tablesInForce: BaseTablesAnswer = { tables, since, by };

export const getBaseTables: Description = {
  operationId: "getBaseTables",
  summary: "What rules need beside an outage and no inventory has",
  tag,
  answers: { 200: { description: "As it is in force", schema: BaseTablesAnswer, example: tablesInForce } },
};

export const putBaseTables: Description = {
  operationId: "putBaseTables",
  summary: "Set the base tables, all of them, from now on",
  description: "What is left out is not known from then on; rules that need it are unknown until somebody answers.",
  tag,
  example: { body: tables },
  answers: { 200: { description: "In force", schema: BaseTablesAnswer, example: tablesInForce } },
};

const recipient: Omit<KnownRecipient, "id" | "since" | "by"> = {
  pack: "gb-ofcom",
  recipient: "Ofcom",
  name: "Ofcom incident desk",
  channel: { kind: "email", address: "incidents@ofcom.example" },
  secondChannel: { kind: "phone", address: "+44 20 7946 0000" },
  verifiedAt: "2026-11-20T10:00:00Z",
  note: "Out of hours by phone first",
};

const known: KnownRecipient = { id: "ofcom-desk", ...recipient, since, by };

export const listRecipients: Description = {
  operationId: "listRecipients",
  summary: "Who is behind the recipients that deadlines name, and how they are reached",
  tag,
  answers: {
    200: {
      description: "In the order in which each was first recorded",
      schema: z.strictObject({ recipients: z.array(KnownRecipient).readonly() }).meta({ id: "Recipients" }),
      example: { recipients: [known] },
    },
  },
};

export const putRecipient: Description = {
  operationId: "putRecipient",
  summary: "Say who a recipient is and how it is reached",
  tag,
  example: { params: { id: "ofcom-desk" }, body: recipient },
  answers: { 200: { description: "As it is now", schema: KnownRecipient, example: known } },
};

export const deleteRecipient: Description = {
  operationId: "deleteRecipient",
  summary: "Take a recipient out",
  tag,
  example: { params: { id: "ofcom-desk" } },
  answers: { 204: { description: "It is out" } },
};
