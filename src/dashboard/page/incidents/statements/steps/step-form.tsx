import { useState } from "preact/hooks";
import { useDesk } from "../../../frame/desk.ts";
import type { Place } from "../../regulation/place.ts";
import { Form, TextField } from "../../told/fields.tsx";
import type { Statement } from "../answers.ts";
import { nameOf } from "../standing.ts";
import { useTaking } from "../use-form.ts";
import { type Action, addressOf, isGroundNeeded, stepOf } from "./actions.ts";

type Props = {
  readonly action: Action;
  readonly statement: Statement;
  readonly place: Place;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

const DANGEROUS: ReadonlySet<Action> = new Set(["publish", "publish-alone", "withdraw"]);

/** Does something with a statement, and says why where that is wanted. */
export function StepForm({ action, statement, place, onDone, onCancel }: Props) {
  const texts = useDesk().words.statements;
  // As it was read when the form was asked for: what is approved is no other text, whatever stands above by then.
  const [digest] = useState(statement.digest);
  const read = stepOf(action) === "approve" ? digest : undefined;
  const to = `${place.path}/statements/${statement.reference}/${addressOf(action)}`;
  const { sending, take } = useTaking(to, onDone);
  return (
    <Form
      label={texts.actionOf(texts.actions[action], nameOf(statement, texts))}
      send={texts.actions[action]}
      kind={DANGEROUS.has(action) ? "danger" : "primary"}
      sending={sending}
      onSend={({ ground, code }) => take({ ground: ground?.trim() || undefined, code, digest: read })}
      onCancel={onCancel}
    >
      <p>{texts.notes[action]}</p>
      {action === "approve-by-code" && <TextField label={texts.code} name="code" most={40} isRequired />}
      {isGroundNeeded(action) ? (
        <TextField label={texts.ground} name="ground" most={2000} isRequired />
      ) : (
        <TextField label={texts.groundIfAny} name="ground" most={2000} />
      )}
    </Form>
  );
}
