import { isoOf } from "../data/wall-clock.ts";
import { useMemo } from "preact/hooks";
import type { DeclarationToRead, Incidents, NodeEvents, Point, ReportToRead } from "../data/answers.ts";
import { type Problem, ask, query } from "../data/ask.ts";
import { useAnswer, useAsked } from "../data/use-asked.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { type Mark, marksOf } from "./marks.ts";
import type { Span } from "./window.ts";
import { HOUR_MILLISECONDS } from "../data/durations.ts";

type Wanted = {
  readonly points: readonly Point[];
  readonly span: Span;
  /** As it was known then; undefined: as it is known now. */
  readonly knownAt: number | undefined;
  /** What is recorded meanwhile is asked for when this is another. */
  readonly sequence: number;
  readonly incidents: KnownIncidents;
};

export type Happened = {
  readonly marks: readonly Mark[];
  readonly problem: Problem | undefined;
  /** Whether there were more events than one answer holds. */
  readonly isCut: boolean;
};

export const MOST_EVENTS = 1_000;

/** What happened in a time, as far as the reader may see it: a partner sees only how its own curve fell. */
export function useMarks({
  points,
  span,
  knownAt,
  sequence,
  incidents: { asked: incidents, fresh },
}: Wanted): Happened {
  const isWhole = seesAll(useDesk().me);
  const when = sequence;
  const events = useAsked<NodeEvents>(isWhole ? eventsPath(span) : undefined, { when });
  const said = useAsked<Declarations>(isWhole ? "/v1/declarations" : undefined, { when });
  const { reports, problem } = useReports(incidentsIn(incidents.answer, span), fresh);
  const marks = useMemo(() => {
    const { events: happened } = events.answer ?? NO_EVENTS;
    const { declarations } = said.answer ?? NO_DECLARATIONS;
    return marksOf({ events: happened, declarations, reports, points }, span, knownAt);
  }, [events.answer, said.answer, reports, points, span.from, span.to, knownAt]);
  return {
    marks,
    problem: [events.problem, said.problem, incidents.problem, problem].find((one) => one !== undefined),
    isCut: typeof events.answer?.next === "number",
  };
}

type Declarations = { readonly declarations: readonly DeclarationToRead[] };
const NO_DECLARATIONS: Declarations = { declarations: [] };
const NO_EVENTS: NodeEvents = { events: [], next: null };

/** By whole hours, so that it is not asked anew with every second that passes; what lies outside is left out later. */
function eventsPath({ from, to }: Span): string {
  const [first, last] = [Math.floor(from / HOUR_MILLISECONDS), Math.ceil(to / HOUR_MILLISECONDS) + 1];
  const moments = { from: isoOf(first * HOUR_MILLISECONDS), to: isoOf(last * HOUR_MILLISECONDS) };
  return `/v1/events${query({ ...moments, limit: String(MOST_EVENTS) })}`;
}

/** The ids of those that ran at any time within a time. */
function incidentsIn(answer: Incidents | undefined, span: Span): readonly string[] {
  const running = (answer?.incidents ?? []).filter(
    ({ from, to }) => Date.parse(from) <= span.to && (to === null || Date.parse(to) >= span.from),
  );
  return running.map(({ id }) => id);
}

type Reports = { readonly reports: readonly ReportToRead[]; readonly problem: Problem | undefined };
const NO_REPORTS: readonly ReportToRead[] = [];

/** What was reported of incidents; of none of them where it cannot be had of each. */
function useReports(incidents: readonly string[], fresh: string): Reports {
  const key = incidents.length === 0 ? undefined : JSON.stringify(incidents);
  const { answer, problem } = useAnswer(key, async (_, signal) => await reportsOf(incidents, signal), { when: fresh });
  return { reports: problem === undefined ? (answer ?? NO_REPORTS) : NO_REPORTS, problem };
}

async function reportsOf(incidents: readonly string[], signal: AbortSignal): Promise<readonly ReportToRead[]> {
  const asked = incidents.map(async (id) => {
    const path = `/v1/incidents/${encodeURIComponent(id)}/sitreps`;
    return await ask<{ readonly sitreps: readonly ReportToRead[] }>(path, { signal });
  });
  return (await Promise.all(asked)).flatMap(({ sitreps }) => sitreps);
}
