import type uPlot from "uplot";
import type { Colours } from "./colours.ts";
import { type Mark, levelsOf, shapeOf } from "./marks.ts";
import { COLOUR_OF, HOLLOW, OUTLINES } from "./shapes.tsx";

/** In CSS pixels: the lane above the curve in which marks stand, and how near two may stand on one level. */
export const LANE_HEIGHT = 50;
const LEVEL_HEIGHT = 15;
const LEVELS = 3;
const SIDE = 12;

/** Draws what happened into the lane above a chart, each with a thin line down to the axis. */
export function drawMarks(plot: uPlot, marks: readonly Mark[], colours: Colours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const places = marks.map(({ at }) => plot.valToPos(Date.parse(at) / 1000, "x", true));
  const levels = levelsOf(places, { apart: SIDE * ratio, levels: LEVELS });
  ctx.save();
  for (const [index, mark] of marks.entries()) {
    const [x, shape] = [places[index] ?? 0, shapeOf(mark)];
    const top = bbox.top - ((levels[index] ?? 0) + 1) * LEVEL_HEIGHT * ratio;
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = ratio;
    line(ctx, x, [bbox.top, bbox.top + bbox.height]);
    ctx.save();
    ctx.translate(x - (SIDE / 2) * ratio, top);
    ctx.scale(ratio, ratio);
    ctx.fillStyle = HOLLOW.has(shape) ? colours.card : colours[COLOUR_OF[shape]];
    ctx.strokeStyle = colours[COLOUR_OF[shape]];
    ctx.lineWidth = 1.5;
    const outline = new Path2D(OUTLINES[shape]);
    ctx.fill(outline); // oxlint-disable-line unicorn/no-array-fill-with-reference-type -- no array
    ctx.stroke(outline);
    ctx.restore();
  }
  ctx.restore();
}

/** Draws the moment that is looked at: a line, with a handle below. */
export function drawMoment(plot: uPlot, moment: number, colours: Colours): void {
  const { ctx, bbox, scales } = plot;
  const seconds = moment / 1000;
  if (seconds < (scales["x"]?.min ?? 0) || seconds > (scales["x"]?.max ?? 0)) return;
  const ratio = devicePixelRatio;
  const x = plot.valToPos(seconds, "x", true);
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colours.past;
  ctx.lineWidth = 2 * ratio;
  line(ctx, x, [bbox.top - LANE_HEIGHT * ratio, bbox.top + bbox.height]);
  ctx.beginPath();
  ctx.arc(x, bbox.top + bbox.height, 6 * ratio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

function line(ctx: CanvasRenderingContext2D, x: number, [from, to]: readonly [number, number]): void {
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
}
