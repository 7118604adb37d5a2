import { query } from "../../../data/ask.ts";
import type { Filing, Offer } from "../answers.ts";

export const EDITIONS = ["whole", "public"] as const;
export const FORMATS = ["html", "docx", "json"] as const;
export type Edition = (typeof EDITIONS)[number];
export type Format = (typeof FORMATS)[number];

/** Where a draft is read; `path`: of the incident. */
export function draftAddress(
  path: string,
  { form, provider, jurisdiction }: Pick<Offer, "form" | "provider" | "jurisdiction">,
  { edition, format }: { readonly edition: Edition; readonly format: Format },
): string {
  return `${path}/drafts/${encodeURIComponent(form)}${query({ provider: provider.id, jurisdiction, edition, format })}`;
}

/** Where what was filed is read, as it was. */
export function filingAddress(path: string, { number }: Pick<Filing, "number">, format: Format): string {
  return `${path}/filings/${number}${query({ format })}`;
}

export type OffersOf = {
  readonly provider: Offer["provider"];
  /** What is or may be reportable, the due first. */
  readonly relevant: readonly Offer[];
  readonly others: readonly Offer[];
};

/** By provider, the network's operator first; each in the order of the answer, which puts the due first. */
export function offersByProvider(offers: readonly Offer[]): readonly OffersOf[] {
  const operatorFirst = offers.toSorted((a, b) => Number(isOperators(b)) - Number(isOperators(a)));
  return [...Map.groupBy(operatorFirst, ({ provider }) => provider.id).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      { provider: first.provider, relevant: own.filter(isRelevant), others: own.filter((one) => !isRelevant(one)) },
    ];
  });
}

function isOperators({ provider }: Offer): boolean {
  return provider.kind === "mno";
}

function isRelevant({ verdict, filings }: Offer): boolean {
  return filings.length > 0 || (verdict !== "not-met" && verdict !== "superseded");
}
