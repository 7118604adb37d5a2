import { useState } from "preact/hooks";
import { useAsked } from "../../../data/use-asked.ts";
import { useSending } from "../../../data/use-sending.ts";
import { useDesk } from "../../../frame/desk.ts";
import { ProblemNote } from "../../../frame/problem-note.tsx";
import { Form, TextField } from "../../told/fields.tsx";
import { useFocusBack } from "../../told/focus.ts";
import type { PutRight } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { rangeInWords } from "../verdicts/compared-words.ts";

/** Figures that were stated to somebody and are now known to be others: a fault for as long as nobody was told. */
export function PutRightSection({ place }: { readonly place: Place }) {
  const { words, format } = useDesk();
  const texts = words.regulation.putRight;
  const { path, when } = place;
  const { answer, problem, again } = useAsked<{ readonly putRight: readonly PutRight[] }>(`${path}/put-right`, {
    when,
  });
  const items = answer?.putRight ?? [];
  const open = items.filter(({ state }) => state === "open");
  const closed = items.filter(({ state }) => state === "closed");
  if (problem !== undefined) return <ProblemNote problem={problem} again={again} />;
  if (items.length === 0) return null;
  return (
    <section class={open.length > 0 ? "problem put-right" : "card put-right"} aria-labelledby="put-right">
      <h2 id="put-right">{texts.title(format.count(open.length))}</h2>
      <Items items={open} place={place} />
      {closed.length > 0 && (
        <Fold summary={texts.closed(format.count(closed.length))}>
          <Items items={closed} place={place} />
        </Fold>
      )}
    </section>
  );
}

type ItemsProps = { readonly items: readonly PutRight[]; readonly place: Place };

function Items({ items, place }: ItemsProps) {
  return (
    <ul class="lines">
      {items.map((item) => (
        <Item key={item.id} item={item} place={place} />
      ))}
    </ul>
  );
}

type ItemProps = { readonly item: PutRight; readonly place: Place };

function Item({ item, place }: ItemProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.putRight;
  const speech = { texts: words.regulation.verdicts, format };
  const { provider, figure, statedAt, unit, cause, draft, state } = item;
  const recipient = words.regulation.clocks.recipient(item.recipient, item.jurisdiction);
  return (
    <li data-put-right={item.id}>
      <strong>{texts.stated({ recipient, figure, provider, moment: format.moment(statedAt) })}</strong>:{" "}
      {texts.change(rangeInWords(item.old, unit, speech), rangeInWords(item.new, unit, speech))} {texts.causes[cause]}{" "}
      <Closed item={item} />
      {state === "open" && (
        <>
          <Fold summary={texts.draft}>
            <p class="reason">{draft}</p>
          </Fold>
          <Deciding item={item} place={place} />
        </>
      )}
    </li>
  );
}

function Closed({ item: { closedBy } }: Pick<ItemProps, "item">) {
  const texts = useDesk().words.regulation.putRight;
  if (closedBy === null) return null;
  if ("filing" in closedBy) return <small>{texts.byFiling(`${closedBy.filing}`)}</small>;
  const { decision, by, ground } = closedBy;
  return <small>{texts.byDecision({ decision: texts.decisions[decision] ?? decision, by, ground })}</small>;
}

/** That they were told by another way, or need not be. */
function Deciding({ item, place }: ItemProps) {
  const { words } = useDesk();
  const texts = words.regulation.putRight;
  const sending = useSending();
  const [isOpen, setOpen] = useState(false);
  const [ref, focusBack] = useFocusBack<HTMLDivElement>();
  const what = `${words.regulation.clocks.recipient(item.recipient, item.jurisdiction)}, ${item.figure}`;
  const decide = async ({ decision, ground }: Readonly<Record<string, string>>): Promise<void> => {
    const to = `${place.path}/put-right/${encodeURIComponent(item.id)}`;
    const { answer } = await sending.send(to, { method: "POST", body: { decision, ground } });
    if (answer !== undefined) place.onChange();
  };
  const cancel = (): void => {
    setOpen(false);
    focusBack();
  };
  return (
    <div ref={ref}>
      {isOpen ? (
        <Form
          label={texts.decideOf(what)}
          send={words.told.send}
          sending={sending}
          onSend={(typed) => void decide(typed)}
          onCancel={cancel}
        >
          <label class="field">
            <span>{texts.decision}</span>
            <select name="decision">
              {Object.entries(texts.decisions).map(([decision, text]) => (
                <option key={decision} value={decision}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <TextField label={words.told.ground} name="ground" most={2000} isRequired />
        </Form>
      ) : (
        <p class="buttons">
          <button type="button" class="quiet" aria-label={texts.decideOf(what)} onClick={() => setOpen(true)}>
            {texts.decide}
          </button>
        </p>
      )}
    </div>
  );
}
