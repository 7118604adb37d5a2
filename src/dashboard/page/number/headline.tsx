import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { kindOf } from "./mood.ts";
import { partsInWords } from "./parts.ts";
import { Scale } from "./scale.tsx";

type Props = {
  readonly impact: AnyImpact;
  readonly id?: string;
  /** Where it is not what the page is about. */
  readonly level?: "h1" | "h2";
};

/** The number in words, whose it is, exactly, and how far it may be off. */
export function Headline({ impact, id, level: Heading = "h1" }: Props) {
  const { words, format } = useDesk();
  const { headline, affected, base } = impact;
  const parts = partsInWords(impact, words.number);
  const hasNumber = affected.point > 0;
  return (
    <div class={`headline ${kindOf(impact)}`} data-estimate={impact.estimateId ?? undefined}>
      <Heading id={id}>
        {hasNumber ? (
          <>
            <span class="size">{capitalized(headline)}</span> {words.number.lines}
          </>
        ) : (
          <span class="size words">{capitalized(headline)}</span>
        )}
      </Heading>
      {parts !== "" && <p class="parts">{parts}</p>}
      <p class="exact">
        <data value={affected.point} data-figure="affected.point">
          {format.count(affected.point)}
        </data>{" "}
        <RangeInWords low={affected.low} high={affected.high} />
      </p>
      <Scale range={affected} impaired={impact.impaired} base={base} />
    </div>
  );
}

function RangeInWords({ low, high }: { readonly low: number; readonly high: number }) {
  const { words, format } = useDesk();
  if (low === high) return <span class="range">{words.number.noRange}</span>;
  return (
    <span class="range" data-low={low} data-high={high}>
      {words.number.between(format.count(low), format.count(high))}
    </span>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
