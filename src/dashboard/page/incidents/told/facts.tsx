import { useState } from "preact/hooks";
import { useAsked } from "../../data/use-asked.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Fact } from "../answers.ts";
import { FactForm, TakeBackForm } from "./fact-form.tsx";
import { formOf } from "./fact-forms.ts";
import { factInWords, factName, isTakenBack } from "./fact-words.ts";
import { useFocusBack } from "./focus.ts";
import type { Telling } from "./told.tsx";

/** What only people know of it, each with who said so and how long it is good for. */
export function Facts(telling: Telling) {
  const { words } = useDesk();
  const { path, when } = telling;
  const { answer, problem, again } = useAsked<{ readonly facts: readonly Fact[] }>(`${path}/facts`, { when });
  return (
    <>
      <p class="soft">{words.told.facts.intro}</p>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      <ul class="told-facts">
        {answer?.facts.map((fact) => (
          <FactItem key={`${fact.name} ${fact.operator} ${fact.service}`} fact={fact} telling={telling} />
        ))}
      </ul>
    </>
  );
}

type ItemProps = { readonly fact: Fact; readonly telling: Telling };

function FactItem({ fact, telling }: ItemProps) {
  const { words } = useDesk();
  const texts = words.told.facts;
  const [form, setForm] = useState<"set" | "back">();
  const [place, focusBack] = useFocusBack<HTMLLIElement>();
  const close = (): void => {
    setForm(undefined);
    focusBack();
  };
  const name = factName(fact, texts);
  return (
    <li ref={place} class={`told-fact ${fact.isSet ? "set" : "not-set"}`} data-fact={fact.name}>
      <h3>{name}</h3>
      <FactValue fact={fact} />
      {form === undefined && <FactButtons fact={fact} name={name} onAsk={setForm} />}
      {form === "set" && <FactForm fact={fact} name={name} telling={telling} onEnd={close} />}
      {form === "back" && <TakeBackForm fact={fact} name={name} telling={telling} onEnd={close} />}
    </li>
  );
}

function FactValue({ fact }: { readonly fact: Fact }) {
  const { words, format } = useDesk();
  const texts = words.told.facts;
  const { isSet, by, at, ground, lapsesAt, hasLapsed } = fact;
  const notSet = isTakenBack(fact) ? texts.isTakenBack : texts.notSet;
  return (
    <>
      <p class="value">{isSet ? factInWords(fact, { texts, format }) : notSet}</p>
      {lapsesAt !== null && (
        <p class={hasLapsed ? "lapsed" : ""}>
          {hasLapsed ? texts.lapsed(format.moment(lapsesAt)) : texts.lapses(format.moment(lapsesAt))}
        </p>
      )}
      {by !== null && at !== null && (
        <p class="soft">
          {words.told.byAt(by, format.moment(at))}. {ground !== null && texts.ground(ground)}
        </p>
      )}
    </>
  );
}

type ButtonsProps = { readonly fact: Fact; readonly name: string; readonly onAsk: (form: "set" | "back") => void };

function FactButtons({ fact, name, onAsk }: ButtonsProps) {
  const { words, me } = useDesk();
  const texts = words.told.facts;
  const canBeSet = formOf(fact.name) !== undefined;
  if (!may(me, "declarations:write")) return null;
  return (
    <p class="buttons">
      {canBeSet ? (
        <button
          type="button"
          class="quiet"
          aria-label={fact.isSet ? texts.changeOf(name) : texts.setOf(name)}
          onClick={() => onAsk("set")}
        >
          {fact.isSet ? texts.change : texts.set}
        </button>
      ) : (
        <span class="soft">{texts.byApi}</span>
      )}
      {fact.isSet && (
        <button type="button" class="quiet" aria-label={texts.backOf(name)} onClick={() => onAsk("back")}>
          {texts.takeBack}
        </button>
      )}
    </p>
  );
}
