import type { View } from "../../engine/index.ts";
import { within } from "../../impact/timeline/integrate.ts";
import { type TotalsOfPart, keyOfViews, totalsOfPart } from "../../incidents/parts.ts";
import type { Track } from "../../incidents/track/track.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Course } from "./course.ts";
import { areasOfRemoteness, viewsIn } from "./places.ts";
import type { Part } from "./scope.ts";

/** Whose customers, where; `*`: everywhere. */
export type Holding = { readonly operators: ReadonlySet<string>; readonly country: string };

export type CourseOf = (holding: Holding, part: Part) => Course;

/** The courses of an incident's own figure, by part of the base, each worked out once. */
export function coursesOf(track: Track, now: Instant, document: Inventory): CourseOf {
  const end = track.to ?? now;
  const known = new Map<string, Course>();
  return (holding, part) => {
    const views = viewsOf(holding, part, document);
    const key = keyOfViews(views);
    const course = known.get(key) ?? courseOf(track, end, totalsOfPart(views));
    known.set(key, course);
    return course;
  };
}

function courseOf({ steps, from, to }: Track, end: Instant, totalsOf: TotalsOfPart): Course {
  const figured = steps.map(({ at, network, things }) => ({ at, ...totalsOf(network, things) }));
  return { steps: within(figured, { from, to: end }), end, isRunning: to === undefined };
}

function viewsOf(
  { country, operators }: Holding,
  { services, area, remoteness }: Part,
  document: Inventory,
): readonly View[] {
  const within = remoteness === undefined ? undefined : areasOfRemoteness(document, remoteness);
  return viewsIn(document, country, operators).map((view) => ({
    ...view,
    areasAlone: both(view.areasAlone, within),
    ...(services === undefined ? {} : { services }),
    ...(area === undefined ? {} : { areas: new Set([area]) }),
  }));
}

function both(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.intersection(other);
}
