import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { useDesk } from "../frame/desk.ts";
import { chartOptions } from "./chart-options.ts";
import { useColours } from "./colours.ts";
import type { Columns } from "./columns.ts";
import type { Mark } from "./marks.ts";
import type { Span } from "./window.ts";

type Props = {
  readonly label: string;
  readonly columns: Columns;
  readonly span: Span;
  readonly moment: number;
  readonly marks: readonly Mark[];
  /** Where somebody points and pulls. */
  readonly seek: (moment: number) => void;
  readonly hover: (moment: number | undefined) => void;
};

const HEIGHT = 340;

/** The curve. Whoever does not see it or has no pointer has the slider and the list below it. */
export function Chart(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  usePlot(place, props);
  return <div class="chart" role="img" aria-label={props.label} ref={place} />;
}

/** Keeps a plot in an element; it is made anew only where its look is another. */
function usePlot(place: RefObject<HTMLDivElement | null>, props: Props): void {
  const { format } = useDesk();
  const colours = useColours();
  const latest = useRef(props);
  latest.current = props;
  const plot = useRef<uPlot | undefined>(undefined);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const options = chartOptions({
      colours,
      format,
      size: sizeIn(element),
      now: () => latest.current,
      hover: (moment) => latest.current.hover(moment),
    });
    const made = (plot.current = new uPlot(options, latest.current.columns, element));
    const pulling = listen(made, (moment) => latest.current.seek(moment));
    const resizing = new ResizeObserver(() => made.setSize(sizeIn(element)));
    resizing.observe(element);
    return () => {
      pulling();
      resizing.disconnect();
      made.destroy();
    };
  }, [colours, format]);
  const { columns, span, moment, marks } = props;
  useEffect(() => plot.current?.setData(columns), [columns, span.from, span.to]);
  useEffect(() => plot.current?.redraw(false, false), [moment, marks]);
}

function sizeIn({ clientWidth }: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: Math.max(clientWidth, 200), height: HEIGHT };
}

/** Tells of each moment that is pointed at, and pulled to from there. */
function listen(plot: uPlot, seek: (moment: number) => void): () => void {
  const { over } = plot;
  const tell = ({ clientX }: PointerEvent): void =>
    seek(plot.posToVal(clientX - over.getBoundingClientRect().left, "x") * 1000);
  const onMove = (event: PointerEvent): void => {
    if (over.hasPointerCapture(event.pointerId)) tell(event);
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    over.setPointerCapture(event.pointerId);
    tell(event);
  };
  over.addEventListener("pointerdown", onDown);
  over.addEventListener("pointermove", onMove);
  return () => {
    over.removeEventListener("pointerdown", onDown);
    over.removeEventListener("pointermove", onMove);
  };
}
