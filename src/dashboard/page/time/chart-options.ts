import uPlot from "uplot";
import type { Format } from "../data/format.ts";
import { timeLabels } from "./axis.ts";
import type { Colours } from "./colours.ts";
import { FIGURES } from "./columns.ts";
import type { Mark } from "./marks.ts";
import { LANE_HEIGHT, drawMarkLines, drawMarks, drawMoment } from "./overlay.ts";
import type { Span } from "./window.ts";

type Size = { readonly width: number; readonly height: number };

type Look = {
  readonly colours: Colours;
  readonly format: Format;
  readonly size: Size;
  /** What is shown, at each drawing. */
  readonly now: () => { readonly span: Span; readonly moment: number; readonly marks: readonly Mark[] };
  readonly drawn?: (plot: uPlot) => void;
  readonly hover: (moment: number | undefined) => void;
};

const FONT = "12px system-ui, sans-serif";

/** How a chart of figures over time looks: steps, since a figure holds until the next. */
export function chartOptions({ colours, format, size, now, hover, drawn }: Look): uPlot.Options {
  return {
    ...size,
    padding: [LANE_HEIGHT, 12, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), format.zone),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: true, range: () => [now().span.from / 1000, now().span.to / 1000] },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.06 : 1] },
    },
    axes: axesOf(colours, format, size),
    series: [{}, ...FIGURES.map((name) => ({ ...seriesOf(colours)[name], paths: stepsOf(), points: { show: false } }))],
    bands: [
      { series: [seriesIndex("impaired.high"), seriesIndex("impaired.low")], fill: hatch(colours.worseHatch, "up") },
      {
        series: [seriesIndex("affected.high"), seriesIndex("affected.low")],
        fill: hatch(colours.affectedHatch, "down"),
      },
    ],
    hooks: {
      drawAxes: [(plot) => drawMarkLines(plot, now().marks, colours)],
      draw: [
        (plot) => {
          drawMarks(plot, now().marks, colours);
          drawMoment(plot, now().moment, colours);
          drawn?.(plot);
        },
      ],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor;
          hover(left < 0 ? undefined : Math.round(plot.posToVal(left, "x") * 1000));
        },
      ],
    },
  };
}

function stepsOf(): uPlot.Series.PathBuilder {
  const steps = uPlot.paths.stepped?.({ align: 1 });
  if (steps === undefined) throw new Error("uPlot draws no steps");
  return steps;
}

function seriesIndex(name: (typeof FIGURES)[number]): number {
  return FIGURES.indexOf(name) + 1;
}

function seriesOf(colours: Colours): Readonly<Record<(typeof FIGURES)[number], uPlot.Series>> {
  return {
    "affected.high": {},
    "affected.low": {},
    "impaired.high": {},
    "impaired.low": {},
    "affected.point": { stroke: colours.affected, width: 3, fill: colours.affectedGround },
    "impaired.point": { stroke: colours.worse, width: 2, dash: [6, 4] },
  };
}

const NARROW = 480;

/** Beside the curve, in CSS pixels: the slider below begins where the curve does (time.css). */
const COUNTS_WIDTH = 48;

function axesOf(colours: Colours, format: Format, { width }: Size): uPlot.Axis[] {
  const lines = { stroke: colours.line, width: 1 };
  const look = { stroke: colours.soft, font: FONT, grid: lines, ticks: { ...lines, size: 4 } };
  return [
    {
      ...look,
      size: 46,
      space: width < NARROW ? 56 : 80,
      values: (_plot, splits) => timeLabels(splits, format),
    },
    {
      ...look,
      size: COUNTS_WIDTH,
      values: (_plot, splits) => splits.map((count) => countLabel(count, format)),
    },
  ];
}

/** There is no half a customer. */
function countLabel(count: number, format: Format): string {
  return Number.isInteger(count) ? format.compact(count) : "";
}

/** Lines across, which tell a band from the other and from the ground without colour. */
function hatch(colour: string, way: "up" | "down"): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const ctx = tile.getContext("2d");
  if (ctx === null) return colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.6;
  for (const shift of [-8, 0, 8]) {
    ctx.moveTo(shift, way === "down" ? 0 : 8);
    ctx.lineTo(shift + 8, way === "down" ? 8 : 0);
  }
  ctx.stroke();
  return ctx.createPattern(tile, "repeat") ?? colour;
}
