import { useDesk } from "../../../frame/desk.ts";
import type { Verdict } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { Comparisons } from "./comparisons.tsx";
import { linkOf } from "./grouping.ts";

type Props = { readonly verdict: Verdict; readonly place: Place };

/** One rule: how it stands, and, unfolded, why, in words that can be held against its text. */
export function VerdictItem({ verdict, place }: Props) {
  const { words } = useDesk();
  const texts = words.regulation.verdicts;
  const { clause, instrument, rule, reason, decides, pack } = verdict;
  const summary = (
    <>
      <strong class={`standing ${verdict.verdict} ${verdict.proposed ? "proposed" : ""}`}>
        {texts.verdict[verdict.verdict]}
      </strong>{" "}
      {texts.of(clause === "" ? instrument : clause, partOf(verdict))} <small>{rule}</small> <Marks verdict={verdict} />
    </>
  );
  return (
    <li data-rule={rule} data-verdict={verdict.verdict}>
      <Fold summary={summary}>
        <p class="reason">{reason}</p>
        {decides === "upper-bound" && <p class="soft">{texts.upperBound}</p>}
        <Comparisons verdict={verdict} place={place} />
        <p>{instrument}</p>
        <p class="soft">
          {texts.source}: <SourceLink source={verdict.source} />. {texts.version(pack.id, pack.version)}
        </p>
      </Fold>
    </li>
  );
}

function partOf({ service, area }: Verdict): string {
  return [service, area].filter((part) => part !== null).join(", ");
}

/** What must not be overlooked of a rule, whatever its verdict. */
function Marks({ verdict: { proposed, toBeConfirmed, willBeMetAt, mayBeMetAt } }: Pick<Props, "verdict">) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  return (
    <>
      {proposed && <em class="mark">{texts.proposed}</em>}{" "}
      {toBeConfirmed && <em class="mark">{texts.toBeConfirmed}</em>}{" "}
      {willBeMetAt !== null && <em class="mark">{texts.willBeMet(format.moment(willBeMetAt))}</em>}
      {willBeMetAt === null && mayBeMetAt !== null && <em class="mark">{texts.mayBeMet(format.moment(mayBeMetAt))}</em>}
    </>
  );
}

function SourceLink({ source: { title, url, date } }: Pick<Verdict, "source">) {
  const texts = useDesk().words.regulation.verdicts;
  const { href, note } = linkOf(url);
  const name = texts.sourceOf(title, date);
  return (
    <>
      {href === undefined ? name : <a href={href}>{name}</a>}
      {note !== "" && ` ${note}`}
    </>
  );
}
