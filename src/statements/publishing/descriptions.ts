import type { Description } from "../../platform/openapi/route.ts";
import examples from "../examples.json" with { type: "json" };
import { PublicStatus } from "./status.ts";

/** What everybody may read, as its callers are told of it. */

const tag = "Statements";
const { status } = examples;

export const getStatus: Description = {
  operationId: "getPublicStatus",
  summary: "What was said to the public, as a document",
  tag,
  access: "public",
  answers: { 200: { description: "The last published first", schema: PublicStatus, example: status } },
};

export const getStatusPage: Description = {
  operationId: "getPublicStatusPage",
  summary: "What was said to the public, as a page without a script",
  tag,
  access: "public",
  answers: { 200: { description: "The page", text: ["text/html"] } },
};

export const getAtom: Description = {
  operationId: "getPublicAtom",
  summary: "What was said to the public, as a feed (Atom)",
  tag,
  access: "public",
  answers: { 200: { description: "The feed", text: ["application/atom+xml"] } },
};

export const getRss: Description = {
  operationId: "getPublicRss",
  summary: "What was said to the public, as a feed (RSS 2.0)",
  tag,
  access: "public",
  answers: { 200: { description: "The feed", text: ["application/rss+xml"] } },
};
