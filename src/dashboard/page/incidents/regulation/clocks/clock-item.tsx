import { useState } from "preact/hooks";
import { may, useDesk } from "../../../frame/desk.ts";
import { useFocusBack } from "../../told/focus.ts";
import type { Obligation } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { AcknowledgeForm, LostForm } from "./acknowledge.tsx";
import { ClockFacts, ClockWhy } from "./clock-facts.tsx";
import { Faults } from "./faults.tsx";
import { clockInWords, leftInWords, recipientInWords, stageInWords, stateAt, taskInWords } from "./standing.ts";

type Props = {
  readonly obligation: Obligation;
  readonly place: Place;
  readonly now: number;
  readonly onRecorded: (what: string) => void;
};

/** One clock: the time that is left, to whom and by when; the rest unfolds. */
export function ClockItem({ obligation, place, now, onRecorded }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const { id, certainty, provider, dueAt, dueLocal, faults, toBeConfirmed } = obligation;
  const state = stateAt(obligation, now);
  return (
    <li class={`clock ${state} ${certainty}`} data-obligation={id}>
      {texts.certainty[certainty] !== "" && <p class="certainty">{texts.certainty[certainty]}</p>}
      <p class="left">{leftInWords(obligation, now, { texts, format })}</p>
      <h3>{texts.name(recipientInWords(obligation, texts), stageInWords(obligation, texts))}</h3>
      <p>
        {provider.name}
        {dueAt !== null && dueLocal !== null && (
          <>
            , {texts.due} <time dateTime={dueAt}>{dueLocal}</time>
          </>
        )}
      </p>
      {state !== "done" && <Since obligation={obligation} />}
      {state === "submitted" && <p class="sent">{texts.submitted}</p>}
      {toBeConfirmed && <p class="certainty">{words.regulation.verdicts.toBeConfirmed}</p>}
      {state !== "done" && <Faults faults={faults} />}
      <Fold summary={texts.why}>
        <ClockFacts obligation={obligation} />
        <ClockWhy obligation={obligation} />
      </Fold>
      {state !== "done" && state !== "expected" && (
        <Acknowledging obligation={obligation} place={place} onRecorded={onRecorded} />
      )}
    </li>
  );
}

/** What its clock runs from, which somebody may have to say. */
function Since({ obligation }: Pick<Props, "obligation">) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  return <p class="soft">{clockInWords(obligation, { texts, format })}</p>;
}

/** That it was received, or is known not to have been. */
function Acknowledging({ obligation, place, onRecorded }: Omit<Props, "now">) {
  const { words, me } = useDesk();
  const texts = words.regulation.clocks;
  const [form, setForm] = useState<"received" | "lost">();
  const [ref, focusBack] = useFocusBack<HTMLDivElement>();
  const task = taskInWords(obligation, texts);
  const cancel = (): void => {
    setForm(undefined);
    focusBack();
  };
  const end = (): void => {
    setForm(undefined);
    onRecorded(task);
  };
  if (!may(me, "regulation")) return null;
  const common = { obligation, task, place, onEnd: end, onCancel: cancel };
  return (
    <div ref={ref}>
      {form === undefined && (
        <p class="buttons">
          <button
            type="button"
            class="quiet"
            aria-label={texts.acknowledgeOf(task)}
            onClick={() => setForm("received")}
          >
            {texts.acknowledge}
          </button>
          {obligation.submissions.some(({ filing }) => filing !== null) && (
            <button type="button" class="quiet" aria-label={texts.lostOf(task)} onClick={() => setForm("lost")}>
              {texts.lost}
            </button>
          )}
        </p>
      )}
      {form === "received" && <AcknowledgeForm {...common} />}
      {form === "lost" && <LostForm {...common} />}
    </div>
  );
}
