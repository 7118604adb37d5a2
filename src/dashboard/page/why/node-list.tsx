import { useDesk } from "../frame/desk.ts";
import { type FailingNode, type NodeGroup, groupsOf } from "./node-groups.ts";

type Props = { readonly nodes: readonly string[]; readonly known: ReadonlyMap<string, FailingNode> };

/** The nodes behind a cause: how they are, and since when. */
export function NodeList({ nodes, known }: Props) {
  return (
    <>
      {groupsOf(nodes, known).map((group) => (
        <Group key={`${group.state} ${group.since}`} group={group} />
      ))}
    </>
  );
}

const MOST_AT_ONCE = 6;

function Group({ group }: { readonly group: NodeGroup }) {
  const { words, format } = useDesk();
  const [first, more] = [group.nodes.slice(0, MOST_AT_ONCE), group.nodes.slice(MOST_AT_ONCE)];
  return (
    <div class={`node-group ${group.state ?? "untold"}`}>
      <p>{useStateInWords(group)}</p>
      <Names nodes={first} />
      {more.length > 0 && (
        <details class="folded">
          <summary>{words.why.nodes.more(format.count(more.length))}</summary>
          <Names nodes={more} />
        </details>
      )}
    </div>
  );
}

function useStateInWords({ state, since, nodes }: NodeGroup): string {
  const { words, format } = useDesk();
  const count = format.count(nodes.length);
  const texts = words.why.nodes;
  if (state === undefined) return texts.untold(count);
  return since === undefined ? texts.supposed[state](count) : texts[state](count, format.moment(since));
}

function Names({ nodes }: { readonly nodes: readonly FailingNode[] }) {
  return (
    <ul class="node-names">
      {nodes.map(({ id, name }) => (
        <li key={id} title={id}>
          {name}
        </li>
      ))}
    </ul>
  );
}
