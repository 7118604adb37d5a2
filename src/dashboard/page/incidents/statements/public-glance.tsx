import { useState } from "preact/hooks";
import type { Asked } from "../../data/use-asked.ts";
import { useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Place } from "../regulation/place.ts";
import { Recorded } from "../regulation/recorded.tsx";
import type { Holding, Statements } from "./answers.ts";
import { HoldingOffer } from "./holding-offer.tsx";
import { type Seen, correctionOf, nameOf, seenOf } from "./standing.ts";
import { Departures } from "./steps/statement-item.tsx";

type Props = {
  readonly asked: Asked<Statements>;
  readonly holdings: readonly Holding[];
  readonly place: Place;
  /** Shows the part below. */
  readonly onSee: () => void;
};

const NOTHING: Statements = { statements: [], putRight: [] };

/** Before all else of an incident: what the public is told and is so no longer, what waits for somebody, and what can go out at once. */
export function PublicGlance({ asked: { answer, problem, again }, holdings, place, onSee }: Props) {
  const [published, setPublished] = useState<string>();
  const seen = seenOf(answer ?? NOTHING);
  return (
    <div class="public-glance">
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      <OutOfDate seen={seen} all={answer?.statements ?? []} onSee={onSee} />
      <Waiting seen={seen} onSee={onSee} />
      {holdings.length > 0 && <HoldingOffer holdings={holdings} place={place} onPublished={setPublished} />}
      <Recorded text={published} />
    </div>
  );
}

type OutOfDateProps = Pick<Props, "onSee"> & { readonly seen: Seen; readonly all: Statements["statements"] };

/** Stays until it is put right: what is published, and whoever was told. */
function OutOfDate({ seen: { outOfDate, toBePutRight }, all, onSee }: OutOfDateProps) {
  const { words, format } = useDesk();
  const texts = words.statements;
  const { glance } = texts;
  const names = [...new Set(toBePutRight.map(({ name }) => name))].join(", ");
  const title =
    outOfDate.length > 0
      ? glance.outOfDate(format.count(outOfDate.length))
      : texts.putRight.title(format.count(toBePutRight.length));
  const isAny = outOfDate.length + toBePutRight.length > 0;
  return (
    <>
      <p class="hidden" role="status">
        {isAny ? title : ""}
      </p>
      {isAny && (
        <section class="problem out-of-date" aria-labelledby="out-of-date">
          <h2 id="out-of-date">{title}</h2>
          {outOfDate.map((statement) => {
            const correction = correctionOf(statement, all);
            return (
              <div key={statement.reference} data-out-of-date={statement.reference}>
                <strong>{nameOf(statement, texts)}</strong>
                <Departures statement={statement} />
                <p>{correction === undefined ? glance.noCorrection : glance.correction(nameOf(correction, texts))}</p>
              </div>
            );
          })}
          {toBePutRight.length > 0 && <p>{glance.toBePutRight(names)}</p>}
          <button type="button" onClick={onSee}>
            {glance.see}
          </button>
        </section>
      )}
    </>
  );
}

/** What waits for a second person. */
function Waiting({ seen: { inReview, toBeReviewed }, onSee }: Omit<OutOfDateProps, "all">) {
  const { statements: texts } = useDesk().words;
  const { glance } = texts;
  const namesOf = (some: Seen["inReview"]): string => some.map((one) => nameOf(one, texts)).join(", ");
  if (inReview.length + toBeReviewed.length === 0) return null;
  return (
    <p class="glance waiting">
      {inReview.length > 0 && <strong>{glance.inReview(namesOf(inReview))}</strong>}
      {toBeReviewed.length > 0 && <strong>{glance.toBeReviewed(namesOf(toBeReviewed))}</strong>}
      <button type="button" class="quiet" onClick={onSee}>
        {glance.see}
      </button>
    </p>
  );
}
