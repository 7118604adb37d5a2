import { heldBounds } from "./bounds.ts";
import type { CompiledProfile, Formula, Model } from "./compile.ts";
import type { Range } from "./inventory.ts";
import { PointEstimator } from "./point.ts";
import type { ShareRange } from "./shares.ts";
import { NEVER, SURE, Terms, type Work } from "./terms.ts";

/** Shares of a profile's customers, 0 to 1: for whom it cannot be used, and for whom that or served worse. */
export type Lost = { readonly affected: Range; readonly impaired: Range };

/** `any` holds when one alternative holds, or, for who is served worse, stands for its first alternative alone. */
type Preference = "one-alternative" | "first-alternative";

/**
 * Step 2 of an estimate: for one profile, the share of customers that lose at least one of the given services.
 * Each leaf counts with its served share for *affected* and with its unimpaired share for *impaired*; the high of
 * affected takes the unimpaired share too, since overload can collapse into total loss.
 */
export class ProfileLoss {
  readonly #profile: CompiledProfile;
  readonly #readings: Readonly<Record<"affected" | "impaired", Readonly<Record<keyof Range, Reading>>>>;

  constructor(
    model: Model,
    profile: CompiledProfile,
    { low, point, high, work }: ShareRange & { readonly work?: Work },
  ) {
    this.#profile = profile;
    const read = (shares: readonly number[], preference: Preference) =>
      new Reading(model, { shares, preference, work });
    const affected = read(point.served, "one-alternative");
    const impaired = read(point.unimpaired, "first-alternative");
    this.#readings = {
      affected: {
        low: low === point ? affected : read(low.served, "one-alternative"),
        point: affected,
        high: read(high.unimpaired, "one-alternative"),
      },
      impaired: {
        low: low === point ? impaired : read(low.unimpaired, "first-alternative"),
        point: impaired,
        high: high === point ? impaired : read(high.unimpaired, "first-alternative"),
      },
    };
  }

  /** The share that loses at least one of the services that are meant. */
  ofServices(isMeant: (service: CompiledProfile["services"][number]) => boolean): Lost {
    const formulas = this.#profile.services.filter(isMeant).map(({ formula }) => formula);
    const affected = rangeOf(this.#readings.affected, formulas);
    const impaired = rangeOf(this.#readings.impaired, formulas);
    return {
      affected: { ...affected, high: Math.min(affected.high, impaired.high) },
      impaired: { ...impaired, low: Math.max(impaired.low, affected.low) },
    };
  }

  /** Only the best estimates, for a question that has no use for bounds. */
  pointsOf(isMeant: (service: CompiledProfile["services"][number]) => boolean): { affected: number; impaired: number } {
    const formulas = this.#profile.services.filter(isMeant).map(({ formula }) => formula);
    const { affected, impaired } = this.#readings;
    return { affected: affected.point.lostPoint(formulas), impaired: impaired.point.lostPoint(formulas) };
  }
}

function rangeOf(readings: Readonly<Record<keyof Range, Reading>>, formulas: readonly Formula[]): Range {
  return {
    low: readings.low.leastLost(formulas),
    point: readings.point.lostPoint(formulas),
    high: readings.high.greatestLost(formulas),
  };
}

/** A profile's formulas under one set of shares and one reading of `any`, each simplified once. */
class Reading {
  readonly #terms: Terms;
  readonly #refs = new Map<Formula, number>();
  readonly #shares: readonly number[];
  readonly #preference: Preference;
  readonly #points: PointEstimator;

  constructor(
    model: Model,
    {
      shares,
      preference,
      work,
    }: { readonly shares: readonly number[]; readonly preference: Preference; readonly work: Work | undefined },
  ) {
    this.#terms = new Terms(work);
    this.#shares = shares;
    this.#preference = preference;
    this.#points = new PointEstimator(this.#terms, {
      shareOf: this.#shareOf,
      setOf: (leaf) => model.nodeSets[leaf] ?? leaf,
    });
  }

  lostPoint(formulas: readonly Formula[]): number {
    return 1 - this.#points.held(this.#all(formulas));
  }

  leastLost(formulas: readonly Formula[]): number {
    return 1 - heldBounds(this.#terms, this.#all(formulas), this.#shareOf).greatest;
  }

  greatestLost(formulas: readonly Formula[]): number {
    return 1 - heldBounds(this.#terms, this.#all(formulas), this.#shareOf).least;
  }

  readonly #shareOf = (leaf: number): number => this.#shares[leaf] ?? 1;

  #all(formulas: readonly Formula[]): number {
    return this.#terms.all(formulas.map((formula) => this.#simplify(formula)));
  }

  #simplify(formula: Formula): number {
    const known = this.#refs.get(formula);
    if (known !== undefined) return known;
    const ref = this.#simplifyNew(formula);
    this.#refs.set(formula, ref);
    return ref;
  }

  #simplifyNew(formula: Formula): number {
    if (formula.op === "leaf") return this.#leaf(formula.leaf);
    const isPreference = formula.op === "any" && this.#preference === "first-alternative";
    const parts = (isPreference ? formula.parts.slice(0, 1) : formula.parts).map((part) => this.#simplify(part));
    if (formula.op === "atLeast") return this.#terms.atLeast(formula.k, parts);
    return formula.op === "all" ? this.#terms.all(parts) : this.#terms.any(parts);
  }

  #leaf(leaf: number): number {
    const share = this.#shareOf(leaf);
    if (share === 1) return SURE;
    return share === 0 ? NEVER : this.#terms.leaf(leaf);
  }
}
