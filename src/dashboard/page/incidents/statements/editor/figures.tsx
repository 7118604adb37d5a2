import { useDesk } from "../../../frame/desk.ts";
import { rangeInWords } from "../../standing.ts";
import type { Preview, Statement } from "../answers.ts";
import { SAYINGS } from "../choices.ts";
import type { Wanted } from "./wanted.ts";

type Figure = Statement["figures"][number];

type Props = {
  readonly preview: Preview | undefined;
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
};

/** How each figure that is told is put, and why otherwise than proposed. */
export function FigureChoices({ preview, wanted, onWant }: Props) {
  const told = new Set<string>(preview?.values.map(({ name }) => name));
  const figures = (preview?.figures ?? []).filter(({ name }) => told.has(name) || wanted.figures[name] !== undefined);
  return (
    <div class="choosing">
      {figures.map((figure) => (
        <FigureChoice key={figure.name} figure={figure} wanted={wanted} onWant={onWant} />
      ))}
    </div>
  );
}

type ChoiceProps = Omit<Props, "preview"> & { readonly figure: Figure };

function FigureChoice({ figure, wanted, onWant }: ChoiceProps) {
  const { words, format } = useDesk();
  const texts = words.statements.editor.figures;
  const { name, range, claim } = figure;
  const { [name]: chosen, ...others } = wanted.figures;
  const choose = (value: string): void => {
    const say = SAYINGS.find((one) => one === value);
    const own = say === undefined ? {} : { [name]: { say, reason: chosen?.reason ?? "" } };
    onWant({ ...wanted, figures: { ...others, ...own } });
  };
  return (
    <fieldset class="figure-choice" data-figure={name}>
      <legend>{texts.legend(texts.names[name])}</legend>
      <p>{texts.says(words.statements.claim(claim), rangeInWords(range, { texts: words.incidents, format }))}</p>
      <ChosenWords figure={figure} />
      <label class="field">
        <span>{texts.say}</span>
        <select value={chosen?.say ?? ""} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{texts.asProposed}</option>
          {SAYINGS.map((say) => (
            <option key={say} value={say}>
              {texts.sayings[say]}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && (
        <label class="field">
          <span>{texts.reason}</span>
          <input
            type="text"
            required
            maxLength={2000}
            value={chosen.reason}
            onInput={({ currentTarget: { value: reason } }) =>
              onWant({ ...wanted, figures: { ...others, [name]: { ...chosen, reason } } })
            }
          />
        </label>
      )}
    </fieldset>
  );
}

/** That a person chose other words than were proposed, and why. */
export function ChosenWords({ figure: { claim, proposed, reason } }: { readonly figure: Figure }) {
  const { claim: inWords, editor } = useDesk().words.statements;
  if (proposed === null || reason === null) return null;
  return <p class="chosen-words">{editor.figures.proposed(inWords(claim), inWords(proposed), reason)}</p>;
}
