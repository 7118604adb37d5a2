import { useState } from "preact/hooks";
import { may, useDesk } from "../../../frame/desk.ts";
import { useFocusBack } from "../../told/focus.ts";
import type { Question, Verdicts } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { Recorded, useRecording } from "../recorded.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { fewFirst, wayOf } from "./asking.ts";
import { providersOf } from "./grouping.ts";

type Props = { readonly answer: Verdicts; readonly place: Place; readonly onToFacts: () => void };

/** The few questions that settle most of what is not known, and below them the others. */
export function Questions({ answer, place, onToFacts }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.questions;
  const { recorded, heading, record } = useRecording(place.onChange);
  const { few, rest } = fewFirst(answer.questions);
  const names = new Map(providersOf(answer).map(({ id, name }) => [id, name]));
  const common = { names, place, onToFacts, onAnswered: record };
  return (
    <section class="questions" aria-labelledby="questions-title">
      <h3 id="questions-title" ref={heading} tabIndex={-1}>
        {texts.title}
      </h3>
      <Recorded text={recorded && texts.recorded(recorded)} />
      <p class="soft">{answer.questions.length === 0 ? texts.none : texts.intro}</p>
      <QuestionList questions={few} {...common} />
      {rest.length > 0 && (
        <Fold summary={texts.more(format.count(rest.length))}>
          <QuestionList questions={rest} {...common} />
        </Fold>
      )}
    </section>
  );
}

type Common = {
  readonly names: ReadonlyMap<string, string>;
  readonly place: Place;
  readonly onToFacts: () => void;
  readonly onAnswered: (what: string) => void;
};

function QuestionList({ questions, ...common }: Common & { readonly questions: readonly Question[] }) {
  return (
    <ul class="question-list">
      {questions.map((question) => (
        <QuestionItem key={`${question.field} ${question.jurisdiction}`} question={question} {...common} />
      ))}
    </ul>
  );
}

type ItemProps = Common & { readonly question: Question };

function QuestionItem({ question, names, place, onToFacts, onAnswered }: ItemProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.questions;
  const [isOpen, setOpen] = useState(false);
  const [ref, focusBack] = useFocusBack<HTMLLIElement>();
  const { what, rules, providers, jurisdiction } = question;
  const whose = providers.map((id) => names.get(id) ?? id).join(", ");
  const cancel = (): void => {
    setOpen(false);
    focusBack();
  };
  return (
    <li ref={ref} data-question={question.field}>
      <p>
        <strong>{what}</strong>
      </p>
      <p class="soft">
        {jurisdiction !== "*" && `${texts.where(jurisdiction)}. `}
        {texts.waiting(format.count(rules.length), whose)}
      </p>
      {isOpen ? (
        <AnswerForm asking={question} names={names} place={place} onEnd={() => onAnswered(what)} onCancel={cancel} />
      ) : (
        <WayToAnswer question={question} onAsk={() => setOpen(true)} onToFacts={onToFacts} />
      )}
    </li>
  );
}

type WayProps = Pick<ItemProps, "question" | "onToFacts"> & { readonly onAsk: () => void };

/** Where it is said: here, among the facts, or once for all incidents. */
function WayToAnswer({ question, onAsk, onToFacts }: WayProps) {
  const { words, me } = useDesk();
  const texts = words.regulation.questions;
  const way = wayOf(question);
  if (way.kind === "base-table") return <p class="soft">{texts.ofTable(way.name)}</p>;
  if (!may(me, "declarations:write")) return null;
  if (way.kind === "fact")
    return (
      <p class="buttons">
        <button type="button" class="quiet" onClick={onToFacts}>
          {texts.toFact(words.told.facts.names[way.name] ?? way.name)}
        </button>
      </p>
    );
  return (
    <p class="buttons">
      <button type="button" class="quiet" aria-label={texts.answerOf(question.what)} onClick={onAsk}>
        {texts.answer}
      </button>
    </p>
  );
}
