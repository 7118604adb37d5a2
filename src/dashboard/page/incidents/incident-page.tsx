import { useMemo, useState } from "preact/hooks";
import type { Incident } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import { useNow } from "../data/use-now.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { ProblemNote } from "../frame/problem-note.tsx";
import type { Report } from "./answers.ts";
import { useFresh } from "./fresh.ts";
import { Sheet } from "./sheet/sheet.tsx";
import { Told } from "./told/told.tsx";

/** One incident: a sheet that can be printed, and below it what people know and said of it. */
export function IncidentPage({ id }: { readonly id: string }) {
  const { words } = useDesk();
  const fresh = useFresh();
  const [writes, setWrites] = useState(0);
  const now = useNow();
  const path = `/v1/incidents/${encodeURIComponent(id)}`;
  const when = `${fresh} ${writes}`;
  const { answer, problem, again } = useAsked<Incident>(path, { when });
  // Not the time of looking at it: what cannot be asked anew gets older.
  const answeredAt = useMemo(() => new Date().toISOString(), [answer]);
  const reports = useAsked<{ readonly sitreps: readonly Report[] }>(answer && `${path}/sitreps`, { when });
  const sitreps = reports.answer?.sitreps ?? [];
  return (
    <div class="incident">
      <p class="back">
        <Link to={{ page: "incidents" }}>← {words.incidents.back}</Link>
      </p>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer === undefined && <NoSheet id={id} isAsked={problem === undefined} />}
      {answer !== undefined && (
        <>
          <Sheet incident={answer} record={sitreps.at(-1)} now={now} answeredAt={answeredAt} />
          <Told
            incident={answer}
            answeredAt={answeredAt}
            reports={sitreps}
            path={path}
            when={when}
            onChange={() => setWrites((before) => before + 1)}
          />
        </>
      )}
      {reports.problem !== undefined && <ProblemNote problem={reports.problem} again={reports.again} />}
    </div>
  );
}

/** The sheet is headed by what failed; where there is none, by the number that was asked for. */
function NoSheet({ id, isAsked }: { readonly id: string; readonly isAsked: boolean }) {
  const { words } = useDesk();
  if (isAsked) return <p class="loading">{words.frame.loading}</p>;
  return <h1 class="hidden">{words.incidents.number(id)}</h1>;
}
