import { isoOf } from "../data/wall-clock.ts";
import type { NowView } from "../data/view.ts";
import { type Desk, seesAll, useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { ProblemNote } from "../frame/problem-note.tsx";
import { type Mark, shapeOf } from "./marks.ts";
import { MarkShape } from "./shapes.tsx";
import { type Happened, MOST_EVENTS } from "./use-marks.ts";
import type { Span } from "./window.ts";

type Props = { readonly view: NowView; readonly span: Span; readonly happened: Happened };

/** What happened, in order; each leads to its moment. */
export function HappenedList({ view, span, happened: { marks, isCut, problem } }: Props) {
  const { words, format, me } = useDesk();
  const { happened } = words.time;
  return (
    <details class="happened" open>
      <summary>{happened.title(format.count(marks.length))}</summary>
      {!seesAll(me) && <p>{happened.partner}</p>}
      {isCut && <p>{happened.cut(format.count(MOST_EVENTS))}</p>}
      {problem !== undefined && (
        <>
          <p>{happened.missing}</p>
          <ProblemNote problem={problem} />
        </>
      )}
      {marks.length === 0 && problem === undefined && <p>{happened.none}</p>}
      <ol>
        {marks.map((mark) => (
          <li key={JSON.stringify(mark)}>
            <MarkShape shape={shapeOf(mark)} />
            <Link to={{ ...view, at: mark.at, from: isoOf(span.from), to: isoOf(span.to) }}>
              <time dateTime={mark.at}>{format.moment(mark.at)}</time>
            </Link>
            <MarkText mark={mark} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** So many nodes are named. */
const NAMED = 3;

function MarkText({ mark }: { readonly mark: Mark }) {
  return <span>{textOf(mark, useDesk())}</span>;
}

function textOf(mark: Mark, { words, format }: Desk): string {
  const { happened } = words.time;
  switch (mark.kind) {
    case "nodes": {
      const { nodes } = mark;
      const named = nodes.slice(0, NAMED).join(", ");
      const names = nodes.length > NAMED ? happened.more(named, format.count(nodes.length - NAMED)) : named;
      return happened.nodes[mark.state](nodes.length, names);
    }
    case "declared":
    case "released":
      return happened[mark.kind](mark.reason);
    case "report":
      return happened.report(mark.reference, mark.headline);
    case "restored":
      return happened.restored[mark.outcome](format.count(mark.before), format.count(mark.after));
  }
}
