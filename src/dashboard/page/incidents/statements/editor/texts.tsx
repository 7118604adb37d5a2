import { useDesk } from "../../../frame/desk.ts";
import { problemInWords } from "../../../frame/problem-in-words.ts";
import type { Preview } from "../answers.ts";
import type { Language } from "../choices.ts";
import { OneText } from "./one-text.tsx";
import type { Sorted } from "./refusals.ts";
import type { Previewed } from "./use-preview.ts";
import { BoundValues } from "./values.tsx";
import { type Wanted, wordedAt } from "./wanted.ts";

type Props = {
  readonly wanted: Wanted;
  readonly previewed: Previewed;
  readonly refusals: Sorted;
  readonly onWant: (wanted: Wanted) => void;
};

/** Every text, by language, and what stands in the way of telling it. */
export function Texts({ wanted, previewed, refusals, onWant }: Props) {
  const texts = useDesk().words.statements.editor;
  const { answer: preview, isBehind } = previewed;
  return (
    <>
      <Verdict previewed={previewed} refusals={refusals} />
      <p class="soft">{texts.tokens}</p>
      {preview?.needsRelease === true && <p class="waits">{texts.needsRelease}</p>}
      {wanted.languages.map((language) => (
        <section key={language} class="of-language" aria-labelledby={`texts-${language}`}>
          <LanguageName language={language} preview={preview} />
          {wanted.channels.map((channel) => (
            <OneText
              key={channel}
              where={{ language, channel }}
              wanted={wanted}
              preview={preview}
              isBehind={isBehind}
              refusals={refusals.byText.get(wordedAt({ language, channel })) ?? []}
              onWant={onWant}
            />
          ))}
          <BoundValues values={preview?.values ?? []} language={language} of={texts.preview} />
        </section>
      ))}
    </>
  );
}

/** In one line whether it can go on: read out whenever that is another, never what somebody is typing. */
function Verdict({ previewed, refusals: { byText, others } }: Pick<Props, "previewed" | "refusals">) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const count = [...byText.values()].flat().length + others.length;
  const failed = previewed.problem && problemInWords(previewed.problem, words.frame.problem);
  const otherwise = previewed.answer === undefined ? texts.working : texts.fine;
  return (
    <>
      <p class={`verdict ${count > 0 || failed !== undefined ? "refusal" : "soft"}`} role="status">
        {count > 0 ? texts.refused(format.count(count)) : (failed?.title ?? otherwise)}
      </p>
      {count === 0 && failed !== undefined && <p>{failed.detail}</p>}
      {others.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="refusal">
          <code>{path}</code> {message}
        </p>
      ))}
    </>
  );
}

type NameProps = { readonly language: Language; readonly preview: Preview | undefined };

/** A language, and whether a speaker has looked at how the templates word it. */
function LanguageName({ language, preview }: NameProps) {
  const { words, format } = useDesk();
  const { editor: texts, languages } = words.statements;
  const known = preview?.languages.find((one) => one.language === language);
  return (
    <h4 id={`texts-${language}`}>
      {languages[language]}{" "}
      {known !== undefined && known.reviewedBy === null && <em class="mark not-reviewed">{texts.notReviewed}</em>}
      {known?.reviewedBy != null && known.reviewedOn !== null && (
        <em class="mark">{texts.reviewed(known.reviewedBy, format.calendarDay(known.reviewedOn))}</em>
      )}
    </h4>
  );
}
