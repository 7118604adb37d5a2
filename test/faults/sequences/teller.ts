import { expect } from "vitest";
import type { AnyBody, RecordedOf, SentDeclaration } from "../../impact/client-record.ts";
import { MINUTE, type Micros, instantOf } from "../../impact/micros.ts";
import type { SentEvent } from "../../impact/small-network.ts";
import type { Answer } from "../../support/service.ts";
import type { WatchedFeed } from "./feeds.ts";
import { type Span, type World, now } from "./world.ts";

/** Who tells one sequence, and what it remembers of it. */
export type Teller = {
  readonly world: World;
  readonly network: string;
  /** When the sequence begins. */
  readonly base: Micros;
  /** How many entries there were then. */
  readonly first: number;
  readonly events: SentEvent[];
  readonly declarations: { readonly body: Readonly<Record<string, unknown>>; readonly said: SentDeclaration }[];
  readonly released: Map<string, string>;
  readonly counts: Pick<RecordedOf<"registration">, "node" | "count" | "observedAt">[];
  readonly feeds: Map<string, WatchedFeed>;
  readonly asked: {
    readonly path: string;
    readonly body: AnyBody;
    readonly estimateId: string;
    readonly isSettled: boolean;
  }[];
  /** What was said and answered, for whom it may concern. */
  readonly lines: string[];
  maxAgeSeconds: number;
};

export const A_DAY = 86_400;

export function startTeller(world: World): Teller {
  const network = world.networks[world.used];
  if (network === undefined) throw new Error("every network of this world was used");
  world.used += 1;
  const base = world.mode === "live" ? now() : world.clock;
  const nothing = {
    events: [],
    declarations: [],
    released: new Map(),
    counts: [],
    feeds: new Map(),
    asked: [],
    lines: [],
  };
  return { world, network, base, first: world.record.length, ...nothing, maxAgeSeconds: A_DAY };
}

export function idIn({ network }: Teller, name: string): string {
  return `${network}.${name}`;
}

/** Minutes from when the sequence began. */
export function at({ base }: Teller, minute: number): string {
  return instantOf(base + minute * MINUTE);
}

export type Sent = { readonly method: string; readonly path: string; readonly body?: unknown; readonly status: number };

/** Sends and holds the answer to its status; says by our clock while what it was under way. */
export async function send(
  teller: Teller,
  { method, path, body, status }: Sent,
): Promise<Answer & { readonly within: Span }> {
  const from = now();
  const answer = await teller.world.service.send(method, path, body);
  const within = { from, to: now() };
  say(teller, `${method} ${path} ${JSON.stringify(body) ?? ""} → ${answer.status}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return { ...answer, within };
}

/** Notes what happened, with times from when the sequence began and names without the network's. */
export function say({ base, network, lines }: Teller, text: string): void {
  const told = text
    .replaceAll(`${network}.`, "")
    .replaceAll(`${network}-`, "")
    .replaceAll(/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z/g, (_, seconds: string, decimals = "") => {
      const micros = Date.parse(`${seconds}Z`) * 1000 + Number(decimals.padEnd(6, "0")) - base;
      const minutes = Math.round(micros / MINUTE);
      const rest = micros - minutes * MINUTE;
      return `${minutes}min${rest === 0 ? "" : `${rest > 0 ? "+" : ""}${rest}µs`}`;
    });
  lines.push(told);
}

/** One of a list, whichever number was drawn. */
export function pick<Item>(items: readonly Item[], which: number): Item | undefined {
  return items[which % Math.max(1, items.length)];
}
