import type { AnyImpact, Cause } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { CauseItem } from "./cause-item.tsx";
import { causesIn, mostRestored, sameNodesBefore } from "./mending.ts";
import { Method } from "./method.tsx";
import { StillHolds } from "./still-holds.tsx";
import { useFailingNodes } from "./use-failing-nodes.ts";

type Props = { readonly impact: AnyImpact };

/** Why: what to mend, what still holds, and how far the method can be trusted. */
export function WhySection({ impact }: Props) {
  const { words } = useDesk();
  const known = useFailingNodes(impact);
  const { mendable, blind, isTogether } = causesIn(impact);
  const most = mostRestored(mendable, impact);
  const { why } = words;
  return (
    <section class="why" aria-labelledby="why">
      <h2 id="why">{why.title}</h2>
      <div class="why-parts">
        <div class="card causes">
          {mendable.length === 0 ? <p class="empty">{why.nothingFails}</p> : <p class="order">{why.order}</p>}
          {isTogether && <p class="together">{why.together}</p>}
          {mendable.length > 0 && (
            <ol>
              {mendable.map((cause, index) => (
                <CauseItem
                  key={cause.leaf}
                  cause={cause}
                  most={most}
                  known={known}
                  same={sameNodesBefore(mendable, index)}
                />
              ))}
            </ol>
          )}
          {blind.length > 0 && <Blind causes={blind} />}
        </div>
        <StillHolds impact={impact} />
      </div>
      <Method impact={impact} />
    </section>
  );
}

function Blind({ causes }: { readonly causes: readonly Cause[] }) {
  const { words, format } = useDesk();
  const texts = words.why.blind;
  return (
    <div class="blind-causes">
      <h3>{texts.title}</h3>
      <small>{texts.note}</small>
      <ul>
        {causes.map(({ leaf, name, blind, nodes }) => (
          <li key={leaf} data-leaf={leaf}>
            {blind?.feed === undefined ? texts.part(name) : texts.feed(blind.feed, format.moment(blind.since))}
            {nodes.length > 0 && <small>{texts.nodes(format.count(nodes.length))}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
