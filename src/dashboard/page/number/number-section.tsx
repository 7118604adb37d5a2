import type { Impact, Timeline } from "../data/answers.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import type { Filter } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { CopyButton } from "../frame/copy-button.tsx";
import { Facts } from "./facts.tsx";
import { Headline } from "./headline.tsx";
import { partsInWords } from "./parts.ts";
import { inShort, tell } from "./told.ts";
import { useWhose } from "./whose.ts";

type Props = {
  readonly impact: Impact;
  /** Whose it is. */
  readonly filter: Filter;
  readonly timeline: Timeline | undefined;
  /** Milliseconds since 1970: of which moment it is told how things go. */
  readonly moment: number;
  readonly incidents: KnownIncidents;
};

/** How many, since when, whether it gets better, and how sure that is. */
export function NumberSection({ impact, filter, timeline, moment, incidents }: Props) {
  const { words } = useDesk();
  return (
    <section class="number card" aria-labelledby="headline">
      <Headline impact={impact} id="headline" whose={useWhose(impact, filter)} />
      <Facts impact={impact} timeline={timeline} moment={moment} incidents={incidents} />
      <div class="actions">
        <CopyButton label={words.number.copyNumber} text={useSentence(impact, filter)} />
        <CopyButton label={words.number.copyLink} text={location.href} />
      </div>
    </section>
  );
}

/** The number as one sentence, as it can be quoted. */
export function useSentence(impact: Impact, filter: Filter): string {
  const { words, format, about } = useDesk();
  const whose = useWhose(impact, filter);
  const { note, range: told } = tell(impact, words.number, partsInWords(impact, words.number));
  const { low, high } = told;
  const range = low === high ? format.count(low) : words.number.between(format.count(low), format.count(high));
  return words.number.sentence({
    exercise: about.exercise === null ? "" : words.frame.exercise(about.exercise),
    headline: words.number.shortOf(inShort(impact, words.number), whose),
    parts: note,
    range,
    moment: format.moment(impact.at),
  });
}
