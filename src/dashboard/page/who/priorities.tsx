import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { prioritiesOf } from "./breakdowns.ts";
import { LineList } from "./line-list.tsx";
import { LineTable } from "./line-table.tsx";
import { severityOf } from "./severity.ts";

type Props = { readonly impact: AnyImpact; readonly shownAs: "bars" | "table" };

/** Whether those are hit who must not be: emergency services, hospitals, rail. Absent where the inventory names none. */
export function Priorities({ impact, shownAs }: Props) {
  const { words } = useDesk();
  const { breakdown, priority } = words.who;
  const { lines } = prioritiesOf(impact);
  if (lines.length === 0) return null;
  const severity = severityOf(lines);
  const names = lines.filter(({ affected, impaired }) => severity.isOf({ affected, impaired })).map(({ name }) => name);
  return (
    <section class={`priorities card ${severity.kind}`} aria-labelledby="priorities">
      <h3 id="priorities">{breakdown.priority}</h3>
      <p class="verdict">{priority[severity.kind](priority.joinNames(names))}</p>
      {shownAs === "table" ? (
        <LineTable title={breakdown.priority} lines={lines} toOf={nowhere} />
      ) : (
        severity.kind !== "none" && <LineList lines={lines} toOf={nowhere} />
      )}
    </section>
  );
}

/** Nothing is limited to them. */
const nowhere = (): undefined => undefined;
