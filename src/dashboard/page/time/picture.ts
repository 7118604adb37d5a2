import uPlot from "uplot";
import type { Format } from "../data/format.ts";
import { chartOptions } from "./chart-options.ts";
import type { Colours } from "./colours.ts";
import type { Columns } from "./columns.ts";
import type { Mark } from "./marks.ts";
import { wrapped } from "./wrap.ts";
import type { Span } from "./window.ts";

type Given = {
  readonly columns: Columns;
  readonly span: Span;
  readonly moment: number;
  readonly marks: readonly Mark[];
  readonly colours: Colours;
  readonly format: Format;
  readonly title: string;
  readonly lines: readonly string[];
  readonly small: string;
  /** Of the solid line and of the dashed one. */
  readonly legend: readonly string[];
};

/** In CSS pixels, whatever the device: a picture for slides and mails. */
const WIDTH = 1200;
const CHART_HEIGHT = 420;
const EDGE = 32;
const FAMILY = "system-ui, sans-serif";
const FONTS = { title: `700 34px ${FAMILY}`, line: `18px ${FAMILY}`, small: "12px ui-monospace, monospace" } as const;

/** A picture of the curve with all that it must not be separated from. */
export async function pictureOf(given: Given): Promise<Blob> {
  const plot = await plotOf(given);
  try {
    const canvas = document.createElement("canvas");
    const pen = penOn(canvas);
    pen.font = FONTS.small;
    const small = wrapped(given.small, (text) => pen.measureText(text).width <= WIDTH - 2 * EDGE);
    const height = EDGE * 2 + 50 + 27 * (given.lines.length + 1) + CHART_HEIGHT + 18 * small.length;
    canvas.width = WIDTH * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    pen.scale(devicePixelRatio, devicePixelRatio);
    draw(pen, plot.ctx.canvas, { ...given, small, height });
    return await blobOf(canvas);
  } finally {
    plot.destroy();
  }
}

/** Draws from above to below. */
function draw(
  pen: CanvasRenderingContext2D,
  chart: HTMLCanvasElement,
  { colours, title, lines, legend, small, height }: Omit<Given, "small"> & { small: readonly string[]; height: number },
): void {
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, WIDTH, height);
  pen.textBaseline = "top";
  let top = EDGE;
  const write = (text: string, font: string, step: number): void => {
    pen.font = font;
    pen.fillText(text, EDGE, top, WIDTH - 2 * EDGE);
    top += step;
  };
  pen.fillStyle = colours.text;
  write(title, FONTS.title, 50);
  pen.fillStyle = colours.soft;
  for (const line of lines) write(line, FONTS.line, 27);
  drawLegend(pen, { legend, colours, top });
  top += 27;
  pen.drawImage(chart, EDGE, top, WIDTH - 2 * EDGE, CHART_HEIGHT);
  top += CHART_HEIGHT + 8;
  pen.fillStyle = colours.soft;
  for (const line of small) write(line, FONTS.small, 18);
}

function drawLegend(
  pen: CanvasRenderingContext2D,
  { legend, colours, top }: Pick<Given, "legend" | "colours"> & { readonly top: number },
): void {
  let left = EDGE;
  const looks = [
    { stroke: colours.affected, dash: [], width: 4 },
    { stroke: colours.worse, dash: [8, 5], width: 3 },
  ];
  for (const [index, text] of legend.entries()) {
    const { stroke, dash, width } = looks[index] ?? { stroke: colours.soft, dash: [], width: 1 };
    pen.save();
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    pen.moveTo(left, top + 10);
    pen.lineTo(left + 36, top + 10);
    pen.stroke();
    pen.restore();
    pen.font = FONTS.line;
    pen.fillText(text, left + 46, top);
    left += 46 + pen.measureText(text).width + 32;
  }
}

async function plotOf({ columns, span, moment, marks, colours, format }: Given): Promise<uPlot> {
  const size = { width: WIDTH - 2 * EDGE, height: CHART_HEIGHT };
  return await new Promise((resolve) => {
    const options = chartOptions({
      colours,
      format,
      size,
      now: () => ({ span, moment, marks }),
      hover: () => undefined,
      drawn: resolve,
    });
    return new uPlot(options, columns);
  });
}

function penOn(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser draws no pictures");
  return pen;
}

async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("this browser makes no pictures")) : resolve(blob)));
  });
}
