import type { AnyImpact, Range } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { partsInWords } from "./parts.ts";
import { Scale } from "./scale.tsx";
import { tell } from "./told.ts";

type Props = {
  readonly impact: AnyImpact;
  readonly id?: string;
  /** Whose alone it is; empty: of the whole base. */
  readonly whose?: string;
  /** Where it is not what the page is about. */
  readonly level?: "h1" | "h2";
};

/** A size of more characters than this is a wide range, and smaller: in the largest letters it would fill the page. */
const LONG = 24;

/** The number in words, whose it is, exactly, and how far it may be off. */
export function Headline({ impact, id, whose = "", level: Heading = "h1" }: Props) {
  const { words, format } = useDesk();
  const { kind, size, unit, note, outcome, range } = tell(impact, words.number, partsInWords(impact, words.number));
  return (
    <div class={`headline ${kind}`} data-estimate={impact.estimateId ?? undefined}>
      <Heading id={id}>
        <span class={unit === "" || size.length > LONG ? "size words" : "size"}>{size}</span> {unit}
      </Heading>
      {whose !== "" && <p class="whose">{words.number.only(whose)}</p>}
      {note !== "" && <p class="parts">{note}</p>}
      <p class="exact">
        <data value={range.point} data-figure={`${outcome}.point`}>
          {format.count(range.point)}
        </data>{" "}
        <RangeInWords range={range} isUnseen={kind === "unseen"} />
      </p>
      <Scale range={range} outcome={outcome} impaired={impact.impaired} base={impact.base} />
    </div>
  );
}

type RangeProps = { readonly range: Range; readonly isUnseen: boolean };

function RangeInWords({ range: { low, high }, isUnseen }: RangeProps) {
  const { words, format } = useDesk();
  const { noRange, ifUnseenIsUp } = words.number;
  if (low === high) return <span class="range">{isUnseen ? ifUnseenIsUp : noRange}</span>;
  return (
    <span class="range" data-low={low} data-high={high}>
      {words.number.between(format.count(low), format.count(high))}
    </span>
  );
}
