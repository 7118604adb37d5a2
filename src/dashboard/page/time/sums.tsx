import { isoOf } from "../data/wall-clock.ts";
import type { Timeline } from "../data/answers.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { Figure } from "../number/figure.tsx";
import { customerHours } from "./hours.ts";
import type { Span } from "./window.ts";

type Props = { readonly view: NowView; readonly timeline: Timeline; readonly span: Span };

/** What it came to, and of which time that is said. */
export function Sums({ view, timeline, span }: Props) {
  const { words, format } = useDesk();
  const { sums } = words.time;
  const [from, to] = [format.moment(timeline.from), format.moment(timeline.to)];
  return (
    <div class="sums">
      <h3>{view.known === "then" ? sums.titleThen(from, to) : sums.title(from, to)}</h3>
      <dl>
        <div>
          <dt>{sums.customerHours}</dt>
          <dd>
            <Figure name="customerHours" range={timeline.customerHours} />
          </dd>
          <HoursUntil view={view} timeline={timeline} />
        </div>
        <div>
          <dt>{sums.impairedHours}</dt>
          <dd>
            <Figure name="impairedHours" range={timeline.impairedHours} />
          </dd>
        </div>
        <div>
          <dt>{sums.everAffected}</dt>
          <dd>
            <Figure name="everAffected" range={timeline.everAffected} />
          </dd>
        </div>
        <div>
          <dt>{sums.peak}</dt>
          <Peak view={view} timeline={timeline} span={span} />
        </div>
      </dl>
    </div>
  );
}

/** So far, at a moment within. */
function HoursUntil({ view, timeline }: Omit<Props, "span">) {
  const { words, format } = useDesk();
  if (view.at === undefined || Date.parse(view.at) >= Date.parse(timeline.to)) return null;
  if (Date.parse(view.at) < Date.parse(timeline.from)) return null;
  const until = { from: Date.parse(timeline.from), to: Date.parse(view.at) };
  const hours = customerHours(timeline.points, until).point;
  return (
    <dd class="so-far">
      <data value={hours} data-figure="customerHours.soFar">
        {words.time.sums.customerHoursUntil(format.count(hours), format.moment(view.at))}
      </data>
    </dd>
  );
}

function Peak({ view, timeline, span }: Props) {
  const { words, format } = useDesk();
  const { peak } = timeline;
  if (peak === null || peak.affected.point === 0) return <dd>{words.time.sums.noPeak}</dd>;
  const to = { ...view, at: peak.at, from: isoOf(span.from), to: isoOf(span.to) };
  return (
    <dd>
      <Figure name="peak" range={peak.affected} />
      <small>
        <Link to={to}>{words.time.sums.peakFirst(format.moment(peak.at))}</Link>
      </small>
    </dd>
  );
}
