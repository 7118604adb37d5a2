import type { Instant } from "../../platform/instant.ts";
import { INVENTORY } from "../../inventory/repository.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import { SETTING, type Settings, settingsIn } from "../../platform/settings/setting.ts";
import { DECLARATION } from "../declarations/declaration.ts";
import { EVENT, type RecordedEvent, eventOf, shareOf } from "../event.ts";
import { FEED, type FeedState, SILENCE, feedsIn } from "../feeds/feed.ts";

/** Something that was told and moves figures; events are read once. */
export type Happening = Pick<Entry, "sequence" | "occurredAt"> &
  (
    | {
        readonly event: RecordedEvent;
        /** Of an event by which a node fails: of its run from there on, the entry that was recorded first. */
        readonly firstOfRun?: number;
      }
    | { readonly entry: Entry }
  );

export function happeningOf(entry: Entry): Happening {
  const { sequence, occurredAt } = entry;
  return entry.kind === EVENT ? { sequence, occurredAt, event: eventOf(entry) } : { sequence, occurredAt, entry };
}

/** A node that does not surely do all it should: since when, and the entry that was recorded first of those that say so. */
export type Run = { readonly since: Instant; readonly sequence: number };

/**
 * What was told of the network up to a moment: the last of each. Mutable, since it goes through a year's entries one by one;
 * they must come in the order in which they happened, a tie in the order recorded.
 */
export class Past {
  #version: number | undefined;
  readonly #events = new Map<string, RecordedEvent>();
  readonly #lastKnown = new Map<string, number>();
  readonly #runs = new Map<string, Run>();
  readonly #said = new Map<string, Entry>();
  readonly #declarations = new Map<string, Entry>();
  #feeds: readonly FeedState[] | undefined;
  #settings: Settings | undefined;

  /** As it stands now, untouched by what comes after. */
  copy(): Past {
    const copy = new Past();
    copy.#version = this.#version;
    for (const [node, event] of this.#events) copy.#events.set(node, event);
    for (const [node, share] of this.#lastKnown) copy.#lastKnown.set(node, share);
    for (const [node, run] of this.#runs) copy.#runs.set(node, run);
    for (const [subject, entry] of this.#said) copy.#said.set(subject, entry);
    for (const [id, entry] of this.#declarations) copy.#declarations.set(id, entry);
    return copy;
  }

  apply(happening: Happening): void {
    if ("event" in happening) this.#applyEvent(happening.event, happening.firstOfRun ?? happening.sequence);
    else this.#applyEntry(happening.entry);
  }

  #applyEvent(event: RecordedEvent, sequence: number): void {
    const { node, state, occurredAt } = event;
    this.#events.set(node, event);
    const share = shareOf(event);
    if (share !== undefined) this.#lastKnown.set(node, share);
    const run = this.#runs.get(node);
    if (state === "up") this.#runs.delete(node);
    else if (run === undefined) this.#runs.set(node, { since: occurredAt, sequence });
    else if (sequence < run.sequence) this.#runs.set(node, { since: run.since, sequence });
  }

  #applyEntry(entry: Entry): void {
    const { kind, id, subject } = entry;
    if (kind === INVENTORY) this.#version = Number(id);
    else if (kind === DECLARATION) this.#declarations.set(subject, entry);
    else if (kind === FEED || kind === SILENCE || kind === SETTING) {
      this.#said.set(`${kind} ${subject}`, entry);
      this.#feeds = undefined;
      this.#settings = undefined;
    }
  }

  /** Forgets a declaration that is over: time only goes on. */
  forgetDeclaration(id: string): void {
    this.#declarations.delete(id);
  }

  /** Of the inventory in force; undefined before the first. */
  get version(): number | undefined {
    return this.#version;
  }

  /** Events of nodes that are not up, or all of them where a silence may make them old. */
  get bearingEvents(): readonly RecordedEvent[] {
    if (this.feeds.some(({ silentSince }) => silentSince !== undefined)) return [...this.#events.values()];
    return [...this.#runs.keys()].flatMap((node) => this.#events.get(node) ?? []);
  }

  get lastKnown(): ReadonlyMap<string, number> {
    return this.#lastKnown;
  }

  get runs(): ReadonlyMap<string, Run> {
    return this.#runs;
  }

  get declarations(): readonly Entry[] {
    return [...this.#declarations.values()];
  }

  get feeds(): readonly FeedState[] {
    this.#feeds ??= feedsIn([...this.#said.values()]);
    return this.#feeds;
  }

  get settings(): Settings {
    this.#settings ??= settingsIn([...this.#said.values()]);
    return this.#settings;
  }
}
