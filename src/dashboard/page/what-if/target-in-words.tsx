import { useDesk } from "../frame/desk.ts";
import { type Target, oneThingOf } from "./declaration.ts";
import type { SelectBody } from "./request.ts";

type Props = { readonly target: Target; readonly nodes: readonly string[] };

/** What will be declared, as it will be stored. */
export function TargetInWords({ target, nodes }: Props) {
  const { words, format } = useDesk();
  const { declare, nodeCount, showAll } = words.whatIf;
  const count = nodeCount(nodes.length, format.count(nodes.length));
  return (
    <section class="target" aria-label={declare.what}>
      <h3>{declare.what}</h3>
      <p>
        <strong>{"select" in target ? <Thing select={target.select} count={count} /> : declare.byNodes(count)}</strong>
      </p>
      <details>
        <summary>{showAll}</summary>
        <p>{nodes.join(", ")}</p>
      </details>
    </section>
  );
}

function Thing({ select, count }: { readonly select: SelectBody; readonly count: string }) {
  const { words, format } = useDesk();
  const { byThing, things } = words.whatIf.declare;
  const { name, values } = oneThingOf(select);
  const named: Readonly<Record<string, string>> = things;
  const shown = name === "certificateExpiresBefore" ? values.map((value) => format.moment(value)) : values;
  return <>{byThing(named[name] ?? name, shown.join(", "), count)}</>;
}
