import { useDesk } from "../../../frame/desk.ts";
import { Fold } from "../../regulation/fold.tsx";
import { spelled } from "../../told/spelled.ts";
import { AsRead } from "../as-read.tsx";
import { ChosenWords } from "../editor/figures.tsx";
import { Length } from "../editor/one-text.tsx";
import { BoundValues } from "../editor/values.tsx";
import { departureInWords, isOutOfDate, nameOf } from "../standing.ts";
import { ActionButtons, type StatementProps } from "./action-buttons.tsx";
import { waitsFor } from "./actions.ts";
import { historyOf } from "./history.ts";
import { ToldTo } from "./told-to.tsx";

/** One statement: how it stands, its words, what can be done next, and all that became of it. */
export function StatementItem(props: StatementProps) {
  const { statement, place, onRecorded } = props;
  const { words } = useDesk();
  const texts = words.statements;
  const waits = waitsFor(statement);
  const isOld = isOutOfDate(statement);
  return (
    <li class={`statement ${statement.state} ${isOld ? "out-of-date" : ""}`} data-statement={statement.reference}>
      <h3>
        {nameOf(statement, texts)}{" "}
        <em class={`mark ${isOld ? "old" : statement.state}`}>
          {isOld ? texts.outOfDateMark : texts.states[statement.state]}
        </em>
      </h3>
      <p class="soft">{spelled(statement.reference, words.told.reports.spelled)}</p>
      <WhoDidWhat statement={statement} />
      <Departures statement={statement} />
      {waits !== undefined && <p class="waits">{texts.waits[waits]}</p>}
      <StatementWords statement={statement} isOpen={waits !== undefined} />
      {statement.publishedAt !== null && <ToldTo statement={statement} place={place} onRecorded={onRecorded} />}
      <ActionButtons {...props} />
      <History statement={statement} />
    </li>
  );
}

function WhoDidWhat({ statement }: Pick<StatementProps, "statement">) {
  const { words, format } = useDesk();
  const { by } = words.statements;
  const { authors, approvedBy, releasedBy, publishedBy, publishedAt, supersededBy, corrects, situation } = statement;
  const { at, nextUpdateAt } = situation;
  const said = [
    by.worded(authors.join(", ")),
    approvedBy === null ? "" : by.approved(approvedBy),
    releasedBy === null ? "" : by.released(releasedBy),
    publishedBy === null || publishedAt === null ? "" : by.published(publishedBy, format.moment(publishedAt)),
    corrects === null ? "" : by.corrects(corrects),
    supersededBy === null ? "" : by.superseded(supersededBy),
    by.asOf(format.moment(at)),
    nextUpdateAt === null ? "" : by.nextUpdate(format.moment(nextUpdateAt)),
  ];
  return <p>{said.filter((one) => one !== "").join("; ")}</p>;
}

/** What of one that stands is so no longer. */
export function Departures({ statement: { departures } }: Pick<StatementProps, "statement">) {
  const { words, format } = useDesk();
  if (departures.length === 0) return null;
  return (
    <ul class="departures">
      {departures.map((one) => (
        <li key={`${one.why} ${one.what}`}>{departureInWords(one, words.statements, format)}</li>
      ))}
    </ul>
  );
}

type WordsProps = Pick<StatementProps, "statement"> & { readonly isOpen: boolean };

/** Its texts as they are read, what was put in other words, and what its values come from. */
function StatementWords({ statement: { reference, texts: own, figures, values, languages }, isOpen }: WordsProps) {
  const texts = useDesk().words.statements;
  return (
    <Fold summary={texts.words} isOpenAtFirst={isOpen}>
      {figures.map((figure) => (
        <ChosenWords key={figure.name} figure={figure} />
      ))}
      <AsRead texts={own} note={({ length }) => <Length length={length} />} />
      {languages.map((language) => (
        <BoundValues key={language} values={values} language={language} of={reference} />
      ))}
    </Fold>
  );
}

function History({ statement }: Pick<StatementProps, "statement">) {
  const { words, format } = useDesk();
  const texts = words.statements.history;
  return (
    <Fold summary={texts.title}>
      <ol class="lines history">
        {historyOf(statement, texts).map(({ at, what, by, ground }, index) => (
          <li key={index}>
            <strong>{what}</strong> <small>{words.told.byAt(by, format.moment(at))}</small>
            {ground !== null && <p>{texts.why(ground)}</p>}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
