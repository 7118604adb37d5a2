import type { DeclarationToRead, NodeEventToRead, Point, ReportToRead } from "../data/answers.ts";
import type { Span } from "./window.ts";
import { MINUTE_MILLISECONDS } from "../data/durations.ts";

/** Something that happened, to be seen beside the curve. */
export type Mark = { readonly at: string } & (
  | { readonly kind: "nodes"; readonly state: NodeEventToRead["state"]; readonly nodes: readonly string[] }
  | { readonly kind: "declared" | "released"; readonly reason: string }
  | { readonly kind: "report"; readonly reference: string; readonly headline: string }
  | {
      readonly kind: "restored";
      readonly outcome: "affected" | "impaired";
      readonly before: number;
      readonly after: number;
    }
);

export type Shape = "failed" | "back" | "declared" | "released" | "report" | "restored";

/** How a mark is drawn: by its outline, not by its colour alone. */
export function shapeOf(mark: Mark): Shape {
  if (mark.kind !== "nodes") return mark.kind;
  return mark.state === "up" ? "back" : "failed";
}

export type Happenings = {
  readonly events: readonly NodeEventToRead[];
  readonly declarations: readonly DeclarationToRead[];
  readonly reports: readonly ReportToRead[];
  readonly points: readonly Point[];
};

/** What happened within a time, in order. `knownAt`: as it was known then. */
export function marksOf(
  { events, declarations, reports, points }: Happenings,
  span: Span,
  knownAt?: number,
): readonly Mark[] {
  const end = Math.min(span.to, knownAt ?? span.to);
  const wereKnown = events.filter(({ recordedAt }) => isBy(recordedAt, knownAt));
  const marks = [
    ...nodeMarks(wereKnown),
    ...declarations.flatMap((declaration) => declarationMarks(declaration, knownAt)),
    ...reports.map(({ at, reference, headline }): Mark => ({ kind: "report", at, reference, headline })),
    ...restorations(points),
  ];
  const inside = marks.filter(({ at }) => Date.parse(at) >= span.from && Date.parse(at) <= end);
  return inside.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function isBy(moment: string, limit: number | undefined): boolean {
  return limit === undefined || Date.parse(moment) <= limit;
}

/** Nodes that came into the same state within the same minute happened together. The last that was said of a node in it holds. */
function nodeMarks(events: readonly NodeEventToRead[]): readonly Mark[] {
  const said = new Map<string, NodeEventToRead>();
  for (const event of events) said.set(`${event.node} ${event.occurredAt}`, event);
  const groups = Map.groupBy(said.values(), ({ state, occurredAt }) => `${state} ${minuteOf(occurredAt)}`);
  return [...groups.values()].flatMap((group): readonly Mark[] => {
    const [first] = group.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
    if (first === undefined) return [];
    const nodes = [...new Set(group.map(({ node }) => node))].toSorted();
    return [{ kind: "nodes", at: first.occurredAt, state: first.state, nodes }];
  });
}

function minuteOf(moment: string): number {
  return Math.floor(Date.parse(moment) / MINUTE_MILLISECONDS);
}

/** From when it was said to hold, and until when. When it was first said is not told once it is released: its beginning counts as known. */
function declarationMarks(
  { occurredAt, until, releasedAt, recordedAt, reason, releaseReason }: DeclarationToRead,
  knownAt: number | undefined,
): readonly Mark[] {
  const isReleaseKnown = releasedAt !== undefined && isBy(recordedAt, knownAt);
  if (releasedAt === undefined && !isBy(recordedAt, knownAt)) return [];
  const end = isReleaseKnown ? releasedAt : until;
  const wasEver = end === undefined || Date.parse(end) > Date.parse(occurredAt);
  if (!wasEver) return [];
  const begin: Mark = { kind: "declared", at: occurredAt, reason };
  return end === undefined ? [begin] : [begin, { kind: "released", at: end, reason: releaseReason ?? reason }];
}

/** When fewer were affected than before; where that stays as it is, when fewer were served worse. */
function restorations(points: readonly Point[]): readonly Mark[] {
  return points.flatMap((now, index): readonly Mark[] => {
    const before = points[index - 1];
    if (before === undefined) return [];
    const outcome = now.affected.point === before.affected.point ? "impaired" : "affected";
    const [was, is] = [before[outcome].point, now[outcome].point];
    return is < was ? [{ kind: "restored", outcome, at: now.at, before: was, after: is }] : [];
  });
}

/** On which of some levels each mark stands, so that marks next to each other do not hide each other. `places` in order; what does not fit stands on the last. */
export function levelsOf(
  places: readonly number[],
  { apart, levels }: Record<"apart" | "levels", number>,
): readonly number[] {
  const lastOn: number[] = [];
  return places.map((place) => {
    const free = Array.from({ length: levels }, (_, level) => lastOn[level] ?? Number.NEGATIVE_INFINITY).findIndex(
      (last) => place - last >= apart,
    );
    const level = free === -1 ? levels - 1 : free;
    lastOn[level] = place;
    return level;
  });
}
