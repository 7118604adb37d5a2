import { useState } from "preact/hooks";
import { byService } from "../data/clock.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { isoOf, momentOf, wallClockOf } from "../data/wall-clock.ts";
import type { Span } from "./window.ts";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from "../data/durations.ts";

type Props = { readonly view: NowView; readonly span: Span };

/** Which time is shown. */
export function Windows({ view, span }: Props) {
  const { words } = useDesk();
  const { windows } = words.time;
  return (
    <div class="windows" role="group" aria-label={windows.label}>
      <LastButtons view={view} hours={[6, 24]} days={[7, 30]} />
      {(view.at !== undefined || view.from !== undefined) && (
        <Link to={{ ...view, from: undefined, to: undefined }} class="button">
          {windows.outage}
        </Link>
      )}
      <CustomWindow view={view} span={span} />
    </div>
  );
}

/** What is shorter than what held too much. */
export function ShorterWindows({ view }: { readonly view: NowView }) {
  return (
    <div class="windows">
      <LastButtons view={view} hours={[1, 6, 24]} days={[]} />
    </div>
  );
}

type Lasts = { readonly view: NowView; readonly hours: readonly number[]; readonly days: readonly number[] };

/** The last of the present, of whichever moment one came. */
function LastButtons({ view, hours, days }: Lasts) {
  const { words, format, go } = useDesk();
  const { windows } = words.time;
  const show = (milliseconds: number): void => {
    const from = isoOf(Math.floor((byService() - milliseconds) / 1000) * 1000);
    go({ ...view, at: undefined, known: "now", from, to: undefined });
  };
  const lasts = [
    ...hours.map((count) => ({ text: windows.hours(format.count(count)), milliseconds: count * HOUR_MILLISECONDS })),
    ...days.map((count) => ({ text: windows.days(format.count(count)), milliseconds: count * DAY_MILLISECONDS })),
  ];
  return (
    <>
      <span aria-hidden="true">{windows.last}</span>
      {lasts.map(({ text, milliseconds }) => (
        <button
          key={text}
          type="button"
          class="quiet"
          aria-label={windows.lastOf(text)}
          onClick={() => show(milliseconds)}
        >
          {text}
        </button>
      ))}
    </>
  );
}

/** Any time, by the clocks of the zone that is read in. */
function CustomWindow({ view, span }: Props) {
  const { words, format } = useDesk();
  const { windows } = words.time;
  return (
    <details class="custom">
      <summary class="button">{windows.custom}</summary>
      <CustomForm key={`${span.from} ${span.to} ${format.zone}`} view={view} span={span} />
    </details>
  );
}

function CustomForm({ view, span }: Props) {
  const { words, format, go } = useDesk();
  const { windows } = words.time;
  const [from, setFrom] = useState(() => wallClockOf(span.from, format.zone));
  const [to, setTo] = useState(() => wallClockOf(span.to, format.zone));
  const [isWrong, setWrong] = useState(false);
  const show = (event: Event): void => {
    event.preventDefault();
    const [start, end] = [momentOf(from, format.zone), momentOf(to, format.zone)];
    const isRight =
      start !== undefined && end !== undefined && Date.parse(start) < Math.min(Date.parse(end), byService());
    setWrong(!isRight);
    if (isRight) go({ ...view, from: start, to: end });
  };
  return (
    <form onSubmit={show}>
      <label>
        {windows.from(format.zone)}
        <input type="datetime-local" required value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label>
        {windows.to(format.zone)}
        <input type="datetime-local" required value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </label>
      <button type="submit">{windows.show}</button>
      {isWrong && <p role="alert">{windows.wrong}</p>}
    </form>
  );
}
