import { expect } from "vitest";
import { IncidentsAnswer } from "../../../src/incidents/answer.ts";
import type { TestService } from "../../support/service.ts";
import { type Teller, say } from "./teller.ts";

/** Whoever remembers the past and whoever reads it for the first time tell the same incidents, whatever was told late. */
export async function compareIncidents(teller: Teller): Promise<void> {
  const { service } = teller.world;
  say(teller, "GET /v1/incidents, and the same of a process that has just begun");
  const [remembered, fresh] = [await incidentsOf(service), await incidentsOf(service.restart())];
  expect(remembered).toEqual(fresh);
}

async function incidentsOf(service: TestService) {
  const { status, body } = await service.get("/v1/incidents");
  if (status === 404) return "no inventory";
  const { incidents, blips } = IncidentsAnswer.parse(body);
  // What an outage that goes on comes to grows while one asks, and it may be opened meanwhile.
  return [...incidents, ...blips]
    .map(({ customerHours: _customerHours, openedAt: _openedAt, ...rest }) => rest)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
