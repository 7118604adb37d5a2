import { useDesk } from "../../../frame/desk.ts";
import type { Obligation } from "../answers.ts";
import { glanceInWords, glanceOf } from "./standing.ts";

type Props = { readonly obligations: readonly Obligation[]; readonly now: number };

/** What is overdue and what is due next: one line before all else of an incident; nothing where nothing is. */
export function Glance({ obligations, now }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const glance = glanceOf(obligations, now);
  const sentences = glanceInWords(glance, now, { texts, format });
  if (sentences.length === 0) return null;
  return (
    <p class={`glance ${glance.overdue === undefined ? "" : "overdue"}`}>
      {sentences.map((sentence) => (
        <strong key={sentence}>{sentence}</strong>
      ))}
      <a href="#to-report">{texts.see}</a>
    </p>
  );
}
