import { expect } from "vitest";
import { IncidentAnswer, IncidentsAnswer } from "../../src/incidents/answer.ts";
import type { TestService } from "../support/service.ts";

export async function getIncident(service: TestService, id: string): Promise<IncidentAnswer> {
  const { status, body } = await service.get(`/v1/incidents/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return IncidentAnswer.parse(body);
}

export async function getIncidents(service: TestService): Promise<IncidentsAnswer> {
  const { status, body } = await service.get("/v1/incidents");
  expect(status, JSON.stringify(body)).toBe(200);
  return IncidentsAnswer.parse(body);
}
