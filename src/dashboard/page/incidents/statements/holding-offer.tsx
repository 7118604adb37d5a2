import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Place } from "../regulation/place.ts";
import { SendingNote } from "../told/fields.tsx";
import type { Holding, NewStatement } from "./answers.ts";
import { AsRead } from "./as-read.tsx";
import { usePreview } from "./editor/use-preview.ts";
import { useForm, useTaking } from "./use-form.ts";

type Props = {
  readonly holdings: readonly Holding[];
  readonly place: Place;
  readonly onPublished: (said: string) => void;
};

/** Texts that were approved beforehand: out in two clicks, the second beneath the words. */
export function HoldingOffer({ holdings, place, onPublished }: Props) {
  const texts = useDesk().words.statements.holding;
  const { form: asked, open, close, ref } = useForm<string, HTMLElement>();
  const holding = holdings.find(({ id }) => id === asked);
  return (
    <section ref={ref} class="card holding-offer" aria-labelledby="holding-offer">
      <h2 id="holding-offer">{texts.title}</h2>
      {holding === undefined ? (
        <p class="buttons">
          {holdings.map(({ id }) => (
            <button key={id} type="button" class="primary" onClick={() => open(id)}>
              {texts.publish(id)}
            </button>
          ))}
        </p>
      ) : (
        <ConfirmHolding key={holding.id} holding={holding} place={place} onPublished={onPublished} onCancel={close} />
      )}
    </section>
  );
}

type ConfirmProps = Pick<Props, "place" | "onPublished"> & {
  readonly holding: Holding;
  readonly onCancel: () => void;
};

/** The words that go out, with what is filled in by now; nothing can be published before they stand there. */
function ConfirmHolding({ holding, place, onPublished, onCancel }: ConfirmProps) {
  const { words } = useDesk();
  const texts = words.statements.holding;
  const { answer, problem, again } = usePreview(place, sentOf(holding));
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  const to = `${place.path}/holding/${encodeURIComponent(holding.id)}/publish`;
  const { sending, take } = useTaking(to, () => {
    onPublished(texts.published(holding.id));
    place.onChange();
  });
  return (
    <div class="confirm">
      <p ref={box} tabIndex={-1}>
        <strong>{texts.goesOut(holding.id)}</strong>
      </p>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer !== undefined && <AsRead texts={answer.texts} />}
      {answer?.refusals.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="refusal">
          {message}
        </p>
      ))}
      <div class="buttons">
        {answer !== undefined && (
          <button type="button" class="danger" disabled={sending.isSending} onClick={() => take(undefined)}>
            {sending.isSending ? words.told.sending : texts.confirm(holding.id)}
          </button>
        )}
        <button type="button" class="quiet" disabled={sending.isSending} onClick={onCancel}>
          {words.told.cancel}
        </button>
      </div>
      <SendingNote sending={sending} />
    </div>
  );
}

function sentOf({ message, languages, channels, texts }: Holding): NewStatement {
  return {
    message,
    languages: [...languages],
    channels: [...channels],
    texts: texts.map(({ language, channel, text }) => ({ language, channel, text })),
  };
}
