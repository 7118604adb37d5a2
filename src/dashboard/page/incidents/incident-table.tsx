import type { Summary } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { hitInWords, rangeInWords, secondsOf, titleOf } from "./standing.ts";
import { TableHead } from "../frame/table-head.tsx";

type Props = { readonly incidents: readonly Summary[]; readonly now: number; readonly labelledBy: string };

/** Incidents that are over, or were too small, a line each. */
export function IncidentTable({ incidents, now, labelledBy }: Props) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const { terms } = texts;
  return (
    <div class="wide-table" role="region" tabIndex={0} aria-labelledby={labelledBy}>
      <table>
        <TableHead terms={[terms.incident, terms.from, terms.to, terms.duration, terms.peak, terms.customerHours]} />
        <tbody>
          {incidents.map((incident) => (
            <tr key={incident.id}>
              <th scope="row">
                <Link to={{ page: "incident", id: incident.id }}>{titleOf(incident, [], texts)}</Link>
              </th>
              <td>{format.moment(incident.from)}</td>
              <td>{incident.to === null ? texts.notOver : format.moment(incident.to)}</td>
              <td>{format.duration(secondsOf(incident, now))}</td>
              <td>{hitInWords(incident.peak, texts)}</td>
              <td class="number-cell">{rangeInWords(incident.customerHours, { texts, format })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
