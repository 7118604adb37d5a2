import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { BREAKDOWNS, type Breakdown, type Difference, differencesIn } from "./differences.ts";
import { TableHead } from "../frame/table-head.tsx";

type Props = { readonly present: AnyImpact; readonly supposed: AnyImpact };

/** Whom the question hits beyond whom the present hits. */
export function OnTop({ present, supposed }: Props) {
  const { onTop } = useDesk().words.whatIf;
  const groups = BREAKDOWNS.map((breakdown) => ({ breakdown, rows: differencesIn(breakdown, present, supposed) }));
  const some = groups.filter(({ rows }) => rows.length > 0);
  return (
    <section class="card on-top" aria-labelledby="on-top">
      <h2 id="on-top">{onTop.title}</h2>
      {some.length === 0 ? (
        <p>{onTop.nobody}</p>
      ) : (
        <div class="scrolls" tabIndex={0} role="region" aria-label={onTop.scroll}>
          <table>
            <TableHead terms={[onTop.who, onTop.more, onTop.moreWorse, onTop.now, onTop.supposed]} />
            {some.map(({ breakdown, rows }) => (
              <Group key={breakdown} breakdown={breakdown} rows={rows} />
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

type GroupProps = { readonly breakdown: Breakdown; readonly rows: readonly Difference[] };

function Group({ breakdown, rows }: GroupProps) {
  const { words, format } = useDesk();
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={5}>
          {words.whatIf.onTop[breakdown]}
        </th>
      </tr>
      {rows.map(({ key, name, present, supposed, more }) => (
        <tr key={key}>
          <th scope="row">{breakdown === "byCustomerClass" ? words.who.className(key) : name}</th>
          <td class="more">{format.more(more.affected)}</td>
          <td>{format.more(more.impaired)}</td>
          <td>{format.count(present)}</td>
          <td>{format.count(supposed)}</td>
        </tr>
      ))}
    </tbody>
  );
}
