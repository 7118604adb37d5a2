import { judgeAdmissions } from "../../access/admission.ts";
import type { Moment } from "../../alarms/moment.ts";
import type { Present } from "../../alarms/present.ts";
import type { Models } from "../../inventory/models.ts";
import { type Db, isSilence, silence } from "../../platform/database.ts";
import { AppError } from "../../platform/errors.ts";
import { readHead } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import { within } from "../../platform/pulse.ts";
import { answer } from "../answered.ts";
import { renderings } from "../renderings/index.ts";
import { type Limits, Listeners, type Newcomer, type Subject, keyOf } from "./listeners.ts";
import { type Message, messageOf } from "./message.ts";

export type BroadcastOptions = {
  /** Where to look, each time anew. */
  readonly openDb: () => Db;
  /** Told that it did not answer. */
  readonly onSilence?: () => void;
  readonly memory: { readonly models: Models; readonly present: Present };
  readonly limits?: Limits;
  /** Told of what nobody who listens can act on. */
  readonly warn: (error: unknown) => void;
};

/** A listener costs a connection and some kilobytes. */
const LIMITS: Limits = { most: 10_000, mostOfOne: 5_000 };

/** So often it is looked whether anything changed of which nobody spoke, whether all who listen still may, and whether they do. */
const BEAT_MILLISECONDS = 1_000;

/** Entries that come within this time may share a message. What took less to tell is followed sooner. */
const LONGEST_PAUSE_MILLISECONDS = 100;

/** Longer than a database takes that answers at all. */
const LONGEST_ANSWER_MILLISECONDS = 5_000;

type Told = { readonly moment: Moment; readonly message: Message };

/**
 * Tells all who listen of each change of the present. Whoever hears of one pokes it; without that it looks by itself once
 * a second, so that what takes effect by itself is told too, and nothing is missed for good. State: who listens, and what
 * of the present they were told.
 */
export class Broadcast {
  readonly #options: BroadcastOptions;
  readonly #listeners: Listeners;
  #told: ReadonlyMap<string, Told> = new Map();
  #timer: ReturnType<typeof setInterval> | undefined;
  #isLooking = false;
  #isWanted = false;
  #isJudgementDue = false;
  #isClosed = false;

  constructor(options: BroadcastOptions) {
    this.#options = options;
    this.#listeners = new Listeners(options.limits ?? LIMITS);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** The stream of somebody's: what they are told at once, then each change. Refuses as `Listeners` does, and once it is closed. */
  open(newcomer: Newcomer): ReadableStream<Uint8Array> {
    if (this.#isClosed) throw new AppError("unavailable", "The service is stopping.");
    const body = this.#listeners.add(newcomer, Date.now());
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MILLISECONDS);
    // Something may have come since the first was worked out.
    this.poke();
    return body;
  }

  /** Something may have changed. */
  poke(): void {
    this.#isWanted = true;
    if (!this.#isLooking && this.#listeners.size > 0) void this.#run();
  }

  /** Ends all streams, and opens no more. */
  close(): void {
    this.#isClosed = true;
    this.#listeners.endAll();
    this.#rest();
  }

  #beat(): void {
    this.#listeners.beat(Date.now());
    if (this.#listeners.size === 0) return this.#rest();
    this.#isJudgementDue = true;
    this.poke();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#told = new Map();
  }

  async #run(): Promise<void> {
    this.#isLooking = true;
    while (this.#isWanted && this.#listeners.size > 0) {
      this.#isWanted = false;
      const start = performance.now();
      const isNew = await this.#look().catch((error: unknown) => this.#fail(error));
      // What was told is written first: that is the most of it where many listen.
      await sleep(0);
      if (isNew) await sleep(Math.min(LONGEST_PAUSE_MILLISECONDS, performance.now() - start));
    }
    this.#isLooking = false;
  }

  #fail(error: unknown): false {
    if (isSilence(error)) this.#options.onSilence?.();
    else this.#options.warn(error);
    return false;
  }

  /** Whether there was anything new. */
  async #look(): Promise<boolean> {
    const db = this.#options.openDb();
    const [head] = await within(Promise.all([readHead(db), this.#judge(db)]), LONGEST_ANSWER_MILLISECONDS);
    const told = new Map<string, Told>();
    for (const subject of this.#listeners.subjects()) {
      try {
        const now = await this.#presentFor(subject, { db, head });
        told.set(keyOf(subject), now);
        this.#listeners.publish(subject, now.message, Date.now());
      } catch (error) {
        this.#endWith(subject, error);
      }
    }
    const before = this.#told;
    this.#told = told;
    return [...told].some(([key, { message }]) => before.get(key)?.message !== message);
  }

  /** Ends the streams of those who may no longer listen. */
  async #judge(db: Db): Promise<void> {
    if (!this.#isJudgementDue) return;
    this.#isJudgementDue = false;
    this.#listeners.endUnless(await judgeAdmissions(db, this.#listeners.admissions()));
  }

  /** What is to be told, which is what was told where nothing changed. */
  async #presentFor(subject: Subject, at: { readonly db: Db; readonly head: Head }): Promise<Told> {
    const { models, present } = this.#options.memory;
    const { moment, staleSeconds } = await present({ ...at, models, principal: subject });
    if (staleSeconds > 0) throw silence();
    const told = this.#told.get(keyOf(subject));
    if (told?.moment === moment) return told;
    const answered = await answer(moment, { filter: subject.filter, staleSeconds, rendering: renderings.json });
    return { moment, message: messageOf(answered) };
  }

  /** What they listen to is no longer there to be told; whoever comes again is answered why. */
  #endWith(subject: Subject, error: unknown): void {
    if (isSilence(error)) throw error;
    if (!(error instanceof AppError)) this.#options.warn(error);
    this.#listeners.endSubject(subject);
  }
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
