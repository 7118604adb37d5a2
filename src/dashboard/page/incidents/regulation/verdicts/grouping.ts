import type { Verdict, Verdicts } from "../answers.ts";

export type Standing = Verdict["verdict"];

/** In the order in which they are looked at. */
export const STANDINGS = [
  "met",
  "uncertain",
  "unknown",
  "not-met",
  "superseded",
] as const satisfies readonly Standing[];

export type Count = { readonly standing: Standing; readonly count: number };

/** What one regulator asks of one provider. */
export type OfRegulator = {
  readonly regulator: string;
  readonly jurisdiction: string;
  /** What may come to a duty. */
  readonly relevant: readonly Verdict[];
  /** What is not met, and will not be if nothing changes; and what gives way. */
  readonly others: readonly Verdict[];
};

export type OfProvider = {
  readonly provider: Verdict["provider"];
  /** Of rules that are in force. */
  readonly counts: readonly Count[];
  /** How many rules are drafts, of which no duty comes. */
  readonly proposed: number;
  readonly regulators: readonly OfRegulator[];
};

/** Whether a duty comes of it, may come of it, or will if nothing changes. */
export function isRelevant({ verdict, willBeMetAt, mayBeMetAt }: Verdict): boolean {
  if (verdict === "superseded") return false;
  return verdict !== "not-met" || willBeMetAt !== null || mayBeMetAt !== null;
}

/** By provider and then regulator, in the order of the answer, in which what is met comes first. */
export function byProvider(verdicts: readonly Verdict[], provider?: string): readonly OfProvider[] {
  const groups = Map.groupBy(verdicts, (one) => one.provider.id);
  return [...groups.entries()]
    .filter(([id]) => provider === undefined || id === provider)
    .flatMap(([, own]) => {
      const [first] = own;
      return first === undefined ? [] : [{ provider: first.provider, ...countsOf(own), regulators: byRegulator(own) }];
    });
}

function countsOf(verdicts: readonly Verdict[]): Pick<OfProvider, "counts" | "proposed"> {
  const inForce = verdicts.filter(({ proposed }) => !proposed);
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: inForce.filter(({ verdict }) => verdict === standing).length,
  }));
  return { counts: counts.filter(({ count }) => count > 0), proposed: verdicts.length - inForce.length };
}

function byRegulator(verdicts: readonly Verdict[]): readonly OfRegulator[] {
  const groups = Map.groupBy(verdicts, ({ regulator, jurisdiction }) => `${jurisdiction} ${regulator}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { regulator, jurisdiction } = first;
    const relevant = own.filter(isRelevant);
    return [{ regulator, jurisdiction, relevant, others: own.filter((one) => !isRelevant(one)) }];
  });
}

/** Every provider of which a rule is judged, in the order of the answer. */
export function providersOf({ verdicts }: Pick<Verdicts, "verdicts">): readonly Verdict["provider"][] {
  return [...new Map(verdicts.map(({ provider }) => [provider.id, provider])).values()];
}

/** One verdict among all of an incident. */
export function keyOf({ rule, provider, jurisdiction, service, area }: Verdict): string {
  return JSON.stringify([rule, provider.id, jurisdiction, service, area]);
}

export type Link = { readonly href: string | undefined; readonly note: string };

/** The address of a source, apart from what whoever compiled it wrote beside it. */
export function linkOf(url: string): Link {
  const [href, ...rest] = url.trim().split(/\s+/);
  return href !== undefined && /^https:\/\/[^/]/.test(href)
    ? { href, note: rest.join(" ") }
    : { href: undefined, note: url.trim() };
}
