import { useAsked } from "../../data/use-asked.ts";
import { momentOf } from "../../data/wall-clock.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Place } from "../regulation/place.ts";
import { Form, MomentField, TextField } from "../told/fields.tsx";
import type { Market } from "./answers.ts";
import { AskButton } from "./ask-button.tsx";
import { useForm, useTaking } from "./use-form.ts";

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
  const { form, open, close, ref } = useForm<"assess" | "announce">();
  return (
    <div ref={ref}>
      {form === undefined && (
        <p class="buttons">
          {(["assess", "announce"] as const).map((one) => (
            <AskButton key={one} label={texts[one]} text={texts[one]} onAsk={() => open(one)} />
          ))}
        </p>
      )}
      {form === "assess" && <AssessForm place={place} onEnd={close} />}
      {form === "announce" && <AnnounceForm place={place} onEnd={close} />}
    </div>
  );
}

type FormProps = Props & { readonly onEnd: () => void };

function AssessForm({ place, onEnd }: FormProps) {
  const { words } = useDesk();
  const { market: texts, ground } = words.statements;
  const { sending, take } = useSaying("assessment", { place, onEnd });
  return (
    <Form
      label={texts.assess}
      send={words.told.send}
      sending={sending}
      onSend={(typed) => take({ isInside: typed["isInside"] !== undefined, ground: typed["ground"] })}
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
  const { sending, take } = useSaying("announcement", { place, onEnd });
  return (
    <Form
      label={texts.announce}
      send={words.told.send}
      sending={sending}
      onSend={({ reference, at = "" }) => take({ reference, at: momentOf(at, format.zone) })}
      onCancel={onEnd}
    >
      <TextField label={texts.reference} name="reference" most={200} isRequired />
      <MomentField label={texts.at} name="at" isRequired />
    </Form>
  );
}

function useSaying(what: "assessment" | "announcement", { place, onEnd }: FormProps) {
  return useTaking(`${place.path}/market/${what}`, () => {
    onEnd();
    place.onChange();
  });
}
