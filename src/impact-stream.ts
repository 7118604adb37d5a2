import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { z } from "zod";
import { Admission } from "./access/admission.ts";
import { createMemory } from "./app.ts";
import { Filter } from "./impact/filter.ts";
import { Broadcast } from "./impact/stream/broadcast.ts";
import type { Newcomer, OpenStream } from "./impact/stream/listeners.ts";
import { type Db, openDatabase } from "./platform/database.ts";
import { AppError } from "./platform/errors.ts";

/** Of one object; whoever comes beyond them listens to the next. */
const MOST_LISTENERS = 1_000;
const MOST_OBJECTS = 20;

const Joining = z.object({
  subject: z.object({ operators: z.union([z.literal("all"), z.array(z.string())]), filter: Filter }),
  admission: Admission,
  first: z.object({ text: z.string(), sequence: z.number(), etag: z.string() }),
});

/** The object is full. */
const FULL = 503;

/** What was said of a poke: whether there may be listeners at the next object too. */
const Poked = z.object({ isFull: z.boolean() });

type StreamBindings = { readonly HYPERDRIVE: { readonly connectionString: string } };

/** Two questions at a time: where the ledger stands, and who may still listen. */
const POOL = { connections: 2, keepsStatements: false };

/**
 * A Durable Object that tells all who listen, wherever in the world a Worker let them in. POST /join gives the stream of
 * one, who was let in before (503: full); POST /poke says that something may have changed. State: as `Broadcast` says,
 * and its client of the database, until that is lost.
 */
export class ImpactStream {
  readonly #broadcast: Broadcast;
  readonly #connectionString: string;
  #db: Db | undefined;

  constructor(_state: unknown, { HYPERDRIVE }: StreamBindings) {
    this.#connectionString = HYPERDRIVE.connectionString;
    this.#broadcast = new Broadcast({
      openDb: () => (this.#db ??= openDatabase(this.#connectionString, POOL).db),
      onSilence: () => (this.#db = undefined),
      memory: createMemory(),
      limits: { most: MOST_LISTENERS, mostOfOne: Number.POSITIVE_INFINITY },
      warn: (error) => console.error(JSON.stringify({ level: "error", message: "stream", error: String(error) })),
    });
  }

  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname === "/poke") {
      this.#broadcast.poke();
      return Response.json({ isFull: this.#isFull() } satisfies z.infer<typeof Poked>);
    }
    if (this.#isFull()) return new Response(null, { status: FULL });
    const { first, ...newcomer } = Joining.parse(await request.json());
    const { text, ...named } = first;
    return new Response(
      this.#broadcast.open({ ...newcomer, first: { bytes: new TextEncoder().encode(text), ...named } }),
    );
  }

  #isFull(): boolean {
    return this.#broadcast.size >= MOST_LISTENERS;
  }
}

/** The way of a Worker to the objects that tell all who listen; the first is filled first. */
export function createStreams(namespace: DurableObjectNamespace) {
  const objectAt = (number: number) => namespace.get(namespace.idFromName(String(number)));
  const open: OpenStream = async (newcomer) => {
    const body = joiningOf(newcomer);
    for (let number = 0; number < MOST_OBJECTS; number++) {
      const answer = await objectAt(number).fetch("https://impact-stream/join", { method: "POST", body });
      if (answer.ok && answer.body instanceof ReadableStream) return answer.body;
      if (answer.status !== FULL) throw new Error(`the stream answers ${answer.status}`);
    }
    throw new AppError("unavailable", `At most ${MOST_OBJECTS * MOST_LISTENERS} streams at a time.`);
  };
  const poke = async (): Promise<void> => {
    for (let number = 0; number < MOST_OBJECTS; number++) {
      const answer = await objectAt(number).fetch("https://impact-stream/poke", { method: "POST" });
      if (!Poked.parse(await answer.json()).isFull) return;
    }
  };
  return { open, poke };
}

function joiningOf({ first: { bytes, ...named }, ...newcomer }: Newcomer): string {
  return JSON.stringify({ ...newcomer, first: { text: new TextDecoder().decode(bytes), ...named } });
}
