import { useDesk } from "../../../frame/desk.ts";
import { TableHead } from "../../../frame/table-head.tsx";
import type { Compared, Verdict } from "../answers.ts";
import type { Place } from "../place.ts";
import { Answered } from "./answered.tsx";
import { barInWords, holdsInWords, originInWords, valueInWords } from "./compared-words.ts";

type Props = { readonly verdict: Verdict; readonly place: Place };

/** What a rule compares, line by line. */
export function Comparisons({ verdict, place }: Props) {
  const texts = useDesk().words.regulation.verdicts;
  const { compared, clause, instrument } = verdict;
  const name = texts.table(clause === "" ? instrument : clause);
  if (compared.length === 0) return null;
  return (
    <>
      <div class="wide-table" role="region" tabIndex={0} aria-label={name}>
        <table>
          <TableHead terms={[texts.compared, texts.value, texts.bar, texts.holds]} />
          <tbody>
            {compared.map((one, index) => (
              // A field may be compared with several bars.
              <ComparedRow key={`${one.field} ${index}`} compared={one} />
            ))}
          </tbody>
        </table>
      </div>
      <Answered verdict={verdict} place={place} />
    </>
  );
}

function ComparedRow({ compared }: { readonly compared: Compared }) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  const speech = { texts, format };
  const { name, origins, willHoldAt } = compared;
  return (
    <tr>
      <th scope="row">
        {name}
        {origins.map((origin) => {
          const said = originInWords(origin, speech);
          return said === undefined ? null : <small key={said}> {said}</small>;
        })}
      </th>
      <td>{valueInWords(compared, speech)}</td>
      <td>{barInWords(compared, speech)}</td>
      <td>
        {holdsInWords(compared, texts)}
        {willHoldAt !== null && <small> {texts.willHold(format.moment(willHoldAt))}</small>}
      </td>
    </tr>
  );
}
