import type { NetworkNode, Nodes, Supposition } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import { useDesk } from "../frame/desk.ts";

type Props = {
  readonly nodes: readonly NetworkNode[];
  readonly supposed: readonly NetworkNode[];
  readonly states: Supposition["states"];
  /** Of which present it is told what fails already. */
  readonly when: string | undefined;
};

const DOWN = "/v1/nodes?state=down&limit=1000";

/** So many are named at once; of more, the reader asks. */
const FEW = 12;

/** Which nodes the answer takes for failed, and which fail anyway. */
export function SupposedNodes({ nodes, supposed, states, when }: Props) {
  const { words, format } = useDesk();
  const { whatIf } = words;
  const { answer } = useAsked<Nodes>(DOWN, { when });
  const isDown = new Set(answer?.nodes.map(({ id }) => id));
  const isSupposed = new Set(supposed.map(({ id }) => id));
  const beside = nodes.filter(({ id }) => !isSupposed.has(id) && (states[id] ?? "up") !== "up");
  return (
    <div class="fails">
      <h3>{whatIf.fails(whatIf.nodeCount(supposed.length, format.count(supposed.length)))}</h3>
      <NodeNames nodes={supposed} isDown={isDown} />
      {beside.length > 0 && (
        <>
          <h3>{whatIf.alsoFailing(whatIf.nodeCount(beside.length, format.count(beside.length)))}</h3>
          <NodeNames nodes={beside} isDown={NONE} />
        </>
      )}
    </div>
  );
}

type NamesProps = { readonly nodes: readonly NetworkNode[]; readonly isDown: ReadonlySet<string> };

/** Of those that fail anyway it need not be said again. */
const NONE: ReadonlySet<string> = new Set();

function NodeNames({ nodes, isDown }: NamesProps) {
  const { whatIf } = useDesk().words;
  const list = (
    <ul class="nodes">
      {nodes.map(({ id, name }) => (
        <li key={id} title={id}>
          {name}
          {isDown.has(id) && <small> {whatIf.failsAlready}</small>}
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
