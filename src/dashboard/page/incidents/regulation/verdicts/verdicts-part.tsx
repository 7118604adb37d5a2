import { useMemo } from "preact/hooks";
import { useAsked } from "../../../data/use-asked.ts";
import type { IncidentView } from "../../../data/view.ts";
import { useDesk } from "../../../frame/desk.ts";
import { ProblemNote } from "../../../frame/problem-note.tsx";
import { Part } from "../../part.tsx";
import type { Verdicts } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { Filters } from "./filters.tsx";
import { byProvider, providersOf } from "./grouping.ts";
import { ProviderVerdicts } from "./provider-verdicts.tsx";
import { Questions } from "./questions.tsx";

type Props = { readonly view: IncidentView; readonly place: Place; readonly onToFacts: () => void };

/** How each rule stands, asked for once it is unfolded; whether it is, the address says. */
export function VerdictsPart({ view, place, led, onToFacts }: Props & { readonly led: number }) {
  const { words, go } = useDesk();
  const { page, id } = view;
  return (
    <Part
      title={words.regulation.verdicts.title}
      isOpenAtFirst={view.verdicts !== undefined}
      led={led}
      onToggle={(isOpen) => go(isOpen ? { verdicts: "relevant", ...view } : { page, id }, "replace")}
    >
      <Judged view={view} place={place} onToFacts={onToFacts} />
    </Part>
  );
}

function Judged({ view, place, onToFacts }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  const { answer, problem, again } = useAsked<Verdicts>(`${place.path}/verdicts`, { when: place.when });
  // What counts down beside it is drawn every second; this only where it changes.
  const table = useMemo(
    () => answer && <Table view={view} place={place} answer={answer} />,
    [answer, view.verdicts, view.provider, words, format],
  );
  return (
    <div class="verdicts">
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer === undefined && problem === undefined && <p class="loading">{words.frame.loading}</p>}
      {answer !== undefined && (
        <>
          <p class="soft">{texts.asOf(format.moment(answer.at))}</p>
          <Questions answer={answer} place={place} onToFacts={onToFacts} />
          {table}
        </>
      )}
    </div>
  );
}

type TableProps = Pick<Props, "view" | "place"> & { readonly answer: Verdicts };

function Table({ view, place, answer }: TableProps) {
  const texts = useDesk().words.regulation.verdicts;
  const shown = byProvider(answer.verdicts, view.provider);
  if (answer.verdicts.length === 0) return <p>{texts.none}</p>;
  return (
    <>
      <Filters view={view} providers={providersOf(answer)} />
      {shown.map((own, index) => (
        <ProviderVerdicts
          // One that is chosen is unfolded, whatever it was among all.
          key={`${view.provider} ${own.provider.id}`}
          own={own}
          place={place}
          isFirst={index === 0}
          isAll={view.verdicts === "all"}
        />
      ))}
      <NotApplicable answer={answer} provider={view.provider} />
    </>
  );
}

type NotApplicableProps = { readonly answer: Verdicts; readonly provider: string | undefined };

/** Rules that are for others, each with why. */
function NotApplicable({ answer, provider }: NotApplicableProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  const names = new Map(providersOf(answer).map(({ id, name }) => [id, name]));
  const others = answer.notApplicable.filter((one) => provider === undefined || one.provider === provider);
  if (others.length === 0) return null;
  return (
    <Fold summary={texts.notApplicable(format.count(others.length))}>
      <ul class="lines">
        {others.map(({ rule, provider: of, jurisdiction, why }) => (
          <li key={`${rule} ${of} ${jurisdiction}`}>
            {names.get(of) ?? of}: {rule} <small>{why}</small>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
