import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { keepLast } from "./platform/keep-last.ts";
import { within } from "./platform/pulse.ts";
import type { Learnt, Recall, Recalled } from "./platform/recall.ts";

/** What did not change is told again so often, by each isolate. */
const CONFIRMED_EVERY_MILLISECONDS = 30_000;
const MOST_TOLD = 1_000;

/** Longer ones are not kept: an isolate has 128 MB. */
const MOST_BYTES = 5_000_000;

/** Of what is asked for while the database is silent, the last few are not asked for again at once. */
const ASKED_EVERY_MILLISECONDS = 2_000;
const MOST_ASKED = 8;

/** An answer that takes longer comes too late. */
const LONGEST_MILLISECONDS = 1_000;

const FOR_EVER = Number.MAX_SAFE_INTEGER;

type Warn = (message: string, facts: Readonly<Record<string, unknown>>) => void;
type WaitUntil = (promise: Promise<unknown>) => void;
type Told = { readonly tag: string; readonly atMilliseconds: number };

/** The memory of an isolate beyond itself, in a Durable Object for each kind of what it keeps; as each request opens it. */
export function createRecall(namespace: DurableObjectNamespace, warn: Warn): (waitUntil: WaitUntil) => Recall {
  const told = new Map<string, Told>();
  const asked = new Map<string, { readonly recalled: Recalled; readonly askedMilliseconds: number }>();
  const objectOf = (key: string) => namespace.get(namespace.idFromName(kindOf(key)));

  /** The bytes only where it does not keep them already. */
  async function write(key: string, { bytes, tag, keepMilliseconds }: Learnt, at: number): Promise<void> {
    const until = keepMilliseconds === undefined ? FOR_EVER : at + keepMilliseconds;
    const url = urlOf({ key, tag, at: String(at), until: String(until) });
    const confirmed = await objectOf(key).fetch(url, { method: "PATCH" });
    if (confirmed.status === 404) await objectOf(key).fetch(url, { method: "PUT", body: bytes });
  }

  async function read(key: string): Promise<Recalled | undefined> {
    const last = asked.get(key);
    if (last !== undefined && Date.now() - last.askedMilliseconds < ASKED_EVERY_MILLISECONDS) return last.recalled;
    const answer = await objectOf(key).fetch(urlOf({ key }));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok) return undefined;
    const recalled = { bytes, atMilliseconds: Number(answer.headers.get("x-at")) };
    keepLast(asked, [key, { recalled, askedMilliseconds: Date.now() }], MOST_ASKED);
    return recalled;
  }

  return (waitUntil) => {
    const cameMilliseconds = Date.now();
    return {
      remember: (key, learnt) => {
        const { tag, bytes, atMilliseconds = cameMilliseconds } = learnt;
        const last = told.get(key);
        if (last?.tag === tag && atMilliseconds - last.atMilliseconds < CONFIRMED_EVERY_MILLISECONDS) return;
        keepLast(told, [key, { tag, atMilliseconds }], MOST_TOLD);
        if (bytes.length > MOST_BYTES)
          return warn("too long to be kept beyond this isolate", { key, bytes: bytes.length });
        const forget = (error: unknown): void => {
          told.delete(key);
          warn("what was last known is kept later", { error: String(error) });
        };
        waitUntil(write(key, learnt, atMilliseconds).catch(forget));
      },
      recall: async (key) =>
        await within(read(key), LONGEST_MILLISECONDS).catch((error: unknown) => {
          warn("what was last known cannot be recalled", { error: String(error) });
          return undefined;
        }),
    };
  };
}

function kindOf(key: string): string {
  return key.split(" ")[0] ?? "";
}

function urlOf(label: Readonly<Record<string, string>>): string {
  return `https://last-known/?${new URLSearchParams(label).toString()}`;
}
