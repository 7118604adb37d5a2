import { z } from "zod";
import type { Description } from "../../platform/openapi/route.ts";
import { CodesAnswer } from "./codes.ts";
import { KnownHolding } from "./holding.ts";
import { StatementRecipientAnswer } from "./recipient.ts";
import { StatementSettings } from "./settings.ts";

/** The routes of what is configured of statements, as their callers are told of them. */

const tag = "Statements";

const settings: StatementSettings = {
  operatorName: "O2",
  timeZone: "Europe/London",
  emergencyNumbers: ["999", "112"],
  languages: ["en", "cy"],
  deputies: ["key:3kDpQ2aTzV1x"],
  networkDutyManagers: ["key:9mYs0LrBb7Hc"],
  market: null,
};

export const getSettings: Description = {
  operationId: "getStatementSettings",
  summary: "How the operator speaks in public, and who may do what alone",
  tag,
  answers: { 200: { description: "As they are in force", schema: StatementSettings, example: settings } },
};

export const putSettings: Description = {
  operationId: "putStatementSettings",
  summary: "Set them, all of them; what is left out is as at the beginning",
  tag,
  example: { body: settings },
  answers: { 200: { description: "In force", schema: StatementSettings, example: settings } },
};

const sent = {
  name: "Press Association",
  audience: "press",
  language: "en",
  channel: "press-release",
  via: { kind: "email", address: "desk@example.org" },
} as const;

const recipient: z.infer<typeof StatementRecipientAnswer> = {
  id: "press-association",
  ...sent,
  since: "2026-11-26T09:04:11Z",
  by: "key:w6jRA-y6zlRr",
  secret: null,
};

export const listRecipients: Description = {
  operationId: "listStatementRecipients",
  summary: "Whom statements are sent to, and by whom of the press office it is heard when one holds no longer",
  tag,
  answers: {
    200: {
      description: "Each with its form",
      schema: z
        .strictObject({ recipients: z.array(StatementRecipientAnswer).readonly() })
        .meta({ id: "StatementRecipients" }),
      example: { recipients: [recipient] },
    },
  },
};

export const putRecipient: Description = {
  operationId: "putStatementRecipient",
  summary: "Have statements sent to somebody from now on, or sent otherwise",
  description:
    "Webhooks are signed as in Standard Webhooks; webhooks and e-mail go only where OUTBOX_HOSTS and OUTBOX_MAIL_DOMAINS allow, else 422.",
  tag,
  example: { params: { id: "press-association" }, body: sent },
  answers: {
    200: { description: "In force", schema: StatementRecipientAnswer, example: recipient },
  },
};

export const deleteRecipient: Description = {
  operationId: "deleteStatementRecipient",
  summary: "Send nothing more to somebody",
  tag,
  example: { params: { id: "press-association" } },
  answers: { 204: { description: "Done; whom earlier statements went to stays known" } },
};

const prepared: KnownHolding = {
  id: "night",
  message: "holding.customers",
  languages: ["en"],
  channels: ["web-banner"],
  texts: [
    {
      language: "en",
      channel: "web-banner",
      text: "Some customers of {operator} may have problems with our network. We are looking into it.",
      isEdited: true,
    },
  ],
  expiresAt: "2027-06-01T00:00:00Z",
  preparedBy: "key:w6jRA-y6zlRr",
  preparedAt: "2026-11-26T09:04:11Z",
  approvedBy: null,
  approvedAt: null,
  state: "prepared",
};

const approved: KnownHolding = {
  ...prepared,
  approvedBy: "key:3kDpQ2aTzV1x",
  approvedAt: "2026-11-26T09:10:00Z",
  state: "approved",
};

export const listHoldings: Description = {
  operationId: "listHoldingTexts",
  summary: "Texts without a figure that are approved beforehand, for the hour at which nobody is awake",
  tag,
  answers: {
    200: {
      description: "Each with its state",
      schema: z.strictObject({ holding: z.array(KnownHolding).readonly() }).meta({ id: "HoldingTexts" }),
      example: { holding: [approved] },
    },
  },
};

export const putHolding: Description = {
  operationId: "putHoldingText",
  summary: "Prepare one; prepared anew it is to be approved anew",
  tag,
  example: {
    params: { id: "night" },
    body: {
      message: "holding.customers",
      languages: ["en"],
      channels: ["web-banner"],
      expiresAt: "2027-06-01T00:00:00Z",
    },
  },
  answers: { 201: { description: "Prepared", schema: KnownHolding, example: prepared } },
};

export const approveHolding: Description = {
  operationId: "approveHoldingText",
  summary: "Approve one that somebody else prepared: from then on one person publishes it",
  tag,
  example: { params: { id: "night" }, body: { ground: "Read with legal on 26 November" } },
  answers: { 200: { description: "Approved", schema: KnownHolding, example: approved } },
  problems: [409],
};

export const postCodes: Description = {
  operationId: "makeApprovalCodes",
  summary: "Draw one-time codes, by which you approve over a telephone",
  description:
    "Whoever has read a statement to you over the telephone enters the code that you read out: the approval is yours. Each is good once, for 7 days; drawing anew voids those before.",
  tag,
  answers: {
    201: {
      description: "Shown this once",
      schema: CodesAnswer,
      example: { codes: ["HKLM-2467-9WRY"], expiresAt: "2026-12-03T09:04:11Z" },
    },
  },
};
