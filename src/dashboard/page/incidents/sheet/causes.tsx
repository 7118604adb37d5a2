import type { Incident } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { ROOM, firstOf } from "./cut.ts";
import { Rest } from "./who.tsx";
import { TableHead } from "../../frame/table-head.tsx";

/** Why, in the order of what mending each alone would restore. */
export function Causes({ incident }: { readonly incident: Incident }) {
  const { words, format } = useDesk();
  const { causes: texts, more } = words.incidents;
  const { causes, causesAt } = incident;
  return (
    <section class="causes" aria-labelledby="causes">
      <h2 id="causes">
        {texts.title} <small>{texts.asOf(format.moment(causesAt))}</small>
      </h2>
      {causes.length === 0 && <p>{texts.none}</p>}
      {causes.length > 0 && (
        <div class="wide-table" role="region" tabIndex={0} aria-label={texts.table}>
          <table>
            <TableHead terms={[texts.cause, texts.nodes, texts.restores]} />
            <tbody>
              {causes.map(({ leaf, name, nodes, restores }, index) => {
                const { named, beyond } = firstOf(nodes, ROOM.ofCause);
                return (
                  <tr key={leaf} class={index < ROOM.causes ? "" : "beyond"}>
                    <th scope="row">{name}</th>
                    <td class="words">
                      {texts.nodesOf(format.count(nodes.length), named)} {beyond > 0 && more(format.count(beyond))}
                    </td>
                    <td>{format.count(restores.affected)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <Rest count={causes.length} most={ROOM.causes} />
    </section>
  );
}
