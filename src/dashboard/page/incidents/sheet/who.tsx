import type { Incident, Range } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { ROOM, hitRows } from "./cut.ts";
import { TableHead } from "../../frame/table-head.tsx";

type Row = Incident["byOperatorKind"][number];

/** Whom it hit: each breakdown as it was at the peak, with what it came to over the whole time. */
export function Who({ incident }: { readonly incident: Incident }) {
  const { words } = useDesk();
  const { who } = words.incidents;
  const classes = incident.byCustomerClass.map((row) => ({ ...row, name: words.who.className(row.key) }));
  return (
    <section class="hit-whom" aria-labelledby="who">
      <h2 id="who">{who.title}</h2>
      <div class="who-tables">
        <Rows name={who.operators} rows={incident.byOperator} />
        <Rows name={who.classes} rows={classes} />
        <Rows name={who.services} rows={incident.byService.filter(({ customerFacing }) => customerFacing)} />
      </div>
    </section>
  );
}

function Rows({ name, rows }: { readonly name: string; readonly rows: readonly Row[] }) {
  const texts = useDesk().words.incidents;
  const hit = hitRows(rows);
  return (
    <div class="wide-table" role="region" tabIndex={0} aria-label={name}>
      <table>
        <TableHead terms={[name, texts.who.affected, texts.who.hours]} />
        <tbody>
          {hit.map((row, index) => (
            <tr key={row.key} class={index < ROOM.rows ? "" : "beyond"} data-key={row.key}>
              <th scope="row">
                <span class="name">{row.name}</span>
              </th>
              <td>
                <Figure range={row.affected} />
              </td>
              <td>
                <Figure range={row.customerHours} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={hit.length} most={ROOM.rows} />
    </div>
  );
}

/** The best estimate, and below it how far it may be off. */
function Figure({ range: { low, point, high } }: { readonly range: Range }) {
  const { words, format } = useDesk();
  return (
    <>
      <data value={point}>{format.count(point)}</data>
      {low !== high && (
        <small class="range">{words.incidents.lowToHigh(format.compact(low), format.compact(high))}</small>
      )}
    </>
  );
}

/** In print only: how many of a list have no room. */
export function Rest({ count, most }: { readonly count: number; readonly most: number }) {
  const { words, format } = useDesk();
  return count > most ? <p class="in-print">{words.incidents.more(format.count(count - most))}</p> : null;
}
