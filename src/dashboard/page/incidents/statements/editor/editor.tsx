import { useEffect, useRef } from "preact/hooks";
import { useSending } from "../../../data/use-sending.ts";
import { useDesk } from "../../../frame/desk.ts";
import type { Report } from "../../answers.ts";
import type { Place } from "../../regulation/place.ts";
import { SendingNote } from "../../told/fields.tsx";
import type { Statement } from "../answers.ts";
import { Choosing } from "./choosing.tsx";
import type { Editing } from "./editing.ts";
import { FigureChoices } from "./figures.tsx";
import { Texts } from "./texts.tsx";
import { usePreview } from "./use-preview.ts";
import { type Wanted, sentOf } from "./wanted.ts";
import { sortRefusals } from "./refusals.ts";

type Props = {
  readonly editing: Editing;
  readonly place: Place;
  readonly statements: readonly Statement[];
  readonly reports: readonly Report[];
  readonly onEdit: (editing: Editing) => void;
  /** It was saved: what is to be said of it. */
  readonly onSaved: (said: string) => void;
  readonly onCancel: () => void;
};

/** A statement is worded, beside what comes of it. */
export function Editor({ editing, place, statements, reports, onEdit, onSaved, onCancel }: Props) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const { wanted, reference, version } = editing;
  const sent = sentOf(wanted, format.zone);
  const hasTexts = wanted.languages.length > 0 && wanted.channels.length > 0;
  const previewed = usePreview(place, hasTexts ? sent : undefined);
  const refusals = sortRefusals(previewed.answer, previewed.problem, sent);
  const { sending, save } = useSaving({ editing, place, onEdit, onSaved });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onWant = (next: Wanted): void => onEdit({ ...editing, wanted: next });
  const title = reference === undefined ? texts.title : texts.titleOf(reference, format.count(version));
  return (
    <form
      class="editor"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        save(event.submitter?.getAttribute("value") === "submit");
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Choosing editing={editing} statements={statements} reports={reports} onWant={onWant} />
      <FigureChoices preview={previewed.answer} wanted={wanted} onWant={onWant} />
      {hasTexts ? (
        <Texts wanted={wanted} previewed={previewed} refusals={refusals} onWant={onWant} />
      ) : (
        <p class="refusal">{texts.choose}</p>
      )}
      <div class="buttons">
        <button type="submit" value="save" class="primary" disabled={sending.isSending || !hasTexts}>
          {reference === undefined ? texts.save : texts.saveVersion(format.count(version))}
        </button>
        <button type="submit" value="submit" disabled={sending.isSending || !hasTexts}>
          {texts.saveAndSubmit}
        </button>
        <button type="button" class="quiet" disabled={sending.isSending} onClick={onCancel}>
          {words.told.cancel}
        </button>
      </div>
      <SendingNote sending={sending} />
    </form>
  );
}

/** Saves it, and submits it where that is asked for. One that was saved and may not be submitted is another version from then on. */
function useSaving({ editing, place, onEdit, onSaved }: Pick<Props, "editing" | "place" | "onEdit" | "onSaved">) {
  const { words, format } = useDesk();
  const { recorded } = words.statements;
  const sending = useSending();
  const save = async (isSubmitted: boolean): Promise<void> => {
    const to = `${place.path}/statements`;
    const { reference } = editing;
    const asking = {
      method: reference === undefined ? "POST" : "PUT",
      body: sentOf(editing.wanted, format.zone),
      // Of the version before the one that is written.
      ...(reference === undefined ? {} : { ifMatch: editing.version - 1 }),
    } as const;
    const { answer } = await sending.send<Statement>(reference === undefined ? to : `${to}/${reference}`, asking);
    if (answer === undefined) return;
    place.onChange();
    if (!isSubmitted) return onSaved(recorded.saved(answer.reference));
    const submitting = await sending.send(`${to}/${answer.reference}/submit`, { method: "POST", body: {} });
    if (submitting.answer !== undefined) return onSaved(recorded.submitted(answer.reference));
    onEdit({ ...editing, reference: answer.reference, version: answer.version + 1 });
  };
  return { sending, save: (isSubmitted: boolean): void => void save(isSubmitted) };
}
