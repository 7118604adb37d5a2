import type { Incident, Point } from "../../data/answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { Link } from "../../frame/link.tsx";
import { overTime, rangeInWords } from "../standing.ts";
import { ROOM } from "./cut.ts";
import { curveOf, tellingPoints } from "./curve.ts";
import { TableHead } from "../../frame/table-head.tsx";

type Props = { readonly incident: Incident; readonly now: number };

const WIDTH = 600;
const HEIGHT = 90;

/** How it went, as a curve that stays sharp in print, and its figures. */
export function OverTime({ incident, now }: Props) {
  const { words, format } = useDesk();
  const { curve } = words.incidents;
  const { from, timeline } = incident;
  const to = incident.to ?? new Date(now).toISOString();
  const drawn = curveOf(timeline, { from: Date.parse(from), to: Date.parse(to), width: WIDTH, height: HEIGHT });
  const edges = { most: format.count(drawn.most), from: format.moment(from), to: format.moment(to) };
  return (
    <section class="over-time" aria-labelledby="over-time">
      <h2 id="over-time">{curve.title}</h2>
      <p class="edge">{format.compact(drawn.most)}</p>
      <svg
        class="curve"
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={curve.label(edges)}
      >
        <path class="area" d={drawn.area} />
        <path class="band" d={drawn.band} />
        <path class="impaired" d={drawn.impaired} />
        <path class="affected" d={drawn.affected} />
      </svg>
      <p class="edge ends">
        <span>{edges.from}</span>
        <span>{edges.to}</span>
      </p>
      <p class="soft legend">{curve.legend}</p>
      <Steps points={timeline} />
      <p class="in-page">
        <Link to={overTime(incident)}>{curve.see}</Link>
      </p>
    </section>
  );
}

function Steps({ points }: { readonly points: readonly Point[] }) {
  const { words, format } = useDesk();
  const texts = words.incidents;
  const speech = { texts, format };
  const all = tellingPoints(points, points.length);
  const printed = tellingPoints(points, ROOM.points);
  return (
    <div class="wide-table steps" role="region" tabIndex={0} aria-label={texts.curve.figures}>
      <table>
        <TableHead terms={[texts.curve.at, texts.curve.affected, texts.curve.worse]} />
        <tbody>
          {all.map((point) => (
            <tr key={point.at} class={printed.includes(point) ? "" : "beyond"}>
              <th scope="row">{format.moment(point.at)}</th>
              <td>{rangeInWords(point.affected, speech)}</td>
              <td>{rangeInWords(point.impaired, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > printed.length && <p class="in-print">{texts.more(format.count(all.length - printed.length))}</p>}
    </div>
  );
}
