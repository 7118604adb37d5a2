import { useState } from "preact/hooks";
import type { AnyImpact, Impact } from "../data/answers.ts";
import { query } from "../data/ask.ts";
import { useAsked } from "../data/use-asked.ts";
import { FILTERS, type Filter, type FilterName, type View } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { breakdownsOf } from "./breakdowns.ts";
import { canBeChosen, chosenIn, toggled } from "./filtering.ts";

type Props = {
  readonly impact: AnyImpact;
  readonly filter: Filter;
  readonly viewOf: (filter: Filter) => View;
};

/** Several values at once. What there is to choose is of the whole base, and so asked for where the page is limited. */
export function FilterForm(props: Props) {
  const { words } = useDesk();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="folded" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.who.filter.several}</summary>
      {isOpen && <Choices {...props} />}
    </details>
  );
}

function Choices({ impact, filter, viewOf }: Props) {
  const { words } = useDesk();
  const isLimited = chosenIn(filter).length > 0;
  const { at, knownAt } = impact;
  const { answer } = useAsked<Impact>(isLimited ? `/v1/impact${query({ at, knownAt })}` : undefined);
  const whole = isLimited ? answer : impact;
  if (whole === undefined) return <p class="loading">{words.frame.loading}</p>;
  return (
    <>
      <div class="filter-form">
        {FILTERS.map((name) => (
          <ValueList key={name} name={name} impact={whole} filter={filter} viewOf={viewOf} />
        ))}
      </div>
      <small>{words.who.filter.note}</small>
    </>
  );
}

type ListProps = Props & { readonly name: FilterName };

function ValueList({ name, impact, filter, viewOf }: ListProps) {
  const { words, go } = useDesk();
  const all = breakdownsOf(impact, words).flatMap((breakdown) => (breakdown.filter === name ? breakdown.lines : []));
  const lines = all.filter(({ key }) => canBeChosen(key));
  return (
    <fieldset>
      <legend>{words.who.filter.names[name]}</legend>
      <div class="values">
        {lines.map((line) => (
          <label key={line.key} style={{ "--depth": String(Math.min(line.depth, 4)) }}>
            <input
              type="checkbox"
              checked={filter[name]?.includes(line.key) ?? false}
              onChange={() => go(viewOf(toggled(filter, name, line.key)), "replace")}
            />
            {line.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
