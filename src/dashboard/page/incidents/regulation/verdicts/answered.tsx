import { useState } from "preact/hooks";
import { useAsked } from "../../../data/use-asked.ts";
import { may, useDesk } from "../../../frame/desk.ts";
import { ProblemNote } from "../../../frame/problem-note.tsx";
import { useFocusBack } from "../../told/focus.ts";
import type { Answer, Verdict } from "../answers.ts";
import type { Place } from "../place.ts";
import { AnswerForm } from "./answer-form.tsx";
import { type Asking, askedAgain, scopeThatHolds } from "./asking.ts";

type Props = { readonly verdict: Verdict; readonly place: Place };

/** What somebody answered, to be answered anew. */
export function Answered({ verdict: { compared, provider, jurisdiction }, place }: Props) {
  const { me } = useDesk();
  const whose = { provider: provider.id, jurisdiction };
  const answered = new Map(compared.map((one) => [one.field, askedAgain(one, whose)]));
  if (!may(me, "declarations:write")) return null;
  return (
    <>
      {[...answered].map(
        ([field, asking]) => asking !== undefined && <AnsweredField key={field} asking={asking} place={place} />,
      )}
    </>
  );
}

type FieldProps = { readonly asking: Asking; readonly place: Place };

function AnsweredField({ asking, place }: FieldProps) {
  const texts = useDesk().words.regulation.questions;
  const [isOpen, setOpen] = useState(false);
  const [ref, focusBack] = useFocusBack<HTMLDivElement>();
  const close = (): void => {
    setOpen(false);
    focusBack();
  };
  return (
    <div ref={ref}>
      {isOpen ? (
        <Changing asking={asking} place={place} onClose={close} />
      ) : (
        <p class="buttons">
          <button type="button" class="quiet" onClick={() => setOpen(true)}>
            {texts.changeOf(asking.what)}
          </button>
        </p>
      )}
    </div>
  );
}

/** It takes the place of the answer that holds, which may be for all providers. */
function Changing({ asking, place, onClose }: FieldProps & { readonly onClose: () => void }) {
  const { words } = useDesk();
  const { answer, problem, again } = useAsked<{ readonly answers: readonly Answer[] }>(`${place.path}/answers`);
  const { field, providers, jurisdiction } = asking;
  if (problem !== undefined) return <ProblemNote problem={problem} again={again} />;
  if (answer === undefined) return <p class="soft">{words.frame.loading}</p>;
  const scope = scopeThatHolds(answer.answers, field, { provider: providers[0] ?? "", jurisdiction });
  const end = (): void => {
    onClose();
    place.onChange();
  };
  return (
    <>
      <p>
        <strong>{asking.what}</strong>
      </p>
      <AnswerForm asking={asking} names={NONE} place={place} scope={scope ?? {}} onEnd={end} onCancel={onClose} />
    </>
  );
}

const NONE: ReadonlyMap<string, string> = new Map();
