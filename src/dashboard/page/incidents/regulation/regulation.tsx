import { useState } from "preact/hooks";
import { type Asked, useAsked } from "../../data/use-asked.ts";
import type { IncidentView } from "../../data/view.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Filing, Obligations } from "./answers.ts";
import { ClockSection } from "./clocks/clock-section.tsx";
import { DraftsPart } from "./drafts/drafts-part.tsx";
import { PutRightSection } from "./drafts/put-right.tsx";
import type { Place } from "./place.ts";
import { VerdictsPart } from "./verdicts/verdicts-part.tsx";

type Props = {
  readonly view: IncidentView;
  readonly place: Place;
  readonly obligations: Asked<Obligations>;
  readonly now: number;
  readonly onToFacts: () => void;
};

/** What must be reported, to whom and by when; how each rule stands; what is to be filed. Not on the printed sheet, unless unfolded. */
export function Regulation({ view, place, obligations, now, onToFacts }: Props) {
  const { me } = useDesk();
  const files = may(me, "regulation");
  // At once, since what was filed may be wrong by now.
  const filed = useAsked<{ readonly filings: readonly Filing[] }>(files ? `${place.path}/filings` : undefined, {
    when: place.when,
  });
  const filings = filed.answer?.filings ?? [];
  const [ledToQuestions, setLed] = useState(0);
  const { answer, problem, again } = obligations;
  return (
    <div class="regulation">
      {filed.problem !== undefined && <ProblemNote problem={filed.problem} again={filed.again} />}
      {filings.length > 0 && <PutRightSection place={place} />}
      <ClockSection
        obligations={answer?.obligations}
        callFaults={answer?.callFaults ?? []}
        problem={problem}
        again={again}
        place={place}
        now={now}
        onToQuestions={() => setLed((before) => before + 1)}
      />
      <VerdictsPart view={view} place={place} led={ledToQuestions} onToFacts={onToFacts} />
      {files && <DraftsPart place={place} filings={filings} />}
    </div>
  );
}
