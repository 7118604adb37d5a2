import { flushTrail } from "./access/flush.ts";
import { deleteOldSessions, deleteOldTickets } from "./access/repository.ts";
import { SAFE_METHODS } from "./access/session-cookie.ts";
import { watchFeeds } from "./alarms/feeds/keep.ts";
import type { Memory } from "./app.ts";
import { keepEstimate } from "./impact/lasting.ts";
import { followSubscriptions } from "./impact/subscriptions/follow.ts";
import type { Trail } from "./platform/audit/trail.ts";
import type { Db } from "./platform/database.ts";
import { orUndefined } from "./platform/errors.ts";
import { readHead } from "./platform/ledger/repository.ts";
import { Deliverer } from "./platform/outbox/deliverer.ts";
import type { OutboxSettings } from "./platform/outbox/settings.ts";
import { createWebhookSender } from "./platform/outbox/webhook.ts";
import { LOCAL_PRINCIPAL } from "./platform/principal.ts";
import type { Recall } from "./platform/recall.ts";
import { remindOfObligations } from "./regulation/clocks/remind.ts";
import { followStatements } from "./statements/drift/follow.ts";
import type { ReminderSettings } from "./regulation/clocks/settings.ts";

type WaitUntil = (promise: Promise<unknown>) => void;

type ChoreOptions = {
  readonly openDb: () => Db;
  readonly openRecall: ((waitUntil: WaitUntil) => Recall) | undefined;
  /** Tells all who listen that something may have changed. */
  readonly poke: (() => Promise<void>) | undefined;
  readonly trail: Trail;
  readonly memory: Memory;
  readonly outbox: OutboxSettings;
  readonly publicUrl: string | undefined;
  readonly reminders: ReminderSettings;
  readonly warn: (text: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** How often an isolate that is asked looks whether a feed has fallen silent. */
const WATCH_MILLISECONDS = 1_000;

/** What a Worker does beside answering: after each answer, and by its cron. */
export function createChores(options: ChoreOptions) {
  const { openDb, openRecall, poke, trail, memory, outbox, publicUrl, reminders, warn } = options;
  let watchedMilliseconds = 0;
  const putOff = (error: unknown): void => warn("put off", { error });
  const flush = async (db: Db): Promise<void> => {
    await flushTrail(trail, db, Date.now()).catch((error: unknown) => warn("the audit is written later", { error }));
  };
  const tellAll = async (db: Db): Promise<void> => {
    await followSubscriptions({ db, ...memory, publicUrl }).catch(putOff);
    await deliver(db, outbox, warn).catch(putOff);
  };
  const remind = async (db: Db): Promise<void> => {
    await remindOfObligations({ db, ...memory, reminders, publicUrl }).catch(putOff);
  };
  const followPublished = async (db: Db): Promise<void> => {
    await followStatements({ db, ...memory, trail, publicUrl }).catch(putOff);
  };
  const watch = async (db: Db): Promise<void> => {
    if (Date.now() - watchedMilliseconds < WATCH_MILLISECONDS) return;
    watchedMilliseconds = Date.now();
    await watchFeeds(db).catch(putOff);
  };
  return {
    followUp: async (db: Db, method: string): Promise<void> => {
      if (!SAFE_METHODS.has(method)) await poke?.().catch(putOff);
      await flush(db);
      await watch(db);
      if (!SAFE_METHODS.has(method)) await tellAll(db);
    },
    run: async (waitUntil: WaitUntil): Promise<void> => {
      const db = openDb();
      const first = await Promise.allSettled([watchFeeds(db), flush(db), deleteOldSessions(db), deleteOldTickets(db)]);
      const then = await Promise.allSettled([
        keep({ db, recall: openRecall?.(waitUntil), ...memory }),
        remind(db)
          .then(() => followPublished(db))
          .then(() => tellAll(db)),
      ]);
      for (const outcome of [...first, ...then]) if (outcome.status === "rejected") throw outcome.reason;
    },
  };
}

/** Sends what is due, and waits for it: what a Worker begins ends with the event that it was begun in. */
async function deliver(db: Db, { webhooks }: OutboxSettings, warn: ChoreOptions["warn"]): Promise<void> {
  const senders = webhooks === undefined ? {} : { webhook: createWebhookSender(webhooks) };
  const deliverer = new Deliverer({ senders, warn });
  await deliverer.start(db);
  await deliverer.settled();
}

type Asker = Parameters<typeof keepEstimate>[0];

/** Has the estimate kept beyond this isolate, where anything is and there is one. */
async function keep(asker: Omit<Asker, "head" | "principal">): Promise<void> {
  if (asker.recall === undefined) return;
  const head = await readHead(asker.db);
  await orUndefined(keepEstimate({ ...asker, head, principal: LOCAL_PRINCIPAL }), "no-inventory");
}
