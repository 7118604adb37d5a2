import type { AnyImpact } from "../data/answers.ts";
import { query } from "../data/ask.ts";
import type { Filter, View } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { useChoice } from "../frame/preferences.ts";
import { AreaMap } from "./area-map.tsx";
import { type Breakdown, type Line, breakdownsOf } from "./breakdowns.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterForm } from "./filter-form.tsx";
import { canBeChosen, narrowedTo } from "./filtering.ts";
import { Legend } from "./legend.tsx";
import { LineList } from "./line-list.tsx";
import { LineTable } from "./line-table.tsx";
import { isWorthAMap, placesOf } from "./places.ts";
import { Priorities } from "./priorities.tsx";

type Props = {
  readonly impact: AnyImpact;
  readonly filter: Filter;
  /** The view that is limited by a filter; without it nothing can be chosen. */
  readonly viewOf?: (filter: Filter) => View;
};

type ShownAs = "bars" | "table";

/** Who is hit: priority customers, operators, classes of customers, services, areas. */
export function WhoSection({ impact, filter, viewOf }: Props) {
  const { words } = useDesk();
  const [choice, choose] = useChoice("who", "bars");
  const shownAs: ShownAs = choice === "table" ? "table" : "bars";
  const breakdowns = breakdownsOf(impact, words);
  const toOf = ({ filter: name }: Breakdown, { key }: Line): View | undefined => {
    if (name === undefined || viewOf === undefined || filter[name]?.join() === key) return undefined;
    if (!canBeChosen(key)) return undefined;
    return viewOf(narrowedTo(filter, name, key));
  };
  return (
    <section class="who" aria-labelledby="who">
      <div class="who-head">
        <h2 id="who">{words.who.title}</h2>
        <Tools impact={impact} filter={filter} shownAs={shownAs} choose={choose} />
      </div>
      {viewOf !== undefined && (
        <div class="filtering">
          <FilterChips impact={impact} filter={filter} viewOf={viewOf} />
          <FilterForm impact={impact} filter={filter} viewOf={viewOf} />
        </div>
      )}
      <div class={`breakdowns ${shownAs}`}>
        <Priorities impact={impact} shownAs={shownAs} />
        {breakdowns
          .filter(({ id, lines }) => id !== "buildingBlock" && (lines.length > 0 || id === "service"))
          .map((breakdown) => (
            <Card key={breakdown.id} {...{ breakdown, breakdowns, impact, shownAs, toOf }} />
          ))}
      </div>
      {shownAs === "bars" && <Legend />}
    </section>
  );
}

type ToolsProps = {
  readonly impact: AnyImpact;
  readonly filter: Filter;
  readonly shownAs: ShownAs;
  readonly choose: (shownAs: ShownAs) => void;
};

function Tools({ impact, filter, shownAs, choose }: ToolsProps) {
  const { show, csv } = useDesk().words.who;
  const { at, knownAt, estimateId } = impact;
  return (
    <div class="actions">
      <div class="toggle" role="group" aria-label={show.label}>
        {(["bars", "table"] as const).map((kind) => (
          <button key={kind} type="button" class="quiet" aria-pressed={shownAs === kind} onClick={() => choose(kind)}>
            {show[kind]}
          </button>
        ))}
      </div>
      {estimateId !== null && (
        <a
          class="button quiet"
          href={`/v1/impact${query({ format: "csv", at, knownAt, ...filter })}`}
          download={`headcount-${at.replaceAll(":", "")}.csv`}
        >
          {csv}
        </a>
      )}
    </div>
  );
}

type CardProps = {
  readonly breakdown: Breakdown;
  readonly breakdowns: readonly Breakdown[];
  readonly impact: AnyImpact;
  readonly shownAs: ShownAs;
  readonly toOf: (breakdown: Breakdown, line: Line) => View | undefined;
};

function Card({ breakdown, breakdowns, impact, shownAs, toOf }: CardProps) {
  const { words } = useDesk();
  const { id, lines } = breakdown;
  const blocks = id === "service" ? breakdowns.find((other) => other.id === "buildingBlock") : undefined;
  const places = placesOf(id === "area" ? impact.byArea : []);
  const isMapped = isWorthAMap(places);
  const draw = (of: Breakdown) =>
    shownAs === "table" ? (
      <LineTable title={words.who.breakdown[of.id]} lines={of.lines} toOf={(line) => toOf(of, line)} />
    ) : (
      <LineList lines={of.lines} toOf={(line) => toOf(of, line)} />
    );
  return (
    <section class={`card breakdown ${isMapped ? "wide" : ""}`} data-breakdown={id} aria-labelledby={`who-${id}`}>
      <h3 id={`who-${id}`}>{words.who.breakdown[id]}</h3>
      <div>
        {lines.length > 0 && draw(breakdown)}
        {blocks !== undefined && blocks.lines.length > 0 && (
          <div class="blocks" data-breakdown={blocks.id}>
            <h4>{words.who.breakdown.buildingBlock}</h4>
            <small>{words.who.buildingBlockNote}</small>
            {draw(blocks)}
          </div>
        )}
      </div>
      {isMapped && <AreaMap places={places} />}
    </section>
  );
}
