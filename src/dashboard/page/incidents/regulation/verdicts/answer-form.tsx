import { useState } from "preact/hooks";
import { useSending } from "../../../data/use-sending.ts";
import { useDesk } from "../../../frame/desk.ts";
import { Form, TextField } from "../../told/fields.tsx";
import type { Place } from "../place.ts";
import { type Asking, type Scope, scopeOf, valueIn } from "./asking.ts";

type Props = {
  readonly asking: Asking;
  /** Of providers, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly place: Place;
  /** Of the answer that it takes the place of; then it can be taken back too. */
  readonly scope?: Scope;
  /** It was recorded. */
  readonly onEnd: () => void;
  readonly onCancel: () => void;
};

/** Yes or no, a number, or words; and from what it is known. */
export function AnswerForm({ asking, names, place, scope, onEnd, onCancel }: Props) {
  const { words } = useDesk();
  const texts = words.regulation.questions;
  const sending = useSending();
  const [isBad, setBad] = useState(false);
  const { field, what, kind, providers } = asking;
  const put = async (value: unknown, { ground = "", whose = "" }: Readonly<Record<string, string>>): Promise<void> => {
    const body = { value, ground, ...(scope ?? scopeOf(asking, whose)) };
    const to = `${place.path}/answers/${encodeURIComponent(field)}`;
    const { answer } = await sending.send(to, { method: "PUT", body });
    if (answer !== undefined) onEnd();
  };
  const send = (typed: Readonly<Record<string, string>>): void => {
    const isTakenBack = typed["back"] === "yes";
    const value = isTakenBack ? null : valueIn(kind, typed["value"] ?? "");
    setBad(value === undefined);
    if (value !== undefined) void put(value, typed);
  };
  return (
    <Form label={texts.answerOf(what)} send={words.told.send} sending={sending} onSend={send} onCancel={onCancel}>
      <ValueField asking={asking} />
      {scope === undefined && providers.length > 1 && <Whose providers={providers} names={names} />}
      {scope !== undefined && (
        <label class="field check">
          <input type="checkbox" name="back" value="yes" /> <span>{texts.takeBack}</span>
        </label>
      )}
      <TextField label={words.told.ground} name="ground" most={2000} isRequired />
      {isBad && <p role="alert">{texts.notSaid}</p>}
    </Form>
  );
}

function ValueField({ asking: { kind, what, unit } }: Pick<Props, "asking">) {
  const texts = useDesk().words.regulation.questions;
  const label = texts.value(what, unit);
  if (kind === "truth")
    return (
      <fieldset class="field yes-or-no">
        <legend class="hidden">{label}</legend>
        <label>
          <input type="radio" name="value" value="yes" /> {texts.yes}
        </label>
        <label>
          <input type="radio" name="value" value="no" /> {texts.no}
        </label>
      </fieldset>
    );
  return (
    <label class="field">
      <span>{label}</span>
      {kind === "amount" ? (
        <input type="number" name="value" min={0} step="any" />
      ) : (
        <input type="text" name="value" maxLength={2000} />
      )}
      {kind === "words" && <small>{texts.words}</small>}
    </label>
  );
}

function Whose({ providers, names }: { readonly providers: readonly string[]; readonly names: Props["names"] }) {
  const texts = useDesk().words.regulation.questions;
  return (
    <label class="field">
      <span>{texts.whose}</span>
      <select name="whose">
        <option value="">{texts.everybody}</option>
        {providers.map((id) => (
          <option key={id} value={id}>
            {names.get(id) ?? id}
          </option>
        ))}
      </select>
    </label>
  );
}
