import type { Problem } from "../data/ask.ts";
import { IncidentPage } from "../incidents/incident-page.tsx";
import { IncidentsPage } from "../incidents/incidents-page.tsx";
import { PRESENT, type View } from "../data/view.ts";
import { NowPage } from "../now-page.tsx";
import { PartnerNote } from "../sign-in/partner-note.tsx";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { WhatIfPage } from "../what-if/what-if-page.tsx";
import { type Me, may, seesAll, useDesk } from "./desk.ts";
import { Header, type Choices } from "./header.tsx";
import { Link } from "./link.tsx";
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
  // Two may have the same name and see different customers.
  const reader = JSON.stringify(me);
  return (
    <>
      <a class="skip" href="#main">
        {words.frame.skip}
      </a>
      {about.exercise !== null && <aside class="exercise">{words.frame.exercise(about.exercise)}</aside>}
      <Header choices={choices} />
      <PartnerNote key={reader} />
      <main id="main" tabIndex={-1}>
        {isReady ? (
          <CurrentView key={reader} />
        ) : problem === undefined ? (
          <p class="loading">{words.frame.loading}</p>
        ) : null}
        {!isReady && problem !== undefined && <ProblemNote problem={problem} again={again} level="h1" />}
      </main>
    </>
  );
}

function CurrentView() {
  const { view, words, me } = useDesk();
  const { frame, signIn } = words;
  if (view.page === "sign-in") return <SignInPage to={view.to} />;
  if (!may(me, "impact:read")) return <Note title={signIn.mayNotRead} text={signIn.mayNotReadHint} />;
  if (!isFor(me, view)) return <Note title={signIn.wholeOnly} text={signIn.wholeOnlyHint} isWithWay />;
  switch (view.page) {
    case "now":
      return <NowPage view={view} />;
    case "what-if":
      return <WhatIfPage question={view.question} />;
    case "incidents":
      return <IncidentsPage />;
    case "incident":
      return <IncidentPage key={view.id} view={view} />;
    case "nowhere":
      return <Note title={frame.nowhere.title} isWithWay />;
  }
}

/** Incidents are of the whole network. */
function isFor(me: Me, { page }: View): boolean {
  return seesAll(me) || (page !== "incidents" && page !== "incident");
}

type NoteProps = { readonly title: string; readonly text?: string; readonly isWithWay?: true };

/** That there is nothing to see here, and the way to where there is. */
function Note({ title, text, isWithWay }: NoteProps) {
  const { words } = useDesk();
  return (
    <section class="card">
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      {isWithWay === true && <Link to={PRESENT}>{words.frame.nowhere.back}</Link>}
    </section>
  );
}
