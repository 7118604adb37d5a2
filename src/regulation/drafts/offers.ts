import { z } from "zod";
import { type Form, type Pack, type Rule, STAGES } from "../pack.ts";
import { Provider, type VerdictAnswer } from "../verdicts/answer.ts";
import { VERDICTS, nearnessOf } from "../verdicts/judge.ts";

/** A form that there is for a provider in a jurisdiction. */
export const DraftOffer = z
  .strictObject({
    form: z.string(),
    title: z.string(),
    pack: z.strictObject({ id: z.string(), version: z.string() }),
    regime: z.string(),
    stage: z.enum(STAGES),
    provider: Provider,
    jurisdiction: z.string(),
    recipients: z.array(z.string()).readonly(),
    verdict: z.enum(VERDICTS).meta({ description: "Of the rules that it is for, the one nearest to met" }),
    isProposed: z.boolean().meta({ description: "Only of rules that are drafts" }),
    isDue: z.boolean().meta({ description: "A rule is met, and it was not filed yet" }),
    filings: z.array(z.int()).readonly().meta({ description: "Numbers of those that were filed of it" }),
  })
  .meta({ id: "DraftOffer" });
export type DraftOffer = z.infer<typeof DraftOffer>;

/** What was filed, as far as it is asked here. */
export type Filed = {
  readonly number: number;
  readonly form: string;
  readonly pack: string;
  readonly provider: string;
  readonly jurisdiction: string;
};

type Standing = {
  readonly packs: readonly Pack[];
  readonly verdicts: readonly VerdictAnswer[];
  readonly filed: readonly Filed[];
};

/** The rules that a form is for: of its regime, those with its stage. */
export function rulesOf(form: Form, { rules }: Pick<Pack, "rules">): readonly Rule[] {
  return rules.filter(
    ({ id, regime, deadlines }) =>
      regime === form.regime &&
      (form.rules?.includes(id) ?? true) &&
      deadlines.some(({ stage }) => stage === form.stage),
  );
}

/** Every form for whomever a rule of it applies to: the due first, then those nearest to it. */
export function offersIn({ packs, verdicts, filed }: Standing): readonly DraftOffer[] {
  const offers = packs.flatMap((pack) => pack.forms.flatMap((form) => offersOf(form, pack, { verdicts, filed })));
  return offers.sort((a, b) => rankOf(a) - rankOf(b) || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage));
}

function rankOf({ isDue, verdict }: DraftOffer): number {
  return isDue ? -1 : VERDICTS.indexOf(verdict);
}

function offersOf(form: Form, pack: Pack, { verdicts, filed }: Omit<Standing, "packs">): readonly DraftOffer[] {
  const rules = rulesOf(form, pack);
  const ids = new Set(rules.map(({ id }) => id));
  const own = verdicts.filter((verdict) => verdict.pack.id === pack.id && ids.has(verdict.rule));
  const byWhom = Map.groupBy(own, ({ provider, jurisdiction }) => `${provider.id} ${jurisdiction}`);
  return [...byWhom.values()].flatMap((group) => {
    const [nearest] = group.toSorted((a, b) => nearnessOf(a) - nearnessOf(b));
    if (nearest === undefined) return [];
    const { provider, jurisdiction, verdict, proposed } = nearest;
    const filings = filed.filter(
      (one) =>
        one.form === form.id &&
        one.pack === pack.id &&
        one.provider === provider.id &&
        one.jurisdiction === jurisdiction,
    );
    return {
      form: form.id,
      title: form.title,
      pack: { id: pack.id, version: pack.version },
      regime: form.regime,
      stage: form.stage,
      provider,
      jurisdiction,
      recipients: recipientsOf(form, rules, new Set(group.map(({ rule }) => rule))),
      verdict,
      isProposed: proposed,
      isDue: verdict === "met" && !proposed && filings.length === 0,
      filings: filings.map(({ number }) => number),
    };
  });
}

function recipientsOf({ stage }: Form, rules: readonly Rule[], applying: ReadonlySet<string>): readonly string[] {
  const deadlines = rules.filter(({ id }) => applying.has(id)).flatMap((rule) => rule.deadlines);
  return [...new Set(deadlines.filter((one) => one.stage === stage).map(({ recipient }) => recipient))];
}
