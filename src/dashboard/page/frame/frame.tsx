import { type Problem } from "../data/ask.ts";
import { IncidentPage } from "../incidents/incident-page.tsx";
import { IncidentsPage } from "../incidents/incidents-page.tsx";
import { NowPage } from "../now-page.tsx";
import { seesAll, useDesk } from "./desk.ts";
import { Header, type Choices } from "./header.tsx";
import { Link } from "./link.tsx";
import { PRESENT } from "../data/view.ts";
import { ProblemNote } from "./problem-note.tsx";

type Props = {
  readonly isReady: boolean;
  readonly problem: Problem | undefined;
  readonly choices: Choices;
  readonly again: () => void;
};

/** What stands around every view. */
export function Frame({ isReady, problem, choices, again }: Props) {
  const { words, about, me } = useDesk();
  return (
    <>
      <a class="skip" href="#main">
        {words.frame.skip}
      </a>
      {about.exercise !== null && <div class="exercise">{words.frame.exercise(about.exercise)}</div>}
      <Header choices={choices} />
      {!seesAll(me) && me.operators.length > 0 && (
        <div class="notice partner">{words.frame.partner([me.operators].flat().join(", "))}</div>
      )}
      <main id="main" tabIndex={-1}>
        {isReady ? <CurrentView /> : problem === undefined ? <p class="loading">{words.frame.loading}</p> : null}
        {!isReady && problem !== undefined && <ProblemNote problem={problem} again={again} />}
      </main>
    </>
  );
}

function CurrentView() {
  const { view, words } = useDesk();
  switch (view.page) {
    case "now":
      return <NowPage view={view} />;
    case "incidents":
      return <IncidentsPage />;
    case "incident":
      return <IncidentPage key={view.id} id={view.id} />;
    case "what-if":
    case "sign-in":
    case "nowhere":
      return (
        <section class="card">
          <h1>{words.frame.nowhere.title}</h1>
          <Link to={PRESENT}>{words.frame.nowhere.back}</Link>
        </section>
      );
  }
}
