import { expect } from "vitest";
import { Draft } from "../../../src/regulation/drafts/draft.ts";
import { Filing } from "../../../src/regulation/filings/filing.ts";
import { PutRight } from "../../../src/regulation/filings/put-right.ts";
import { postEvents } from "../../impact/small-network.ts";
import { getIncidents } from "../../incidents/incident-body.ts";
import type { Answer, TestService } from "../../support/service.ts";

/** Failures of now, of the small network: hss-1 takes 690 of 1,380 with it. */

export const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

export const fail = (service: TestService, node: string, { state = "down", minutes = -5 } = {}) =>
  postEvents(service, { id: `${node} ${state} ${minutes}`, node, state, occurredAt: minutesFromNow(minutes) });

export async function idOfNewest(service: TestService): Promise<string> {
  const { incidents, blips } = await getIncidents(service);
  return [...incidents, ...blips].toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0]?.id ?? "none";
}

/** What an officer writes where nothing fills it. */
export function written(draft: Draft) {
  return Object.fromEntries(draft.toWrite.map((id) => [id, { text: `${id} by hand` }]));
}

type Whose = {
  readonly form?: string;
  readonly provider?: string;
  readonly jurisdiction?: string;
  readonly edition?: Draft["edition"];
};

export async function getDraft(service: TestService, id: string, whose: Whose = {}): Promise<Draft> {
  const { form = "house-notice", provider = "host", jurisdiction = "*", edition = "whole" } = whose;
  const query = new URLSearchParams({ provider, jurisdiction, edition });
  const answer = await service.get(`/v1/incidents/${id}/drafts/${form}?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Draft.parse(answer.body);
}

export function post(service: TestService, id: string, other: object = {}): Promise<Answer> {
  const body = {
    form: "house-notice",
    provider: "host",
    jurisdiction: "*",
    recipient: "ministry",
    edition: "whole",
    submittedAt: minutesFromNow(0),
    channel: "e-mail",
    ...other,
  };
  return service.send("POST", `/v1/incidents/${id}/filings`, body);
}

/** Files what the draft says now, with the rest written by hand. */
export async function file(
  service: TestService,
  id: string,
  { provider = "host", ...more }: { readonly provider?: string; readonly [field: string]: unknown } = {},
): Promise<Filing> {
  const other = { provider, ...more };
  const draft = await getDraft(service, id, { provider });
  const answer = await post(service, id, { fields: written(draft), ...other });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Filing.parse(answer.body);
}

export async function getPutRight(service: TestService, id: string): Promise<readonly PutRight[]> {
  const answer = await service.get(`/v1/incidents/${id}/put-right`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return PutRight.array().parse(Object(answer.body).putRight);
}
