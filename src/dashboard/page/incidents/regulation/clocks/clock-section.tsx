import { useState } from "preact/hooks";
import type { Problem } from "../../../data/ask.ts";
import { useDesk } from "../../../frame/desk.ts";
import { ProblemNote } from "../../../frame/problem-note.tsx";
import type { Obligation } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { Recorded, useRecording } from "../recorded.tsx";
import { ClockItem } from "./clock-item.tsx";
import { Faults } from "./faults.tsx";
import { ownerInWords, partedByDone } from "./standing.ts";

type Props = {
  readonly obligations: readonly Obligation[] | undefined;
  readonly callFaults: readonly string[];
  readonly problem: Problem | undefined;
  readonly again: () => void;
  readonly place: Place;
  readonly now: number;
  readonly onToQuestions: () => void;
};

/** Every clock that runs or will, what is due first first; and what is done. */
export function ClockSection({ obligations, callFaults, problem, again, place, now, onToQuestions }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const { recorded, heading, record } = useRecording(place.onChange);
  const { open, done } = partedByDone(obligations ?? [], now);
  return (
    <section id="to-report" class="card clocks" aria-labelledby="to-report-title">
      <h2 id="to-report-title" ref={heading} tabIndex={-1}>
        {texts.title} {open.length > 0 && <small>{texts.open(format.count(open.length))}</small>}
      </h2>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {obligations === undefined && problem === undefined && <p class="soft">{words.frame.loading}</p>}
      {obligations !== undefined && <Lead open={open} done={done} />}
      {open.length > 0 && <Faults faults={callFaults} />}
      <Recorded text={recorded && texts.recorded(recorded)} />
      <Clocks obligations={open} place={place} now={now} onRecorded={record} />
      <Undecided obligations={open} onToQuestions={onToQuestions} />
      <Done obligations={done} place={place} now={now} onRecorded={record} />
      <p class="calendar">
        <a href="/v1/obligations.ics">{texts.calendar}</a>
      </p>
    </section>
  );
}

type LeadProps = ReturnType<typeof partedByDone>;

/** Who looks after what is owed: one person for all of an incident. */
function Lead({ open: [first], done }: LeadProps) {
  const texts = useDesk().words.regulation.clocks;
  if (first === undefined) return <p>{done.length === 0 ? texts.nothing : texts.allDone}</p>;
  return <p class="soft">{texts.ownerIs(ownerInWords(first, texts))}</p>;
}

type UndecidedProps = Pick<Props, "onToQuestions"> & { readonly obligations: readonly Obligation[] };

/** How many would be owed if what nobody has said were so, and the way to say it. */
function Undecided({ obligations, onToQuestions }: UndecidedProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const undecided = obligations.filter(({ certainty }) => certainty === "unknown").length;
  if (undecided === 0) return null;
  return (
    <p class="buttons">
      {texts.undecided(format.count(undecided))}
      <button type="button" class="quiet" onClick={onToQuestions}>
        {texts.toQuestions}
      </button>
    </p>
  );
}

function Done(clocks: ClocksProps) {
  const { words, format } = useDesk();
  const { length } = clocks.obligations;
  if (length === 0) return null;
  return (
    <Fold summary={words.regulation.clocks.closed(format.count(length))}>
      <Clocks {...clocks} />
    </Fold>
  );
}

/** As many as are looked at in one glance. */
const FIRST = 4;

type ClocksProps = Pick<Props, "place" | "now"> & {
  readonly obligations: readonly Obligation[];
  readonly onRecorded: (what: string) => void;
};

function Clocks({ obligations, ...rest }: ClocksProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const [isAll, setAll] = useState(false);
  const beyond = obligations.length - FIRST;
  return (
    <>
      <ol class="clock-strip">
        {(isAll ? obligations : obligations.slice(0, FIRST)).map((obligation) => (
          <ClockItem key={obligation.id} obligation={obligation} {...rest} />
        ))}
      </ol>
      {beyond > 0 && (
        <button type="button" class="quiet" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? texts.fewer : texts.more(format.count(beyond))}
        </button>
      )}
    </>
  );
}
