import { AppError } from "../../platform/errors.ts";
import { type Filing, filedIn, filingsIn, filingsOf, previousOf } from "../filings/filing.ts";
import type { Form, Pack } from "../pack.ts";
import type { Case } from "./case.ts";
import { type Draft, type Edition, fillForm } from "./draft.ts";
import { type Asked, countingOf, isOf, materialOf } from "./gather.ts";
import { type DraftOffer, offersIn, rulesOf } from "./offers.ts";

/** Every form that there is of an incident, the due first. */
export function offersOf({ packs, verdicts, found }: Case): readonly DraftOffer[] {
  return offersIn({ packs, verdicts: verdicts.verdicts, filed: filedIn(found.known.records) });
}

/** Which form, and what is said of whom it is for. */
export type Choice = {
  readonly form: string;
  readonly provider?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly recipient?: string | undefined;
};

/** What a choice leaves open there must be one of only: 400 with those that there are, 404 where there is none. */
export function chooseForm(all: Case, choice: Choice): Asked {
  const offers = offersOf(all).filter(({ form }) => form === choice.form);
  const fitting = offers.filter(
    ({ provider, jurisdiction }) =>
      (choice.provider ?? provider.id) === provider.id && (choice.jurisdiction ?? jurisdiction) === jurisdiction,
  );
  const [offer, ...others] = fitting;
  if (offer === undefined) throw new AppError("not-found", nothingFor(choice, offers));
  if (others.length > 0)
    throw new AppError("malformed-request", `query provider, jurisdiction: say which of ${namesOf(fitting)}`);
  const { pack, form } = findForm(all.packs, offer);
  const { provider, jurisdiction } = offer;
  const own = all.verdicts.verdicts.filter((one) => isOf(one, offer));
  const applying = new Set(own.map(({ rule }) => rule));
  const met = new Set(own.filter(({ verdict }) => verdict === "met").map(({ rule }) => rule));
  const rules = rulesOf(form, pack);
  const filings = filingsOf(filingsIn(all.found.known.records), { pack: pack.id, provider: provider.id, jurisdiction });
  return {
    form,
    pack,
    rules,
    counting: countingOf(
      rules.filter(({ id }) => applying.has(id)),
      (rule) => met.has(rule),
    ),
    provider,
    jurisdiction,
    recipient: choice.recipient ?? offer.recipients[0] ?? "",
    filed: filings.filter((one) => isOfKind(one, { form, choice, pack })).length,
  };
}

type Meant = { readonly form: Form; readonly choice: Choice; readonly pack: Pack };

/** Of a form for the same rules, whatever its stage; to the same recipient where one is named: each is told for a first time. */
function isOfKind(filing: Filing, { form: { regime, rules }, choice, pack }: Meant): boolean {
  const other = pack.forms.find(({ id }) => id === filing.form.id);
  const isAlike = filing.regime === regime && String(other?.rules) === String(rules);
  return isAlike && (choice.recipient === undefined || choice.recipient === filing.recipient);
}

function nothingFor({ form }: Choice, offers: readonly DraftOffer[]): string {
  if (offers.length === 0) return `No rule that a form "${form.slice(0, 60)}" is for applies to this incident.`;
  return `The form ${form.slice(0, 60)} is for ${namesOf(offers)}.`;
}

function namesOf(offers: readonly DraftOffer[]): string {
  return offers.map(({ provider, jurisdiction }) => `${provider.id} in ${jurisdiction}`).join(", ");
}

/** Precondition: the offer is of these packs. */
function findForm(packs: readonly Pack[], offer: DraftOffer): { readonly pack: Pack; readonly form: Form } {
  for (const pack of packs)
    for (const form of pack.forms) if (pack.id === offer.pack.id && form.id === offer.form) return { pack, form };
  throw new Error(`form ${offer.form} was offered and is in no pack`);
}

type Manner = { readonly edition: Edition; readonly recipient: string | undefined };

/** The form filled, held against what was filed before: to the recipient, where one is asked for. */
export function draftOf(all: Case, asked: Asked, { edition, recipient }: Manner): Draft {
  const { pack, provider, jurisdiction } = asked;
  const whose = { pack: pack.id, provider: provider.id, jurisdiction };
  const filings = filingsOf(filingsIn(all.found.known.records), whose);
  return fillForm(materialOf(all, asked), { edition, previous: previousOf(filings, { recipient }) });
}
