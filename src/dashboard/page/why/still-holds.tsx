import type { AnyImpact } from "../data/answers.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { holdingIn } from "./mending.ts";

/** The services that nobody has lost, and how much of the network that stands on. */
export function StillHolds({ impact }: { readonly impact: AnyImpact }) {
  const { words } = useDesk();
  const { holds } = words.why;
  const names = holdingIn(impact);
  return (
    <div class="card holds" role="group" aria-labelledby="holds">
      <h3 id="holds">{holds.title}</h3>
      {names.length === 0 ? (
        <p>{holds.none}</p>
      ) : (
        <>
          <small>{holds.all}</small>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <span aria-hidden="true">✓</span> {name}
              </li>
            ))}
          </ul>
        </>
      )}
      <small>{useEvidence(impact)}</small>
    </div>
  );
}

/** A partner is not told how many nodes there are of others'. */
function useEvidence({ coverage: { nodes, nodesSeen } }: AnyImpact): string {
  const { words, format, me } = useDesk();
  const { holds } = words.why;
  if (!seesAll(me)) return holds.seenPart;
  return nodesSeen >= nodes
    ? holds.seenAll(format.count(nodes))
    : holds.seen(format.count(nodesSeen), format.count(nodes));
}
