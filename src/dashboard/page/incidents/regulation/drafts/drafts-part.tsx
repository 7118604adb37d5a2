import { useAsked } from "../../../data/use-asked.ts";
import { useDesk } from "../../../frame/desk.ts";
import { ProblemNote } from "../../../frame/problem-note.tsx";
import { Part } from "../../part.tsx";
import type { Filing, Offer } from "../answers.ts";
import { Fold } from "../fold.tsx";
import type { Place } from "../place.ts";
import { Filings } from "./filings.tsx";
import { EDITIONS, FORMATS, type OffersOf, draftAddress, offersByProvider } from "./links.ts";

type Props = { readonly place: Place; readonly filings: readonly Filing[] };

/** Every form that there is, as far as it can be filled; and what was filed. */
export function DraftsPart({ place, filings }: Props) {
  const { words } = useDesk();
  return (
    <Part title={words.regulation.drafts.title}>
      <Offers place={place} />
      <Filings filings={filings} place={place} />
    </Part>
  );
}

function Offers({ place }: Pick<Props, "place">) {
  const { words } = useDesk();
  const texts = words.regulation.drafts;
  const { path, when } = place;
  const { answer, problem, again } = useAsked<{ readonly drafts: readonly Offer[] }>(`${path}/drafts`, { when });
  if (problem !== undefined) return <ProblemNote problem={problem} again={again} />;
  if (answer === undefined) return <p class="loading">{words.frame.loading}</p>;
  if (answer.drafts.length === 0) return <p>{texts.none}</p>;
  return (
    <>
      {offersByProvider(answer.drafts).map((own, index) => (
        <OffersOfProvider key={own.provider.id} own={own} path={path} isFirst={index === 0} />
      ))}
    </>
  );
}

type ProviderProps = { readonly own: OffersOf; readonly path: string; readonly isFirst: boolean };

function OffersOfProvider({ own: { provider, relevant, others }, path, isFirst }: ProviderProps) {
  const { words, format } = useDesk();
  const texts = words.regulation.drafts;
  const due = relevant.filter(({ isDue }) => isDue).length;
  const summary = (
    <>
      <h3>{provider.name}</h3> {due > 0 && <small>{texts.countDue(format.count(due))}</small>}
    </>
  );
  return (
    <Fold class="drafts-of" summary={summary} isOpenAtFirst={isFirst}>
      <OfferList offers={relevant} path={path} />
      {others.length > 0 && (
        <Fold summary={texts.others(format.count(others.length))}>
          <OfferList offers={others} path={path} />
        </Fold>
      )}
    </Fold>
  );
}

type ListProps = { readonly offers: readonly Offer[]; readonly path: string };

function OfferList({ offers, path }: ListProps) {
  if (offers.length === 0) return null;
  return (
    <ul class="lines drafts">
      {offers.map((offer) => (
        <OfferItem key={`${offer.pack.id} ${offer.form} ${offer.jurisdiction}`} offer={offer} path={path} />
      ))}
    </ul>
  );
}

function OfferItem({ offer, path }: { readonly offer: Offer; readonly path: string }) {
  const { words } = useDesk();
  const { drafts: texts, clocks, verdicts } = words.regulation;
  const { form, title, stage, recipients, jurisdiction, verdict, isDue, isProposed, filings } = offer;
  const name = texts.form(title, clocks.stages[stage]);
  return (
    <li data-form={form}>
      <strong>{name}</strong> {texts.to(clocks.recipient(recipients.join(", "), jurisdiction))}{" "}
      <em class={`mark ${isDue ? "due" : ""}`}>
        {isDue ? texts.due : filings.length > 0 ? texts.isFiled : verdicts.verdict[verdict]}
      </em>{" "}
      {isProposed && <em class="mark">{texts.proposed}</em>}
      {EDITIONS.map((edition) => (
        <span key={edition} class="edition">
          {texts[edition]}:{" "}
          {FORMATS.map((format) => (
            <a
              key={format}
              href={draftAddress(path, offer, { edition, format })}
              aria-label={texts.linkOf({
                form: clocks.recipient(name, jurisdiction),
                edition: texts[edition],
                format: texts[format],
              })}
            >
              {texts[format]}
            </a>
          ))}
        </span>
      ))}
    </li>
  );
}
