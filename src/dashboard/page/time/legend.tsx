import { isoOf } from "../data/wall-clock.ts";
import type { Point, Range, Timeline } from "../data/answers.ts";
import { type Desk, useDesk } from "../frame/desk.ts";
import { type Mark, shapeOf } from "./marks.ts";
import { figureAt } from "./run.ts";
import { MarkShape, SHAPES } from "./shapes.tsx";
import type { Span } from "./window.ts";

/** What the lines and outlines mean; of the outlines those that are there. */
export function Legend({ marks }: { readonly marks: readonly Mark[] }) {
  const { legend, happened } = useDesk().words.time;
  const present = new Set(marks.map(shapeOf));
  return (
    <ul class="legend">
      <li>
        <LineSample name="affected" /> {legend.affected}
      </li>
      <li>
        <LineSample name="impaired" /> {legend.impaired}
      </li>
      <li>
        <span class="sample band" aria-hidden="true" /> {legend.band}
      </li>
      {SHAPES.filter((shape) => present.has(shape)).map((shape) => (
        <li key={shape}>
          <MarkShape shape={shape} /> {happened.shapes[shape]}
        </li>
      ))}
    </ul>
  );
}

function LineSample({ name }: { readonly name: "affected" | "impaired" }) {
  return (
    <svg class={`sample ${name}`} viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
      <path d="M0 5h28" />
    </svg>
  );
}

/** The figures at one moment, as text. */
export function Readout({ known, moment }: { readonly known: Known; readonly moment: number }) {
  return <p class="readout">{useReadout(known, moment)}</p>;
}

export type Known = {
  readonly points: readonly Point[];
  /** Until when it is known how it went. */
  readonly end: number;
};

/** What held at a moment; nothing is said of what came after all that is known. */
export function useReadout({ points, end }: Known, moment: number): string {
  const { words, format } = useDesk();
  const figure = figureAt(points, moment);
  const when = format.moment(isoOf(moment));
  if (figure === undefined || moment > end) return words.time.readoutNothing(when);
  return figuresInWords(figure, when, { words, format });
}

/** Both figures of a moment with their ranges. */
export function figuresInWords(
  { affected, impaired }: Pick<Point, "affected" | "impaired">,
  moment: string,
  { words, format }: Pick<Desk, "words" | "format">,
): string {
  const text = ({ low, point, high }: Range): string =>
    low === high ? format.count(point) : words.time.range(format.count(point), format.count(low), format.count(high));
  return words.time.readout({ moment, affected: text(affected), impaired: text(impaired) });
}

/** The curve as a sentence. */
export function useChartLabel({ peak }: Timeline, span: Span): string {
  const { words, format } = useDesk();
  const [from, to] = [format.moment(isoOf(span.from)), format.moment(isoOf(span.to))];
  if (peak === null || peak.affected.point === 0) return words.time.chartOfNobody(from, to);
  return words.time.chart({ from, to, most: format.count(peak.affected.point), peak: format.moment(peak.at) });
}
