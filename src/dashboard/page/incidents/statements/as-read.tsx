import type { ComponentChildren } from "preact";
import { useDesk } from "../../frame/desk.ts";
import type { Preview } from "./answers.ts";

type Text = Preview["texts"][number];

type Props<One extends Text> = {
  readonly texts: readonly One[];
  /** What stands below each. */
  readonly note?: (text: One) => ComponentChildren;
};

/** Texts as they are read, each with its language and channel. */
export function AsRead<One extends Text>({ texts: own, note }: Props<One>) {
  const texts = useDesk().words.statements;
  return (
    <dl class="texts">
      {own.map((text) => (
        <div key={`${text.language} ${text.channel}`}>
          <dt>{texts.where(texts.languages[text.language], texts.channels[text.channel])}</dt>
          <dd>
            <p class="rendered" lang={text.language}>
              {text.rendered}
            </p>
            {note?.(text)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
