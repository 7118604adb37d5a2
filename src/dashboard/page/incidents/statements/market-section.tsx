import { useState } from "preact/hooks";
import { useAsked } from "../../data/use-asked.ts";
import { useSending } from "../../data/use-sending.ts";
import { momentOf } from "../../data/wall-clock.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Place } from "../regulation/place.ts";
import { Form, MomentField, TextField } from "../told/fields.tsx";
import { useFocusBack } from "../told/focus.ts";
import type { Market } from "./answers.ts";

type Props = { readonly place: Place };

/** What the exchange has to hear before anybody else; nothing where no shares are traded. */
export function MarketSection({ place }: Props) {
  const { words, me } = useDesk();
  const texts = words.statements.market;
  const { answer, problem, again } = useAsked<Market>(`${place.path}/market`, { when: place.when });
  if (problem !== undefined) return <ProblemNote problem={problem} again={again} />;
  if (answer === undefined || answer.exchange === null) return null;
  return (
    <section class="market" aria-labelledby="market">
      <h3 id="market">{texts.title}</h3>
      <p>{texts.exchange(answer.exchange)}</p>
      <p class={answer.holdsBack === null ? "" : "refusal"}>{answer.holdsBack ?? texts.free}</p>
      <SaidSoFar market={answer} />
      {may(me, "statements:approve") && <Saying place={place} />}
    </section>
  );
}

function SaidSoFar({ market: { assessment, announcement } }: { readonly market: Market }) {
  const { words, format } = useDesk();
  const texts = words.statements.market;
  return (
    <>
      {assessment !== null && (
        <p class="soft">
          {texts.assessed({
            is: assessment.isInside ? texts.inside : texts.notInside,
            by: assessment.by,
            moment: format.moment(assessment.at),
            ground: assessment.ground,
          })}
        </p>
      )}
      {announcement !== null && (
        <p class="soft">
          {texts.announced({
            reference: announcement.reference,
            by: announcement.by,
            moment: format.moment(announcement.at),
          })}
        </p>
      )}
    </>
  );
}

/** What somebody judged, or that it was announced. */
function Saying({ place }: Props) {
  const { market: texts } = useDesk().words.statements;
  const [form, setForm] = useState<"assess" | "announce">();
  const [ref, focusBack] = useFocusBack<HTMLDivElement>();
  const end = (): void => {
    setForm(undefined);
    focusBack();
  };
  return (
    <div ref={ref}>
      {form === undefined && (
        <p class="buttons">
          {(["assess", "announce"] as const).map((one) => (
            <button key={one} type="button" class="quiet" onClick={() => setForm(one)}>
              {texts[one]}
            </button>
          ))}
        </p>
      )}
      {form === "assess" && <AssessForm place={place} onEnd={end} />}
      {form === "announce" && <AnnounceForm place={place} onEnd={end} />}
    </div>
  );
}

type FormProps = Props & { readonly onEnd: () => void };

function AssessForm({ place, onEnd }: FormProps) {
  const { words } = useDesk();
  const { market: texts, ground } = words.statements;
  const { sending, say } = useSaying("assessment", { place, onEnd });
  return (
    <Form
      label={texts.assess}
      send={words.told.send}
      sending={sending}
      onSend={(typed) => say({ isInside: typed["isInside"] !== undefined, ground: typed["ground"] })}
      onCancel={onEnd}
    >
      <label class="field check">
        <input type="checkbox" name="isInside" /> <span>{texts.isInside}</span>
      </label>
      <TextField label={ground} name="ground" most={5000} isRequired />
    </Form>
  );
}

function AnnounceForm({ place, onEnd }: FormProps) {
  const { words, format } = useDesk();
  const { market: texts } = words.statements;
  const { sending, say } = useSaying("announcement", { place, onEnd });
  return (
    <Form
      label={texts.announce}
      send={words.told.send}
      sending={sending}
      onSend={({ reference, at = "" }) => say({ reference, at: momentOf(at, format.zone) })}
      onCancel={onEnd}
    >
      <TextField label={texts.reference} name="reference" most={200} isRequired />
      <MomentField label={texts.at} name="at" isRequired />
    </Form>
  );
}

function useSaying(what: "assessment" | "announcement", { place, onEnd }: FormProps) {
  const sending = useSending();
  const send = async (body: unknown): Promise<void> => {
    const { answer } = await sending.send(`${place.path}/market/${what}`, { method: "POST", body });
    if (answer === undefined) return;
    onEnd();
    place.onChange();
  };
  return { sending, say: (body: unknown): void => void send(body) };
}
