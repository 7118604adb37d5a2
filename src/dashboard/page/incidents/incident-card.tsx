import type { Incident, Summary } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { Fact } from "../number/fact.tsx";
import { hitInWords, rangeInWords, stateInWords, timeInWords, titleOf } from "./standing.ts";

type Props = { readonly incident: Summary; readonly fresh: string; readonly now: number };

/** An incident that runs, in short. */
export function IncidentCard({ incident, fresh, now }: Props) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const { id, state, present, peak, customerHours } = incident;
  const whole = useAsked<Incident>(`/v1/incidents/${encodeURIComponent(id)}`, { when: fresh });
  const speech = { texts, format };
  return (
    <article class={`card incident-card ${state}`} aria-labelledby={`incident-${id}`}>
      <p class="state">
        <strong>{texts.state[state]}</strong>: {stateInWords(incident, speech)}
      </p>
      <h3 id={`incident-${id}`}>
        <Link to={{ page: "incident", id }}>{titleOf(incident, whole.answer?.causes ?? [], texts)}</Link>
      </h3>
      <dl>
        <Fact term={texts.terms.now}>
          <span class="size">{hitInWords(present, texts)}</span>
          {present.affected.high > 0 && <small>{rangeInWords(present.affected, speech)}</small>}
        </Fact>
        <Fact term={texts.terms.peak}>
          <span class="size">{hitInWords(peak, texts)}</span>
          <small>{rangeInWords(peak.affected, speech)}</small>
        </Fact>
        <Fact term={texts.terms.time}>{timeInWords(incident, now, speech)}</Fact>
        <Fact term={texts.terms.customerHours}>{rangeInWords(customerHours, speech)}</Fact>
      </dl>
    </article>
  );
}
