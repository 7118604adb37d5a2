import type { Incident } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { Fact } from "../../number/fact.tsx";
import { rangeInWords, secondsOf } from "../standing.ts";
import { ROOM, firstOf } from "./cut.ts";

type Props = { readonly incident: Incident; readonly now: number };

/** When it was, and what it came to. */
export function SheetFacts({ incident, now }: Props) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const { terms } = texts;
  const speech = { texts, format };
  const { from, to, customerHours, userMinutes, everAffected, remaining, otherIds } = incident;
  const still = firstOf(remaining, ROOM.remaining);
  return (
    <dl class="sheet-facts">
      <Fact term={terms.from}>{format.moment(from)}</Fact>
      <Fact term={terms.to}>{to === null ? texts.notOver : format.moment(to)}</Fact>
      <Fact term={terms.duration}>{format.duration(secondsOf(incident, now))}</Fact>
      <Fact term={terms.customerHours}>
        <data value={customerHours.point} data-figure="customerHours">
          {rangeInWords(customerHours, speech)}
        </data>
      </Fact>
      <Fact term={terms.userMinutes}>{rangeInWords(userMinutes, speech)}</Fact>
      <Fact term={terms.ever}>{rangeInWords(everAffected, speech)}</Fact>
      {remaining.length > 0 && (
        <Fact term={terms.remaining}>
          {still.named} {still.beyond > 0 && texts.more(format.count(still.beyond))}
        </Fact>
      )}
      {otherIds.length > 0 && <Fact term={terms.otherIds}>{otherIds.map(texts.number).join(", ")}</Fact>}
      <Measured incident={incident} />
    </dl>
  );
}

/** What was measured afterwards, beside which the estimate is to be held. */
function Measured({ incident }: { readonly incident: Incident }) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const valid = incident.measurements.filter(({ isSuperseded }) => !isSuperseded).slice(0, ROOM.measured);
  if (valid.length === 0) return null;
  return (
    <Fact term={texts.terms.measured}>
      {valid.map(({ number, what, measured, source, agreement }) => (
        <div key={number}>
          {texts.measured({
            what: texts.measurable[what] ?? what,
            range: rangeInWords(measured, { texts, format }),
            source,
            agreement: texts.agreement[agreement ?? "none"],
          })}
        </div>
      ))}
    </Fact>
  );
}
