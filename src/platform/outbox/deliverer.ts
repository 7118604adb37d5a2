import type { Db } from "../database.ts";
import { MOST_ATTEMPTS, nextAttemptAt } from "./back-off.ts";
import { within } from "../pulse.ts";
import type { Channel } from "./message.ts";
import { type Claimed, claimDue, markDelivered, markFailed } from "./repository.ts";
import { type Send, type Senders, failureOf } from "./send.ts";

export type DelivererOptions = {
  readonly senders: Senders;
  /** Told of each message that is given up. */
  readonly warn: (text: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** Of one lane at a time, so that a receiver which is slow holds up only its own; and of all. */
const MOST_OF_LANE = 4;
const MOST = 200;

/** A database that takes longer is asked anew; what it gave to nobody is due again when its lease is over. */
const LONGEST_CLAIM_MILLISECONDS = 10_000;

/** Longer than any attempt may take. */
const LEASE_SECONDS = 120;

/** Sends what is due; at least once, and by any number of processes. State: what this process is sending now. */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #underWay = new Set<Promise<void>>();
  readonly #lanes: string[] = [];
  #isClaiming = false;
  #isWantedAgain = false;
  #isStopped = false;

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  /** Takes what is due and begins to send it. Does not wait for receivers: as each is done the next is taken. */
  async start(db: Db): Promise<void> {
    this.#isWantedAgain = true;
    if (this.#isClaiming) return;
    this.#isClaiming = true;
    try {
      while (this.#isWantedAgain) await this.#claim(db);
    } finally {
      this.#isClaiming = false;
    }
  }

  /** Waits until nothing is being sent and nothing more is due. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Takes nothing more, and waits for what is being sent. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.settled();
  }

  async #claim(db: Db): Promise<void> {
    this.#isWantedAgain = false;
    const channels = channelsOf(this.#options.senders);
    const most = MOST - this.#lanes.length;
    if (this.#isStopped || channels.length === 0 || most <= 0) return;
    const room = { busy: this.#busyLanes(), mostOfLane: MOST_OF_LANE, most };
    const claiming = claimDue(db, { channels, ...room, leaseSeconds: LEASE_SECONDS });
    for (const message of await within(claiming, LONGEST_CLAIM_MILLISECONDS)) this.#launch(db, message);
  }

  #launch(db: Db, message: Claimed): void {
    this.#lanes.push(message.lane);
    // Where the database does not hear what became of it, the lease ends and it is sent again.
    const attempt: Promise<void> = this.#attempt(db, message)
      .catch(() => {})
      .then(() => {
        this.#lanes.splice(this.#lanes.indexOf(message.lane), 1);
        return this.start(db);
      })
      .catch(() => {})
      .finally(() => this.#underWay.delete(attempt));
    this.#underWay.add(attempt);
  }

  async #attempt(db: Db, message: Claimed): Promise<void> {
    const failure = await tryOnce(this.#options.senders[message.channel], message);
    if (failure === undefined) return await markDelivered(db, message.id);
    const next = nextAttemptAt({ ...message, chance: Math.random() });
    await markFailed(db, message, { lastError: failure, nextAttemptAt: next });
    const { id, topic, lane, attempts } = message;
    if (next === undefined) this.#options.warn("a message is given up", { id, topic, lane, attempts, failure });
  }

  #busyLanes(): readonly string[] {
    const countByLane = Map.groupBy(this.#lanes, (lane) => lane);
    return [...countByLane].filter(([, { length }]) => length >= MOST_OF_LANE).map(([lane]) => lane);
  }
}

function channelsOf(senders: Senders): readonly Channel[] {
  return (["webhook", "email"] as const).filter((channel) => senders[channel] !== undefined);
}

/** A message whose every attempt ended without a word ends with the process that sends it: it is not sent once more. */
async function tryOnce(send: Send | undefined, message: Claimed): Promise<string | undefined> {
  if (send === undefined) return "cannot be sent from here";
  if (message.attempts > MOST_ATTEMPTS) return "no attempt ever ended";
  return await send(message).catch(failureOf);
}
