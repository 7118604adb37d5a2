import { useMemo, useState } from "preact/hooks";
import type { Incident } from "../data/answers.ts";
import { byService } from "../data/clock.ts";
import { useAsked } from "../data/use-asked.ts";
import { useNow } from "../data/use-now.ts";
import type { IncidentView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { ProblemNote } from "../frame/problem-note.tsx";
import type { Report } from "./answers.ts";
import { useFresh } from "./fresh.ts";
import type { Obligations } from "./regulation/answers.ts";
import { Glance } from "./regulation/clocks/glance.tsx";
import { Regulation } from "./regulation/regulation.tsx";
import { PublicGlance } from "./statements/public-glance.tsx";
import { StatementsPart } from "./statements/statements-part.tsx";
import { useHoldings, useStatements } from "./statements/use-statements.ts";
import { Sheet } from "./sheet/sheet.tsx";
import { Told } from "./told/told.tsx";

/** One incident: a sheet that can be printed, and below it what must be reported and what people know and said of it. */
export function IncidentPage({ view }: { readonly view: IncidentView }) {
  const { words } = useDesk();
  const fresh = useFresh();
  const [writes, setWrites] = useState(0);
  const path = `/v1/incidents/${encodeURIComponent(view.id)}`;
  const when = `${fresh} ${writes}`;
  const { answer, problem, again } = useAsked<Incident>(path, { when });
  return (
    <div class="incident">
      <p class="back">
        <Link to={{ page: "incidents" }}>← {words.incidents.back}</Link>
      </p>
      {problem !== undefined && (
        <ProblemNote problem={problem} again={again} level={answer === undefined ? "h1" : "strong"} />
      )}
      {answer === undefined && problem === undefined && <p class="loading">{words.frame.loading}</p>}
      {answer !== undefined && (
        <Whole
          view={view}
          incident={answer}
          path={path}
          when={when}
          onChange={() => setWrites((before) => before + 1)}
        />
      )}
    </div>
  );
}

type WholeProps = {
  readonly view: IncidentView;
  readonly incident: Incident;
  readonly path: string;
  readonly when: string;
  readonly onChange: () => void;
};

function Whole({ view, incident, path, when, onChange }: WholeProps) {
  const now = byService(useNow());
  // Not the time of looking at it: what cannot be asked anew gets older.
  const answeredAt = useMemo(() => new Date(byService()).toISOString(), [incident]);
  const reports = useAsked<{ readonly sitreps: readonly Report[] }>(`${path}/sitreps`, { when });
  const obligations = useAsked<Obligations>(`${path}/obligations`, { when });
  const statements = useStatements({ path, when, now });
  const holdings = useHoldings(statements.answer, incident, when);
  const [ledToFacts, setLed] = useState(0);
  const [ledToPublic, setLedToPublic] = useState(0);
  const sitreps = reports.answer?.sitreps ?? [];
  const telling = { path, when, onChange };
  const place = { id: incident.id, ...telling };
  return (
    <>
      <Glance obligations={obligations.answer?.obligations ?? []} now={now} />
      <PublicGlance
        asked={statements}
        holdings={holdings}
        place={place}
        onSee={() => setLedToPublic((before) => before + 1)}
      />
      <Sheet incident={incident} record={sitreps.at(-1)} now={now} answeredAt={answeredAt} />
      <Regulation
        view={view}
        place={place}
        obligations={obligations}
        now={now}
        onToFacts={() => setLed((before) => before + 1)}
      />
      <StatementsPart statements={statements.answer} reports={sitreps} place={place} led={ledToPublic} />
      <Told incident={incident} answeredAt={answeredAt} reports={sitreps} ledToFacts={ledToFacts} {...telling} />
      {reports.problem !== undefined && <ProblemNote problem={reports.problem} again={reports.again} />}
    </>
  );
}
