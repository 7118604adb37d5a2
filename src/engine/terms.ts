/** A requirement over leaves, whose parts are references into the store that it stands in. */
export type Term =
  | { readonly op: "leaf"; readonly leaf: number }
  | { readonly op: "all" | "any"; readonly parts: readonly number[] }
  | { readonly op: "atLeast"; readonly k: number; readonly parts: readonly number[] };

/** Counts steps of work (a part of a term looked at or stored), and throws a RangeError rather than go beyond a number of them. */
export class Work {
  spent = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  spend(steps: number): void {
    this.spent += steps;
    if (this.spent > this.#most) throw new RangeError(`more than ${this.#most} steps`);
  }
}

/** What holds for every customer. */
export const SURE = -1;
/** What holds for none. */
export const NEVER = -2;

/**
 * Requirements over leaves, simplified while they are built and each stored once, so that equal parts are the same
 * reference. A reference is an index into the store, or SURE or NEVER; parts must come from the same store.
 */
export class Terms {
  readonly #terms: Term[] = [];
  readonly #indexByKey = new Map<string, number>();
  readonly #work: Work | undefined;

  constructor(work?: Work) {
    this.#work = work;
  }

  at(ref: number): Term {
    const term = this.#terms[ref] ?? { op: "all", parts: [] }; // nothing required: SURE
    this.spend(term.op === "leaf" ? 1 : 1 + term.parts.length);
    return term;
  }

  /** Says that this many steps were, or are about to be, worked. */
  spend(steps: number): void {
    this.#work?.spend(steps);
  }

  leaf(leaf: number): number {
    return this.#store(`leaf ${leaf}`, { op: "leaf", leaf });
  }

  all(parts: readonly number[]): number {
    return this.#list("all", parts);
  }

  any(parts: readonly number[]): number {
    return this.#list("any", parts);
  }

  /** k of the parts; equal parts stay apart, since each of them counts. */
  atLeast(k: number, parts: readonly number[]): number {
    const open = parts.filter((part) => part >= 0).sort(ascending);
    const missing = k - parts.filter((part) => part === SURE).length;
    if (missing <= 0) return SURE;
    if (missing > open.length) return NEVER;
    if (missing === 1) return this.any(open);
    if (missing === open.length) return this.all(open);
    return this.#store(`${missing} of ${open.join()}`, { op: "atLeast", k: missing, parts: open });
  }

  /** An `all` is settled by one that never holds and unmoved by one that surely does; an `any` the other way round. */
  #list(op: "all" | "any", parts: readonly number[]): number {
    const [settling, neutral] = op === "all" ? [NEVER, SURE] : [SURE, NEVER];
    if (parts.includes(settling)) return settling;
    const flat = parts.filter((part) => part !== neutral).flatMap((part) => this.#partsOfSame(op, part));
    const open = [...new Set(flat)].sort(ascending);
    const [first] = open;
    if (first === undefined) return neutral;
    return open.length === 1 ? first : this.#store(`${op} ${open.join()}`, { op, parts: open });
  }

  #partsOfSame(op: "all" | "any", ref: number): readonly number[] {
    const term = this.at(ref);
    return term.op === op ? term.parts : [ref];
  }

  #store(key: string, term: Term): number {
    this.spend(term.op === "leaf" ? 1 : 1 + term.parts.length);
    const known = this.#indexByKey.get(key);
    if (known !== undefined) return known;
    this.#terms.push(term);
    this.#indexByKey.set(key, this.#terms.length - 1);
    return this.#terms.length - 1;
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
