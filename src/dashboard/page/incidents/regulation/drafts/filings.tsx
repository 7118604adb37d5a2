import { useDesk } from "../../../frame/desk.ts";
import type { Filing } from "../answers.ts";
import type { Place } from "../place.ts";
import { FORMATS, filingAddress } from "./links.ts";

type Props = { readonly filings: readonly Filing[]; readonly place: Place };

/** What went out, for ever as it was; the last first. */
export function Filings({ filings, place }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.drafts;
  if (filings.length === 0) return <p class="soft">{texts.noFiling}</p>;
  return (
    <>
      <h3>{texts.filings(format.count(filings.length))}</h3>
      <ul class="lines filings">
        {filings.toReversed().map((filing) => (
          <FilingItem key={filing.number} filing={filing} path={place.path} />
        ))}
      </ul>
    </>
  );
}

function FilingItem({ filing, path }: { readonly filing: Filing; readonly path: string }) {
  const { words, format } = useDesk();
  const texts = words.regulation.drafts;
  const { form, provider, submittedAt, reference, channel, by, incomplete, ground, number } = filing;
  const recipient = words.regulation.clocks.recipient(filing.recipient, filing.jurisdiction);
  const name = texts.filed({ title: form.title, recipient, moment: format.moment(submittedAt) });
  return (
    <li data-filing={number}>
      <strong>{name}</strong> {provider.name}. {reference === null ? texts.noReference : texts.reference(reference)},{" "}
      {texts.by(channel, by)} {incomplete && <em class="mark">{texts.incomplete(ground ?? "")}</em>}
      <span class="edition">
        {FORMATS.map((kind) => (
          <a
            key={kind}
            href={filingAddress(path, filing, kind)}
            aria-label={texts.linkOf({ form: name, edition: texts.filingOf(`${number}`), format: texts[kind] })}
          >
            {texts[kind]}
          </a>
        ))}
      </span>
    </li>
  );
}
