import { useState } from "preact/hooks";
import { useDesk } from "../../frame/desk.ts";
import type { Fact } from "../answers.ts";
import { CATEGORIES, type Field, formOf, valueIn } from "./fact-forms.ts";
import { Form, MomentField, TextField } from "./fields.tsx";
import { useSending } from "../../data/use-sending.ts";
import type { Telling } from "./told.tsx";

type Props = {
  readonly fact: Fact;
  readonly name: string;
  readonly telling: Telling;
  readonly onEnd: () => void;
};

/** Says a fact: the parts of its value, and from what it is known. */
export function FactForm({ fact, name, telling, onEnd }: Props) {
  const { words, format } = useDesk();
  const { sending, put } = usePutting({ fact, telling, onEnd });
  const [isBadTime, setBadTime] = useState(false);
  const fields = formOf(fact.name) ?? [];
  const say = (typed: Readonly<Record<string, string>>): void => {
    const value = valueIn(fields, typed, format.zone);
    setBadTime(value === undefined);
    if (value !== undefined) put(value, typed);
  };
  return (
    <Form label={words.told.facts.formOf(name)} send={words.told.send} sending={sending} onSend={say} onCancel={onEnd}>
      {fields.map((field) => (
        <FieldOf key={field.name} field={field} />
      ))}
      <Ground />
      {isBadTime && <p role="alert">{words.told.badTime}</p>}
    </Form>
  );
}

/** Takes a fact back: it is then as if nobody had said it, but for its history. */
export function TakeBackForm({ fact, name, telling, onEnd }: Props) {
  const { told } = useDesk().words;
  const { sending, put } = usePutting({ fact, telling, onEnd });
  return (
    <Form
      label={told.facts.backOf(name)}
      send={told.facts.takeBack}
      kind="danger"
      sending={sending}
      onSend={(typed) => put(null, typed)}
      onCancel={onEnd}
    >
      <Ground />
    </Form>
  );
}

function usePutting({ fact, telling, onEnd }: Omit<Props, "name">) {
  const sending = useSending();
  const { name, operator, service } = fact;
  const put = async (value: unknown, { ground = "" }: Readonly<Record<string, string>>): Promise<void> => {
    const body = { value, ground, operator, service };
    const { answer } = await sending.send<Fact>(`${telling.path}/facts/${name}`, { method: "PUT", body });
    if (answer === undefined) return;
    onEnd();
    telling.onChange();
  };
  return {
    sending,
    put: (value: unknown, typed: Readonly<Record<string, string>>): void => void put(value, typed),
  };
}

function Ground() {
  const { told } = useDesk().words;
  return <TextField label={told.ground} name="ground" most={2000} isRequired />;
}

function FieldOf({ field: { name, kind, isOptional } }: { readonly field: Field }) {
  const { facts } = useDesk().words.told;
  const plain = facts.fields[name] ?? name;
  const label = isOptional ? facts.optional(plain) : plain;
  switch (kind) {
    case "moment":
      return <MomentField label={label} name={name} isRequired />;
    case "yes":
      return (
        <label class="field check">
          <input type="checkbox" name={name} value="yes" /> <span>{label}</span>
        </label>
      );
    case "category":
      return (
        <label class="field">
          <span>{label}</span>
          <select name={name}>
            <option value="">{facts.noCategory}</option>
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {facts.categories[category]}
              </option>
            ))}
          </select>
        </label>
      );
    case "text":
    case "countries":
      return <TextField label={label} name={name} most={kind === "text" ? 2000 : 200} isRequired={!isOptional} />;
  }
}
