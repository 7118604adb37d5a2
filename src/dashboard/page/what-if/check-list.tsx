import { useId, useState } from "preact/hooks";
import { useDesk } from "../frame/desk.ts";
import { type Option, optionsShown } from "./options.ts";

type Props = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** More than so many are narrowed by typing. */
const FEW = 8;
/** A network has thousands of nodes; nobody reads so many in a list. */
const MOST_DRAWN = 100;

/** Any of some options, with a field that narrows them where they are many. */
export function CheckList({ legend, options, chosen, onChoose }: Props) {
  const { words, format } = useDesk();
  const [typed, setTyped] = useState("");
  const { shown, more } = optionsShown(options, { chosen, typed, most: MOST_DRAWN });
  if (shown.length === 0 && typed === "") return null;
  const toggle = (value: string): void =>
    onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.length > FEW && <FilterField legend={legend} typed={typed} onType={setTyped} />}
      <ul class="options">
        {shown.map((option) => (
          <OptionLine
            key={option.value}
            option={option}
            isChosen={chosen.includes(option.value)}
            onToggle={() => toggle(option.value)}
          />
        ))}
      </ul>
      {more > 0 && <small>{words.whatIf.form.more(format.count(more))}</small>}
      {shown.length === 0 && <small>{words.whatIf.form.none}</small>}
    </fieldset>
  );
}

type FilterProps = { readonly legend: string; readonly typed: string; readonly onType: (typed: string) => void };

function FilterField({ legend, typed, onType }: FilterProps) {
  const { form } = useDesk().words.whatIf;
  const id = useId();
  return (
    <>
      <label class="hidden" for={id}>
        {form.filter(legend)}
      </label>
      <input
        id={id}
        type="search"
        placeholder={form.filterHint}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </>
  );
}

type LineProps = { readonly option: Option; readonly isChosen: boolean; readonly onToggle: () => void };

function OptionLine({ option: { label, note, count }, isChosen, onToggle }: LineProps) {
  const { words, format } = useDesk();
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span>
          {label} {note !== undefined && <small>{note}</small>}
        </span>
        {count !== undefined && <small class="count">{words.whatIf.nodeCount(count, format.count(count))}</small>}
      </label>
    </li>
  );
}
