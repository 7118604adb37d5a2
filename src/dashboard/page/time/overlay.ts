import type uPlot from "uplot";
import type { Colours } from "./colours.ts";
import { type Mark, type Shape, levelsOf, shapeOf } from "./marks.ts";
import { COLOUR_OF, HOLLOW, OUTLINES } from "./shapes.tsx";

/** In CSS pixels: the lane above the curve in which marks stand, and how near two may stand on one level. */
export const LANE_HEIGHT = 50;
const LEVEL_HEIGHT = 15;
const LEVELS = 3;
const SIDE = 12;

/** Draws thin lines to where something happened: behind the curve. */
export function drawMarkLines(plot: uPlot, marks: readonly Mark[], colours: Colours): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = colours.soft;
  ctx.globalAlpha = 0.5;
  ctx.lineWidth = devicePixelRatio;
  for (const x of placesOf(plot, marks)) line(ctx, x, [bbox.top, bbox.top + bbox.height]);
  ctx.restore();
}

/** Draws what happened into the lane above a chart. */
export function drawMarks(plot: uPlot, marks: readonly Mark[], colours: Colours): void {
  const { ctx, bbox } = plot;
  const places = placesOf(plot, marks);
  const levels = levelsOf(places, { apart: (SIDE + 1) * devicePixelRatio, levels: LEVELS });
  for (const [index, mark] of marks.entries()) {
    const top = bbox.top - ((levels[index] ?? 0) + 1) * LEVEL_HEIGHT * devicePixelRatio;
    ctx.save();
    ctx.setLineDash([]);
    ctx.translate((places[index] ?? 0) - (SIDE / 2) * devicePixelRatio, top);
    ctx.scale(devicePixelRatio, devicePixelRatio);
    drawShape(ctx, shapeOf(mark), colours);
    ctx.restore();
  }
}

function placesOf(plot: uPlot, marks: readonly Mark[]): readonly number[] {
  return marks.map(({ at }) => plot.valToPos(Date.parse(at) / 1000, "x", true));
}

function drawShape(ctx: CanvasRenderingContext2D, shape: Shape, colours: Colours): void {
  const outline = new Path2D(OUTLINES[shape]);
  ctx.fillStyle = HOLLOW.has(shape) ? colours.card : colours[COLOUR_OF[shape]];
  ctx.strokeStyle = colours[COLOUR_OF[shape]];
  ctx.lineWidth = 1.5;
  ctx.fill(outline); // oxlint-disable-line unicorn/no-array-fill-with-reference-type -- no array
  ctx.stroke(outline);
}

/** Draws the moment that is looked at: a line, with a handle below. */
export function drawMoment(plot: uPlot, moment: number, colours: Colours): void {
  const { ctx, bbox, scales } = plot;
  const seconds = moment / 1000;
  if (seconds < (scales["x"]?.min ?? 0) || seconds > (scales["x"]?.max ?? 0)) return;
  const ratio = devicePixelRatio;
  const x = plot.valToPos(seconds, "x", true);
  ctx.save();
  ctx.setLineDash([]);
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
