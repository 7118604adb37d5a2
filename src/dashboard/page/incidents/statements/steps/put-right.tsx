import { may, useDesk } from "../../../frame/desk.ts";
import { Fold } from "../../regulation/fold.tsx";
import type { Place } from "../../regulation/place.ts";
import type { PutRight, Statement } from "../answers.ts";
import { AskButton } from "../ask-button.tsx";
import { correctionOf } from "../standing.ts";
import { useForm } from "../use-form.ts";
import { NotNeededForm, ToldForm } from "./told-form.tsx";

type Props = {
  readonly putRight: readonly PutRight[];
  readonly statements: readonly Statement[];
  readonly place: Place;
  readonly onRecorded: (what: string) => void;
};

/** Whoever was told what is so no longer, until they have heard better. */
export function PutRightList({ putRight, ...rest }: Props) {
  const { words, format } = useDesk();
  const texts = words.statements.putRight;
  const open = putRight.filter(({ state }) => state === "open");
  const closed = putRight.filter(({ state }) => state === "closed");
  return (
    <>
      {open.length > 0 && (
        <section class="to-put-right" aria-labelledby="to-put-right">
          <h3 id="to-put-right">{texts.title(format.count(open.length))}</h3>
          <Items items={open} {...rest} />
        </section>
      )}
      {closed.length > 0 && (
        <Fold summary={texts.closed(format.count(closed.length))}>
          <Items items={closed} {...rest} />
        </Fold>
      )}
    </>
  );
}

type ItemsProps = Omit<Props, "putRight"> & { readonly items: readonly PutRight[] };

function Items({ items, ...rest }: ItemsProps) {
  return (
    <ul class="lines">
      {items.map((item) => (
        <Item key={`${item.statement} ${item.recipient}`} item={item} {...rest} />
      ))}
    </ul>
  );
}

type ItemProps = Omit<Props, "putRight"> & { readonly item: PutRight };

function Item(props: ItemProps) {
  const { item } = props;
  const { words, format } = useDesk();
  const texts = words.statements.putRight;
  const { name, via, statement, toldAt, state } = item;
  return (
    <li data-put-right={item.recipient}>
      {texts.was({ who: name, via, statement, moment: format.moment(toldAt) })} <Closed item={item} />
      {state === "open" && <Deciding {...props} />}
    </li>
  );
}

function Closed({ item: { closedBy } }: Pick<ItemProps, "item">) {
  const { words, format } = useDesk();
  const texts = words.statements.putRight;
  if (closedBy === null) return null;
  if ("statement" in closedBy) return <small>{texts.byStatement(closedBy.statement)}</small>;
  const { by, at, ground } = closedBy;
  return <small>{texts.byPerson({ by, moment: format.moment(at), ground: ground ?? "" })}</small>;
}

/** By hand they are told what was published since; or they need not be. */
function Deciding({ item, statements, place, onRecorded }: ItemProps) {
  const { words, me } = useDesk();
  const texts = words.statements;
  const { form, open, close, ref } = useForm<"told" | "not-needed">();
  const later = laterThan(item, statements);
  const who = { id: item.recipient, name: item.name };
  const [told, notNeeded] = [texts.told.wasOf(who.name), texts.putRight.notNeededOf(who.name)];
  const common = { who, place, onCancel: close };
  return (
    <div ref={ref}>
      {form === undefined && later === undefined && <p class="soft">{texts.putRight.first}</p>}
      {form === undefined && (
        <p class="buttons">
          {later !== undefined && may(me, "statements:draft") && (
            <AskButton label={told} text={texts.told.was} onAsk={() => open("told")} />
          )}
          {may(me, "statements:approve") && (
            <AskButton label={notNeeded} text={texts.putRight.notNeeded} onAsk={() => open("not-needed")} />
          )}
        </p>
      )}
      {form === "told" && later !== undefined && (
        <ToldForm label={told} reference={later.reference} onDone={() => onRecorded(told)} {...common} />
      )}
      {form === "not-needed" && (
        <NotNeededForm label={notNeeded} reference={item.statement} onDone={() => onRecorded(notNeeded)} {...common} />
      )}
    </div>
  );
}

/** What was published in place of what they were told. */
function laterThan({ statement }: PutRight, statements: readonly Statement[]): Statement | undefined {
  const correction = correctionOf({ reference: statement }, statements);
  const old = statements.find(({ reference }) => reference === statement);
  const later = statements.find(({ reference }) => reference === old?.supersededBy);
  return correction?.publishedAt != null ? correction : later;
}
