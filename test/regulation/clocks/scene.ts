import { Pack, Rule } from "../../../src/regulation/pack.ts";
import type { VerdictAnswer } from "../../../src/regulation/verdicts/answer.ts";
import type { ObligationAnswer } from "../../../src/regulation/clocks/answer.ts";
import { type Grounds, obligationsOf } from "../../../src/regulation/clocks/obligations.ts";
import type { Known, SaidAt } from "../../../src/regulation/clocks/starts.ts";
import type { Filing } from "../../../src/regulation/clocks/submissions.ts";
import { type Told, submissionsIn } from "../../../src/regulation/clocks/submissions.ts";
import rules from "../rules.json" with { type: "json" };

/** What suites about clocks have in common: the rules of the copy in packs, and verdicts as if somebody had judged. */

const READS = { services: [], counts: "affected", whose: "network", decides: "best-estimate" };

export const RULES: readonly Rule[] = rules.map((rule) => Rule.parse({ ...rule, reads: READS }));

/** A pack of the rules whose ids begin so. */
export function packOf(prefix: string, calendar: { readonly timeZone: string; readonly holidays: string }): Pack {
  return packWith(
    RULES.filter(({ id }) => id.startsWith(prefix)),
    { id: `test-${prefix.slice(0, 2)}`, ...calendar },
  );
}

export function packWith(
  own: readonly Rule[],
  of: { readonly id: string; readonly timeZone: string; readonly holidays: string },
): Pack {
  return Pack.parse({ name: of.id, version: "1", countries: [], forms: [], vectors: [], rules: own, ...of });
}

export const US = packOf("us-", { timeZone: "America/Chicago", holidays: "US" });
export const CA = packOf("ca-", { timeZone: "America/Toronto", holidays: "CA" });
export const JP = packOf("jp-", { timeZone: "Asia/Tokyo", holidays: "JP" });
export const EU = packOf("eu-", { timeZone: "Europe/Brussels", holidays: "BE" });
export const BE = packOf("be-", { timeZone: "Europe/Brussels", holidays: "BE" });
export const AU = packOf("au-", { timeZone: "Australia/Sydney", holidays: "AU" });
export const UK = packOf("uk-", { timeZone: "Europe/London", holidays: "GB" });
export const IT = packOf("it-", { timeZone: "Europe/Rome", holidays: "IT" });
export const PACKS = [US, CA, JP, EU, BE, AU, UK, IT];

/** What is said of a rule; met unless it says otherwise. */
export function verdictOf(rule: string, more: Partial<VerdictAnswer> = {}): VerdictAnswer {
  const pack = PACKS.find((one) => one.rules.some(({ id }) => id === rule));
  const found = RULES.find(({ id }) => id === rule);
  if (pack === undefined || found === undefined) throw new Error(`there is no rule ${rule}`);
  const { regime, regulator, instrument, clause, obligation, jurisdiction, proposed, confidence, source } = found;
  return {
    rule,
    pack: { id: pack.id, version: pack.version },
    regime,
    regulator,
    instrument,
    clause,
    obligation,
    jurisdiction,
    proposed,
    confidence,
    source,
    provider: { id: "host", name: "Host Mobile", kind: "mno" },
    service: null,
    area: null,
    verdict: "met",
    decides: "best-estimate",
    isMetByBestEstimate: true,
    compared: [],
    missing: [],
    supersededBy: null,
    metSince: null,
    willBeMetAt: null,
    mayBeMetAt: null,
    toBeConfirmed: false,
    unsettled: null,
    reason: "It is so.",
    ...more,
  };
}

export type Scene = {
  readonly from: string;
  readonly to?: string | null;
  readonly now?: string;
  readonly awareAt?: string;
  readonly detectedAt?: string;
  readonly told?: Partial<Told>;
  readonly grounds?: Partial<Grounds>;
};

const saidAt = (at: string): SaidAt => ({ at, by: "ada" });

export function knownOf({ from, to = null, awareAt, detectedAt, told = {} }: Scene): Known {
  return {
    incident: { id: "2", from, to },
    detectedAt: detectedAt === undefined ? undefined : saidAt(detectedAt),
    awareAt: new Map(awareAt === undefined ? [] : [["host", saidAt(awareAt)]]),
    submissions: submissionsIn({ filings: [], acknowledged: [], bounced: [], ...told }),
  };
}

export function obligationsFrom(verdicts: readonly VerdictAnswer[], scene: Scene): readonly ObligationAnswer[] {
  return obligationsOf({
    verdicts,
    packs: PACKS,
    contacts: [],
    deliveries: [],
    known: knownOf(scene),
    owner: null,
    now: scene.now ?? scene.from,
    ...scene.grounds,
  });
}

/** What was sent for a rule's stage, to the recipient that it names. */
export function filingOf(
  rule: string,
  stage: Filing["stage"],
  submittedAt: string,
  more: Partial<Filing> = {},
): Filing {
  const { pack, jurisdiction } = verdictOf(rule);
  const recipient = RULES.find(({ id }) => id === rule)?.deadlines.find((one) => one.stage === stage)?.recipient;
  if (recipient === undefined) throw new Error(`${rule} has no ${stage}`);
  const whose = { provider: "host", pack: pack.id, jurisdiction, recipient, stage };
  return { ...whose, number: 7, submittedAt, by: "ada", ...more };
}

/** By stage, or by stage and recipient where that leaves a choice. */
export function ofStage(obligations: readonly ObligationAnswer[], stage: string, recipient?: string): ObligationAnswer {
  const found = obligations.filter((one) => one.stage === stage && (recipient ?? one.recipient) === one.recipient);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(
      `${found.length} of ${stage}: ${JSON.stringify(obligations.map((one) => [one.stage, one.recipient]))}`,
    );
  return only;
}
