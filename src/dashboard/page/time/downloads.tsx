import { isoOf } from "../data/wall-clock.ts";
import { useRef, useState } from "preact/hooks";
import type { Impact, Point } from "../data/answers.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { useColours } from "./colours.ts";
import type { Columns } from "./columns.ts";
import { inShort } from "../number/told.ts";
import { useWhose } from "../number/whose.ts";
import { chosenIn } from "../who/filtering.ts";
import { csvOf } from "./csv.ts";
import { figuresInWords } from "./legend.tsx";
import type { Mark } from "./marks.ts";
import { pictureOf } from "./picture.ts";
import type { Span } from "./window.ts";

type Props = {
  readonly view: NowView;
  readonly impact: Impact;
  readonly points: readonly Point[];
  readonly chart: {
    readonly columns: Columns;
    readonly span: Span;
    readonly moment: number;
    readonly marks: readonly Mark[];
  };
};

/** The curve to take along: as figures, and as a picture that says of what, when and by which estimate. */
export function Downloads({ view, impact, points, chart }: Props) {
  const { words, format } = useDesk();
  const { downloads, legend } = words.time;
  const colours = useColours();
  const texts = usePictureTexts(view, impact);
  const [isDrawing, setDrawing] = useState(false);
  const from = isoOf(chart.span.from).slice(0, "2018-12-06T05:00".length).replace(":", "-");
  const name = ["headcount", ...chosenIn(view.filter).map(({ value }) => value), from]
    .join("-")
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, "_");
  const save = useRef<HTMLAnchorElement>(null);
  const keep = (blob: Blob, extension: string): void => keepAs(save.current, blob, `${name}.${extension}`);
  const savePicture = async (): Promise<void> => {
    setDrawing(true);
    try {
      keep(await pictureOf({ ...chart, ...texts, legend: [legend.affected, legend.impaired], colours, format }), "png");
    } finally {
      setDrawing(false);
    }
  };
  return (
    <div class="actions">
      <button type="button" class="quiet" onClick={() => keep(new Blob([csvOf(points)], { type: "text/csv" }), "csv")}>
        {downloads.csv}
      </button>
      <button type="button" class="quiet" disabled={isDrawing} onClick={() => void savePicture()}>
        {downloads.png}
      </button>
      <a ref={save} hidden />
    </div>
  );
}

/** What must stand on a picture that goes from hand to hand. */
function usePictureTexts(view: NowView, impact: Impact) {
  const { words, format, about } = useDesk();
  const { downloads } = words.time;
  const { estimateId, at } = impact;
  const known = view.known === "then" ? downloads.knownThen : downloads.knownNow;
  const whose = useWhose(impact, view.filter);
  return {
    title: inShort(impact, words.number),
    lines: [
      ...(about.exercise === null ? [] : [words.frame.exercise(about.exercise)]),
      ...(whose === "" ? [] : [downloads.only(whose)]),
      figuresInWords(impact, format.moment(view.at ?? at), { words, format }),
      `${downloads.zone(format.zone)} ${known}`,
    ],
    small: downloads.estimate(estimateId),
  };
}

const FORGET_MILLISECONDS = 60_000;

function keepAs(link: HTMLAnchorElement | null, blob: Blob, name: string): void {
  if (link === null) return;
  const address = URL.createObjectURL(blob);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MILLISECONDS);
}
