import { may, useDesk } from "../../../frame/desk.ts";
import type { Place } from "../../regulation/place.ts";
import type { Settings, Statement } from "../answers.ts";
import { AskButton } from "../ask-button.tsx";
import { isOutOfDate, nameOf } from "../standing.ts";
import { useForm } from "../use-form.ts";
import { type Action, actionsOf, canBeWorded, stepOf } from "./actions.ts";
import { StepForm } from "./step-form.tsx";

export type StatementProps = {
  readonly statement: Statement;
  readonly place: Place;
  readonly settings: Settings | undefined;
  /** Undefined where it cannot be worded now. */
  readonly onWordAnew: (() => void) | undefined;
  readonly onCorrect: (() => void) | undefined;
  readonly onRecorded: (what: string) => void;
};

/** What a reader can do next with a statement. */
export function ActionButtons(props: StatementProps) {
  const { statement, place, settings, onRecorded } = props;
  const { words, me } = useDesk();
  const texts = words.statements;
  const { form: action, open, close, ref } = useForm<Action>();
  const name = nameOf(statement, texts);
  const actions = actionsOf(statement, me, settings);
  return (
    <div ref={ref}>
      {action !== undefined && actions.includes(action) ? (
        <StepForm
          key={action}
          action={action}
          statement={statement}
          place={place}
          onDone={() => {
            open(undefined);
            onRecorded(texts.actionOf(texts.history.steps[stepOf(action)] ?? "", name));
          }}
          onCancel={close}
        />
      ) : (
        <p class="buttons">
          {actions.map((one) => (
            <button
              key={one}
              type="button"
              class={one === "publish" ? "primary" : "quiet"}
              aria-label={texts.actionOf(texts.actions[one], name)}
              onClick={() => open(one)}
            >
              {texts.actions[one]}
            </button>
          ))}
          {may(me, "statements:draft") && <WordButtons {...props} name={name} />}
        </p>
      )}
    </div>
  );
}

function WordButtons({ statement, name, onWordAnew, onCorrect }: StatementProps & { readonly name: string }) {
  const texts = useDesk().words.statements;
  return (
    <>
      {canBeWorded(statement) && onWordAnew !== undefined && (
        <AskButton label={texts.wordAnewOf(name)} text={texts.wordAnew} onAsk={onWordAnew} />
      )}
      {isOutOfDate(statement) && onCorrect !== undefined && (
        <AskButton label={texts.correctOf(name)} text={texts.correct} onAsk={onCorrect} />
      )}
    </>
  );
}
