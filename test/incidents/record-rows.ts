import type { IncidentRecord, Kind } from "../../src/incidents/records/record.ts";

/** Records of incident 10 as if they had been stored one a minute, from 05:01 on 6 December 2018. */
export function recorded(...said: readonly (readonly [Kind, string, object, string?])[]): readonly IncidentRecord[] {
  return said.map(([kind, name, content, incident = "10"], index) => ({
    number: index + 1,
    incident,
    kind,
    name,
    content,
    by: `person ${index + 1}`,
    recordedAt: `2018-12-06T05:${String(index + 1).padStart(2, "0")}:00Z`,
  }));
}

export const at = (time: string): string => `2018-12-06T${time}:00Z`;

/** A figure that nothing is uncertain about. */
export const exactly = (count: number) => ({ low: count, point: count, high: count });
