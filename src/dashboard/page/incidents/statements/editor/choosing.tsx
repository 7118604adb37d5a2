import { useDesk } from "../../../frame/desk.ts";
import type { Report } from "../../answers.ts";
import type { Statement } from "../answers.ts";
import { CHANNELS, LANGUAGES, MESSAGES } from "../choices.ts";
import { nameOf } from "../standing.ts";
import type { Editing } from "./editing.ts";
import { type Wanted, toggledChannel, toggledLanguage } from "./wanted.ts";

type Props = {
  readonly editing: Editing;
  readonly statements: readonly Statement[];
  readonly reports: readonly Report[];
  readonly onWant: (wanted: Wanted) => void;
};

/** What is to be told, in which languages, by which channels, and as of when. */
export function Choosing({ editing, statements, reports, onWant }: Props) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const { wanted } = editing;
  return (
    <div class="choosing">
      <MessageChoice wanted={wanted} statements={statements} onWant={onWant} />
      <AsOfChoice editing={editing} reports={reports} onWant={onWant} />
      <label class="field">
        <span>{words.told.timeIn(texts.nextUpdate, format.zone)}</span>
        <input
          type="datetime-local"
          value={wanted.nextUpdate}
          onInput={({ currentTarget: { value } }) => onWant({ ...wanted, nextUpdate: value })}
        />
        <small>{texts.nextUpdateNote}</small>
      </label>
      <Checks
        legend={texts.languages}
        all={LANGUAGES.map((id) => ({ id, name: words.statements.languages[id], isOn: wanted.languages.includes(id) }))}
        onToggle={(id) => onWant({ ...wanted, languages: toggledLanguage(wanted.languages, id) })}
      />
      <Checks
        legend={texts.channels}
        all={CHANNELS.map((id) => ({ id, name: words.statements.channels[id], isOn: wanted.channels.includes(id) }))}
        onToggle={(id) => onWant({ ...wanted, channels: toggledChannel(wanted.channels, id) })}
      />
    </div>
  );
}

type ChoiceProps = Pick<Props, "statements" | "onWant"> & { readonly wanted: Wanted };

/** A correction is of a statement that was published. */
function MessageChoice({ wanted, statements, onWant }: ChoiceProps) {
  const { words } = useDesk();
  const texts = words.statements;
  const published = statements.filter(({ publishedAt }) => publishedAt !== null);
  const offered = MESSAGES.filter((message) => message !== "correction.press" || published.length > 0);
  const choose = (value: string): void => {
    const message = offered.find((one) => one === value) ?? wanted.message;
    onWant({ ...wanted, message, corrects: wanted.corrects ?? published[0]?.reference });
  };
  return (
    <>
      <label class="field">
        <span>{texts.editor.message}</span>
        <select value={wanted.message} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {offered.map((message) => (
            <option key={message} value={message}>
              {texts.messages[message]}
            </option>
          ))}
        </select>
      </label>
      {wanted.message === "correction.press" && (
        <label class="field">
          <span>{texts.editor.corrects}</span>
          <select
            value={wanted.corrects}
            onChange={({ currentTarget }) => onWant({ ...wanted, corrects: currentTarget.value })}
          >
            {published.map((statement) => (
              <option key={statement.reference} value={statement.reference}>
                {nameOf(statement, texts)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

type AsOfProps = Pick<Props, "editing" | "reports" | "onWant">;

function AsOfChoice({ editing: { wanted, saved }, reports, onWant }: AsOfProps) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const { asOf } = wanted;
  const choose = (value: string): void => {
    if (value === "estimate" && saved !== undefined)
      return onWant({ ...wanted, asOf: { kind: "estimate", id: saved.estimateId } });
    return onWant({ ...wanted, asOf: value === "now" ? { kind: "now" } : { kind: "sitrep", reference: value } });
  };
  return (
    <label class="field">
      <span>{texts.asOf}</span>
      <select
        value={asOf.kind === "sitrep" ? asOf.reference : asOf.kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="now">{texts.now}</option>
        {saved !== undefined && <option value="estimate">{texts.estimate(format.moment(saved.at))}</option>}
        {reports.toReversed().map(({ reference, at }) => (
          <option key={reference} value={reference}>
            {texts.report(reference, format.moment(at))}
          </option>
        ))}
      </select>
    </label>
  );
}

type ChecksProps<Id extends string> = {
  readonly legend: string;
  readonly all: readonly { readonly id: Id; readonly name: string; readonly isOn: boolean }[];
  readonly onToggle: (id: Id) => void;
};

function Checks<Id extends string>({ legend, all, onToggle }: ChecksProps<Id>) {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {all.map(({ id, name, isOn }) => (
        <label key={id}>
          <input type="checkbox" checked={isOn} onChange={() => onToggle(id)} /> <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
