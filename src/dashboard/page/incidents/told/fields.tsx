import type { ComponentChildren } from "preact";
import { useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import { useFirstField } from "./focus.ts";
import { type Sending, isUnsure } from "../../data/use-sending.ts";

type Common = { readonly label: string; readonly name: string; readonly value?: string; readonly isRequired?: boolean };

/** One line, or several, that somebody writes. */
export function TextField({ label, name, value = "", isRequired = false, most }: Common & { readonly most: number }) {
  const isLong = most > SHORT;
  return (
    <label class="field">
      <span>{label}</span>
      {isLong ? (
        <textarea name={name} maxLength={most} required={isRequired} defaultValue={value} rows={2} />
      ) : (
        <input type="text" name={name} maxLength={most} required={isRequired} defaultValue={value} />
      )}
    </label>
  );
}

/** What is at most so long is written in one line. */
const SHORT = 200;

/** A time in the reader's zone, which the label says. */
export function MomentField({ label, name, value = "", isRequired = false }: Common) {
  const { words, format } = useDesk();
  return (
    <label class="field">
      <span>{words.told.timeIn(label, format.zone)}</span>
      <input type="datetime-local" name={name} required={isRequired} defaultValue={value} />
    </label>
  );
}

type FormProps = {
  readonly label: string;
  readonly send: string;
  readonly kind?: "primary" | "danger";
  readonly sending: Sending;
  readonly onSend: (typed: Readonly<Record<string, string>>) => void;
  readonly onCancel?: () => void;
  readonly children?: ComponentChildren;
};

/** A form that sends nothing while it waits for an answer, and says what became of it. */
export function Form({ label, send, kind = "primary", sending, onSend, onCancel, children }: FormProps) {
  const { told } = useDesk().words;
  const form = useFirstField(onCancel);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onSend(typedIn(event.currentTarget));
  };
  return (
    <form ref={form} class="told-form" aria-label={label} onSubmit={submit}>
      {children}
      <div class="buttons">
        <button type="submit" class={kind} disabled={sending.isSending}>
          {sending.isSending ? told.sending : send}
        </button>
        {onCancel !== undefined && (
          <button type="button" class="quiet" disabled={sending.isSending} onClick={onCancel}>
            {told.cancel}
          </button>
        )}
      </div>
      <SendingNote sending={sending} />
    </form>
  );
}

/** Why it was not done; or that nobody knows whether it was. */
export function SendingNote({ sending: { problem } }: { readonly sending: Sending }) {
  const { told } = useDesk().words;
  if (problem === undefined) return null;
  return (
    <>
      {isUnsure(problem) && (
        <p class="notice stale" role="alert">
          {told.unsure}
        </p>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}

function typedIn(form: HTMLFormElement): Readonly<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string") typed[name] = value;
  return typed;
}
