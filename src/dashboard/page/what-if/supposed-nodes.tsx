import type { NetworkNode, Supposition } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";

type Props = {
  readonly nodes: readonly NetworkNode[];
  readonly supposed: readonly NetworkNode[];
  readonly states: Supposition["states"];
};

/** So many are named at once; of more, the reader asks. */
const FEW = 12;

/** Which nodes the answer takes for failed, and which fail anyway. */
export function SupposedNodes({ nodes, supposed, states }: Props) {
  const { words, format } = useDesk();
  const { whatIf } = words;
  const isSupposed = new Set(supposed.map(({ id }) => id));
  const beside = nodes.filter(({ id }) => !isSupposed.has(id) && (states[id] ?? "up") !== "up");
  return (
    <div class="fails">
      <h3>{whatIf.fails(whatIf.nodeCount(supposed.length, format.count(supposed.length)))}</h3>
      <NodeNames nodes={supposed} />
      {beside.length > 0 && (
        <>
          <h3>{whatIf.alsoFailing(whatIf.nodeCount(beside.length, format.count(beside.length)))}</h3>
          <NodeNames nodes={beside} isFailing />
        </>
      )}
    </div>
  );
}

type NamesProps = { readonly nodes: readonly NetworkNode[]; readonly isFailing?: true };

function NodeNames({ nodes, isFailing }: NamesProps) {
  const { whatIf } = useDesk().words;
  const list = (
    <ul class="nodes">
      {nodes.map(({ id, name, state }) => (
        <li key={id} title={id}>
          {name}
          {isFailing !== true && state === "down" && <small> {whatIf.failsAlready}</small>}
        </li>
      ))}
    </ul>
  );
  if (nodes.length <= FEW) return list;
  return (
    <details>
      <summary>{whatIf.showAll}</summary>
      {list}
    </details>
  );
}
