import type { IncidentAnswer } from "../../incidents/answer.ts";
import type { Role } from "../../incidents/records/decisions/roles.ts";
import type { FactAnswer } from "../../incidents/records/facts/fact.ts";
import type { NetworkNode } from "../../inventory/document.ts";
import type { Instant } from "../../platform/instant.ts";
import type { z } from "zod";
import type { Form, Pack, Reads, Rule } from "../pack.ts";
import type { ComparedAnswer, Provider, VerdictAnswer } from "../verdicts/answer.ts";
import type { OwnFigures } from "./own-figures.ts";

/** A node that failed, and what its site is called. */
export type FailedNode = z.infer<typeof NetworkNode> & { readonly siteName: string | undefined };

/** All that a form is filled from. */
export type Material = {
  readonly form: Form;
  readonly pack: Pick<Pack, "id" | "version" | "timeZone">;
  /** Of the pack, those that the form is for. */
  readonly rules: readonly Rule[];
  /** Whom they count. */
  readonly counts: Reads["counts"];
  readonly provider: Provider;
  readonly jurisdiction: string;
  readonly recipient: string;
  readonly incident: IncidentAnswer;
  readonly own: OwnFigures;
  /** Of the form's rules for this provider and jurisdiction, those that are met first. */
  readonly verdicts: readonly VerdictAnswer[];
  /** Those that are set. */
  readonly facts: readonly FactAnswer[];
  /** When the provider, or a brand of it, became aware first. */
  readonly aware: FactAnswer | undefined;
  readonly roles: readonly Role[];
  readonly nodes: readonly FailedNode[];
  /** How many filings of the same pack went out for this provider. */
  readonly filed: number;
  readonly at: Instant;
  readonly estimateId: string;
};

/** How those are hit whom the rules count: the end for those without service is not that for who was still served worse. */
export function hitInWords({ counts }: Pick<Material, "counts">): string {
  return counts === "affected" ? "without service" : "without service or served worse";
}

/** What was compared of a field, once for each service and area, in the order of the verdicts. */
export function comparedIn({ verdicts }: Pick<Material, "verdicts">, field: string) {
  const seen = new Map<string, ComparedAnswer & Pick<VerdictAnswer, "service" | "area">>();
  for (const { compared, service, area } of verdicts)
    for (const one of compared) {
      const key = `${service ?? ""} ${area ?? ""}`;
      if (one.field === field && one.value !== null && !seen.has(key)) seen.set(key, { ...one, service, area });
    }
  return [...seen.values()];
}

/** Whether something is so, as far as it was answered. */
export function truthIn({ verdicts }: Pick<Material, "verdicts">, field: string): ComparedAnswer | undefined {
  return verdicts.flatMap(({ compared }) => compared).find((one) => one.field === field && one.holds !== null);
}

/** A fact by its name, the first that is set. */
export function factOf({ facts }: Pick<Material, "facts">, name: string): FactAnswer | undefined {
  return facts.find((fact) => fact.name === name && fact.isSet);
}

/** Who said it, when and on what ground. */
export function saidBy({ by, at, ground }: Pick<FactAnswer, "by" | "at" | "ground">): string {
  return `Said by ${by} at ${at}: ${ground}`;
}
