import type { Cause } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { Bar } from "../who/bar.tsx";
import type { FailingNode } from "./node-groups.ts";
import { NodeList } from "./node-list.tsx";

type Props = {
  readonly cause: Cause;
  readonly most: number;
  readonly known: ReadonlyMap<string, FailingNode>;
  /** Of which the nodes are told already. */
  readonly same: Cause | undefined;
};

/** What fails, what mending it alone would restore, and the nodes behind it. */
export function CauseItem({ cause, most, known, same }: Props) {
  const { words, format } = useDesk();
  const { leaf, name, nodes, declared } = cause;
  return (
    <li class="cause" data-leaf={leaf}>
      <h3>{name}</h3>
      <Condition cause={cause} />
      <Restored cause={cause} most={most} />
      {declared !== undefined && <Said declared={declared} />}
      {same !== undefined && <p class="same">{words.why.nodes.same(format.count(nodes.length), same.name)}</p>}
      {same === undefined && nodes.length > 0 && <NodeList nodes={nodes} known={known} />}
    </li>
  );
}

function Condition({ cause: { servedShare, unimpairedShare, nodesStanding } }: Pick<Props, "cause">) {
  const { words, format } = useDesk();
  const { why } = words;
  const carried = (): string[] => {
    if (servedShare === undefined) return [];
    if (servedShare === 0) return [why.carriesNothing];
    if (servedShare === 1) return unimpairedShare === 1 ? [] : [why.overloaded];
    return [why.carries(format.share(servedShare))];
  };
  const standing =
    nodesStanding === undefined || nodesStanding === 0 ? [] : [why.standing(format.count(nodesStanding))];
  const texts = [...carried(), ...standing];
  return texts.length === 0 ? null : <p class="condition">{words.who.join(texts)}</p>;
}

function Restored({ cause: { restores, declared }, most }: Pick<Props, "cause" | "most">) {
  const { words, format } = useDesk();
  const { why } = words;
  // By rounding, mending may seem to cost one.
  const [affected, impaired] = [Math.max(0, restores.affected), Math.max(0, restores.impaired)];
  const text = why.mending({
    isDeclared: declared !== undefined,
    affected: affected === 0 ? undefined : format.count(affected),
    impaired: impaired === 0 ? undefined : format.count(impaired),
  });
  return (
    <div class="restored" data-affected={restores.affected} data-impaired={restores.impaired}>
      <Bar
        affected={{ low: affected, point: affected, high: affected }}
        impaired={{ point: impaired, high: impaired }}
        base={most}
        most={most}
        tone="well"
      />
      <p>{text}</p>
    </div>
  );
}

function Said({ declared }: { readonly declared: NonNullable<Cause["declared"]> }) {
  const { words, format } = useDesk();
  const { by, since, until, share, outcome } = declared;
  const texts = words.why.declared;
  const moment = format.moment(since);
  const said = [
    by === undefined ? texts.byHand(moment) : texts.by(by, moment),
    until === undefined ? texts.open : texts.until(format.moment(until)),
    texts.share({
      low: format.share(share.low),
      point: format.share(share.point),
      high: format.share(share.high),
      outcome: texts.outcome[outcome],
    }),
  ];
  return <p class="declared">{texts.join(said)}</p>;
}
