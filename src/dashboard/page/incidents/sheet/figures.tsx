import type { ComponentChildren } from "preact";
import type { Incident } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import type { Report } from "../answers.ts";
import { hitInWords, rangeInWords } from "../standing.ts";

type Props = { readonly incident: Incident; readonly record: Report | undefined; readonly answeredAt: string };
type Figures = Incident["present"];

/** The live figure, the greatest, and the one of record: they look different, since they are quoted differently. */
export function FiguresRow({ incident, record, answeredAt }: Props) {
  const { words, format } = useDesk();
  const { figure } = words.incidents;
  const { headline, present, peak } = incident;
  const isOver = incident.to !== null;
  return (
    <div class={`figures ${isOver ? "over" : "running"}`}>
      <FigureBox kind="live" title={figure.now(format.moment(answeredAt))} figures={present}>
        <span class="mark">{figure.live}</span>
        <strong class="size">{headline}</strong>
      </FigureBox>
      <FigureBox kind="peak" title={figure.peakAt(format.moment(peak.at))} figures={peak}>
        <strong class="size">{hitInWords(peak, words.incidents)}</strong>
      </FigureBox>
      <RecordBox record={record} />
    </div>
  );
}

function RecordBox({ record }: { readonly record: Report | undefined }) {
  const { words, format } = useDesk();
  const { figure } = words.incidents;
  if (record === undefined)
    return (
      <section class="figure record empty">
        <p>{figure.noRecord}</p>
      </section>
    );
  const title = figure.recordOf(format.count(record.number), format.moment(record.at));
  return (
    <FigureBox kind="record" title={title} figures={record.own}>
      <span class="mark">
        {figure.record} <a href={`/v1/sitreps/${record.reference}?format=html`}>{record.reference}</a>
      </span>
      <strong class="size">{record.headline}</strong>
    </FigureBox>
  );
}

type BoxProps = {
  readonly kind: "live" | "peak" | "record";
  readonly title: string;
  readonly figures: Pick<Figures, "affected" | "impaired">;
  readonly children: ComponentChildren;
};

function FigureBox({ kind, title, figures, children }: BoxProps) {
  const { words, format } = useDesk();
  const speech = { texts: words.incidents, format };
  const { affected, impaired } = figures;
  return (
    <section class={`figure ${kind}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
      <p>
        <data value={affected.point} data-figure={`${kind}.affected`}>
          {rangeInWords(affected, speech)}
        </data>
      </p>
      <p class="soft">
        <data value={impaired.point} data-figure={`${kind}.impaired`}>
          {words.incidents.figure.worse(rangeInWords(impaired, speech))}
        </data>
      </p>
    </section>
  );
}
