import type { View } from "../../engine/index.ts";
import { within } from "../../impact/timeline/integrate.ts";
import { type KeyedPart, totalsOfPart } from "../../incidents/parts.ts";
import type { Track } from "../../incidents/track/track.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Course } from "./course.ts";
import { type Holding, areasOfRemoteness, viewIn } from "./places.ts";
import type { Part } from "./scope.ts";

export type CourseOf = (holding: Holding, part: Part) => Course;

/** The courses of an incident's own figure, by part of the base, each worked out once. */
export function coursesOf(track: Track, now: Instant): CourseOf {
  const known = new Map<string, Course>();
  const viewOf = viewsOf();
  return (holding, part) => {
    const key = keyOf(holding, part);
    const course =
      known.get(key) ?? courseOf(track, now, { key, viewOf: (document) => viewOf(document, holding, part) });
    known.set(key, course);
    return course;
  };
}

function keyOf({ operators, country }: Holding, { services, area, remoteness }: Part): string {
  return JSON.stringify([
    [...operators].sort(),
    country,
    services === undefined ? null : [...services].sort(),
    area,
    remoteness,
  ]);
}

function courseOf({ steps, from, to }: Track, now: Instant, part: KeyedPart): Course {
  const end = to ?? now;
  const totalsOf = totalsOfPart(part);
  const figured = steps.map(({ at, network, things }) => ({ at, ...totalsOf(network, things) }));
  return { steps: within(figured, { from, to: end }), end, isRunning: to === undefined };
}

type ViewOf = (document: Inventory, holding: Holding, part: Part) => View;

/** Views of parts; where a holding's customers are is worked out once, whatever it is divided into. */
function viewsOf(): ViewOf {
  const known = new WeakMap<Inventory, Map<string, View>>();
  return (document, holding, part) => {
    const views = known.get(document) ?? new Map<string, View>();
    known.set(document, views);
    const key = keyOf(holding, {});
    const view = views.get(key) ?? viewIn(document, holding);
    views.set(key, view);
    return viewOfPart(document, { holding, view }, part);
  };
}

type Held = { readonly holding: Holding; readonly view: View };

function viewOfPart(document: Inventory, { holding, view }: Held, { services, area, remoteness }: Part): View {
  const places = remoteness === undefined ? undefined : areasOfRemoteness(document, remoteness);
  return {
    ...view,
    ...(places === undefined ? {} : { areasByOperator: withinPlaces(view, holding, places) }),
    ...(services === undefined ? {} : { services }),
    ...(area === undefined ? {} : { areas: new Set([area]) }),
  };
}

function withinPlaces(
  { areasByOperator }: View,
  { operators }: Holding,
  places: ReadonlySet<string>,
): NonNullable<View["areasByOperator"]> {
  return new Map([...operators].map((id) => [id, areasByOperator?.get(id)?.intersection(places) ?? places]));
}
