import type { Admission } from "../../access/admission.ts";
import { AppError } from "../../platform/errors.ts";
import type { Principal } from "../../platform/principal.ts";
import type { Filter } from "../filter.ts";
import { Listener } from "./listener.ts";
import type { Message } from "./message.ts";

/** What somebody listens to: the present as who may see `operators` sees it, with a filter that is held to them. */
export type Subject = { readonly operators: Principal["operators"]; readonly filter: Filter };

/** Somebody who wants to listen; `first` is what they are told at once. */
export type Newcomer = { readonly subject: Subject; readonly admission: Admission; readonly first: Message };

/** Opens the stream of somebody who may listen: in this process, or wherever else all are told. */
export type OpenStream = (newcomer: Newcomer) => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;

/** How many may listen at a time: here, and of one credential. */
export type Limits = { readonly most: number; readonly mostOfOne: number };

/** Those who listen to the same, and are told the same bytes. */
type Audience = { readonly subject: Subject; readonly listeners: Set<Listener> };

/** Who listens to what. State: those who do, and by each of them what was told last. Asks nothing and waits for nothing. */
export class Listeners {
  readonly #limits: Limits;
  readonly #audiences = new Map<string, Audience>();
  readonly #countByWho = new Map<string, number>();
  #size = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  subjects(): readonly Subject[] {
    return [...this.#audiences.values()].map(({ subject }) => subject);
  }

  /** By what they were let in, each once. */
  admissions(): readonly Admission[] {
    const all = this.#all().map(({ admission }): [string, Admission] => [JSON.stringify(admission), admission]);
    return [...new Map(all).values()];
  }

  /** What they read. 503 where too many listen here, 429 where too many of theirs do. */
  add({ subject, admission, first }: Newcomer, nowMilliseconds: number): ReadableStream<Uint8Array> {
    this.#refuseBeyond(admission.who);
    const key = keyOf(subject);
    const audience = this.#audiences.get(key) ?? { subject, listeners: new Set() };
    this.#audiences.set(key, audience);
    const listener: Listener = new Listener(admission, nowMilliseconds, () => this.#remove(audience, listener));
    audience.listeners.add(listener);
    this.#count(admission.who, 1);
    listener.tell(first, nowMilliseconds);
    return listener.body;
  }

  /** Tells all who listen to it. */
  publish(subject: Subject, message: Message, nowMilliseconds: number): void {
    for (const listener of this.#audiences.get(keyOf(subject))?.listeners ?? [])
      listener.tell(message, nowMilliseconds);
  }

  /** Has comments sent where they are due, and cuts off who takes nothing. */
  beat(nowMilliseconds: number): void {
    this.#endWhere((listener) => !listener.beat(nowMilliseconds));
  }

  /** Ends those whose admission no longer holds. */
  endUnless(holds: (admission: Admission) => boolean): void {
    this.#endWhere(({ admission }) => !holds(admission));
  }

  /** Ends all who listen to it. */
  endSubject(subject: Subject): void {
    const listeners = this.#audiences.get(keyOf(subject))?.listeners;
    this.#endWhere((listener) => listeners?.has(listener) === true);
  }

  endAll(): void {
    this.#endWhere(() => true);
  }

  #refuseBeyond(who: string): void {
    const { most, mostOfOne } = this.#limits;
    if ((this.#countByWho.get(who) ?? 0) >= mostOfOne)
      throw new AppError("too-many-requests", `At most ${mostOfOne} streams at a time for one credential.`);
    if (this.#size >= most) throw new AppError("unavailable", `At most ${most} streams at a time here.`);
  }

  #endWhere(isEnded: (listener: Listener) => boolean): void {
    for (const audience of this.#audiences.values())
      for (const listener of audience.listeners)
        if (isEnded(listener)) {
          this.#remove(audience, listener);
          listener.end();
        }
  }

  #remove(audience: Audience, listener: Listener): void {
    if (!audience.listeners.delete(listener)) return;
    this.#count(listener.admission.who, -1);
    if (audience.listeners.size === 0) this.#audiences.delete(keyOf(audience.subject));
  }

  #count(who: string, change: number): void {
    const count = (this.#countByWho.get(who) ?? 0) + change;
    if (count === 0) this.#countByWho.delete(who);
    else this.#countByWho.set(who, count);
    this.#size += change;
  }

  #all(): readonly Listener[] {
    return [...this.#audiences.values()].flatMap(({ listeners }) => [...listeners]);
  }
}

/** Who listens to the same. */
export function keyOf({ operators, filter }: Subject): string {
  return JSON.stringify([operators, filter]);
}
