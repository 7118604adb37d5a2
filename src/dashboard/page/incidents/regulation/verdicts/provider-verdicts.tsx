import { useDesk } from "../../../frame/desk.ts";
import type { Verdict } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { type OfProvider, type OfRegulator, keyOf } from "./grouping.ts";
import { VerdictItem } from "./verdict-item.tsx";

type Props = {
  readonly own: OfProvider;
  readonly place: Place;
  readonly isFirst: boolean;
  readonly isAll: boolean;
};

/** All rules of one provider, by regulator. */
export function ProviderVerdicts({ own, place, isFirst, isAll }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  const { provider, counts, proposed, regulators } = own;
  const summary = (
    <>
      <h3>{provider.name}</h3>{" "}
      {counts.map(({ standing, count }) => (
        <span key={standing} class={`standing ${standing}`}>
          {texts.counted(format.count(count), texts.verdict[standing])}
        </span>
      ))}
      {proposed > 0 && <span class="standing">{texts.countProposed(format.count(proposed))}</span>}
    </>
  );
  return (
    <Fold class="provider" summary={summary} isOpenAtFirst={isFirst}>
      {regulators.map((of) => (
        <OneRegulator key={`${of.jurisdiction} ${of.regulator}`} of={of} place={place} isAll={isAll} />
      ))}
    </Fold>
  );
}

type RegulatorProps = Pick<Props, "place" | "isAll"> & { readonly of: OfRegulator };

function OneRegulator({ of: { regulator, jurisdiction, relevant, others }, place, isAll }: RegulatorProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.verdicts;
  return (
    <>
      <h4>{texts.regulator(regulator, jurisdiction)}</h4>
      <Rules verdicts={isAll ? [...relevant, ...others] : relevant} place={place} />
      {!isAll && others.length > 0 && (
        <Fold class="others" summary={texts.others(format.count(others.length))}>
          <Rules verdicts={others} place={place} />
        </Fold>
      )}
    </>
  );
}

function Rules({ verdicts, place }: { readonly verdicts: readonly Verdict[]; readonly place: Place }) {
  if (verdicts.length === 0) return null;
  return (
    <ul class="rules">
      {verdicts.map((verdict) => (
        <VerdictItem key={keyOf(verdict)} verdict={verdict} place={place} />
      ))}
    </ul>
  );
}
