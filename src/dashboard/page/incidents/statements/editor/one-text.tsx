import { useMemo } from "preact/hooks";
import { useDesk } from "../../../frame/desk.ts";
import { Fold } from "../../regulation/fold.tsx";
import { rangeInWords } from "../../standing.ts";
import type { Preview } from "../answers.ts";
import type { Channel, Language } from "../choices.ts";
import { differences } from "./differences.ts";
import { type Wanted, backToTemplate, wordedAt } from "./wanted.ts";

type Where = { readonly language: Language; readonly channel: Channel };

type Props = {
  readonly where: Where;
  readonly wanted: Wanted;
  readonly preview: Preview | undefined;
  readonly isBehind: boolean;
  readonly refusals: readonly string[];
  readonly onWant: (wanted: Wanted) => void;
};

/** One text: its words with tokens, and beside it as it is read. */
export function OneText(props: Props) {
  const { language, channel } = props.where;
  const shown = props.preview?.texts.find((one) => one.language === language && one.channel === channel);
  const id = `text-${language}-${channel}`;
  return (
    <div class={`one-text ${props.refusals.length > 0 ? "refused" : ""}`} data-text={`${language} ${channel}`}>
      <Words {...props} template={shown?.text ?? ""} id={id} />
      <AsRead {...props} shown={shown} id={id} />
    </div>
  );
}

type AsReadProps = Props & { readonly shown: Preview["texts"][number] | undefined; readonly id: string };

/** A text as it is read, and what there is to say of it. */
function AsRead({ where: { language, channel }, preview, isBehind, refusals, shown, id }: AsReadProps) {
  const texts = useDesk().words.statements;
  return (
    <div
      class={`preview ${isBehind ? "behind" : ""}`}
      role="group"
      aria-label={texts.editor.previewOf(texts.where(texts.languages[language], texts.channels[channel]))}
    >
      <p class="rendered" lang={language}>
        {shown?.rendered}
      </p>
      <div id={`${id}-notes`}>
        {shown !== undefined && <Length length={shown.length} />}
        {refusals.map((refusal) => (
          <p key={refusal} class="refusal">
            {refusal}
          </p>
        ))}
      </div>
      <Reach channel={channel} preview={preview} />
      {shown !== undefined && (
        <Changes where={{ language, channel }} rendered={shown.rendered} previous={preview?.previous ?? null} />
      )}
    </div>
  );
}

/** The words that people edit; what nobody changed follows the template. */
function Words({
  where,
  wanted,
  refusals,
  onWant,
  template,
  id,
}: Props & { readonly template: string; readonly id: string }) {
  const texts = useDesk().words.statements;
  const key = wordedAt(where);
  const own = wanted.worded[key];
  const name = texts.where(texts.languages[where.language], texts.channels[where.channel]);
  const write = (text: string): void => onWant({ ...wanted, worded: { ...wanted.worded, [key]: text } });
  return (
    <div class="wording">
      <label class="field">
        <span>{texts.channels[where.channel]}</span>
        <textarea
          id={id}
          lang={where.language}
          aria-label={name}
          aria-describedby={`${id}-notes`}
          aria-invalid={refusals.length > 0}
          maxLength={10_000}
          rows={Math.min(12, 2 + Math.ceil((own ?? template).length / 70))}
          value={own ?? template}
          onInput={({ currentTarget: { value } }) => write(value)}
        />
      </label>
      {own !== undefined && (
        <p class="buttons">
          <em class="mark">{texts.editor.edited}</em>
          <button
            type="button"
            class="quiet"
            aria-label={texts.editor.backOf(name)}
            onClick={() => onWant(backToTemplate(wanted, where))}
          >
            {texts.editor.back}
          </button>
        </p>
      )}
    </div>
  );
}

/** How long it is, of how much: red where that is too long. */
export function Length({ length }: { readonly length: Preview["texts"][number]["length"] }) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const { used, limit, unit, detail, fits } = length;
  const plain = texts.length({ used: format.count(used), limit: format.count(limit), unit });
  const told = detail === null ? plain : texts.detail(plain, detail);
  return <p class={`length ${fits ? "" : "too-long"}`}>{fits ? told : texts.tooLong(told)}</p>;
}

/** How many of the affected the channel reaches by now: a web banner is no good to who has no data. */
function Reach({ channel, preview }: Pick<Where, "channel"> & Pick<Props, "preview">) {
  const { words, format } = useDesk();
  const texts = words.statements.editor;
  const reach = preview?.reach.find((one) => one.channel === channel);
  if (preview === undefined || reach === undefined) return null;
  const speech = { texts: words.incidents, format };
  const { lines, needs } = reach;
  const { affected } = preview.situation;
  if (lines === null) return <p class="soft">{texts.reachesAll}</p>;
  if (affected.high === 0) return null;
  return (
    <p class={lines.point === 0 ? "reaches-nobody" : "soft"}>
      {texts.reaches(rangeInWords(lines, speech), rangeInWords(affected, speech))}
      {needs !== null && <small> ({texts.needs(needs)})</small>}
    </p>
  );
}

type ChangesProps = { readonly where: Where; readonly rendered: string; readonly previous: Preview["previous"] };

/** What differs from the words that were published last. */
function Changes({ where: { language, channel }, rendered, previous }: ChangesProps) {
  const { editor: texts } = useDesk().words.statements;
  const before = previous?.texts.find((one) => one.language === language && one.channel === channel)?.rendered;
  const pieces = useMemo(
    () => (before === undefined ? [] : differences(before, rendered, language)),
    [before, rendered, language],
  );
  if (previous === null || before === undefined) return null;
  return (
    <Fold class="changes" summary={texts.changes(previous.reference)} isOpenAtFirst>
      {before === rendered ? (
        <p class="soft">{texts.noChange}</p>
      ) : (
        <p class="rendered" lang={language}>
          {pieces.map(({ kind, text }, index) => {
            if (kind === "same") return <span key={index}>{text}</span>;
            const Tag = kind === "added" ? "ins" : "del";
            return (
              <Tag key={index}>
                <span class="hidden">{texts[kind]}</span>
                {text}
              </Tag>
            );
          })}
        </p>
      )}
    </Fold>
  );
}
