import { may, useDesk } from "../../../frame/desk.ts";
import { Fold } from "../../regulation/fold.tsx";
import type { Place } from "../../regulation/place.ts";
import type { Statement, Told } from "../answers.ts";
import { AskButton } from "../ask-button.tsx";
import { nameOf } from "../standing.ts";
import { useForm } from "../use-form.ts";
import { notToldInWords } from "./history.ts";
import { type Addressee, ToldForm } from "./told-form.tsx";

type Props = {
  readonly statement: Statement;
  readonly place: Place;
  readonly onRecorded: (what: string) => void;
};

/** To whom a statement went, and whom people have yet to tell. */
export function ToldTo({ statement, place, onRecorded }: Props) {
  const { words, me } = useDesk();
  const texts = words.statements;
  const { told } = statement;
  const { form, open, close, ref } = useForm<{ readonly who: Addressee | undefined }>();
  const canTell = may(me, "statements:draft");
  const labelOf = (who: Addressee | undefined): string =>
    who === undefined ? texts.told.otherOf(nameOf(statement, texts)) : texts.told.wasOf(who.name);
  return (
    <Fold summary={texts.told.title} isOpenAtFirst={told.some(({ toldAt }) => toldAt === null)}>
      <div ref={ref}>
        {told.length === 0 && <p class="soft">{texts.told.nobody}</p>}
        <ul class="lines">
          {told.map((one) => (
            <ToldItem key={one.id} told={one} onTell={canTell ? () => open({ who: one }) : undefined} />
          ))}
        </ul>
        {form === undefined ? (
          canTell && (
            <AskButton label={labelOf(undefined)} text={texts.told.other} onAsk={() => open({ who: undefined })} />
          )
        ) : (
          <ToldForm
            key={form.who?.id}
            label={labelOf(form.who)}
            reference={statement.reference}
            who={form.who}
            place={place}
            onDone={() => {
              open(undefined);
              onRecorded(labelOf(form.who));
            }}
            onCancel={close}
          />
        )}
      </div>
    </Fold>
  );
}

type ItemProps = { readonly told: Told; readonly onTell: (() => void) | undefined };

function ToldItem({ told, onTell }: ItemProps) {
  const { words, format } = useDesk();
  const texts = words.statements.told;
  const { name, via, toldAt } = told;
  if (toldAt !== null) return <li>{texts.told(name, via, format.moment(toldAt))}</li>;
  return (
    <li class="to-be-told">
      {notToldInWords(told, texts)}{" "}
      {onTell !== undefined && <AskButton label={texts.wasOf(name)} text={texts.was} onAsk={onTell} />}
    </li>
  );
}
