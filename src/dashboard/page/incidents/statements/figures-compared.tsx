import { useAsked } from "../../data/use-asked.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import { TableHead } from "../../frame/table-head.tsx";
import type { Place } from "../regulation/place.ts";
import type { Words } from "../../words/index.ts";
import { rangeInWords } from "../standing.ts";
import { Form, TextField } from "../told/fields.tsx";
import type { Compared } from "./answers.ts";
import { AskButton } from "./ask-button.tsx";
import { withMoments } from "./standing.ts";
import { useForm, useTaking } from "./use-form.ts";

type Props = { readonly place: Place; readonly onRecorded: (what: string) => void };

/** Whose figure is which, and why they differ; and what others published. */
export function FiguresCompared({ place, onRecorded }: Props) {
  const { words, format } = useDesk();
  const texts = words.statements.figures;
  const { answer, problem, again } = useAsked<Compared>(`${place.path}/figures`, { when: place.when });
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer === undefined && problem === undefined && <p class="loading">{words.frame.loading}</p>}
      {answer !== undefined && (
        <>
          <p class="soft">{texts.asOf(format.moment(answer.at))}</p>
          <FigureTable figures={answer.figures} />
          <h4>{texts.others}</h4>
          {answer.others.length === 0 && <p>{texts.noOthers}</p>}
          <ul class="lines">
            {answer.others.map((other) => (
              <OthersFigure key={other.number} other={other} place={place} onRecorded={onRecorded} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function FigureTable({ figures }: Pick<Compared, "figures">) {
  const { words, format } = useDesk();
  const texts = words.statements.figures;
  const speech = { texts: words.incidents, format };
  return (
    <div class="wide-table" role="region" tabIndex={0} aria-label={texts.table}>
      <table class="figures-compared">
        <TableHead terms={texts.terms} />
        <tbody>
          {figures.map(({ whose, what, at, range, words: inWords, reference, differs }, index) => (
            <tr key={index} data-whose={whose}>
              <th scope="row">
                {reference === null ? texts.whose[whose] : texts.referenced(texts.whose[whose], reference)}
              </th>
              <td>{what}</td>
              <td class="number-cell">{rangeInWords(range, speech)}</td>
              <td>{inWords ?? texts.noWords}</td>
              <td>{format.moment(at)}</td>
              <td>
                {differs.length > 0 ? differs.map((why) => withMoments(why, format)).join("; ") : sameAs(whose, texts)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sameAs(whose: Compared["figures"][number]["whose"], { same, basis }: Words["statements"]["figures"]): string {
  return whose === "executive" ? basis : same;
}

type OtherProps = Props & { readonly other: Compared["others"][number] };

function OthersFigure(props: OtherProps) {
  const { other } = props;
  const { words, format } = useDesk();
  const texts = words.statements.figures;
  const { publishedBy, publishedAt, what, figure, words: quoted, source, explanations, answer } = other;
  const amount = rangeInWords(figure, { texts: words.incidents, format });
  return (
    <li data-published={other.number}>
      <strong>{texts.published({ who: publishedBy, figure: amount, what, moment: format.moment(publishedAt) })}</strong>{" "}
      {quoted !== null && texts.quoted(quoted)} <small>{texts.source(source)}</small>
      {explanations.length === 0 && <p>{texts.unexplained}</p>}
      {explanations.map((how) => (
        <p key={how}>{texts.explained(how)}</p>
      ))}
      {answer !== null && (
        <p>{texts.answered({ text: answer.text, by: answer.by, moment: format.moment(answer.at) })}</p>
      )}
      <Answering {...props} />
    </li>
  );
}

/** What we say of a figure of others. */
function Answering({ other: { number, publishedBy, answer }, place, onRecorded }: OtherProps) {
  const { words, me } = useDesk();
  const texts = words.statements.figures;
  const { form, open, close, ref } = useForm<"answer">();
  const done = (): void => {
    close();
    onRecorded(texts.recorded(publishedBy));
  };
  const { sending, take } = useTaking(`${place.path}/published/${number}/answer`, done, "PUT");
  if (!may(me, "statements:draft")) return null;
  return (
    <div ref={ref}>
      {form !== undefined ? (
        <Form
          label={texts.answerOf(publishedBy)}
          send={words.told.send}
          sending={sending}
          onSend={({ text }) => take({ text })}
          onCancel={close}
        >
          <TextField label={texts.answer} name="text" most={2000} value={answer?.text ?? ""} isRequired />
        </Form>
      ) : (
        <p class="buttons">
          <AskButton label={texts.answerOf(publishedBy)} text={texts.change} onAsk={() => open("answer")} />
        </p>
      )}
    </div>
  );
}
