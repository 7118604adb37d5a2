import { useState } from "preact/hooks";
import type { Incident } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { ROOM, firstOf } from "./cut.ts";
import { Rest } from "./who.tsx";

/** What belongs to it: the first few, and all of them for whoever asks. */
export function Nodes({ incident }: { readonly incident: Incident }) {
  const { words, format } = useDesk();
  const { nodes: texts, all, fewer, more } = words.incidents;
  const [isWhole, setWhole] = useState(false);
  const { nodes, declarations } = incident;
  const failing = nodes.filter(({ isFailing }) => isFailing).length;
  const declared = firstOf(declarations, ROOM.ofCause);
  return (
    <section class="nodes" aria-labelledby="nodes">
      <h2 id="nodes">{texts.title(format.count(nodes.length), format.count(failing))}</h2>
      <ul>
        {(isWhole ? nodes : nodes.slice(0, ROOM.nodes)).map(({ id, name, isFailing }, index) => (
          <li key={id} class={index < ROOM.nodes ? "" : "beyond"} title={id}>
            {name}
            {isFailing && <small> {texts.failing}</small>}
          </li>
        ))}
      </ul>
      <Rest count={nodes.length} most={ROOM.nodes} />
      {nodes.length > ROOM.nodes && (
        <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? fewer : all(format.count(nodes.length))}
        </button>
      )}
      {declarations.length > 0 && (
        <p class="line">
          {texts.declarations(declared.named)} {declared.beyond > 0 && more(format.count(declared.beyond))}
        </p>
      )}
    </section>
  );
}
