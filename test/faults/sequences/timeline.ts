import { expect } from "vitest";
import { expectedOf } from "../../impact/client-record.ts";
import { instantOf, microsOf } from "../../impact/micros.ts";
import { expectNoInventory } from "../../impact/small-network.ts";
import { hoursOf, parseTimeline, pointAt } from "../../impact/timeline-body.ts";
import { momentsOf, momentsOfEntry, viewIn } from "./ask.ts";
import type { Question } from "./steps.ts";
import { type Teller, pick, say } from "./teller.ts";
import { now } from "./world.ts";

const MINUTE_MICROS = 60_000_000;

/** Asks for the figures over the time of a sequence, and holds each moment of it against the client's own record. */
export async function askTimeline(teller: Teller, question: Question): Promise<void> {
  const { world } = teller;
  const { filter, view } = viewIn(teller, question.view);
  const { happened, recorded } = momentsOf(teller);
  const [first, last] = [happened[0], happened.at(-1)];
  if (first === undefined || last === undefined) return;
  const [from, to] = [first - MINUTE_MICROS, Math.min(last + MINUTE_MICROS, now() - 1)];
  if (from >= to) return;
  const known = question.knownAt === undefined ? undefined : pick(recorded, question.knownAt.which);
  const when = known === undefined ? {} : { knownAt: instantOf(known) };
  const asked = { from: instantOf(from), to: instantOf(to), ...when, ...filter };
  const path = `/v1/impact/timeline?${new URLSearchParams(asked)}`;
  const answer = await world.service.get(path);
  say(teller, `GET ${decodeURIComponent(path)} → ${answer.status}`);
  const expectedAt = (at: number) => expectedOf(world.record, { at: instantOf(at), ...when }, view)?.figures.total;
  if (expectedAt(to) === undefined) return expectNoInventory(answer);
  const { points, customerHours } = parseTimeline(answer);
  const moments = [from, ...happened.flatMap((at) => [at - 1, at, at + 1]), to];
  for (const moment of moments.filter((at) => at >= from && at <= to)) {
    const point = pointAt(points, instantOf(moment));
    const figures = point && { affected: point.affected, impaired: point.impaired, base: point.base };
    expect(figures, `${path}: at ${instantOf(moment)}`).toEqual(expectedAt(moment));
  }
  const all = new Set([from, ...world.record.flatMap(momentsOfEntry).map(microsOf)]);
  expect(
    points.filter(({ at }) => !all.has(microsOf(at))),
    `${path}: nothing happened then`,
  ).toEqual([]);
  for (const bound of ["low", "point", "high"] as const)
    expect(customerHours[bound], bound).toBeCloseTo(hoursOf(points, instantOf(to), bound), 6);
}
