import { z } from "zod";
import { AuditReport } from "../platform/audit/repository.ts";
import { InstantAnswer } from "../platform/instant.ts";
import type { Description } from "../platform/openapi/route.ts";
import { Scope } from "../platform/principal.ts";
import { CredentialAnswer } from "./credential.ts";

/** The routes about access, as their callers are told of them. */

const credential: CredentialAnswer = {
  id: "w6jRA-y6zlRr",
  kind: "key",
  name: "NOC feed",
  prefix: "hck_xdB1Wz",
  principal: "key:w6jRA-y6zlRr",
  scopes: ["events:write"],
  operators: "all",
  requestsPerMinute: null,
  createdAt: "2026-11-23T03:04:48.135908Z",
  createdBy: "local",
  expiresAt: "2027-02-21T03:04:48.135Z",
  firstUsedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  revokedAt: null,
  revokedBy: null,
  parent: null,
  state: "active",
};

const NewCredential = z
  .strictObject({ credential: CredentialAnswer, secret: z.string().meta({ description: "Shown this once" }) })
  .meta({ id: "NewCredential" });
const made = { credential, secret: "hck_xdB1Wz…" };

export const createCredential: Description = {
  operationId: "createCredential",
  summary: "Make an API key or a break-glass credential",
  description:
    "The secret is shown this once; only its hash is kept. It ends after 90 days unless `expiresAt` says otherwise, at most 400 days away. A break-glass credential ends 12 hours after its first use, and each of its uses is told loudly.",
  tag: "Access",
  example: { body: { name: "NOC feed", scopes: ["events:write"], operators: "all" } },
  answers: { 201: { description: "It is made", schema: NewCredential, example: made } },
};

export const getCredentials: Description = {
  operationId: "listCredentials",
  summary: "All credentials and sessions, with when and from where each was last used",
  tag: "Access",
  answers: {
    200: {
      description: "The oldest first",
      schema: z.strictObject({ credentials: z.array(CredentialAnswer) }),
      example: { credentials: [credential] },
    },
  },
};

export const rotate: Description = {
  operationId: "rotateCredential",
  summary: "A new secret with the same rights; the old one works on for some hours",
  tag: "Access",
  example: { params: { id: credential.id }, body: { overlapHours: 24 } },
  answers: { 201: { description: "The new credential", schema: NewCredential, example: made } },
  problems: [409],
};

export const revoke: Description = {
  operationId: "revokeCredential",
  summary: "End a credential at once, and the sessions that it was exchanged for",
  tag: "Access",
  example: { params: { id: credential.id } },
  answers: {
    200: {
      description: "The credential",
      schema: CredentialAnswer,
      example: { ...credential, state: "revoked", revokedAt: "2026-11-23T04:00:00Z", revokedBy: "local" },
    },
  },
};

const Me = z.strictObject({
  principal: z.string(),
  scopes: z.union([z.literal("all"), z.array(Scope).readonly()]),
  operators: z.union([z.literal("all"), z.array(z.string()).readonly()]),
  credential: z.string().nullable(),
});

export const getMe: Description = {
  operationId: "getMe",
  summary: "Who one is, and what one may",
  tag: "Access",
  answers: {
    200: {
      description: "The caller",
      schema: Me,
      example: {
        principal: "key:w6jRA-y6zlRr",
        scopes: ["impact:read"],
        operators: ["giffgaff"],
        credential: "w6jRA-y6zlRr",
      },
    },
  },
};

export const createSession: Description = {
  operationId: "createSession",
  summary: "Exchange a key for a browser's session",
  tag: "Access",
  access: "public",
  example: { body: { key: "hck_xdB1Wz…" } },
  answers: {
    201: {
      description: "`Set-Cookie` has the session; it ends with the key, or after some hours",
      schema: z.strictObject({ principal: z.string(), expiresAt: InstantAnswer }),
      example: { principal: "key:w6jRA-y6zlRr", expiresAt: "2026-11-23T14:04:48Z" },
    },
  },
  problems: [401, 403],
};

export const endSession: Description = {
  operationId: "endSession",
  summary: "Sign out",
  tag: "Access",
  answers: { 204: { description: "The session has ended" } },
  problems: [409],
};

export const beginSignIn: Description = {
  operationId: "beginSignIn",
  summary: "Sign in by the identity provider, and come back to `to`",
  tag: "Access",
  access: "public",
  answers: { 303: { description: "To the identity provider" } },
  problems: [404],
};

export const finishSignIn: Description = {
  operationId: "finishSignIn",
  summary: "Where the identity provider sends the browser back to",
  tag: "Access",
  access: "public",
  answers: { 303: { description: "To where one wanted to go, with a session" } },
  problems: [401, 403, 404],
};

const AuditLine = z
  .strictObject({
    sequence: z.int(),
    recordedAt: InstantAnswer,
    kind: z.string().optional(),
    who: z.string().optional(),
    credential: z.string().optional(),
    from: z.string().optional(),
    action: z.string().optional(),
    target: z.string().optional(),
    status: z.int().optional(),
    requestId: z.string().optional(),
    count: z.int().optional(),
    detail: z.unknown().optional(),
    key: z.string(),
    seal: z.string(),
  })
  .meta({ id: "AuditLine" });

export const getAudit: Description = {
  operationId: "getAudit",
  summary: "Who did what, when and from where",
  tag: "Access",
  answers: {
    200: {
      description: "In the order recorded; `next` goes into `after`",
      schema: z.strictObject({ entries: z.array(AuditLine), next: z.int().nullable() }),
      example: {
        entries: [
          {
            sequence: 1,
            recordedAt: "2026-11-23T03:04:48.135908Z",
            kind: "write",
            who: "local",
            from: "127.0.0.1",
            action: "POST /v1/events",
            target: "/v1/events",
            requestId: "17df2819-dea8-421e-b2ea-c4ee80d7ab55",
            detail: { accepted: 1, duplicates: 0, sequence: 28 },
            key: "",
            seal: "sUzu8XBR3iVYSl2WstbE-hzXHeYkonJuWoNXmuQwVAU",
          },
        ],
        next: null,
      },
      text: ["text/csv"],
    },
  },
};

export const verifyAudit: Description = {
  operationId: "verifyAudit",
  summary: "Find every entry that was altered, removed or inserted behind the interface",
  tag: "Access",
  answers: {
    200: {
      description: "What was found",
      schema: AuditReport,
      example: {
        entries: 1,
        sealedWithoutKey: 1,
        head: { sequence: 1, seal: "sUzu8XBR3iVYSl2WstbE-hzXHeYkonJuWoNXmuQwVAU" },
        faults: [],
      },
    },
  },
};
