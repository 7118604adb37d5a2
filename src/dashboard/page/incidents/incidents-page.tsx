import type { Incidents } from "../data/answers.ts";
import { byService } from "../data/clock.ts";
import { useAsked } from "../data/use-asked.ts";
import { useNow } from "../data/use-now.ts";
import { PRESENT } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { ProblemNote } from "../frame/problem-note.tsx";
import { kindOf } from "../number/mood.ts";
import { useFresh } from "./fresh.ts";
import { IncidentCard } from "./incident-card.tsx";
import { IncidentTable } from "./incident-table.tsx";
import { rangeInWords } from "./standing.ts";

/** Every outage: those that run first, and before them what they come to together. */
export function IncidentsPage() {
  const { words } = useDesk();
  const fresh = useFresh();
  const { answer, problem, again } = useAsked<Incidents>("/v1/incidents", { when: fresh });
  return (
    <div class="incidents">
      <h1>{words.incidents.title}</h1>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer === undefined && problem === undefined && <p class="loading">{words.frame.loading}</p>}
      {answer !== undefined && <Listed answer={answer} fresh={fresh} />}
    </div>
  );
}

function Listed({ answer, fresh }: { readonly answer: Incidents; readonly fresh: string }) {
  const { words, format } = useDesk();
  const now = byService(useNow());
  const texts = words.incidents;
  const running = answer.incidents.filter(({ state }) => state !== "closed");
  const closed = answer.incidents.filter(({ state }) => state === "closed");
  return (
    <>
      <Joint joint={answer.joint} />
      {answer.incidents.length === 0 ? (
        <Nothing hasBlips={answer.blips.length > 0} />
      ) : (
        <section aria-labelledby="running">
          <h2 id="running">
            {running.length === 0 ? texts.none.noneOpen : texts.running(format.count(running.length))}
          </h2>
          <div class="incident-cards">
            {running.map((incident) => (
              <IncidentCard key={incident.id} incident={incident} fresh={fresh} now={now} />
            ))}
          </div>
        </section>
      )}
      {closed.length > 0 && (
        <section aria-labelledby="closed">
          <h2 id="closed">{texts.closed(format.count(closed.length))}</h2>
          <IncidentTable incidents={closed} now={now} labelledBy="closed" />
        </section>
      )}
      {answer.blips.length > 0 && (
        <details class="card">
          <summary id="blips">{texts.blips(format.count(answer.blips.length))}</summary>
          <IncidentTable incidents={answer.blips} now={now} labelledBy="blips" />
        </details>
      )}
      {answer.withdrawn.length > 0 && <p class="notice past">{texts.withdrawn(answer.withdrawn.join(", "))}</p>}
    </>
  );
}

function Joint({ joint }: { readonly joint: Incidents["joint"] }) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const figure = rangeInWords(joint.affected, { texts, format });
  return (
    <section class="card joint" aria-labelledby="joint" data-estimate={joint.estimateId}>
      <h2 id="joint">{texts.joint.title}</h2>
      <p class={`joint-size ${kindOf(joint)}`}>{joint.headline}</p>
      <p>
        <data value={joint.affected.point} data-figure="joint.affected">
          {texts.joint.of(figure, format.count(joint.base))}
        </data>
      </p>
      <p class="soft">
        {texts.joint.asOf(format.moment(joint.at))}. <Link to={PRESENT}>{texts.joint.live}</Link>
      </p>
      <p class="soft">{texts.joint.note}</p>
    </section>
  );
}

function Nothing({ hasBlips }: { readonly hasBlips: boolean }) {
  const { none } = useDesk().words.incidents;
  return (
    <section class="card none">
      <h2>{none.title}</h2>
      <p>{none.what}</p>
      {hasBlips && <p>{none.only}</p>}
    </section>
  );
}
