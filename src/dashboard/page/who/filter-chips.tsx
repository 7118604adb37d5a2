import type { AnyImpact } from "../data/answers.ts";
import type { Filter, FilterName, View } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { chosenIn, toggled } from "./filtering.ts";

type Props = {
  readonly impact: AnyImpact;
  readonly filter: Filter;
  readonly viewOf: (filter: Filter) => View;
};

/** To what the page is limited, each of which one can take away. */
export function FilterChips({ impact, filter, viewOf }: Props) {
  const { words } = useDesk();
  const { only, names, chosen, remove, all } = words.who.filter;
  const values = chosenIn(filter);
  const nameOf = useNames(impact);
  if (values.length === 0) return null;
  return (
    <div class="chips">
      <span>{only}</span>
      <ul>
        {values.map(({ name, value }) => (
          <li key={`${name} ${value}`}>
            <Link to={viewOf(toggled(filter, name, value))} class="chip">
              <span class="hidden">{remove} </span>
              {chosen(names[name], nameOf(name, value))}
              <span aria-hidden="true"> ×</span>
            </Link>
          </li>
        ))}
      </ul>
      {values.length > 1 && <Link to={viewOf({})}>{all}</Link>}
    </div>
  );
}

/** How a value is called: of an answer that is limited to it, its own row says so. */
export function useNames({ byOperator, byService, byArea }: AnyImpact): (name: FilterName, value: string) => string {
  const { className } = useDesk().words.who;
  const rows = { operator: byOperator, service: byService, area: byArea };
  return (name, value) => {
    if (name === "customerClass") return className(value);
    const row = rows[name].find(({ key }) => key === value);
    return row?.name ?? value;
  };
}
