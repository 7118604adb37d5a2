import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { z } from "zod";
import { compile, estimate, report } from "../../src/engine/index.ts";
import { Inventory } from "../../src/inventory/document.ts";
import { compareInstants } from "../../src/platform/instant.ts";
import { type Running, addressOf, startService } from "./running-service.ts";

/** Clients of a service to which something happens: they send and read, and know themselves what came of it. */

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs all rounds, else a tenth of them. */
export const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
export const isLong = process.env["LONG"] === "1";
export const roundsOf = (all: number): number => (isLong ? all : Math.ceil(all / 10));

export const inventory = Inventory.parse(
  JSON.parse(readFileSync(new URL("../../examples/o2-2018/inventory.json", import.meta.url), "utf8")),
);
const nodes = inventory.nodes.map(({ id }) => id);

const Event = z.object({ id: z.string(), sequence: z.number(), recordedAt: z.string() });
const Page = z.object({ events: z.array(Event), next: z.number().nullable() });
const Impact = z.object({ affected: z.unknown(), impaired: z.unknown(), base: z.number() });
const Problem = z.object({ type: z.string(), status: z.number(), detail: z.string().min(1) });

export type Sent = {
  readonly id: string;
  readonly node: string;
  readonly state: "up" | "down";
  readonly occurredAt: string;
};

/** Long enough on the slowest machine: who waits longer was forgotten. */
const FORGOTTEN_MILLISECONDS = 90_000;

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export async function ask(address: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, { signal: AbortSignal.timeout(FORGOTTEN_MILLISECONDS), ...init });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

export async function send(address: string, method: string, path: string, body: unknown): Promise<Answer> {
  const headers = { "Content-Type": "application/json" };
  return await ask(address, path, { method, headers, body: JSON.stringify(body) });
}

export type BusyService = { readonly service: Running; readonly address: string };

/** A service to which as many may send as want to. */
export async function startBusyService(
  environment: Readonly<Record<string, string>>,
  start: typeof startService = startService,
): Promise<BusyService> {
  const many = { REQUESTS_PER_MINUTE: "9999999", REQUESTS_PER_MINUTE_AND_ADDRESS: "9999999" };
  const service = start({ ...many, ...environment });
  return { service, address: await addressOf(service) };
}

/** Whether an answer says clearly that it is for later: a problem document with a time to come again. */
function isClearRefusal({ status, headers, body }: Answer): boolean {
  const isProblem = headers.get("content-type") === "application/problem+json" && Problem.safeParse(body).success;
  return status === 503 && isProblem && Number(headers.get("retry-after")) > 0;
}

export class Clients {
  /** What was answered 202. */
  readonly answered = new Map<string, Sent>();
  /** What was sent and not answered 202 yet. Whoever sent it sends it again. */
  readonly unanswered = new Map<string, Sent>();
  readonly tally = { accepted: 0, refused: 0, broken: 0, fresh: 0, stale: 0 };
  /** What nobody should be answered, whatever happens to the database. */
  readonly strange: string[] = [];
  #address: string;
  #service: Running;
  readonly #busy: Promise<void>[] = [];
  /** When those requests were sent that are not answered yet. */
  readonly #open = new Map<symbol, number>();
  #isOver = false;

  constructor({ service, address }: BusyService) {
    this.#service = service;
    this.#address = address;
  }

  /** The service was started anew, elsewhere. */
  goOnAt({ service, address }: BusyService): void {
    this.#service = service;
    this.#address = address;
  }

  /** So many who write, each one event after the other, and a sixth as many who read. */
  start(writers: number): void {
    this.#isOver = false;
    for (let writer = 0; writer < writers; writer++) this.#busy.push(this.#write(writer));
    for (let reader = 0; reader < writers / 6; reader++) this.#busy.push(this.#read());
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#busy.splice(0));
  }

  /** Waits until an answer of a kind has come so many times from now on. */
  async until(kind: keyof Clients["tally"], times: number): Promise<void> {
    const enough = this.tally[kind] + times;
    const lastMilliseconds = Date.now() + FORGOTTEN_MILLISECONDS;
    while (this.tally[kind] < enough) {
      if (Date.now() > lastMilliseconds || this.#service.child.exitCode !== null)
        throw new Error(`not ${times} times ${kind}: ${this.#summary()}`);
      await sleep(10);
    }
  }

  /** The same for estimates, fresh or stale. */
  async untilRead(times: number): Promise<void> {
    const { fresh, stale } = this.tally;
    while (this.tally.fresh + this.tally.stale < fresh + stale + times) await sleep(10);
  }

  #summary(): string {
    return `${JSON.stringify([this.tally, this.strange.slice(0, 5)])}\n${this.#service.output().slice(-5_000)}`;
  }

  async #write(writer: number): Promise<void> {
    while (!this.#isOver) {
      const event = this.#next(writer);
      while (!this.#isOver && !(await this.sendOnce(event))) await sleep(50);
    }
  }

  #next(writer: number): Sent {
    const count = this.answered.size + this.unanswered.size + 1;
    const occurredAt = new Date(Date.UTC(2018, 11, 6) + count * 1000).toISOString();
    const node = nodes[(writer * 7919 + count * 31) % nodes.length] ?? "";
    const event: Sent = { id: `event-${count}`, node, state: (writer + count) % 3 === 0 ? "up" : "down", occurredAt };
    this.unanswered.set(event.id, event);
    return event;
  }

  /** True where it was taken, however often it was sent before. */
  async sendOnce(event: Sent): Promise<boolean> {
    const answer = await this.#try(() => send(this.#address, "POST", "/v1/events", event));
    if (answer?.status === 202) {
      this.tally.accepted += 1;
      this.unanswered.delete(event.id);
      this.answered.set(event.id, event);
      return true;
    }
    if (answer !== undefined) this.#refused(answer);
    return false;
  }

  #refused(answer: Answer): void {
    this.tally.refused += 1;
    if (!isClearRefusal(answer)) this.strange.push(`write: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** The estimate was read before, so it can be read whatever happens; the list of events needs the database. */
  async #read(): Promise<void> {
    while (!this.#isOver) {
      const impact = await this.#try(() => ask(this.#address, "/v1/impact"));
      if (impact?.status === 200) this.tally[impact.headers.has("age") ? "stale" : "fresh"] += 1;
      else if (impact !== undefined) this.strange.push(`read: ${impact.status} ${JSON.stringify(impact.body)}`);
      const events = await this.#try(() => ask(this.#address, "/v1/events?limit=1"));
      if (events !== undefined && events.status !== 200) this.#refused(events);
      await sleep(20);
    }
  }

  async #try(act: () => Promise<Answer>): Promise<Answer | undefined> {
    const request = Symbol("request");
    this.#open.set(request, Date.now());
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof TypeError)) this.strange.push(String(error));
      this.tally.broken += 1;
      return undefined;
    } finally {
      this.#open.delete(request);
    }
  }

  /** How many requests that were sent by then are not answered yet. */
  openSince(milliseconds: number): number {
    return [...this.#open.values()].filter((sent) => sent <= milliseconds).length;
  }

  /** Whoever was not answered sends again; then all that was answered 202 is there, once, in order, and the estimate is what follows from it. */
  async settle(address = this.#address): Promise<void> {
    for (const event of this.unanswered.values())
      expect(await send(address, "POST", "/v1/events", event), event.id).toMatchObject({ status: 202 });
    for (const [id, event] of this.unanswered) this.answered.set(id, event);
    this.unanswered.clear();
    await this.expectWhole(address);
  }

  async expectWhole(address = this.#address): Promise<void> {
    const stored = await readEvents(address);
    const ids = stored.map(({ id }) => id);
    expect(new Set(ids).size, "an event is stored twice").toBe(ids.length);
    const isStored = new Set(ids);
    expect([...this.answered.keys()].filter((id) => !isStored.has(id))).toEqual([]);
    expect(ids.filter((id) => !this.answered.has(id) && !this.unanswered.has(id))).toEqual([]);
    expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, index) => index + 2));
    const times = stored.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual(times.toSorted(compareInstants));
    const { affected, impaired, base } = Impact.parse((await ask(address, "/v1/impact")).body);
    expect({ affected, impaired, base }).toEqual(
      ownEstimate(isStored, [...this.answered.values(), ...this.unanswered.values()]),
    );
    expect((await ask(address, "/v1/audit/verification")).body).toMatchObject({ faults: [] });
  }
}

export async function readEvents(address: string): Promise<readonly z.infer<typeof Event>[]> {
  const all: z.infer<typeof Event>[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: z.infer<typeof Page> = Page.parse((await ask(address, `/v1/events?limit=1000&after=${after}`)).body);
    all.push(...page.events);
    after = page.next;
  }
  return all;
}

/** The estimate as the clients would make it of what they sent. */
export function ownEstimate(isStored: ReadonlySet<string>, events: readonly Sent[]) {
  const inOrder = events
    .filter(({ id }) => isStored.has(id))
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  const states = new Map(inOrder.map(({ node, state }): [string, number] => [node, state === "up" ? 1 : 0]));
  return report(estimate(compile(inventory), states)).total;
}
