import { useDesk } from "../frame/desk.ts";
import type { Field } from "./declaration.ts";
import type { Said } from "./use-declaring.ts";

type Props = {
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly offences: { readonly [Name in Field]?: string };
};

/** Why, since when and until when; what is refused of each stands at it. */
export function DeclareFields({ said, onSay, offences }: Props) {
  const { words, format } = useDesk();
  const { declare } = words.whatIf;
  return (
    <>
      <label for="declare-reason">{declare.reason}</label>
      <textarea
        id="declare-reason"
        rows={2}
        required
        maxLength={2000}
        value={said.reason}
        aria-invalid={offences.reason !== undefined}
        aria-describedby="declare-reason-offence"
        onInput={(event) => onSay({ ...said, reason: event.currentTarget.value })}
      />
      <Offence id="declare-reason-offence" text={offences.reason} />
      {(["occurredAt", "until"] as const).map((field) => (
        <div class="moment" key={field}>
          <label for={`declare-${field}`}>{declare[field](format.zone)}</label>
          <input
            id={`declare-${field}`}
            type="datetime-local"
            value={said[field]}
            aria-invalid={offences[field] !== undefined}
            aria-describedby={`declare-${field}-offence`}
            onInput={(event) => onSay({ ...said, [field]: event.currentTarget.value })}
          />
          <Offence id={`declare-${field}-offence`} text={offences[field]} />
        </div>
      ))}
    </>
  );
}

function Offence({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p id={id} class="offence" role="alert">
      {text}
    </p>
  );
}
