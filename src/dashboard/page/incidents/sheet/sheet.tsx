import type { Impact, Incident } from "../../data/answers.ts";
import { query } from "../../data/ask.ts";
import { useAsked } from "../../data/use-asked.ts";
import { useDesk } from "../../frame/desk.ts";
import type { Report } from "../answers.ts";
import { stateInWords, titleOf } from "../standing.ts";
import { Causes } from "./causes.tsx";
import { FiguresRow } from "./figures.tsx";
import { Nodes } from "./nodes.tsx";
import { OverTime } from "./over-time.tsx";
import { SheetFacts } from "./sheet-facts.tsx";
import { Verify } from "./verify.tsx";
import { Who } from "./who.tsx";

type Props = {
  readonly incident: Incident;
  readonly record: Report | undefined;
  readonly now: number;
  readonly answeredAt: string;
};

/** All of an incident that an executive asks for, on one page of A4. */
export function Sheet({ incident, record, now, answeredAt }: Props) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const { id, state, peak } = incident;
  const atPeak = useAsked<Impact>(`/v1/impact${query({ at: peak.at })}`, { when: incident.joint.estimateId });
  return (
    <article class={`card sheet ${state}`} aria-labelledby="incident-title">
      <header>
        <h1 id="incident-title">{titleOf(incident, incident.causes, texts)}</h1>
        <p class="state">
          {texts.number(id)}. <strong>{texts.state[state]}</strong>: {stateInWords(incident, { texts, format })}
        </p>
      </header>
      <FiguresRow incident={incident} record={record} answeredAt={answeredAt} />
      <SheetFacts incident={incident} now={now} />
      <Who incident={incident} />
      <OverTime incident={incident} now={now} />
      <Causes incident={incident} />
      <Nodes incident={incident} />
      <Verify incident={incident} peakEstimateId={atPeak.answer?.estimateId} />
    </article>
  );
}
